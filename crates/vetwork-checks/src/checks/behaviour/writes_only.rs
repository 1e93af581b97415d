//! BE002: does the subject write only, with neither voice nor video?

use vetwork_model::facts::{Camera, Interview, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("BE002"),
    name: "writes-only",
    title: "declines voice and video",
    question: "Does the subject write only, with neither voice nor video?",
    says: "The subject asked {count} time(s) to write only, and no call with a picture or in person is on file.",
    clear: "No request to write only is on file, or calls were held all the same, or another way was agreed.",
    catalogue: &["INT-20"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Adjustment],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["SEED2", "SEED4", "US22"],
    innocent: "Hard of hearing, shy of calls, in an office with thin walls, in another time zone.",
    clears: "A call with a picture or a meeting in person, or another way that both sides agreed.",
    never_alone: true,
    compares: true,
    blind_spots: "A subject who speaks readily and is somebody else.",
    next_step: NextStep {
        text: "Offer a short call and another way side by side, and note which was taken.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We speak with everybody once before an offer. Please tell us if captions, chat or a meeting in person suits you better.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a call could be held, and compare requests to write only with the calls that took place.",
        special_category: None,
    },
    page: include_str!("writes_only.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let met = cx.each::<Interview>().any(|call| call.fact.in_person || call.fact.camera == Camera::On);
    match requested(cx, RequestKind::TextOnly) {
        // A call that was held after all answers the question.
        Some(found) if !met => {
            let strength = if found.count >= 2 { Strength::Moderate } else { Strength::Weak };
            found.finding.strength(strength).build()
        }
        _ => Outcome::Clear,
    }
}
