//! CO017: did those who were asked know the reference and the subject?

use vetwork_model::facts::{Confirmation, ReachedVia, ReferenceCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO017"),
    name: "reference-denies-or-unknown",
    title: "a reference denies it or cannot be found",
    question: "Did those who were asked know the reference and the subject?",
    says: "{count} of {of} references that were asked deny it or cannot be found.",
    clear: "No reference that was asked denies it.",
    catalogue: &["APP-18", "APP-14"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::ReferenceCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED0", "SEED2", "GTIG25", "DHIRE", "US22"],
    innocent: "A switchboard that does not know former staff, a firm that was sold or closed, a name spelt in another way.",
    clears: "The reference is found after all, or another one is named and confirms.",
    never_alone: true,
    compares: false,
    blind_spots: "References who are in on it.",
    next_step: NextStep {
        text: "Ask the subject how to reach the reference through the firm, then ask for another reference.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at what the references you name answer.",
        special_category: None,
    },
    page: include_str!("reference_denies_or_unknown.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let asked: Vec<_> = cx.each::<ReferenceCheck>().filter(|item| item.outcome != Confirmation::Unanswered).collect();
    let against: Vec<_> = asked
        .iter()
        .copied()
        .filter(|item| matches!(item.outcome, Confirmation::Denied | Confirmation::NotFound))
        .collect();
    let Some((first, rest)) = against.split_first() else {
        return if asked.is_empty() { cx.not_checked("answers of references") } else { Outcome::Clear };
    };
    let mut finding =
        cx.finding(cx.seen(*first, &first.fact.name)).param("count", against.len()).param("of", asked.len());
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, &item.fact.name));
    }
    let denied_at_firm = against
        .iter()
        .filter(|item| item.outcome == Confirmation::Denied && item.via == ReachedVia::ContactFound)
        .count();
    finding
        .strength(match denied_at_firm {
            0 => Strength::Weak,
            1 => Strength::Moderate,
            _ => Strength::Strong,
        })
        // Two firms, each reached on its own, do not both mistake the name or lose their files.
        .excludes_if(Cause::RecordError, denied_at_firm > 1)
        .excludes_if(Cause::CompanyHistory, denied_at_firm > 1)
        .build()
}
