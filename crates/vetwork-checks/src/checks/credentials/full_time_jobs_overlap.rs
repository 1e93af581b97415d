//! CR006: do full-time jobs on the resume overlap?

use vetwork_model::dossier::Item;
use vetwork_model::facts::Employment;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::career::{overlap_days, same_firm};

pub(crate) static META: Meta = Meta {
    code: Code("CR006"),
    name: "full-time-jobs-overlap",
    title: "two full-time jobs overlap",
    question: "Do full-time jobs on the resume overlap?",
    says: "The jobs at {first} and {second} overlap for about {months} months.",
    clear: "No two jobs on the resume overlap by more than a hand-over.",
    catalogue: &["APP-13"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Employment])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::TradePractice, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["DTEX24", "FINDEM"],
    innocent: "Contract work for several clients, a part-time job, leave before the old contract ended, a firm that became another, or an end date left out.",
    clears: "The subject says which of the two was part time, or corrects a date.",
    never_alone: true,
    compares: true,
    blind_spots: "Jobs that are not on the resume. Overlaps hidden behind bare years.",
    next_step: NextStep {
        text: "Ask how the two jobs fitted together, and which was full time.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We go through your career with you. Please tell us for each job whether it was full time.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the dates of the jobs you state with each other.",
        special_category: None,
    },
    page: include_str!("full_time_jobs_overlap.md"),
};

const HAND_OVER: i64 = 31;
const QUARTER: i64 = 92;
const HALF_A_YEAR: i64 = 183;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let jobs: Vec<_> = cx.each::<Employment>().filter(|job| job.fact.from.is_some()).collect();
    if jobs.len() < 2 {
        return cx.not_checked("two jobs with dates");
    }
    let mut longest: Option<(Strength, i64, Item<'_, Employment>, Item<'_, Employment>)> = None;
    for (i, first) in jobs.iter().enumerate() {
        for second in jobs.get(i + 1..).unwrap_or_default() {
            if same_firm(&first.fact.employer, &second.fact.employer) {
                continue;
            }
            let days = overlap_days(cx, (first.fact.from, first.fact.to), (second.fact.from, second.fact.to));
            let Some(strength) = strength(first.fact, second.fact, days) else { continue };
            if longest.as_ref().is_none_or(|(best, most, ..)| (strength, days) > (*best, *most)) {
                longest = Some((strength, days, *first, *second));
            }
        }
    }
    let Some((strength, days, first, second)) = longest else { return Outcome::Clear };
    cx.finding(cx.seen(first, first.fact.employer.as_str()))
        .rests_on(cx.seen(second, second.fact.employer.as_str()))
        .param("first", first.fact.employer.as_str())
        .param("second", second.fact.employer.as_str())
        .param("months", days / 30)
        .strength(strength)
        .build()
}

/// An end that was left out of both jobs, or of the older one, is more likely a slip than a second job.
fn strength(first: &Employment, second: &Employment, days: i64) -> Option<Strength> {
    let older = if first.from <= second.from { first } else { second };
    match (first.full_time, second.full_time) {
        (Some(false), _) | (_, Some(false)) => None,
        (Some(true), Some(true)) if days > QUARTER && older.to.is_some() => Some(Strength::Moderate),
        (Some(true), Some(true)) => (days > HAND_OVER).then_some(Strength::Weak),
        _ => (days > HALF_A_YEAR).then_some(Strength::Weak),
    }
}
