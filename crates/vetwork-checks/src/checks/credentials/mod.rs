//! Work, study, public profiles, and the standing of organisations.

registry! {
    employers_confirm_the_work,
    employer_not_found,
    employer_contradicts_the_resume,
    job_before_the_firm,
    tool_before_its_release,
    full_time_jobs_overlap,
    career_begins_too_young,
    degree_not_confirmed,
}
