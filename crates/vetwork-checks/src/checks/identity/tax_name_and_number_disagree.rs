//! ID009: does the tax authority have the number under this name?

use vetwork_model::facts::{IdentityCheckKind, IdentityOutcome};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID009"),
    name: "tax-name-and-number-disagree",
    title: "tax authority: name and number do not match",
    question: "Does the tax authority have the number under this name?",
    says: "The tax authority does not have the number under this name: {elements}.",
    clear: "The tax authority has the number under this name.",
    catalogue: &["PAY-14"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::NameChange, Cause::RecordError, Cause::IdentityTheft],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona, Hypothesis::PossibleVictim],
    sources: &["DOJ-CH", "DOJ-DID"],
    innocent: "A name that was changed and not yet told to the authority, a digit mistyped, wages that somebody else reported under this person's number.",
    clears: "The person corrects the entry with the authority and the next answer matches.",
    never_alone: false,
    compares: true,
    blind_spots: "A borrowed number under its own name.",
    next_step: NextStep {
        text: "Compare the number with the form, correct a slip, and ask the person to settle the rest with the authority.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We report wages under the name and number that the authority has. Please check both against your card.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at the tax authority's answer on whether your name and number belong together.",
        special_category: None,
    },
    page: include_str!("tax_name_and_number_disagree.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = match answers::disagreement(cx, &[IdentityCheckKind::TaxAuthority], "answer of the tax authority") {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    let strength = match found.answer.outcome {
        IdentityOutcome::Mismatch => Strength::Decisive,
        IdentityOutcome::Partial => Strength::Moderate,
        _ => Strength::Weak,
    };
    let strangers = found.answer.fact.name.as_ref().is_some_and(|name| answers::is_strangers_name(cx, name));
    let second = answers::second_disagreement(cx, found.answer);
    let mut finding = found.finding.strength(strength);
    if let Some(second) = second {
        finding = finding.rests_on(cx.seen(second, "does not agree either"));
    }
    finding
        .excludes_if(Cause::NameChange, strangers)
        // The number is another person's: nobody borrowed it from this one.
        .excludes_if(Cause::IdentityTheft, strangers)
        .excludes_if(Cause::RecordError, second.is_some() && found.later_match.is_none())
        .build()
}
