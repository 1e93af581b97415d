//! NE011: was an interview held from a hosted machine or through a remote session?

use std::collections::BTreeSet;

use vetwork_model::facts::{Interview, NetworkClass, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::abroad::classed_by_stale_list;
use crate::shapes::place::{Located, located};

pub(crate) static META: Meta = Meta {
    code: Code("NE011"),
    name: "interview-from-hosted-machine",
    title: "an interview was held from a hosted machine",
    question: "Was an interview held from a hosted machine or through a remote session?",
    says: "In {count} call(s) the other side sat behind a data centre or a remote session.",
    clear: "Interviews were held from ordinary networks, and no remote session was seen.",
    catalogue: &["INT-19"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Session, Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::PrivacyTool, Cause::SharedNetwork, Cause::TradePractice],
    hypotheses: &[Hypothesis::RemoteControlledDevice, Hypothesis::MisrepresentedLocation],
    sources: &["KRK25"],
    innocent: "The hosted desktop of a present employer. A VPN with exits in a data centre. A remote session opened to show a work sample. The employer's own hosted desktop is not counted.",
    clears: "The next call is joined from the person's own machine over an ordinary line.",
    never_alone: true,
    compares: true,
    blind_spots: "A camera and microphone passed through cleanly. A machine in the stated country.",
    next_step: NextStep {
        text: "Hold the next call from the person's own machine, without a remote session.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We hold calls from the machine that everyone has before them. Please join without a remote session.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the kind of network that calls are joined from.",
        special_category: None,
    },
    page: include_str!("interview_from_hosted_machine.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let known = |s: &Located<'_>| s.network != NetworkClass::Unknown || s.session.fact.hosted_desktop;
    let calls: Vec<_> = located(cx, &[SessionKind::Meeting]).into_iter().filter(known).collect();
    let hosted: Vec<_> =
        calls.iter().filter(|s| s.network == NetworkClass::Hosting && !s.session.fact.hosted_desktop).collect();
    let seen_on_screen: Vec<_> = cx
        .each::<Interview>()
        .filter(|item| item.fact.remote_session_on_screen && !item.fact.alternative_offered)
        .collect();
    let mut parts = hosted.iter().map(|s| cx.seen(s.session, "data centre"));
    let mut screens = seen_on_screen.iter().map(|item| cx.seen(*item, "remote session on the shared screen"));
    let Some(first) = parts.next().or_else(|| screens.next()) else {
        // A remote session that nobody noted says nothing: only a log clears.
        let unknown = calls.is_empty();
        return if unknown { cx.not_checked("network of a meeting") } else { Outcome::Clear };
    };
    let mut finding = cx.finding(first);
    for seen in parts.chain(screens) {
        finding = finding.rests_on(seen);
    }
    let day = |at: Option<When>| at.map(When::first_day);
    let days: BTreeSet<_> = hosted.iter().filter_map(|s| day(s.session.fact.at)).collect();
    let stale =
        calls.iter().any(|s| s.session.fact.network == NetworkClass::Unknown) && classed_by_stale_list(cx, &calls);
    let both = !hosted.is_empty() && !seen_on_screen.is_empty();
    let strength = match (both, hosted.len().max(seen_on_screen.len())) {
        (true, _) => Strength::Strong,
        (false, 1) if seen_on_screen.is_empty() => Strength::Weak,
        _ => Strength::Moderate,
    };
    finding
        .param("count", hosted.len().max(seen_on_screen.len()))
        .strength(if stale { Strength::Weak } else { strength })
        // An exit in a data centre shows no remote session on the screen.
        .excludes_if(Cause::PrivacyTool, both)
        // Rounds on different days are not one slip with the machine of a present employer.
        .excludes_if(Cause::SharedNetwork, both && days.len() >= 2)
        .excludes_if(Cause::TradePractice, both && days.len() >= 2)
        .build()
}
