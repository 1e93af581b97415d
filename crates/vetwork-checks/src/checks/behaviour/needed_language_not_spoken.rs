//! BE011: was a language that the role needs not spoken as claimed?

use vetwork_model::facts::{Interview, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::{interviewers, was_noted};
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE011"),
    name: "needed-language-not-spoken",
    title: "a needed language was not spoken as claimed",
    question: "Was a language that the role needs not spoken as claimed?",
    says: "The step on a language that the role needs was not passed in {count} of the {of} calls in which it was tried.",
    clear: "The step on a language that the role needs passed wherever it was tried, or another way was agreed.",
    catalogue: &["INT-12"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Adjustment, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["SEAL", "CT25"],
    innocent: "Grew up with it at home and never at work, out of practice, nerves, a level that was read too high.",
    clears: "A second speaker of the language, who was told only the level that the role needs, finds it met.",
    never_alone: true,
    compares: true,
    blind_spots: "Languages that nobody on the team speaks.",
    next_step: NextStep {
        text: "Have a second speaker hold five minutes at the level that the posting names.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We hold five minutes in each language that the posting asks for. Please tell us if another day suits you better.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a language that the posting asks for was spoken at the level it names. Accent plays no part.",
        special_category: None,
    },
    page: include_str!("needed_language_not_spoken.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let tried = |call: &Interview| call.language_step != StepResult::NotDone;
    let missed = |call: &Interview| matches!(call.language_step, StepResult::Failed | StepResult::Declined);
    match in_interviews(cx, tried, missed, |_| Param::from("not spoken as claimed")) {
        Some(_) if was_noted(cx, |call| call.language_step == StepResult::Passed) => Outcome::Clear,
        Some(found) => {
            let by_two = interviewers(cx, |call| !call.alternative_offered && missed(call)) >= 2;
            found.finding.strength(if by_two { Strength::Moderate } else { Strength::Weak }).build()
        }
        None if was_noted(cx, tried) => Outcome::Clear,
        None => cx.not_checked("a step on a language that the role needs"),
    }
}
