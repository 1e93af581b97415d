//! LG003: did the delivery address change after the offer or shortly before dispatch?

use vetwork_model::facts::{Contract, Shipment};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;

pub(crate) static META: Meta = Meta {
    code: Code("LG003"),
    name: "delivery-address-changed-late",
    title: "the delivery address changed shortly before dispatch",
    question: "Did the delivery address change after the offer or shortly before dispatch?",
    says: "The delivery address was changed on {changed}, to {to}; the parcel was sent on {sent}.",
    clear: "The delivery address did not change late.",
    catalogue: &["ONB-02"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Shipment])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Relocation, Cause::RecordError],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::BorrowedIdentity],
    sources: &["SWX24", "PSA23", "U42", "SEED4"],
    innocent: "Moved house; a slip put right; away on the day of delivery.",
    clears: "A lease, bill or registration for the new address.",
    never_alone: true,
    compares: true,
    blind_spots: "A change before the parcel was booked. A redirection by the carrier, which is asked separately.",
    next_step: NextStep {
        text: "Ask why the address changed, and for a recent bill or lease for the new one, before anything else is sent.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We send equipment to the home address on file. Please confirm it, or show a recent bill or lease for another one.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at when a delivery address changed before a parcel was sent.",
        special_category: None,
    },
    page: include_str!("delivery_changed_late.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let signed = cx.each::<Contract>().filter_map(|item| item.fact.signed).min();
    let mut told = false;
    for item in cx.each::<Shipment>().filter(|item| !item.fact.is_return) {
        let Some(changed) = item.fact.address_changed else { continue };
        let Some(sent) = item.fact.dispatched.or(item.fact.delivered) else { continue };
        told = true;
        let after_offer = signed.is_some_and(|signed| signed.certainly_before(changed));
        let late = after_offer || changed.days_until(sent) <= LATE_DAYS;
        let relation = delivery::relation_to_homes(cx, &item.fact.to);
        if !late || relation == delivery::Relation::Same || delivery::lives_there(cx, &item.fact.to) {
            continue;
        }
        return cx
            .finding(cx.seen(item, changed))
            .param("changed", changed)
            .param("to", item.fact.to.line())
            .param("sent", sent)
            .strength(if relation == delivery::Relation::Near { Strength::Weak } else { Strength::Strong })
            .excludes_if(Cause::Relocation, delivery::no_move_to(cx, &item.fact.to))
            .excludes_if(Cause::RecordError, relation == delivery::Relation::Apart)
            .build();
    }
    if told { Outcome::Clear } else { cx.not_checked("when the delivery address last changed") }
}

/// A change this close to dispatch leaves no time to look at it, days.
const LATE_DAYS: i64 = 7;
