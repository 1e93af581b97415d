//! LI001: is a contact, address or account shared with the person who referred the subject?

use vetwork_model::facts::Recruiter;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{ANY_PART, Connection, PERSONAL, connections};

pub(crate) static META: Meta = Meta {
    code: Code("LI001"),
    name: "referred-by-connected-subject",
    title: "referred by somebody with whom a value is shared",
    question: "Is a contact, address or account shared with the person who referred the subject?",
    says: "The subject was referred by {other}, with whom it shares {values}.",
    clear: "Nothing is shared with the person who referred the subject.",
    catalogue: &["SRC-07"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Referral]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::Agency, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["US22", "SEAL"],
    innocent: "Friends refer friends, and flatmates refer each other. A number pasted into the wrong form.",
    clears: "The two declare that they share a home, or each is met apart.",
    never_alone: true,
    compares: true,
    blind_spots: "Referrals with nothing in common but the person behind them. Referrers who are not on file.",
    next_step: NextStep {
        text: "Meet each of the two, apart, in a call with the picture on.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We hold a short call with the picture on with everyone. Please choose one of these times.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your contact details with those of the person who referred you.",
        special_category: None,
    },
    page: include_str!("referred_by_connected_subject.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let referrers: Vec<_> = cx.keys(KeyKind::Referrer, ANY_PART).collect();
    if referrers.is_empty() {
        return cx.not_checked("id of the person who referred the subject");
    }
    let all = connections(cx, PERSONAL);
    let referred = |other: &&Connection<'_>| referrers.iter().any(|keyed| keyed.key.value == other.subject.as_str());
    let Some(other) = all.iter().find(referred) else { return Outcome::Clear };
    let Some(mut finding) = other.finding(cx) else { return Outcome::Clear };
    for keyed in &referrers {
        finding = finding.rests_on(cx.seen_key(keyed, "referred by"));
    }
    let home = other.may_share_a_home(cx);
    finding
        .strength(Strength::Strong)
        .excludes_if(Cause::Household, !home && other.observed_on_both_sides())
        .excludes_if(Cause::Agency, cx.each::<Recruiter>().next().is_none())
        .excludes_if(Cause::RecordError, other.observed_on_both_sides())
        .build()
}
