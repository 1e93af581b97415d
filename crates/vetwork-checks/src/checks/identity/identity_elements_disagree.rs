//! ID001: do the bureau and the authorities say that name, birth date, number and address belong together?

use vetwork_model::facts::{IdentityCheckKind, IdentityOutcome};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID001"),
    name: "identity-elements-disagree",
    title: "identity elements do not belong together",
    question: "Do the bureau and the authorities say that name, birth date, number and address belong together?",
    says: "The answer of {by} does not agree with what was stated: {elements}.",
    clear: "The answers agree with what was stated.",
    catalogue: &["APP-42"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError, Cause::NameChange, Cause::Relocation, Cause::IdentityTheft],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity, Hypothesis::PossibleVictim],
    sources: &["DOJ-CH", "US22", "SEAL", "SEED1", "SEED3"],
    innocent: "A typing slip, a stale file at the bureau, a name written in another alphabet, a recent marriage or move, or somebody else who has used this person's identity.",
    clears: "A second source agrees, or the person shows the original of the element in question.",
    never_alone: false,
    compares: true,
    blind_spots: "A borrowed identity that is whole: then every element belongs together, to somebody else.",
    next_step: NextStep {
        text: "Ask for the original of the element that does not agree, and ask a second, independent source.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We confirm some details of every new colleague. Please show us the original document for the detail named above.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We compare your name, birth date, number and address with the records of a bureau and of public authorities.",
        special_category: None,
    },
    page: include_str!("identity_elements_disagree.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    const KINDS: &[IdentityCheckKind] = &[IdentityCheckKind::IdentityBureau, IdentityCheckKind::BackgroundCheck];
    let found = match answers::disagreement(cx, KINDS, "answer of a bureau") {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    let answer = found.answer;
    let (name, birth, number) =
        (answers::names_the_name(&answer), answers::names_the_birth_date(&answer), answers::names_the_number(&answer));
    let strength = match answer.outcome {
        IdentityOutcome::Mismatch if name || birth || number => Strength::Decisive,
        IdentityOutcome::Partial if birth || number => Strength::Strong,
        IdentityOutcome::Mismatch | IdentityOutcome::Partial if name || answer.disagrees.is_empty() => {
            Strength::Moderate
        }
        _ => Strength::Weak,
    };
    let second = answers::second_disagreement(cx, answer);
    let mut finding = found.finding.strength(strength);
    if let Some(second) = second {
        finding = finding.rests_on(cx.seen(second, "does not agree either"));
    }
    finding
        .excludes_if(Cause::RecordError, second.is_some())
        .excludes_if(Cause::NameChange, birth || number)
        .excludes_if(Cause::Relocation, name || birth || number)
        // What others did with an identity adds addresses and accounts to it; its birth date and number stay.
        .excludes_if(Cause::IdentityTheft, birth || number)
        .build()
}
