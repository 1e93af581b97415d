//! LG002: does equipment of an unrelated worker go to the same place?

use vetwork_model::facts::{Address, AddressKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("LG002"),
    name: "delivery-address-shared-with-unrelated-worker",
    title: "equipment of unrelated workers goes to the same place",
    question: "Does equipment of an unrelated worker go to the same place?",
    says: "Equipment for {other} goes to the same place: {value}.",
    clear: "No other worker's equipment goes to the same place.",
    catalogue: &["ONB-04"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::DeliveryAddress, Section::Shipment]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["DOJ-CH", "DOJ-KN", "DOJ-WANG", "U42", "SEED1"],
    innocent: "A couple or flatmates at one employer; a shared office; a parcel shop that many use.",
    clears: "Both declare the shared home, or each lives somewhere else and receives equipment there.",
    never_alone: false,
    compares: true,
    blind_spots: "One address for each worker; the same house under another unit; other employers' parcels.",
    next_step: NextStep {
        text: "Ask both people, apart, where they work, and look at where both machines came online.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We send equipment to the home address on file. Please confirm it, or show a recent bill or lease for another one.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the addresses that equipment goes to across our workers.",
        special_category: None,
    },
    page: include_str!("delivery_address_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Address, &[Part::Delivery]).next().is_none() {
        return cx.not_checked("a delivery address complete enough to compare");
    }
    let Some(found) = shared(cx, KeyKind::Address, &[Part::Delivery], &[Part::Delivery]) else { return Outcome::Clear };
    let shared_key = |to: &delivery::Destination<'_>| {
        cx.keys(KeyKind::Address, &[Part::Delivery])
            .any(|keyed| Some(keyed.evidence) == to.seen.evidence && !cx.elsewhere(&keyed.key).shown.is_empty())
    };
    let to = delivery::destinations(cx).into_iter().find(shared_key);
    let address = to.as_ref().map(|to| to.address);
    let drop = address.is_some_and(|address| delivery::mail_drop(cx, address).is_some());
    let relation = address.map(|address| delivery::relation_to_homes(cx, address));
    let workplace = address.is_some_and(|address| {
        cx.each::<Address>().any(|item| {
            item.fact.kind == AddressKind::Workplace
                && delivery::relation(item.fact, address) == delivery::Relation::Same
        })
    });
    let unrelated = found.observed_on_both_sides && !found.may_be_kin && !found.household_declared;
    let strength = match found.subjects {
        _ if drop || workplace => Strength::Weak,
        1 if relation != Some(delivery::Relation::Apart) => Strength::Strong,
        _ => Strength::Decisive,
    };
    found
        .finding
        .strength(if unrelated { strength } else { strength.min(Strength::Moderate) })
        .excludes_if(Cause::Household, unrelated)
        .excludes_if(Cause::TradePractice, !drop && !workplace)
        .build()
}
