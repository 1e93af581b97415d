//! LG004: does equipment go to a forwarder or a mail drop?

use vetwork_model::facts::{Request, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::{delivery, place};

pub(crate) static META: Meta = Meta {
    code: Code("LG004"),
    name: "delivery-to-forwarder-or-mail-drop",
    title: "equipment goes to a forwarder or a mail drop",
    question: "Does equipment go to a forwarder or a mail drop?",
    says: "Equipment goes to {what}: {to}.",
    clear: "Equipment does not go to a forwarder or a mail drop that we know of.",
    catalogue: &["ONB-03"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::DeliveryAddress, Section::Shipment])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Travel, Cause::Adjustment],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["PSA23", "RF26", "GEOW"],
    innocent: "No parcel room at home; a life on the road; the employer agreed to it.",
    clears: "The person collects the parcel with an identity document and comes online near there.",
    never_alone: true,
    compares: true,
    blind_spots: "Mail drops under a plain street address. Friends who receive for others.",
    next_step: NextStep {
        text: "Have the parcel handed over at a carrier's counter against an identity document, or in the office.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We send equipment to a home or a carrier's counter where a photo document is shown. Please choose one.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare delivery addresses with lists of mail drops and parcel forwarders.",
        special_category: None,
    },
    page: include_str!("delivery_to_mail_drop.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let destinations = delivery::destinations(cx);
    if destinations.is_empty() {
        return cx.not_checked("a delivery address");
    }
    let drops = destinations.into_iter().filter_map(|to| delivery::mail_drop(cx, to.address).map(|drop| (to, drop)));
    let Some((to, drop)) = drops.max_by_key(|(to, drop)| (to.shipped, drop.forwards)) else { return Outcome::Clear };
    let agreed = cx
        .each::<Request>()
        .find(|item| item.fact.kind == RequestKind::NoDeliveryAtHome && item.fact.alternative_offered);
    let elsewhere = to.address.country.and_then(|country| delivery::devices_elsewhere(cx, country));
    let noticed = elsewhere
        .as_ref()
        .is_some_and(|(seen, country)| place::travel_notice(cx, seen.at.or(to.at), Some(*country)).is_some());
    let gone = elsewhere.is_some() && !noticed;
    let mut finding = cx
        .finding(to.seen)
        .param("what", drop.what)
        .param("to", to.address.line())
        .strength(if to.shipped && gone { Strength::Strong } else { Strength::Moderate })
        .excludes_if(Cause::Travel, gone)
        .excludes_if(Cause::Adjustment, gone && agreed.is_none());
    if let Some((seen, _)) = elsewhere {
        finding = finding.rests_on(seen);
    }
    if let Some(agreed) = agreed {
        finding = finding.explained(Cause::Adjustment, agreed);
    }
    finding.build()
}
