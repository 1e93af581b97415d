//! DE008: do the machine's own places ever agree with the stated country or the sign-ins?

use std::collections::BTreeSet;

use vetwork_model::facts::{Device, NetworkClass, SessionKind};
use vetwork_model::{
    Cause, Code, Country, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::place;

pub(crate) static META: Meta = Meta {
    code: Code("DE008"),
    name: "device-places-never-agree",
    title: "the machine is never where the person says to be",
    question: "Do the machine's own places ever agree with the stated country or the sign-ins?",
    says: "The machine reports from {places}, never from {stated}, in {count} observations over {days} days.",
    clear: "The machine reports from a country that the person states.",
    catalogue: &["JOB-03"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Device]), Need::Any(&[Section::Session, Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Travel, Cause::Relocation, Cause::SharedNetwork, Cause::RecordError],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["RF26", "PSA23", "SEED1"],
    innocent: "A trip; a move; the employer's own network, which makes all sign-ins look alike; a wrong table of positions.",
    clears: "A notice of travel, or the machine back at the stated place.",
    never_alone: false,
    compares: true,
    blind_spots: "Machines whose location service is off. People who work from elsewhere in the same country.",
    next_step: NextStep {
        text: "Ask where the person works at present, and see the machine come online there.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "Please confirm where the equipment is, on a short call with the machine in view.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare where your machine reports to be with the country you state and with your sign-ins.",
        special_category: None,
    },
    page: include_str!("device_places_disagree.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let reports: Vec<_> = cx.each::<Device>().filter(|item| !item.fact.places.is_empty()).collect();
    let places: BTreeSet<Country> = reports.iter().flat_map(|item| item.fact.places.iter().copied()).collect();
    let (Some(first), Some(place)) = (reports.first(), places.first()) else {
        return cx.not_checked("the machine's own places");
    };
    let own_network = |network| matches!(network, NetworkClass::Corporate | NetworkClass::PrivacyRelay);
    let signed_in: Vec<_> = place::located(cx, &[SessionKind::SignIn, SessionKind::Portal, SessionKind::Enrolment])
        .into_iter()
        .filter(|located| !own_network(located.network) && !located.session.fact.hosted_desktop)
        .filter_map(|located| Some((located.session, located.country?)))
        .collect();
    let homes: BTreeSet<Country> = place::homes(cx).filter_map(|item| item.fact.country).collect();
    let stated: BTreeSet<Country> =
        if homes.is_empty() { signed_in.iter().map(|(_, country)| *country).collect() } else { homes.clone() };
    let Some(stated_first) = stated.first() else { return cx.not_checked("a stated country or sign-ins") };
    if places.iter().any(|place| stated.contains(place)) {
        return Outcome::Clear;
    }
    let apart: Vec<_> = signed_in.iter().filter(|(_, country)| !places.contains(country)).collect();
    // One sign-in by telephone on a trip does not undo the line that all the others come from.
    let local_line = !apart.is_empty() && 4 * apart.len() >= 3 * signed_in.len();
    let mut days: Vec<When> = reports.iter().filter_map(|item| item.fact.at).collect();
    days.extend(
        reports.iter().filter_map(|item| item.fact.first_seen.filter(|_| item.fact.first_country == Some(*place))),
    );
    days.extend(signed_in.iter().filter_map(|(session, _)| session.fact.at));
    days.sort();
    let span = days.first().zip(days.last()).map_or(0, |(from, to)| from.days_until(*to));
    let notice = reports.iter().find_map(|item| place::travel_notice(cx, item.fact.at, Some(*place)));
    let persists = days.len() >= OBSERVATIONS && span >= PERSISTS_DAYS;
    let strength = match (local_line, span >= LONG_DAYS && days.len() > OBSERVATIONS) {
        (true, true) => Strength::Decisive,
        _ => Strength::Strong,
    };
    let mut finding = cx
        .finding(cx.seen(*first, *place))
        .param("places", in_words(&places))
        .param("stated", in_words(&stated))
        .param("count", days.len())
        .param("days", span)
        .strength(strength);
    for item in reports.iter().skip(1) {
        finding = finding.rests_on(cx.seen(*item, item.fact.places.first().copied().unwrap_or(*place)));
    }
    for (session, country) in &apart {
        finding = finding.rests_on(cx.seen(*session, *country));
    }
    if let Some(home) = place::homes(cx).find(|item| item.fact.country == Some(*stated_first)) {
        finding = finding.rests_on(cx.seen(home, *stated_first));
    }
    if let Some(notice) = notice {
        finding = finding.explained(Cause::Travel, notice);
    }
    finding
        .excludes_if(Cause::Travel, persists && notice.is_none())
        // Who moved away signs in from the new place, too.
        .excludes_if(Cause::Relocation, persists && local_line)
        .excludes(Cause::SharedNetwork)
        .excludes_if(Cause::RecordError, persists)
        .build()
}

/// So many observations are no accident.
const OBSERVATIONS: usize = 3;
/// Observations over so many days are no trip.
const PERSISTS_DAYS: i64 = 14;
/// Over so many days it stands by itself.
const LONG_DAYS: i64 = 28;

fn in_words(countries: &BTreeSet<Country>) -> String {
    let codes: Vec<&str> = countries.iter().map(Country::code).collect();
    codes.join(", ")
}
