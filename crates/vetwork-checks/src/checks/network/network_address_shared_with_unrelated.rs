//! NE009: does an unrelated subject use the same home line on the same day?

use std::collections::BTreeSet;

use vetwork_model::facts::NetworkClass;
use vetwork_model::when::days_between;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::connected::{ANY_SESSION, connections};
use crate::shapes::place::{Located, located};

pub(crate) static META: Meta = Meta {
    code: Code("NE009"),
    name: "network-address-shared-with-unrelated",
    title: "unrelated people use one home line on the same day",
    question: "Does an unrelated subject use the same home line on the same day?",
    says: "On the same day the same home line was used by {unrelated} others: {people}.",
    clear: "No unrelated subject used the same home line on the same day.",
    catalogue: &["SRC-15", "APP-34", "JOB-15"],
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
    needs: &[Need::Any(&[Section::Session]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household, Cause::Travel, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::RemoteControlledDevice],
    sources: &["US22", "GEM", "GRNH", "CLANK", "U42", "DOJ-CH"],
    innocent: "Couples and flatmates. A visit, or a meeting of the team in a rented house. Carriers, offices, campuses and co-working places put many people behind one address; those are left out.",
    clears: "The two declare that they share a home, or each is seen at a place of their own.",
    never_alone: false,
    compares: true,
    blind_spots: "A line and an exit of its own for every worker. Subjects of other employers.",
    next_step: NextStep {
        text: "Ask each of them, apart, from where they work, and send the next parcel with identity at the door.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the network address of a session with those of other people on the same day.",
        special_category: None,
    },
    page: include_str!("network_address_shared_with_unrelated.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let home_line = |s: &Located<'_>| {
        s.session.fact.ip.is_some() && s.session.fact.at.is_some() && s.network != NetworkClass::Unknown
    };
    if !located(cx, ANY_SESSION).iter().any(home_line) {
        return cx.not_checked("address, day and class of the network of a session");
    }
    let lines = connections(cx, &[KeyKind::Ip]);
    let (kin, unrelated): (Vec<_>, Vec<_>) = lines.iter().partition(|other| other.may_share_a_home(cx));
    let Some(first) = unrelated.first().or(kin.first()) else { return Outcome::Clear };
    let Some(mut finding) = first.finding(cx) else { return Outcome::Clear };
    for common in unrelated.iter().skip(1).flat_map(|other| &other.values) {
        finding = finding.rests_on(cx.seen_elsewhere(&common.there));
    }
    let shown = if unrelated.is_empty() { &kin } else { &unrelated };
    let names: Vec<&str> = shown.iter().map(|other| other.subject.as_str()).collect();
    let days: BTreeSet<_> = unrelated
        .iter()
        .flat_map(|other| &other.values)
        .filter_map(|common| common.here.at)
        .map(When::first_day)
        .collect();
    let span = days.first().zip(days.last()).map_or(0, |(first, last)| days_between(*first, *last));
    let strength = match unrelated.len() {
        0 => Strength::Weak,
        1 => Strength::Strong,
        _ => Strength::Decisive,
    };
    finding
        .param("people", names.join(", "))
        .param("unrelated", shown.len())
        .strength(strength)
        .excludes_if(Cause::Household, !unrelated.is_empty())
        // A visit or a meeting of the team in a rented house is over within two weeks.
        .excludes_if(Cause::Travel, span >= 14)
        // `connections` holds home lines only.
        .excludes_if(Cause::SharedNetwork, true)
        .build()
}
