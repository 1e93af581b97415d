//! BE025: was the subject met in person, or did the live picture and the document both pass?

use vetwork_model::facts::{Interview, SamePerson, StepResult};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::was_noted;
use crate::shapes::reported::reported;

pub(crate) static META: Meta = Meta {
    code: Code("BE025"),
    name: "met-in-person-or-steps-passed",
    title: "was met in person, or passed both live steps",
    question: "Was the subject met in person, or did the live picture and the document both pass?",
    says: "{count} call(s) speak for the subject: met in person, or live picture and document both passed.",
    clear: "No meeting in person, and not both of live picture and document passed without another note against them.",
    catalogue: &["CTX-02", "INT-05", "INT-13"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["SEED0", "SEED2", "PSA250723", "SEAL"],
    innocent: "It speaks for the subject. Stand-ins who were paid to appear have passed such steps in documented cases.",
    clears: "Nothing needs to be cleared.",
    never_alone: false,
    compares: true,
    blind_spots: "A stand-in from the first round on.",
    next_step: NextStep {
        text: "Record who met the subject, and let the same person join the first day.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We hold the first day together with somebody you have met. Please tell us if a day does not suit you.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether you were met in person or passed a live picture and a document step; it speaks for you.",
        special_category: None,
    },
    page: include_str!("met_and_shown.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let told = |call: &Interview| {
        call.in_person || call.live_picture != StepResult::NotDone || call.document_shown != StepResult::NotDone
    };
    if !was_noted(cx, told) {
        return cx.not_checked("a meeting in person, or the live picture and document steps");
    }
    let against = |call: &Interview| {
        call.same_person == SamePerson::No || [call.live_picture, call.document_shown].contains(&StepResult::Failed)
    };
    if was_noted(cx, against) {
        return Outcome::Clear;
    }
    let passed = |step: fn(&Interview) -> StepResult| was_noted(cx, |call| step(call) == StepResult::Passed);
    let both = passed(|call| call.live_picture) && passed(|call| call.document_shown);
    let speaks = |call: &Interview| {
        call.in_person || (both && [call.live_picture, call.document_shown].contains(&StepResult::Passed))
    };
    let in_words = |call: &Interview| Param::from(if call.in_person { "met in person" } else { "step passed" });
    let Some(found) = reported(cx, |_: &Interview| true, speaks, in_words) else { return Outcome::Clear };
    let with_document = was_noted(cx, |call| call.in_person && call.document_shown == StepResult::Passed);
    found.finding.strength(if with_document { Strength::Strong } else { Strength::Moderate }).build()
}
