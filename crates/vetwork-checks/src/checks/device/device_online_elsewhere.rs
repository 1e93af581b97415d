//! DE001: did the machine first come online far from where it was delivered?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Device, Shipment};
use vetwork_model::{
    Cause, Code, Country, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::place;

pub(crate) static META: Meta = Meta {
    code: Code("DE001"),
    name: "device-first-online-far-from-delivery",
    title: "the machine came online far from where it was delivered",
    question: "Did the machine first come online far from where it was delivered?",
    says: "The machine was delivered in {delivered} and first came online in {online}.",
    clear: "The machine came online where it was delivered.",
    catalogue: &["ONB-08"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Device]), Need::Any(&[Section::Shipment])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Travel, Cause::RecordError, Cause::Relocation],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["GTIG24", "RF26", "GTIG25"],
    innocent: "Delivered to one place and carried on a trip; a wrong entry in a table of positions; a move.",
    clears: "A notice of travel, and reports from the stated place afterwards.",
    never_alone: false,
    compares: true,
    blind_spots: "A machine that stays where it was delivered and is driven from elsewhere.",
    next_step: NextStep {
        text: "Ask for a call with the machine in view, in front of something that shows the place.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "Please confirm where the equipment is, on a short call with the machine in view.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare where a machine was delivered with where it first comes online.",
        special_category: None,
    },
    page: include_str!("device_online_elsewhere.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut told = false;
    for device in cx.each::<Device>() {
        let parcels = cx.each::<Shipment>().filter(|parcel| {
            let same = parcel.fact.serial.is_none()
                || device.fact.serial.is_none()
                || parcel.fact.serial == device.fact.serial;
            !parcel.fact.is_return && same
        });
        let compared: Vec<_> = parcels.filter_map(|parcel| Some((parcel, away(device.fact, parcel.fact)?))).collect();
        told |= !compared.is_empty();
        if compared.iter().any(|(_, away)| !away.is_far()) {
            continue;
        }
        let Some((parcel, away)) = compared.first() else { continue };
        return judge(cx, device, *parcel, *away);
    }
    if told { Outcome::Clear } else { cx.not_checked("where the machine was delivered and first came online") }
}

/// From this distance on, two places are far apart, km.
const FAR_KM: u32 = 150;
/// Reports over so many days are no trip.
const PERSISTS_DAYS: i64 = 14;

/// How far a machine was from the place of its delivery.
#[derive(Clone, Copy)]
enum Away {
    Countries(Country, Country),
    Km(u32),
}

impl Away {
    fn is_far(self) -> bool {
        match self {
            Away::Countries(a, b) => a != b,
            Away::Km(km) => km >= FAR_KM,
        }
    }
}

fn away(device: &Device, parcel: &Shipment) -> Option<Away> {
    let to = parcel.redirected_to.as_ref().unwrap_or(&parcel.to);
    let delivered = if parcel.redirected_to.is_none() { parcel.position.or(to.position) } else { to.position };
    match (delivered, device.first_position) {
        (Some(a), Some(b)) => Some(Away::Km(a.km_to(b))),
        _ => Some(Away::Countries(to.country?, device.first_country?)),
    }
}

fn judge(cx: &Context<'_>, device: Item<'_, Device>, parcel: Item<'_, Shipment>, away: Away) -> Outcome {
    let to = parcel.fact.redirected_to.as_ref().unwrap_or(&parcel.fact.to);
    let online = device.fact.first_country;
    let notice = place::travel_notice(cx, device.fact.first_seen.or(device.fact.at), online);
    let back = to.country.is_some_and(|country| device.fact.places.contains(&country));
    let lives_there = online.and_then(|country| place::states_country(cx, country)) == Some(true);
    let abroad = online.is_some() && online != to.country;
    let weeks =
        device.fact.first_seen.zip(device.fact.at).is_some_and(|(from, to)| from.days_until(to) >= PERSISTS_DAYS);
    let persists = abroad && weeks && !back && !device.fact.places.is_empty();
    let strength = match (back, lives_there) {
        (true, _) => Strength::Weak,
        (false, true) => Strength::Moderate,
        (false, false) => Strength::Decisive,
    };
    let place = online.map_or_else(|| "another place".to_owned(), |country| country.code().to_owned());
    let online = match away {
        Away::Km(km) => format!("{place}, {km} km away"),
        Away::Countries(..) => place,
    };
    let mut finding = cx
        .finding(cx.seen(device, online.as_str()))
        .rests_on(cx.seen(parcel, to.line()))
        .param("delivered", to.line())
        .param("online", online)
        .strength(strength);
    if let Some(notice) = notice {
        finding = finding.explained(Cause::Travel, notice);
    }
    finding
        .excludes_if(Cause::Travel, persists && notice.is_none())
        .excludes_if(Cause::RecordError, persists)
        .excludes_if(Cause::Relocation, persists && !lives_there)
        .build()
}
