//! NE004: was the contract signed from the stated country?

use vetwork_model::facts::{NetworkClass, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{classed_by_stale_list, hides_place, rests_on, tells_place};
use crate::shapes::place::{Located, located, states_country, travel_notice};

pub(crate) static META: Meta = Meta {
    code: Code("NE004"),
    name: "contract-signed-from-elsewhere",
    title: "the contract was signed from elsewhere than stated",
    question: "Was the contract signed from the stated country?",
    says: "The contract was signed from {countries} through {networks}, which does not fit the stated place.",
    clear: "The contract was signed from a stated country.",
    catalogue: &["ONB-19"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding],
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Travel, Cause::PrivacyTool, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["MS26", "SEAL"],
    innocent: "Signed on a trip. A VPN left on. A present employer whose network sends everything through a data centre.",
    clears: "The person confirms in a call where they were, and later sessions agree.",
    never_alone: true,
    compares: true,
    blind_spots: "A signature made by a helper in the stated country.",
    next_step: NextStep {
        text: "Ask where the contract was signed, in a call with the picture on.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country from which a contract is signed with the address you state.",
        special_category: None,
    },
    page: include_str!("contract_signed_from_elsewhere.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let known = |s: &Located<'_>| s.network != NetworkClass::Unknown || tells_place(s);
    let signed: Vec<_> = located(cx, &[SessionKind::Signature]).into_iter().filter(known).collect();
    if signed.is_empty() {
        return cx.not_checked("a signature session whose network is known");
    }
    let of = signed.len();
    let elsewhere: Vec<_> = signed.into_iter().filter(|s| hides_place(s.network) || is_abroad(cx, s)).collect();
    let Some(finding) = rests_on(cx, &elsewhere, of) else { return Outcome::Clear };
    let only_vpn = elsewhere.iter().all(|s| s.network == NetworkClass::ConsumerVpn);
    let weak = only_vpn || classed_by_stale_list(cx, &elsewhere);
    match elsewhere.iter().find_map(|s| travel_notice(cx, s.session.fact.at, s.country)) {
        Some(notice) => finding.strength(Strength::Weak).explained(Cause::Travel, notice).build(),
        None => finding.strength(if weak { Strength::Weak } else { Strength::Moderate }).build(),
    }
}

fn is_abroad(cx: &Context<'_>, signed: &Located<'_>) -> bool {
    let stated = signed.country.and_then(|country| states_country(cx, country));
    let approved = travel_notice(cx, signed.session.fact.at, signed.country).is_some_and(|travel| travel.fact.approved);
    tells_place(signed) && stated == Some(false) && !approved
}
