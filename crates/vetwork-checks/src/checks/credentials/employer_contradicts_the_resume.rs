//! CR003: do the employers who answered tell the same story as the resume?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Confirmation, EmployerCheck, Employment, ReachedVia};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::career::{name_is_known, same_firm};

pub(crate) static META: Meta = Meta {
    code: Code("CR003"),
    name: "employer-contradicts-the-resume",
    title: "an employer tells another story",
    question: "Do the employers who answered tell the same story as the resume?",
    says: "{employer} does not confirm the job as stated: {what}.",
    clear: "No employer who answered contradicts the resume.",
    catalogue: &["APP-14", "APP-23"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Employment]), Need::Any(&[Section::EmployerCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::CompanyHistory, Cause::EmployerOfRecord, Cause::NameChange],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["SEED2", "SEED0", "US22", "PSA23", "AIG25"],
    innocent: "Work through an agency or payroll firm, so that the client's records do not hold it. A job held under a former name. Dates rounded from memory. Records that went with a takeover.",
    clears: "A payslip, a tax record or a colleague at the firm confirms the job.",
    never_alone: true,
    compares: true,
    blind_spots: "An employer who confirms whatever is asked. A call to a number that the subject gave.",
    next_step: NextStep {
        text: "Ask for a payslip or tax record of that job, and whether it ran through another firm or under another name.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We confirm past work with employers. Please tell us who paid you for each job, and the name you used then.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the jobs and dates you state with what those employers tell us.",
        special_category: None,
    },
    page: include_str!("employer_contradicts_the_resume.md"),
};

const HALF_A_YEAR: i64 = 183;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let answered: Vec<_> = cx
        .each::<EmployerCheck>()
        .filter(|check| !matches!(check.fact.outcome, Confirmation::Unanswered | Confirmation::NotFound))
        .map(|check| (check, jobs_at(cx, &check.fact.employer)))
        .filter(|(_, jobs)| !jobs.is_empty())
        .collect();
    if answered.is_empty() {
        return cx.not_checked("an answer about a stated job");
    }
    let differing: Vec<_> = answered
        .iter()
        .filter_map(|(check, jobs)| difference(check.fact, jobs).map(|what| (*check, jobs, what)))
        .collect();
    let Some(((first, jobs, what), others)) = differing.split_first() else { return Outcome::Clear };
    let mut finding = cx
        .finding(cx.seen(*first, *what))
        .param("employer", first.fact.employer.as_str())
        .param("what", *what)
        .strength(Strength::Strong);
    for (check, _, what) in others {
        finding = finding.rests_on(cx.seen(*check, *what));
    }
    for job in jobs.iter().chain(others.iter().flat_map(|(_, jobs, _)| jobs.iter())) {
        finding = finding.rests_on(cx.seen(*job, format!("{} to {}", day(job.fact.from), day(job.fact.to))));
    }
    let renamed = differing.iter().find(|(check, ..)| check.fact.renamed_or_acquired);
    if let Some((check, ..)) = renamed.filter(|_| others.is_empty()) {
        finding = finding.explained(Cause::CompanyHistory, *check);
    }
    let two_firms = others.iter().any(|(check, ..)| !same_firm(&check.fact.employer, &first.fact.employer));
    let found_by_us = differing.iter().all(|(check, ..)| check.fact.via == ReachedVia::ContactFound);
    let known_there = differing.iter().all(|(check, ..)| check.fact.outcome != Confirmation::Denied);
    finding
        .excludes_if(Cause::RecordError, two_firms && found_by_us)
        .excludes_if(Cause::EmployerOfRecord, two_firms && found_by_us)
        .excludes_if(Cause::CompanyHistory, renamed.is_none())
        .excludes_if(Cause::NameChange, known_there || name_is_known(cx))
        .build()
}

fn jobs_at<'a>(cx: &Context<'a>, employer: &str) -> Vec<Item<'a, Employment>> {
    cx.each::<Employment>().filter(|job| same_firm(&job.fact.employer, employer)).collect()
}

/// What the employer says otherwise, where no reading of the dates of any job there agrees.
fn difference(check: &EmployerCheck, jobs: &[Item<'_, Employment>]) -> Option<&'static str> {
    if check.outcome == Confirmation::Denied {
        return Some("they know of no such job");
    }
    // Several posts at one firm are one stretch in its records.
    let from = jobs.iter().filter_map(|job| job.fact.from).min();
    let open = jobs.iter().any(|job| job.fact.to.is_none());
    let to = jobs.iter().filter_map(|job| job.fact.to).max().filter(|_| !open);
    let agrees = |from: Option<When>, to: Option<When>| !apart(from, check.from) && !apart(to, check.to);
    let one_agrees = jobs.iter().any(|job| agrees(job.fact.from, job.fact.to));
    (!one_agrees && !agrees(from, to)).then_some("they give other dates")
}

fn apart(ours: Option<When>, theirs: Option<When>) -> bool {
    ours.zip(theirs).is_some_and(|(ours, theirs)| ours.days_until(theirs).abs() > HALF_A_YEAR)
}

fn day(when: Option<When>) -> String {
    when.map_or_else(|| "open".to_owned(), |when| when.to_string())
}
