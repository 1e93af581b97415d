//! LI005: are several kinds of value shared with one other, unrelated subject?

use std::collections::BTreeSet;

use vetwork_model::facts::Recruiter;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep,
    Outcome, Phase, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{ANY_PART, Connection, PERSONAL, connections};

pub(crate) static META: Meta = Meta {
    code: Code("LI005"),
    name: "shares-several-values-with-one-subject",
    title: "several kinds of value are shared with one other subject",
    question: "Are several kinds of value shared with one other, unrelated subject?",
    says: "The subject and {other}, who are unrelated by name, share {values}.",
    clear: "No other subject shares more than one kind of value with the subject.",
    catalogue: &["SRC-09", "APP-34", "JOB-15", "SRC-19"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household, Cause::Agency, Cause::NameChange],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::BorrowedIdentity],
    sources: &["SEAL", "OWASPH", "GEM", "GRNH", "CLANK", "U42", "DOJ-CH", "US22"],
    innocent: "People who share a home share a line, an address and sometimes an account. An agency that fills in forms for many. One person under a former name.",
    clears: "The two are met at the same hour, each with a document.",
    never_alone: false,
    compares: true,
    blind_spots: "One value in common and no second. Subjects of other employers.",
    next_step: NextStep {
        text: "Meet both at the same hour, each with the document that is theirs.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We meet everyone once with their document. Please choose one of these times.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your contacts, addresses, accounts, files and devices with those of other people on file.",
        special_category: None,
    },
    page: include_str!("shares_several_values_with_one_subject.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if !PERSONAL.iter().any(|kind| cx.keys(*kind, ANY_PART).next().is_some()) {
        return cx.not_checked("a value that could be shared");
    }
    let all = connections(cx, PERSONAL);
    let most = all
        .iter()
        .filter(|other| sorts(other).len() >= 2)
        .max_by_key(|other| (!other.may_share_a_home(cx), other.observed_on_both_sides(), sorts(other).len()));
    let Some(other) = most else { return Outcome::Clear };
    let Some(finding) = other.finding(cx) else { return Outcome::Clear };
    let home = other.may_share_a_home(cx);
    let observed = other.observed_on_both_sides();
    let strength = match (observed, sorts(other).len()) {
        (true, 3..) => Strength::Decisive,
        (true, _) => Strength::Strong,
        (false, _) => Strength::Moderate,
    };
    let relation = cx.name_relation(&other.name);
    finding
        .strength(strength)
        .excludes_if(Cause::Household, !home && observed)
        .excludes_if(Cause::Agency, cx.each::<Recruiter>().next().is_none())
        .excludes_if(Cause::NameChange, relation == NameRelation::Different)
        .build()
}

/// Which sorts of value are shared.
fn sorts(other: &Connection<'_>) -> BTreeSet<u8> {
    other.values.iter().map(|common| common.here.key.kind.sort()).collect()
}
