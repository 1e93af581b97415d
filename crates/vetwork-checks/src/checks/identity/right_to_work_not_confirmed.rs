//! ID007: did the government service confirm the right to work?

use vetwork_model::facts::{IdentityCheckKind, IdentityOutcome};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID007"),
    name: "right-to-work-not-confirmed",
    title: "the right-to-work answer does not agree",
    question: "Did the government service confirm the right to work?",
    says: "The government service did not confirm what was stated: {elements}.",
    clear: "The government service confirmed what was stated.",
    catalogue: &["ONB-16"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::NameChange, Cause::IdentityTheft],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona, Hypothesis::PossibleVictim],
    sources: &["PSA240516", "GTIG25"],
    innocent: "A record that is behind, a name not yet changed there, a digit mistyped. A preliminary no is common and open to appeal.",
    clears: "The person contests it and the service confirms, or the entry is corrected and asked again.",
    never_alone: true,
    compares: true,
    blind_spots: "A borrowed identity with a right to work of its own.",
    next_step: NextStep {
        text: "Tell the person as the service prescribes, and let the time for contesting pass before anything else.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm the right to work of everyone we hire. Please follow the notice of the service; you keep working in the meantime.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at the answer of the government service on your right to work, after you have accepted an offer.",
        special_category: None,
    },
    page: include_str!("right_to_work_not_confirmed.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    const KINDS: &[IdentityCheckKind] = &[IdentityCheckKind::RightToWork];
    let found = match answers::disagreement(cx, KINDS, "answer of the government service") {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    let strength = match found.answer.outcome {
        IdentityOutcome::Mismatch => Strength::Strong,
        IdentityOutcome::Partial => Strength::Moderate,
        _ => Strength::Weak,
    };
    // After a preliminary no there was time to put a mistaken or outdated record right.
    let contested = answers::answers(cx, KINDS).into_iter().find(|answer| {
        let earlier = matches!((answer.at, found.answer.at), (Some(first), Some(then)) if first.certainly_before(then));
        answer.outcome == IdentityOutcome::Tentative && earlier
    });
    let mut finding = found.finding.strength(strength);
    if let Some(tentative) = contested {
        finding = finding.rests_on(cx.seen(tentative, "preliminary no"));
    }
    let settled = contested.is_some() && found.later_match.is_none();
    finding
        .excludes_if(Cause::RecordError, settled)
        .excludes_if(Cause::NameChange, settled)
        .excludes_if(Cause::IdentityTheft, settled)
        .build()
}
