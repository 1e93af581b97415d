//! LG010: did equipment come back, and from a place that is on file?

use vetwork_model::facts::{Address, Shipment};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;

pub(crate) static META: Meta = Meta {
    code: Code("LG010"),
    name: "equipment-returned-from-elsewhere-or-not",
    title: "equipment came back from another place, or not at all",
    question: "Did equipment come back, and from a place that is on file?",
    says: "After the last day, {ends}, equipment {what}.",
    clear: "Equipment came back from a place on file.",
    catalogue: &["OFF-01"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Offboarding],
    needs: &[Need::Any(&[Section::Shipment])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Relocation, Cause::RecordError],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::SharedOperator],
    sources: &["KB4", "U42"],
    innocent: "A move; a parcel lost or not booked; nobody sent a return label.",
    clears: "The machine comes back, or a proof of the new address.",
    never_alone: true,
    compares: true,
    blind_spots: "Equipment handed over in person and not booked.",
    next_step: NextStep {
        text: "Send a return label to the address on file and look at where the carrier collects.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Please return the equipment with the label we send to the address on file.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether and from where equipment comes back after the last day.",
        special_category: None,
    },
    page: include_str!("equipment_not_back.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(ends) = cx.dossier().role.ends else { return cx.not_checked("the last working day") };
    let sent = delivery::destinations(cx);
    let on_file = |from: &Address| {
        delivery::lives_there(cx, from)
            || matches!(delivery::relation_to_homes(cx, from), delivery::Relation::Same | delivery::Relation::Near)
            || sent.iter().any(|to| delivery::relation(to.address, from) <= delivery::Relation::Near)
    };
    let returns: Vec<_> = cx.each::<Shipment>().filter(|item| item.fact.is_return).collect();
    if let Some(item) = returns.iter().find(|item| !item.fact.to.is_blank() && !on_file(&item.fact.to)) {
        return cx
            .finding(cx.seen(*item, item.fact.to.line()))
            .param("ends", ends)
            .param("what", format!("was collected at {}", item.fact.to.line()))
            .strength(Strength::Strong)
            .excludes_if(Cause::Relocation, delivery::no_move_to(cx, &item.fact.to))
            .excludes_if(Cause::RecordError, item.fact.delivered.is_some() || item.fact.dispatched.is_some())
            .build();
    }
    if !returns.is_empty() {
        return Outcome::Clear;
    }
    match sent.into_iter().find(|to| to.shipped) {
        Some(to) if ends.days_until(cx.now()) > PATIENCE_DAYS => cx
            .finding(to.seen)
            .param("ends", ends)
            .param("what", "has not come back")
            .strength(Strength::Moderate)
            .build(),
        Some(_) => cx.not_checked("a return, which is not due yet"),
        None => cx.not_checked("equipment that was sent"),
    }
}

/// How long a return may take, days.
const PATIENCE_DAYS: i64 = 30;
