//! BE014: does the subject ask to continue outside the platform or your channels?

use vetwork_model::facts::RequestKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("BE014"),
    name: "asks-to-leave-the-platform",
    title: "asks to leave the platform",
    question: "Does the subject ask to continue outside the platform or your channels?",
    says: "The subject asked {count} time(s) to continue outside the platform or your channels.",
    clear: "No request to leave the platform is on file, or it was agreed.",
    catalogue: &["SRC-10"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Sourcing, Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["US22", "SEED4"],
    innocent: "Fees of the platform, habit, a messenger that everybody at home uses.",
    clears: "The conversation goes on in your channels.",
    never_alone: true,
    compares: false,
    blind_spots: "A subject who was never on the platform in writing.",
    next_step: NextStep {
        text: "Answer in your own channel and keep the conversation there.",
        disposition: Disposition::Safe,
        minutes: 2,
        message: "We keep conversations about work in our own channels. Please write to us here.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at requests to continue outside the platform or our channels.",
        special_category: None,
    },
    page: include_str!("asks_to_leave_the_platform.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    match requested(cx, RequestKind::LeavePlatform) {
        Some(found) => {
            let strength = if found.count >= 2 { Strength::Moderate } else { Strength::Weak };
            found.finding.strength(strength).build()
        }
        None => Outcome::Clear,
    }
}
