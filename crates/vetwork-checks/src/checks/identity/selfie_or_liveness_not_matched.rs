//! ID005: did the vendor find that the living person is the one on the document?

use vetwork_model::facts::{IdentityCheckKind, IdentityOutcome, Interview, SamePerson, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID005"),
    name: "selfie-or-liveness-not-matched",
    title: "selfie or liveness did not match the document",
    question: "Did the vendor find that the living person is the one on the document?",
    says: "The comparison of face and document did not match.",
    clear: "The vendor matched the living person with the document.",
    catalogue: &["ONB-14"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["SEED1", "SEED3", "KRK25", "SOCURE"],
    innocent: "Poor light, a cheap camera, an old picture, illness or ageing, and vendors whose error rates differ with skin tone.",
    clears: "A second attempt in good light matches, or a person compares face and original document.",
    never_alone: false,
    compares: true,
    blind_spots: "A face laid over the video that the vendor does not notice; a lender who takes the selfie.",
    next_step: NextStep {
        text: "Offer a second attempt or a meeting in person, as you would to everyone.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We compare every new colleague with their document. Please repeat the step in good light, or choose a meeting in person.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at the answer of a vendor who compared your selfie with your document.",
        special_category: Some("biometric data, held by the vendor; only the answer is kept here"),
    },
    page: include_str!("selfie_or_liveness_not_matched.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = match answers::disagreement(cx, &[IdentityCheckKind::SelfieAndDocument], "answer of a vendor") {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    let strength = match found.answer.outcome {
        IdentityOutcome::Mismatch => Strength::Decisive,
        IdentityOutcome::Partial => Strength::Moderate,
        _ => Strength::Weak,
    };
    let mut finding = found.finding.strength(strength);
    // One vendor fails the same honest face twice; a person who looked is independent of its errors.
    let looked = cx.each::<Interview>().find(|call| {
        call.same_person == SamePerson::No || (call.document_shown == StepResult::Failed && !call.alternative_offered)
    });
    if let Some(call) = looked {
        finding = finding.rests_on(cx.seen(call, "the interviewer saw another person"));
    }
    finding.excludes_if(Cause::RecordError, looked.is_some() && found.later_match.is_none()).build()
}
