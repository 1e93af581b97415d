//! NE012: was the account used from many countries within a week?

use std::collections::BTreeSet;

use vetwork_model::Country;
use vetwork_model::facts::NetworkClass;
use vetwork_model::when::days_between;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::abroad::tells_place;
use crate::shapes::connected::ANY_SESSION;
use crate::shapes::place::{Located, located, travel_notice};

pub(crate) static META: Meta = Meta {
    code: Code("NE012"),
    name: "account-from-many-countries",
    title: "one account was used from many countries within a week",
    question: "Was the account used from many countries within a week?",
    says: "Within a week the account was used from {count} countries: {countries}.",
    clear: "The account was not used from many countries within a week.",
    catalogue: &["SRC-16"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[
        Phase::Sourcing,
        Phase::Application,
        Phase::Interview,
        Phase::Onboarding,
        Phase::Payroll,
        Phase::OnTheJob,
    ],
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Travel, Cause::PrivacyTool, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::MisrepresentedLocation],
    sources: &["US22"],
    innocent: "A tour by train or air. A phone that roams. A VPN that changes its exit counts only when there are five countries or more.",
    clears: "The person names the trip, or the sessions settle in one country.",
    never_alone: true,
    compares: true,
    blind_spots: "Operators who keep to one exit for each account.",
    next_step: NextStep {
        text: "Ask where the person was in that week.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everyone from where they work in the coming weeks. Please tell us.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the countries of your sessions with each other.",
        special_category: None,
    },
    page: include_str!("account_from_many_countries.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let placed: Vec<_> = located(cx, ANY_SESSION)
        .into_iter()
        .filter(|s| {
            s.country.is_some()
                && s.session.fact.at.is_some()
                && s.network != NetworkClass::Corporate
                && !s.session.fact.hosted_desktop
        })
        .filter(|s| !travel_notice(cx, s.session.fact.at, s.country).is_some_and(|travel| travel.fact.approved))
        .collect();
    if placed.len() < 2 {
        return cx.not_checked("two sessions with day and country");
    }
    let day = |s: &Located<'_>| s.session.fact.at.map(When::first_day);
    let week = |from: &Located<'_>| {
        let in_week = |s: &&Located<'_>| match (day(from), day(s)) {
            (Some(first), Some(other)) => (0..7).contains(&days_between(first, other)),
            _ => false,
        };
        placed.iter().filter(in_week).collect::<Vec<_>>()
    };
    let countries = |sessions: &[&Located<'_>]| sessions.iter().filter_map(|s| s.country).collect::<BTreeSet<_>>();
    let Some(busiest) = placed.iter().map(week).max_by_key(|sessions| countries(sessions).len()) else {
        return Outcome::Clear;
    };
    let plain: Vec<_> = busiest.iter().copied().filter(|s| tells_place(s)).collect();
    let (all, told) = (countries(&busiest), countries(&plain));
    let strength = match (told.len(), all.len()) {
        (3.., _) => Strength::Moderate,
        (_, 5..) => Strength::Weak,
        _ => return Outcome::Clear,
    };
    let (shown, sessions) = if strength == Strength::Moderate { (told, plain) } else { (all, busiest) };
    let mut parts = sessions.iter().filter_map(|s| Some(cx.seen(s.session, s.country?)));
    let Some(first) = parts.next() else { return Outcome::Clear };
    let mut finding = cx.finding(first);
    for seen in parts {
        finding = finding.rests_on(seen);
    }
    let words: Vec<String> = shown.iter().map(Country::to_string).collect();
    let finding = finding.param("count", shown.len()).param("countries", words.join(", "));
    match sessions.iter().find_map(|s| travel_notice(cx, s.session.fact.at, s.country)) {
        Some(notice) => finding.strength(Strength::Weak).explained(Cause::Travel, notice).build(),
        None => finding.strength(strength).build(),
    }
}
