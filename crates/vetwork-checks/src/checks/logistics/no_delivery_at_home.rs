//! LG005: does the person say that nothing can be delivered to the stated home?

use vetwork_model::facts::{Request, RequestKind, Shipment};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Provenance,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("LG005"),
    name: "says-nothing-can-be-delivered-at-home",
    title: "says that nothing can be delivered at home",
    question: "Does the person say that nothing can be delivered to the stated home?",
    says: "The person says that nothing can be delivered to the stated home: {words}.",
    clear: "The person does not say that nothing can be delivered at home.",
    catalogue: &["ONB-05"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Travel, Cause::Adjustment],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::BorrowedIdentity],
    sources: &["SEED4", "US22"],
    innocent: "A gated building; parcels stolen from the porch; away on the day.",
    clears: "A letter with a code that arrives at the stated home.",
    never_alone: true,
    compares: false,
    blind_spots: "People who ask for another address without giving a reason.",
    next_step: NextStep {
        text: "Send a letter with a code to the stated home and ask for the code.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We send a letter with a code to the home address on file. Please tell us the code when it arrives.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether equipment can be sent to your home address.",
        special_category: None,
    },
    page: include_str!("no_delivery_at_home.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let arrived = cx.each::<Shipment>().any(|item| {
        item.fact.delivered.is_some()
            && item.fact.redirected_to.is_none()
            && item.evidence.provenance() > Provenance::Claimed
            && delivery::relation_to_homes(cx, &item.fact.to) == delivery::Relation::Same
    });
    let Some(asked) = requested(cx, RequestKind::NoDeliveryAtHome).filter(|_| !arrived) else { return Outcome::Clear };
    let words = cx
        .each::<Request>()
        .find(|item| item.fact.kind == RequestKind::NoDeliveryAtHome)
        .and_then(|item| item.fact.words.clone());
    asked
        .finding
        .param("words", words.unwrap_or_else(|| "no reason noted".to_owned()))
        .strength(Strength::Moderate)
        .build()
}
