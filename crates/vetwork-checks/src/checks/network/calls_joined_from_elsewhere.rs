//! NE003: were the calls joined from the stated country and an ordinary network?

use vetwork_model::facts::{NetworkClass, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{classed_by_stale_list, hides_place, rests_on, tells_place};
use crate::shapes::place::{Located, located, states_country, travel_notice};

pub(crate) static META: Meta = Meta {
    code: Code("NE003"),
    name: "calls-joined-from-elsewhere",
    title: "calls were joined from elsewhere than stated",
    question: "Were the calls joined from the stated country and an ordinary network?",
    says: "Of {of} calls, {count} were joined from elsewhere than stated: {countries}, {networks}.",
    clear: "The calls were joined from a stated country.",
    catalogue: &["INT-03"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Travel, Cause::PrivacyTool, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["DTEX24", "KRK25", "MS26"],
    innocent: "A trip between rounds. A VPN for privacy. A present employer whose network sends everything through a data centre.",
    clears: "The next call comes over an ordinary line in the stated country.",
    never_alone: true,
    compares: true,
    blind_spots: "Calls joined by telephone. Audio relayed through a helper in the stated country.",
    next_step: NextStep {
        text: "Hold the next call at short notice, and look at where it is joined from.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We hold one call over an ordinary connection with everyone. Please join it without a VPN.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country and kind of network that calls are joined from with the address you state.",
        special_category: None,
    },
    page: include_str!("calls_joined_from_elsewhere.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let known = |s: &Located<'_>| s.network != NetworkClass::Unknown || tells_place(s);
    let calls: Vec<_> = located(cx, &[SessionKind::Meeting]).into_iter().filter(known).collect();
    if calls.is_empty() {
        return cx.not_checked("a meeting session whose network is known");
    }
    let of = calls.len();
    let from_elsewhere: Vec<_> = calls.into_iter().filter(|s| is_elsewhere(cx, s)).collect();
    let Some(finding) = rests_on(cx, &from_elsewhere, of) else { return Outcome::Clear };
    let notice = from_elsewhere.iter().find_map(|s| travel_notice(cx, s.session.fact.at, s.country));
    let only_vpn = from_elsewhere.iter().all(|s| s.network == NetworkClass::ConsumerVpn);
    let persists = from_elsewhere.len() >= if only_vpn { 3 } else { 2 };
    let stale = classed_by_stale_list(cx, &from_elsewhere);
    match notice {
        Some(notice) => finding.strength(Strength::Weak).explained(Cause::Travel, notice).build(),
        None if persists && !stale => finding.strength(Strength::Moderate).build(),
        None => finding.strength(Strength::Weak).build(),
    }
}

fn is_elsewhere(cx: &Context<'_>, call: &Located<'_>) -> bool {
    if call.session.fact.hosted_desktop {
        return false;
    }
    let approved = travel_notice(cx, call.session.fact.at, call.country).is_some_and(|travel| travel.fact.approved);
    let abroad = tells_place(call) && call.country.and_then(|country| states_country(cx, country)) == Some(false);
    hides_place(call.network) || (abroad && !approved)
}
