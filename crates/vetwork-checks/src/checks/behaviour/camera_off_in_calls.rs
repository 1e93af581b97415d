//! BE001: did the camera stay off, wholly or in part, over several calls?

use vetwork_model::facts::{Camera, Interview};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::was_noted;
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE001"),
    name: "camera-off-in-calls",
    title: "the camera stayed off in calls",
    question: "Did the camera stay off, wholly or in part, over several calls?",
    says: "The camera was off or only partly on in {count} of the {of} calls in which it was noted.",
    clear: "The camera was on in the calls in which it was noted, or another way was agreed.",
    catalogue: &["INT-01"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Adjustment, Cause::Household],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["SEED2", "SEED4", "US22", "PSA23", "SEAL"],
    innocent: "A slow line, a shared room, belief, a disability that is nobody's business. One call without a picture is common.",
    clears: "One call with the camera on, or a meeting in person, or another way that both sides agreed.",
    never_alone: true,
    compares: true,
    blind_spots: "Somebody else may sit before a camera that is on. A picture can be altered.",
    next_step: NextStep {
        text: "Offer another call with the camera on, and another way (in person, captions, another day) in the same sentence.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We hold one call with the camera on in every hiring. Please tell us if another way suits you better.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether the camera was on in interviews, as interviewers noted it.",
        special_category: None,
    },
    page: include_str!("camera_off_in_calls.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let noted = |call: &Interview| !call.in_person && call.camera != Camera::NotNoted;
    let dark = |call: &Interview| matches!(call.camera, Camera::Off | Camera::Partly);
    let in_words =
        |call: &Interview| Param::from(if call.camera == Camera::Off { "camera off" } else { "camera partly on" });
    match in_interviews(cx, noted, dark, in_words) {
        // One dark call is common; most calls, over several rounds, are not.
        Some(found) if found.count >= 2 && found.count * 2 >= found.of => {
            found.finding.strength(Strength::Moderate).build()
        }
        Some(found) => found.finding.strength(Strength::Weak).build(),
        None if was_noted(cx, noted) => Outcome::Clear,
        None => cx.not_checked("whether the camera was on"),
    }
}
