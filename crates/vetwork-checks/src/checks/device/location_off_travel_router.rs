//! DE009: is the location service off, or the machine behind a travel router?

use vetwork_model::dossier::Item;
use vetwork_model::facts::Device;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::place;

pub(crate) static META: Meta = Meta {
    code: Code("DE009"),
    name: "location-off-behind-travel-router",
    title: "location is off behind a travel router",
    question: "Is the location service off, or the machine behind a travel router?",
    says: "{what}.",
    clear: "Location is on, and the machine is behind an ordinary router.",
    catalogue: &["JOB-23", "JOB-24"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Device])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::Travel],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["GEOW"],
    innocent: "Privacy; hotels; a router bought because it is small.",
    clears: "Location switched on for a day, by agreement.",
    never_alone: true,
    compares: true,
    blind_spots: "Routers that name another brand; a private network on an ordinary router.",
    next_step: NextStep {
        text: "Ask whether the person travels, and for location to be switched on for a day.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Please switch the location service on for a day, or tell us why it has to stay off.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether the location service of our machines is on, and at the brand of router.",
        special_category: None,
    },
    page: include_str!("location_off_travel_router.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let told =
        |item: &Item<'_, Device>| item.fact.location_off || item.fact.router.is_some() || !item.fact.places.is_empty();
    if !cx.each::<Device>().any(|item| told(&item)) {
        return cx.not_checked("the location service or the router");
    }
    let signs =
        |item: &Item<'_, Device>| (item.fact.location_off, item.fact.router.as_deref().is_some_and(is_travel_router));
    let Some(item) = cx.each::<Device>().max_by_key(|item| (signs(item).0 && signs(item).1, signs(item))) else {
        return Outcome::Clear;
    };
    let (what, strength) = match signs(&item) {
        (true, true) => ("Location is off, and the machine is behind a travel router", Strength::Moderate),
        (true, false) => ("Location is off", Strength::Weak),
        (false, true) => ("The machine is behind a travel router", Strength::Weak),
        (false, false) => return Outcome::Clear,
    };
    let away = item.fact.router.clone().unwrap_or_else(|| "location off".to_owned());
    let mut finding = cx.finding(cx.seen(item, away)).param("what", what).strength(strength);
    if let Some(notice) = place::travel_notice(cx, item.fact.at, None) {
        finding = finding.explained(Cause::Travel, notice);
    }
    finding.build()
}

/// Brands and words of routers made to carry along, without spaces and marks.
const TRAVEL_ROUTERS: [&str; 4] = ["glinet", "gltechnologies", "travelrouter", "ravpower"];

fn is_travel_router(brand: &str) -> bool {
    let plain: String = brand.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    TRAVEL_ROUTERS.iter().any(|known| plain.contains(known))
}
