//! LG006: did somebody else sign for the parcel?

use vetwork_model::dossier::Item;
use vetwork_model::facts::Shipment;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Name, NameRelation, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::delivery;

pub(crate) static META: Meta = Meta {
    code: Code("LG006"),
    name: "parcel-signed-for-by-somebody-else",
    title: "somebody else signed for the parcel",
    question: "Did somebody else sign for the parcel?",
    says: "{signer} signed for the parcel sent to {to}.",
    clear: "Parcels were signed for by the person, or by somebody of the household.",
    catalogue: &["ONB-06"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Shipment])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::NameChange, Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator, Hypothesis::MisrepresentedLocation],
    sources: &["RF26", "KB4"],
    innocent: "A partner, a neighbour, a concierge; a carrier who wrote the wrong name.",
    clears: "The person names who signed, and shows the machine on a call.",
    never_alone: true,
    compares: true,
    blind_spots: "Carriers who take no signature. A signer who gives the worker's name.",
    next_step: NextStep {
        text: "Ask on a call, with the machine in view, who received the parcel.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Please show us the machine on a short call and tell us who received it.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the name that signed for a parcel with yours.",
        special_category: None,
    },
    page: include_str!("signed_by_other.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let signed: Vec<_> = cx
        .each::<Shipment>()
        .filter(|item| !item.fact.is_return)
        .filter_map(|item| item.fact.signed_by.as_ref().map(|name| (item, name)))
        .collect();
    if signed.is_empty() {
        return cx.not_checked("who signed for a parcel");
    }
    let by_others: Vec<_> = signed
        .into_iter()
        .filter(|(_, name)| {
            cx.name_relation(name) == NameRelation::Different && !delivery::in_household(cx, name)
        })
        .collect();
    let away = |item: &Shipment| {
        delivery::relation_to_homes(cx, &item.to) == delivery::Relation::Apart && !delivery::lives_there(cx, &item.to)
    };
    let rank = |(item, name): &&(Item<'_, Shipment>, &Name)| (delivery::unrelated(cx, name), away(item.fact));
    let Some((item, name)) = by_others.iter().max_by_key(rank) else { return Outcome::Clear };
    let (unrelated, away) = (delivery::unrelated(cx, name), away(item.fact));
    let strength = match (unrelated, away) {
        (true, true) => Strength::Strong,
        (true, false) => Strength::Moderate,
        (false, _) => Strength::Weak,
    };
    cx.finding(cx.seen(*item, *name))
        .param("signer", *name)
        .param("to", item.fact.to.line())
        .strength(strength)
        .excludes_if(Cause::NameChange, unrelated)
        .excludes_if(Cause::Household, unrelated && away)
        .excludes_if(Cause::RecordError, away || by_others.len() > 1)
        .build()
}
