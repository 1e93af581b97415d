//! NE005: do sign-ins at work come through a consumer VPN, a data centre or Tor?

use vetwork_model::facts::{NetworkClass, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{classed_by_stale_list, days_spanned, hides_place, rests_on};
use crate::shapes::place::{Located, located};

pub(crate) static META: Meta = Meta {
    code: Code("NE005"),
    name: "sign-ins-through-anonymising-network",
    title: "sign-ins at work came through a network that hides its place",
    question: "Do sign-ins at work come through a consumer VPN, a data centre or Tor?",
    says: "Of {of} sign-ins, {count} came through {networks}.",
    clear: "Sign-ins came through networks that do not hide their place.",
    catalogue: &["JOB-01"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["SEED4", "GTIG24", "SWX24", "RC25", "LB25", "RF26"],
    innocent: "A VPN for privacy on a machine of one's own. Colleagues in places where an ordinary line does not reach the tools. A privacy relay is not counted.",
    clears: "The person switches the VPN off at work, and sign-ins come over an ordinary line where they say to be.",
    never_alone: true,
    compares: true,
    blind_spots: "An exit over a home line. A VPN inside the router. Lists that do not know a new range.",
    next_step: NextStep {
        text: "Ask the person to sign in without a VPN of their own, as the policy for everyone says.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "At work, please sign in without a VPN of your own.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the kind of network that sign-ins at work come through.",
        special_category: None,
    },
    page: include_str!("sign_ins_through_anonymising_network.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let known = |s: &Located<'_>| s.network != NetworkClass::Unknown && !s.session.fact.hosted_desktop;
    let sign_ins: Vec<_> = located(cx, &[SessionKind::SignIn, SessionKind::Portal]).into_iter().filter(known).collect();
    if sign_ins.is_empty() {
        return cx.not_checked("class of the network of a sign-in");
    }
    let of = sign_ins.len();
    let hidden: Vec<_> = sign_ins.into_iter().filter(|s| hides_place(s.network)).collect();
    let Some(finding) = rests_on(cx, &hidden, of) else { return Outcome::Clear };
    let persists = hidden.len() >= 3 && days_spanned(&hidden) >= 2;
    let counts = persists && !classed_by_stale_list(cx, &hidden);
    finding.strength(if counts { Strength::Moderate } else { Strength::Weak }).build()
}
