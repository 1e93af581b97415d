//! CR002: can each stated employer be found?

use vetwork_model::facts::{Confirmation, EmployerCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::career::{job_of, same_firm};

pub(crate) static META: Meta = Meta {
    code: Code("CR002"),
    name: "employer-not-found",
    title: "a stated employer cannot be found",
    question: "Can each stated employer be found?",
    says: "No trace of {employer} was found: {count} of {of} employers looked up.",
    clear: "Every employer that was looked up could be found.",
    catalogue: &["APP-14"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::EmployerCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::CompanyHistory, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED2", "SEED0", "US22"],
    innocent: "A start-up that closed, a firm that was renamed or bought, one that works under another trading name, or one in a country whose register is not public.",
    clears: "A register entry, an old payslip, or a former colleague reached through another firm shows that the firm existed.",
    never_alone: true,
    compares: false,
    blind_spots: "A firm that was set up on paper to be found.",
    next_step: NextStep {
        text: "Ask for the firm's full legal name and town, and look in that country's register, past names included.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We look up each employer. Please give the full legal name, town and web address of each firm you worked for.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at public registers and web sites for the employers you name.",
        special_category: None,
    },
    page: include_str!("employer_not_found.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let looked: Vec<_> = cx.each::<EmployerCheck>().filter(|check| says_something(check.fact)).collect();
    if looked.is_empty() {
        return cx.not_checked("a look-up of an employer with its result");
    }
    let found_otherwise = |missing: &EmployerCheck| {
        looked.iter().any(|other| exists(other.fact) && same_firm(&other.fact.employer, &missing.employer))
    };
    let missing: Vec<_> = looked.iter().filter(|check| !exists(check.fact) && !found_otherwise(check.fact)).collect();
    let Some(first) = missing.first() else { return Outcome::Clear };
    let mut finding = cx
        .finding(cx.seen(**first, first.fact.employer.as_str()))
        .param("employer", first.fact.employer.as_str())
        .param("count", missing.len())
        .param("of", looked.len());
    for check in missing.iter().skip(1) {
        finding = finding.rests_on(cx.seen(**check, check.fact.employer.as_str()));
    }
    for job in missing.iter().filter_map(|check| job_of(cx, &check.fact.employer)) {
        finding = finding.rests_on(cx.seen(job, job.fact.employer.as_str()));
    }
    finding.strength(if missing.len() > 1 { Strength::Moderate } else { Strength::Weak }).build()
}

/// An unanswered question tells nothing, unless the look-up gave something on its own.
fn says_something(check: &EmployerCheck) -> bool {
    check.outcome != Confirmation::Unanswered || check.founded.is_some() || check.domain_registered.is_some()
}

fn exists(check: &EmployerCheck) -> bool {
    check.outcome != Confirmation::NotFound || check.renamed_or_acquired || check.founded.is_some()
}
