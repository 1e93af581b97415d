//! LG011: did equipment arrive where the person is shown to live?

use vetwork_model::dossier::Item;
use vetwork_model::facts::Shipment;
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;

pub(crate) static META: Meta = Meta {
    code: Code("LG011"),
    name: "equipment-arrived-at-proven-home",
    title: "equipment arrived where the person is shown to live",
    question: "Did equipment arrive where the person is shown to live?",
    says: "A parcel arrived at {home}, where the person is shown to live.",
    clear: "No parcel is shown to have arrived where the person is shown to live.",
    catalogue: &["ONB-01"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Shipment]), Need::Any(&[Section::Residence, Section::IdentityCheck])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::BorrowedIdentity],
    sources: &["SEED4", "US22"],
    innocent: "It speaks for the person.",
    clears: "Nothing is to be cleared.",
    never_alone: false,
    compares: true,
    blind_spots: "Somebody else who lives at the same address and hands the machine on.",
    next_step: NextStep {
        text: "Nothing. Keep the record of the delivery.",
        disposition: Disposition::Safe,
        minutes: 1,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare where equipment arrived with the address that a document or an authority shows.",
        special_category: None,
    },
    page: include_str!("equipment_arrived_home.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let arrived = |item: &Item<'_, Shipment>| {
        !item.fact.is_return && item.fact.delivered.is_some() && item.fact.redirected_to.is_none()
    };
    let signed = |item: &Item<'_, Shipment>| {
        item.fact
            .signed_by
            .as_ref()
            .is_some_and(|name| matches!(cx.name_relation(name), NameRelation::Same | NameRelation::Variant))
    };
    let at_home = cx.each::<Shipment>().filter(arrived).filter(|item| delivery::lives_there(cx, &item.fact.to));
    let Some(item) = at_home.max_by_key(signed) else { return Outcome::Clear };
    cx.finding(cx.seen(item, item.fact.to.line()))
        .param("home", item.fact.to.line())
        .strength(if signed(&item) { Strength::Strong } else { Strength::Moderate })
        .build()
}
