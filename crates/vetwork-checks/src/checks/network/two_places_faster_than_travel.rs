//! NE010: do sessions come from two places faster than anybody travels?

use jiff::Timestamp;
use vetwork_model::facts::NetworkClass;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};
use vetwork_reference::CountryCode;

use crate::Context;
use crate::shapes::abroad::tells_place;
use crate::shapes::connected::ANY_SESSION;
use crate::shapes::place::{Located, located};

pub(crate) static META: Meta = Meta {
    code: Code("NE010"),
    name: "two-places-faster-than-travel",
    title: "sessions come from two places faster than anybody travels",
    question: "Do sessions come from two places faster than anybody travels?",
    says: "Sessions came from {first} and {second} within {minutes} minutes, {hours} hours of the clock apart.",
    clear: "No two sessions come from places too far apart for the time between them.",
    catalogue: &["JOB-02"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Session]), Need::List("time-zone-offsets")],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::SharedNetwork, Cause::RecordError],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["MS25"],
    innocent: "A VPN switched on or off. A phone whose network leaves in another country. A range placed wrongly on the map. Anonymisers, offices and satellite gateways are left out.",
    clears: "The person names the phone or the network that it was, and the log agrees.",
    never_alone: true,
    compares: true,
    blind_spots: "Two people in one country. Two places at the same hours.",
    next_step: NextStep {
        text: "Ask which device each of the two sessions was on.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the times and countries of your sessions with each other.",
        special_category: None,
    },
    page: include_str!("two_places_faster_than_travel.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut sessions: Vec<(Timestamp, Located<'_>)> = located(cx, ANY_SESSION)
        .into_iter()
        .filter(tells_place)
        .filter_map(|located| match located.session.fact.at {
            Some(When::Instant(at)) => Some((at, located)),
            _ => None,
        })
        .collect();
    if sessions.len() < 2 {
        return cx.not_checked("two sessions with time and country");
    }
    sessions.sort_by_key(|(at, located)| (*at, located.session.evidence.id));
    let jumps = sessions.iter().zip(sessions.iter().skip(1)).filter_map(|(before, after)| jump(cx, before, after));
    let Some(widest) = jumps.max_by_key(|jump| (jump.home_lines, jump.zones_minutes - jump.minutes)) else {
        return Outcome::Clear;
    };
    let [before, after] = widest.between;
    let words = |located: &Located<'_>| located.country.map_or_else(String::new, |country| country.to_string());
    cx.finding(cx.seen(before.session, words(before)))
        .rests_on(cx.seen(after.session, words(after)))
        .param("first", words(before))
        .param("second", words(after))
        .param("minutes", widest.minutes)
        .param("hours", widest.zones_minutes / 60)
        .strength(if widest.home_lines { Strength::Moderate } else { Strength::Weak })
        .build()
}

struct Jump<'a, 'b> {
    between: [&'b Located<'a>; 2],
    minutes: i64,
    zones_minutes: i64,
    home_lines: bool,
}

/// Nobody crosses an hour of the clock in less than an hour: an airliner is about as fast as the sun
/// at the latitudes where people live. Neighbours share the hour, so a border is never a jump.
fn jump<'a, 'b>(
    cx: &Context<'_>,
    before: &'b (Timestamp, Located<'a>),
    after: &'b (Timestamp, Located<'a>),
) -> Option<Jump<'a, 'b>> {
    let offsets = |located: &Located<'_>| {
        CountryCode::new(located.country?.code()).and_then(|code| cx.reference().zone_offsets(code))
    };
    let (here, there) = (offsets(&before.1)?, offsets(&after.1)?);
    let apart = |a: &i16, b: &i16| {
        let minutes = i64::from(*a) - i64::from(*b);
        minutes.abs().min(1440 - minutes.abs())
    };
    let zones_minutes = here.iter().flat_map(|a| there.iter().map(move |b| apart(a, b))).min()?;
    let minutes = (after.0.as_second() - before.0.as_second()) / 60;
    let home_lines = [before, after].iter().all(|(_, located)| located.network == NetworkClass::Residential);
    (zones_minutes >= 120 && minutes < zones_minutes).then_some(Jump {
        between: [&before.1, &after.1],
        minutes,
        zones_minutes,
        home_lines,
    })
}
