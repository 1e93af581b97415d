//! PA012: does the tax form name another place than where equipment went and came online?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Address, Device, TaxForm};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::{delivery, place};

pub(crate) static META: Meta = Meta {
    code: Code("PA012"),
    name: "tax-form-conflicts-with-other-places",
    title: "the tax form names another place than all else",
    question: "Does the tax form name another place than where equipment went and came online?",
    says: "The tax form names {tax}; {other} is in {place}.",
    clear: "The tax form agrees with the other places on file.",
    catalogue: &["PAY-13"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[
        Need::Any(&[Section::TaxForm]),
        Need::Any(&[Section::Shipment, Section::Device, Section::DeliveryAddress, Section::Address]),
    ],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Relocation, Cause::Travel, Cause::RecordError],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::BorrowedIdentity],
    sources: &["AIG25", "DOJ-CH"],
    innocent: "A move in the middle of the year; a trip; an old form.",
    clears: "A new form, or a proof of residence for its address.",
    never_alone: true,
    compares: true,
    blind_spots: "A form that was filled in with the address of the house where the machine stands.",
    next_step: NextStep {
        text: "Ask for a new tax form, and for a proof of residence for its address.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Please check the address and country on your tax form and send a new one if they have changed.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the place on your tax form with your home address and with where equipment is.",
        special_category: None,
    },
    page: include_str!("tax_form_conflicts.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let form_of =
        |item: Item<'_, TaxForm>| item.fact.country.or(item.fact.address.as_ref().and_then(|address| address.country));
    let Some((form, tax)) = cx.each::<TaxForm>().find_map(|item| Some((item, form_of(item)?))) else {
        return cx.not_checked("a country on the tax form");
    };
    let sent = delivery::destinations(cx);
    let parcels =
        sent.iter().filter(|to| to.shipped).filter_map(|to| Some(("a parcel", to.seen.clone(), to.address.country?)));
    let machines = cx.each::<Device>().flat_map(|item| {
        let places = item.fact.places.iter().copied().chain(item.fact.first_country);
        places.map(move |country| ("the machine", cx.seen(item, country), country))
    });
    let observed: Vec<_> = parcels.chain(machines).collect();
    let abroad = observed.iter().filter(|(_, _, country)| *country != tax);
    let kinds = |what: &str| observed.iter().any(|(kind, ..)| *kind == what);
    let both = kinds("a parcel") && kinds("the machine");
    if let Some((what, seen, country)) = abroad.clone().next().filter(|_| abroad.count() == observed.len()) {
        let later = form.fact.at.is_some_and(|form| {
            observed.iter().all(|(_, seen, _)| seen.at.is_some_and(|at| at.certainly_before(form)))
        });
        let notice = place::travel_notice(cx, seen.at, Some(*country));
        let mut finding = cx.finding(cx.seen(form, tax));
        for (_, seen, _) in &observed {
            finding = finding.rests_on(seen.clone());
        }
        if let Some(notice) = notice {
            finding = finding.explained(Cause::Travel, notice);
        }
        return finding
            .param("tax", tax)
            .param("other", *what)
            .param("place", *country)
            .strength(if both { Strength::Strong } else { Strength::Moderate })
            .excludes_if(Cause::Relocation, both && later)
            .excludes_if(Cause::Travel, both && notice.is_none())
            .excludes_if(Cause::RecordError, both)
            .build();
    }
    let Some(address) = form.fact.address.as_ref() else {
        return if observed.is_empty() { cx.not_checked("another place to compare with") } else { Outcome::Clear };
    };
    let home = delivery::relation_to_homes(cx, address);
    let nearest = sent.iter().map(|to| delivery::relation(to.address, address)).chain([home]).min();
    match nearest {
        Some(delivery::Relation::Apart) if !delivery::lives_there(cx, address) => {
            let other = sent.first().map(|to| to.address).or(place::homes(cx).next().map(|item| item.fact));
            cx.finding(cx.seen(form, address.line()))
                .param("tax", address.line())
                .param("other", "the address on file")
                .param("place", other.map(Address::line).unwrap_or_default())
                .strength(Strength::Weak)
                .build()
        }
        Some(delivery::Relation::CannotTell) | None if observed.is_empty() => {
            cx.not_checked("another place to compare with")
        }
        _ => Outcome::Clear,
    }
}
