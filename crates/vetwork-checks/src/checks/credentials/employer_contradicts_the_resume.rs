//! CR003: do the employers who answered tell the same story as the resume?

use vetwork_model::facts::{Confirmation, EmployerCheck, Employment, ReachedVia};
use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind, When};

use crate::Context;
use crate::shapes::career::{job_of, name_is_known};

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
        .filter_map(|check| job_of(cx, &check.fact.employer).map(|job| (check, job)))
        .collect();
    if answered.is_empty() {
        return cx.not_checked("an answer about a stated job");
    }
    let differing: Vec<_> = answered
        .into_iter()
        .filter_map(|(check, job)| difference(check.fact, job.fact).map(|what| (check, job, what)))
        .collect();
    let Some((check, _, what)) = differing.first() else { return Outcome::Clear };
    let mut finding = cx
        .finding(cx.seen(*check, *what))
        .param("employer", check.fact.employer.as_str())
        .param("what", *what)
        .strength(Strength::Strong);
    for (check, job, what) in &differing {
        let dates = format!("{} to {}", day(job.fact.from), day(job.fact.to));
        finding = finding.rests_on(cx.seen(*job, dates));
        finding = if check.fact.employer == differing[0].0.fact.employer { finding } else { finding.rests_on(cx.seen(*check, *what)) };
    }
    let renamed = differing.iter().find(|(check, ..)| check.fact.renamed_or_acquired);
    if let Some((check, ..)) = renamed.filter(|_| differing.len() == 1) {
        finding = finding.explained(Cause::CompanyHistory, *check);
    }
    let several = differing.len() > 1 && differing.iter().all(|(check, ..)| check.fact.via == ReachedVia::ContactFound);
    let known_there = differing.iter().all(|(check, ..)| check.fact.outcome != Confirmation::Denied);
    finding
        .excludes_if(Cause::RecordError, several)
        .excludes_if(Cause::EmployerOfRecord, several)
        .excludes_if(Cause::CompanyHistory, renamed.is_none())
        .excludes_if(Cause::NameChange, known_there || name_is_known(cx))
        .build()
}

/// What the employer says otherwise, where no reading of the dates agrees.
fn difference(check: &EmployerCheck, job: &Employment) -> Option<&'static str> {
    if check.outcome == Confirmation::Denied {
        return Some("they know of no such job");
    }
    let apart = |ours: Option<When>, theirs: Option<When>| {
        ours.zip(theirs).is_some_and(|(ours, theirs)| ours.days_until(theirs).abs() > HALF_A_YEAR)
    };
    (apart(job.from, check.from) || apart(job.to, check.to)).then_some("they give other dates")
}

fn day(when: Option<When>) -> String {
    when.map_or_else(|| "open".to_owned(), |when| when.to_string())
}
