//! NE001: did the application come through a consumer VPN, a data centre or Tor?

use vetwork_model::facts::{NetworkClass, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{classed_by_stale_list, hides_place, rests_on};
use crate::shapes::place::located;

pub(crate) static META: Meta = Meta {
    code: Code("NE001"),
    name: "application-through-anonymising-network",
    title: "the application came through a network that hides its place",
    question: "Did the application come through a consumer VPN, a data centre or Tor?",
    says: "Of {of} application sessions, {count} came through {networks}.",
    clear: "The application came through networks that do not hide their place.",
    catalogue: &["APP-32"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application],
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["GRNH", "ASHBY", "SEED4", "US22"],
    innocent: "About a third of honest people use a VPN for privacy. Journalists and security people use Tor. A privacy relay that keeps the country is not counted.",
    clears: "A later call or form comes over an ordinary line in the stated country.",
    never_alone: true,
    compares: true,
    blind_spots: "A home line rented out as a proxy. A machine driven from elsewhere in the stated country.",
    next_step: NextStep {
        text: "Ask every applicant for one call without a VPN, and look at where it comes from.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We hold one call over an ordinary connection with everyone. Please join it without a VPN.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the kind of network that an application comes through.",
        special_category: None,
    },
    page: include_str!("application_through_anonymising_network.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let all = located(cx, &[SessionKind::Application]);
    let sessions: Vec<_> = all.into_iter().filter(|s| !s.session.fact.hosted_desktop).collect();
    let classed: Vec<_> = sessions.into_iter().filter(|s| s.network != NetworkClass::Unknown).collect();
    if classed.is_empty() {
        return cx.not_checked("class of the network of an application session");
    }
    let of = classed.len();
    let hidden: Vec<_> = classed.into_iter().filter(|s| hides_place(s.network)).collect();
    let Some(finding) = rests_on(cx, &hidden, of) else { return Outcome::Clear };
    // A consumer VPN is what a third of honest people use; a data centre or Tor is rarer among them.
    let rarer = hidden.iter().any(|s| s.network != NetworkClass::ConsumerVpn) && !classed_by_stale_list(cx, &hidden);
    finding.strength(if rarer { Strength::Moderate } else { Strength::Weak }).build()
}
