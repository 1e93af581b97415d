//! BE004: was the document beside the face declined, or did it not fit?

use vetwork_model::facts::{Interview, SamePerson, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Param, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::{interviewers, was_noted};
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE004"),
    name: "document-beside-face-not-passed",
    title: "the document beside the face did not fit",
    question: "Was the document beside the face declined, or did it not fit?",
    says: "A document beside the face was not shown, or did not fit, in {count} of the {of} calls in which it was asked for.",
    clear: "A document held beside the face fitted wherever it was asked for, or another way was agreed.",
    catalogue: &["INT-13"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Adjustment, Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity],
    sources: &["KRK25", "SEAL"],
    innocent: "A wish for privacy, a rule that forbids showing the document, an old picture, bad light.",
    clears: "The document fits in another call, in person, or through an identity service.",
    never_alone: false,
    compares: true,
    blind_spots: "A document made for the person who holds it. A genuine document of a look-alike.",
    next_step: NextStep {
        text: "Repeat the step with another interviewer, or have an identity service or a notary do it in person.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask everybody who joins to show an identity document once. Please tell us if you would rather do so in person.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at whether an identity document was held beside the face and fitted, as interviewers noted it.",
        special_category: None,
    },
    page: include_str!("document_beside_face.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let asked = |call: &Interview| call.document_shown != StepResult::NotDone;
    let failed = |call: &Interview| call.document_shown == StepResult::Failed;
    let not_passed = |call: &Interview| failed(call) || call.document_shown == StepResult::Declined;
    let in_words = |call: &Interview| Param::from(if failed(call) { "did not fit" } else { "declined" });
    let Some(found) = in_interviews(cx, asked, not_passed, in_words) else {
        return if was_noted(cx, asked) { Outcome::Clear } else { cx.not_checked("a document beside the face") };
    };
    let failures = interviewers(cx, |call| !call.alternative_offered && failed(call));
    let passed = was_noted(cx, |call| call.document_shown == StepResult::Passed);
    let someone_else = was_noted(cx, |call| call.same_person == SamePerson::No);
    // Declining is anybody's right. Not fitting, for two interviewers or beside another mismatch, is no bad light.
    let supported = failures >= 2 || (failures == 1 && someone_else);
    let strength = match failures {
        _ if passed => Strength::Weak,
        0 if found.count < 2 => Strength::Weak,
        0 => Strength::Moderate,
        _ if failures >= 2 && someone_else => Strength::Decisive,
        _ if supported => Strength::Strong,
        _ => Strength::Moderate,
    };
    found.finding.strength(strength).excludes_if(Cause::RecordError, supported && !passed).build()
}
