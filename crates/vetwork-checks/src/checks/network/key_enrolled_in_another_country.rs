//! NE006: was the second factor enrolled in the country where the equipment went?

use vetwork_model::Country;
use vetwork_model::dossier::Item;
use vetwork_model::facts::{DeliveryAddress, SessionKind, Shipment};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{all_over_home_lines, days_in, rests_on, tells_place};
use crate::shapes::place::{Located, located, travel_notice};

pub(crate) static META: Meta = Meta {
    code: Code("NE006"),
    name: "key-enrolled-in-another-country",
    title: "a second factor was enrolled where the equipment is not",
    question: "Was the second factor enrolled in the country where the equipment went?",
    says: "A second factor was enrolled from {countries}, and the equipment went to {sent_to}.",
    clear: "The second factor was enrolled in the country where the equipment went.",
    catalogue: &["ONB-18"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding],
    needs: &[Need::Any(&[Section::Session]), Need::Any(&[Section::Shipment, Section::DeliveryAddress])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Travel, Cause::PrivacyTool],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["GTIG24", "GEOW"],
    innocent: "A trip in the first days. A privacy tool with an exit abroad; exits that hide a place are left out.",
    clears: "The key is enrolled again in a call, from where the equipment is.",
    never_alone: true,
    compares: true,
    blind_spots: "A helper who enrols the key at the address and passes it on.",
    next_step: NextStep {
        text: "Enrol the key again in a call with the picture on.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We enrol security keys in a call. Please have yours and the laptop at hand.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country where a security key is enrolled with the country to which we sent equipment.",
        special_category: None,
    },
    page: include_str!("key_enrolled_in_another_country.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let went: Vec<Item<'_, Shipment>> = cx.each::<Shipment>().filter(|item| !item.fact.is_return).collect();
    let mut places: Vec<Country> = went
        .iter()
        .flat_map(|item| [Some(&item.fact.to), item.fact.redirected_to.as_ref()])
        .flatten()
        .filter_map(|to| to.country)
        .collect();
    if places.is_empty() {
        places.extend(cx.each::<DeliveryAddress>().filter_map(|item| item.fact.address.country));
    }
    places.sort_unstable();
    places.dedup();
    if places.is_empty() {
        return cx.not_checked("country where the equipment went");
    }
    let enrolled: Vec<_> = located(cx, &[SessionKind::Enrolment]).into_iter().filter(tells_place).collect();
    if enrolled.is_empty() {
        return cx.not_checked("an enrolment whose network tells a country");
    }
    let of = enrolled.len();
    let elsewhere: Vec<_> = enrolled
        .into_iter()
        .filter(|s| s.country.is_some_and(|country| !places.contains(&country)) && !agreed(cx, s))
        .collect();
    let Some(mut finding) = rests_on(cx, &elsewhere, of) else { return Outcome::Clear };
    for item in &went {
        finding = finding.rests_on(cx.seen(*item, item.fact.to.line()));
    }
    let words: Vec<String> = places.iter().map(Country::to_string).collect();
    let notice = elsewhere.iter().find_map(|s| travel_notice(cx, s.session.fact.at, s.country));
    if let Some(notice) = notice {
        finding = finding.explained(Cause::Travel, notice);
    }
    // Two weeks of sessions in that same country are no trip of the first days.
    let stays = elsewhere.iter().filter_map(|s| s.country).any(|country| days_in(cx, country, AT_WORK) >= 14);
    finding
        .param("sent_to", words.join(", "))
        .strength(Strength::Strong)
        .excludes_if(Cause::Travel, notice.is_none() && stays)
        .excludes_if(Cause::PrivacyTool, all_over_home_lines(&elsewhere))
        .build()
}

const AT_WORK: &[SessionKind] =
    &[SessionKind::Enrolment, SessionKind::SignIn, SessionKind::Portal, SessionKind::Meeting];

fn agreed(cx: &Context<'_>, enrolled: &Located<'_>) -> bool {
    travel_notice(cx, enrolled.session.fact.at, enrolled.country).is_some_and(|travel| travel.fact.approved)
}
