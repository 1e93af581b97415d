//! NE013: do sessions come from where the subject says to be?

use vetwork_model::facts::NetworkClass;
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength,
    SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{days_spanned, rests_on};
use crate::shapes::connected::ANY_SESSION;
use crate::shapes::place::{Located, located, states_country};

pub(crate) static META: Meta = Meta {
    code: Code("NE013"),
    name: "sessions-from-stated-place",
    title: "sessions come from where the subject says to be",
    question: "Do sessions come from where the subject says to be?",
    says: "All {count} sessions, over {days} days, came from {countries}, as stated, over ordinary networks.",
    clear: "The sessions do not speak for the stated place, nor against it.",
    catalogue: &["APP-33"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Session]), Need::Any(&[Section::Address])],
    direction: Direction::Lowers,
    ceiling: Strength::Moderate,
    causes: &[],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["DTEX24", "ASHBY", "SEED1"],
    innocent: "It speaks for the subject. It is no proof: a machine in the stated country can be driven from elsewhere.",
    clears: "Nothing needs to be cleared.",
    never_alone: true,
    compares: true,
    blind_spots: "A line in the stated country that somebody else holds, as in the houses full of laptops of documented cases.",
    next_step: NextStep { text: "Nothing to do.", disposition: Disposition::Safe, minutes: 1, message: "" },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country of your sessions with the address you state.",
        special_category: None,
    },
    page: include_str!("sessions_from_stated_place.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let all: Vec<_> = located(cx, ANY_SESSION).into_iter().filter(|s| !s.session.fact.hosted_desktop).collect();
    let known = all.iter().filter(|s| s.network != NetworkClass::Unknown && s.country.is_some()).count();
    if known < 3 {
        return cx.not_checked("three sessions whose network and country are known");
    }
    let ordinary = |s: &Located<'_>| {
        matches!(s.network, NetworkClass::Residential | NetworkClass::Mobile | NetworkClass::Satellite)
            && s.country.and_then(|country| states_country(cx, country)) == Some(true)
    };
    let days = days_spanned(&all);
    if !all.iter().all(ordinary) || days < 1 {
        return Outcome::Clear;
    }
    let Some(finding) = rests_on(cx, &all, all.len()) else { return Outcome::Clear };
    let strength = if all.len() >= 6 && days >= 14 { Strength::Moderate } else { Strength::Weak };
    finding.param("days", days).strength(strength).build()
}
