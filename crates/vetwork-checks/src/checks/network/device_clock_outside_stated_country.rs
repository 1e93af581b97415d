//! NE007: does the device clock run on an hour of the stated country?

use std::collections::BTreeSet;

use vetwork_model::dossier::Item;
use vetwork_model::facts::Session;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::CountryCode;

use crate::Context;
use crate::shapes::place::{homes, travel_notice};

pub(crate) static META: Meta = Meta {
    code: Code("NE007"),
    name: "device-clock-outside-stated-country",
    title: "the device clock runs on an hour the stated country lacks",
    question: "Does the device clock run on an hour of the stated country?",
    says: "In {count} of {of} sessions the device clock was set to {offsets}, which does not occur in {stated}.",
    clear: "The device clock runs on an hour of the stated country.",
    catalogue: &["APP-35"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application],
    needs: &[Need::Any(&[Section::Session]), Need::Any(&[Section::Address]), Need::List("time-zone-offsets")],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Travel, Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["US22", "SEAL", "MS26"],
    innocent: "A trip. A clock kept on the hours of a team elsewhere. Machines that engineers keep on UTC are not counted.",
    clears: "A later session shows the hour of the stated country, or the person names the trip.",
    never_alone: true,
    compares: true,
    blind_spots: "A clock set to fit. A country that shares the hour.",
    next_step: NextStep {
        text: "Ask for the hours at which the person can work, and where they are at present.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everyone in which hours they work and from where. Please tell us both.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the hour that a device reports with the country you state.",
        special_category: None,
    },
    page: include_str!("device_clock_outside_stated_country.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let countries: Vec<_> = homes(cx).filter_map(|home| home.fact.country).collect();
    let offsets_of = |code: &str| CountryCode::new(code).and_then(|code| cx.reference().zone_offsets(code));
    let here: Vec<i16> = countries.iter().filter_map(|c| offsets_of(c.code())).flatten().copied().collect();
    if here.is_empty() {
        return cx.not_checked("country of the stated address");
    }
    // UTC itself is how many engineers keep a machine; it names no country.
    let counts = |session: &Session| !session.hosted_desktop && session.utc_offset.is_some_and(|offset| offset != 0);
    let clocks: Vec<_> = cx.each::<Session>().filter(|item| counts(item.fact)).collect();
    if clocks.is_empty() {
        return cx.not_checked("clock of a device");
    }
    let of = clocks.len();
    let away = |item: &Item<'_, Session>| item.fact.utc_offset.is_some_and(|offset| !here.contains(&offset));
    let agreed = |item: &Item<'_, Session>| travel_notice(cx, item.fact.at, None).is_some_and(|t| t.fact.approved);
    let outside: Vec<_> = clocks.into_iter().filter(|item| away(item) && !agreed(item)).collect();
    let Some((first, rest)) = outside.split_first() else { return Outcome::Clear };
    let mut finding = cx.finding(cx.seen(*first, clock(first.fact.utc_offset)));
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, clock(item.fact.utc_offset)));
    }
    let offsets: BTreeSet<String> = outside.iter().map(|item| clock(item.fact.utc_offset)).collect();
    let days: BTreeSet<_> = outside.iter().filter_map(|item| item.fact.at).map(|at| at.first_day()).collect();
    let finding = finding
        .param("count", outside.len())
        .param("of", of)
        .param("offsets", offsets.into_iter().collect::<Vec<_>>().join(", "))
        .param(
            "stated",
            countries.iter().map(|c| c.to_string()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", "),
        );
    match outside.iter().find_map(|item| travel_notice(cx, item.fact.at, None)) {
        Some(notice) => finding.strength(Strength::Weak).explained(Cause::Travel, notice).build(),
        None => finding.strength(if days.len() >= 2 { Strength::Moderate } else { Strength::Weak }).build(),
    }
}

fn clock(offset: Option<i16>) -> String {
    let minutes = offset.unwrap_or_default();
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
}
