//! CR018: does the subject withhold details at the step where they are needed?

use vetwork_model::facts::RequestKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("CR018"),
    name: "details-withheld-when-needed",
    title: "details are withheld when needed",
    question: "Does the subject withhold details at the step where they are needed?",
    says: "The subject declined to give needed details {count} times.",
    clear: "No needed detail was declined, or another way was agreed.",
    catalogue: &["APP-49"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::Adjustment],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["SEED2", "US22"],
    innocent: "A right to privacy, an address that is kept safe from somebody, bad experience with data that leaked.",
    clears: "Another way is agreed: a notary, a post office, a registrar, a sealed envelope.",
    never_alone: true,
    compares: false,
    blind_spots: "Details that are given and are not true.",
    next_step: NextStep {
        text: "Say why the detail is needed and offer another way to give it.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We need some details at this step. Please tell us if you would rather give any of them in another way; there are several.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether the details needed at each step have been given.",
        special_category: None,
    },
    page: include_str!("details_withheld_when_needed.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(found) = requested(cx, RequestKind::WithholdsDetails) else { return Outcome::Clear };
    found.finding.strength(if found.count > 1 { Strength::Moderate } else { Strength::Weak }).build()
}
