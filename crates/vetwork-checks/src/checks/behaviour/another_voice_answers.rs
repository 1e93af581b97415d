//! BE007: was somebody else heard giving the answers?

use vetwork_model::facts::Interview;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::interviewers;
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE007"),
    name: "another-voice-gives-answers",
    title: "somebody else gave answers in calls",
    question: "Was somebody else heard giving the answers?",
    says: "In {count} of {of} calls somebody else was heard giving answers.",
    clear: "Nobody else was heard giving answers, or an interpreter was agreed.",
    catalogue: &["INT-09"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Adjustment, Cause::Household],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["KRK25", "MS25"],
    innocent: "An interpreter, somebody at home who helped with the microphone, a voice from the radio.",
    clears: "A call in a quiet room, or in person, in which the subject answers alone.",
    never_alone: true,
    compares: true,
    blind_spots: "Answers that are read from a screen. A stand-in who needs no help.",
    next_step: NextStep {
        text: "Hold the next call in an agreed quiet setting, and offer an interpreter to everybody.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask everybody to take the next call alone. Please tell us if you would like an interpreter or another kind of help.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether interviewers heard somebody else giving answers.",
        special_category: None,
    },
    page: include_str!("another_voice_answers.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let heard = |call: &Interview| call.prompted_by_other;
    let Some(found) = in_interviews(cx, |_| true, heard, |_| Param::from("somebody else gave answers")) else {
        return Outcome::Clear;
    };
    // Two interviewers who heard it apart did not both hear a flatmate pass by.
    let by_two = interviewers(cx, |call| !call.alternative_offered && heard(call)) >= 2;
    let strength = if by_two { Strength::Strong } else { Strength::Moderate };
    found.finding.strength(strength).excludes_if(Cause::Household, by_two).build()
}
