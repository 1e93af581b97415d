//! BE013: does the subject decline to meet in person?

use vetwork_model::facts::{Interview, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("BE013"),
    name: "declines-to-meet-in-person",
    title: "declines to meet or be tested in person",
    question: "Does the subject decline to meet in person?",
    says: "The subject declined {count} time(s) to meet or be tested in person, and no meeting in person is on file.",
    clear: "Nothing in person was declined, or another way was agreed, or a meeting took place all the same.",
    catalogue: &["INT-14"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Adjustment, Cause::Travel],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::MisrepresentedLocation],
    sources: &["PSA23", "SEAL", "US22"],
    innocent: "A disability, care for somebody at home, the cost of the journey, a job that was advertised as remote.",
    clears: "A meeting in person, near home and paid for, or an identity check by a notary or collector of the subject's choice.",
    never_alone: true,
    compares: true,
    blind_spots: "Stand-ins who are paid to appear in person.",
    next_step: NextStep {
        text: "Offer to meet near the subject's home at your cost, or an in-person identity check by a third party.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We meet everybody once in person before the start, near home and at our cost. Please tell us if another way suits you better.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a meeting in person could be held, and compare requests with meetings that took place.",
        special_category: None,
    },
    page: include_str!("declines_to_meet_in_person.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let met = cx.each::<Interview>().any(|call| call.fact.in_person);
    match requested(cx, RequestKind::NotInPerson) {
        Some(found) if !met => {
            let strength = if found.count >= 2 { Strength::Moderate } else { Strength::Weak };
            found.finding.strength(strength).build()
        }
        _ => Outcome::Clear,
    }
}
