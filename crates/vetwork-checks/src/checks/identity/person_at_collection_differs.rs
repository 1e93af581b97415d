//! ID010: was the person who came to a collection the one on the document?

use vetwork_model::facts::{IdentityCheckKind, IdentityOutcome, Interview, SamePerson};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID010"),
    name: "person-at-collection-differs",
    title: "another person came to the collection in person",
    question: "Was the person who came to a collection the one on the document?",
    says: "The collector noted that the person who came is not the one on the document.",
    clear: "The collector recognised the person on the document.",
    catalogue: &["ONB-23"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity],
    sources: &["DOJ-NP", "KB4"],
    innocent: "The collector looked at the wrong form, or an old picture.",
    clears: "A second appointment, or a call in which the person holds the same document.",
    never_alone: false,
    compares: true,
    blind_spots: "A stand-in who looks alike, with the lent document.",
    next_step: NextStep {
        text: "Ask the collector what was compared, and offer a second appointment.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We confirm appointments with the document that you bring. Please choose a second appointment.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at whether the person at an appointment was the one on the document.",
        special_category: None,
    },
    page: include_str!("person_at_collection_differs.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = match answers::disagreement(cx, &[IdentityCheckKind::InPersonCollector], "answer of a collector") {
        Ok(found) => found,
        Err(outcome) => return outcome,
    };
    let strength = match found.answer.outcome {
        IdentityOutcome::Mismatch => Strength::Decisive,
        IdentityOutcome::Partial => Strength::Moderate,
        _ => Strength::Weak,
    };
    let mut finding = found.finding.strength(strength);
    let interviewer = cx.each::<Interview>().find(|call| call.same_person == SamePerson::No);
    if let Some(call) = interviewer {
        finding = finding.rests_on(cx.seen(call, "the interviewer saw another person"));
    }
    let vendor = answers::answers(cx, &[IdentityCheckKind::SelfieAndDocument])
        .into_iter()
        .find(|answer| answer.outcome == IdentityOutcome::Mismatch);
    if let Some(answer) = vendor {
        finding = finding.rests_on(cx.seen(answer, "the vendor saw another person"));
    }
    let independent = interviewer.is_some() || vendor.is_some();
    finding.excludes_if(Cause::RecordError, independent && found.later_match.is_none()).build()
}
