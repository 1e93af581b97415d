//! CR012: does the code history begin after the account was made?

use vetwork_model::facts::ProfileCheck;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR012"),
    name: "commits-before-the-account",
    title: "code history is older than its account",
    question: "Does the code history begin after the account was made?",
    says: "The commits at {url} go back to {first}; the account was made in {created}.",
    clear: "The code history begins after the account was made.",
    catalogue: &["APP-25"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::ProfileCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["KET", "SEAL"],
    innocent: "Old work that was uploaded later, a move from another code host, a second account.",
    clears: "The older host, or the earlier account, shows the same work.",
    never_alone: true,
    compares: true,
    blind_spots: "Histories whose dates were set to fit the account.",
    next_step: NextStep {
        text: "Ask where the early work was kept, and talk through one of the early commits.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We talk about your public code. Please choose an early project that you can take us through.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the dates in the public code you name with the age of the account.",
        special_category: None,
    },
    page: include_str!("commits_before_the_account.md"),
};

const A_MONTH: i64 = 31;
const TWO_YEARS: i64 = 731;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let dated =
        cx.each::<ProfileCheck>().filter_map(|check| Some((check, check.fact.first_commit?, check.fact.created?)));
    let Some((check, first, created)) = dated.max_by_key(|(_, first, created)| first.days_until(*created)) else {
        return cx.not_checked("the first commit and when the account was made");
    };
    let gap = first.days_until(created);
    if gap <= A_MONTH {
        return Outcome::Clear;
    }
    cx.finding(cx.seen(check, first))
        .param("url", check.fact.url.as_str())
        .param("first", first)
        .param("created", created)
        .strength(if gap >= TWO_YEARS { Strength::Moderate } else { Strength::Weak })
        .build()
}
