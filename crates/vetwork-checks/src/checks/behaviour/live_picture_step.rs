//! BE003: did the step that shows a live picture fail, or was it declined?

use vetwork_model::facts::{Interview, SamePerson, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::{interviewers, was_noted};
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE003"),
    name: "live-picture-step-not-passed",
    title: "the live picture step did not pass",
    question: "Did the step that shows a live picture fail, or was it declined?",
    says: "The step that shows a live picture was not passed in {count} of the {of} calls in which it was tried.",
    clear: "The step that shows a live picture passed wherever it was tried, or another way was agreed.",
    catalogue: &["INT-05"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Adjustment, Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["PSA250723", "SEAL"],
    innocent: "A poor camera or line, a virtual background, a hand that cannot be lifted, an interviewer who misread a blurred edge.",
    clears: "The step passes in another call on another device, or in person.",
    never_alone: false,
    compares: true,
    blind_spots: "Picture software that withstands the step. A stand-in whose own face is in the picture.",
    next_step: NextStep {
        text: "Repeat the step with another interviewer on another device, or meet in person.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everybody to turn the head and pass a hand before the camera once. Please tell us if another way suits you better.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a short step that shows a live picture passed, as interviewers noted it.",
        special_category: None,
    },
    page: include_str!("live_picture_step.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let tried = |call: &Interview| call.live_picture != StepResult::NotDone;
    let failed = |call: &Interview| call.live_picture == StepResult::Failed;
    let not_passed = |call: &Interview| failed(call) || call.live_picture == StepResult::Declined;
    let in_words = |call: &Interview| Param::from(if failed(call) { "did not fit" } else { "declined" });
    let Some(found) = in_interviews(cx, tried, not_passed, in_words) else {
        return if was_noted(cx, tried) { Outcome::Clear } else { cx.not_checked("a live picture step") };
    };
    let plain = |call: &Interview| !call.alternative_offered;
    let failures = cx.each::<Interview>().filter(|call| plain(call.fact) && failed(call.fact)).count();
    let passed = was_noted(cx, |call| call.live_picture == StepResult::Passed);
    let someone_else = was_noted(cx, |call| call.same_person == SamePerson::No);
    // A poor camera explains one failure. It does not explain a second one before another
    // interviewer, nor that the interviewers saw somebody else.
    let by_two = interviewers(cx, |call| plain(call) && failed(call)) >= 2;
    let strength = match (failures, passed) {
        (_, true) => Strength::Weak,
        (0, _) if found.count < 2 => Strength::Weak,
        (0, _) => Strength::Moderate,
        _ if by_two && someone_else => Strength::Decisive,
        _ if by_two || someone_else => Strength::Strong,
        _ => Strength::Moderate,
    };
    found.finding.strength(strength).excludes_if(Cause::RecordError, !passed && (by_two || someone_else)).build()
}
