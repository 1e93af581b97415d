//! CR014: was a named account silent for years and then revived?

use vetwork_model::facts::ProfileCheck;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR014"),
    name: "account-revived-after-years",
    title: "an old account came back to life",
    question: "Was a named account silent for years and then revived?",
    says: "The account {url} was silent for {years} years and is active again since {since}.",
    clear: "No named account was revived lately after years of silence.",
    catalogue: &["APP-29"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::ProfileCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice, Cause::Adjustment],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["SEAL"],
    innocent: "Somebody who returned to an old hobby, came back from parental leave or illness, or worked behind a firm's walls.",
    clears: "Old and new work read as one hand, or an earlier contact knows both.",
    never_alone: true,
    compares: true,
    blind_spots: "Accounts that were bought and left to rest. Gaps that nobody measured.",
    next_step: NextStep {
        text: "Ask about the early work on the account as well as the late one.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We talk about your public work. Please choose an early and a late project to take us through.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the public activity of the profiles you name.",
        special_category: None,
    },
    page: include_str!("account_revived_after_years.md"),
};

const TWO_YEARS: i64 = 731;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let measured: Vec<_> =
        cx.each::<ProfileCheck>().filter_map(|check| Some((check, check.fact.longest_gap_years?))).collect();
    if measured.is_empty() {
        return cx.not_checked("a look at the activity of the account over the years");
    }
    let revived = measured.into_iter().filter(|(_, gap)| *gap >= 3).filter_map(|(check, gap)| {
        let since = check.fact.active_again_since?;
        (since.first_day().until(cx.now().first_day()).is_ok_and(|span| i64::from(span.get_days()) <= TWO_YEARS))
            .then_some((gap, since, check))
    });
    let Some((gap, since, check)) = revived.max_by_key(|(gap, ..)| *gap) else { return Outcome::Clear };
    cx.finding(cx.seen(check, check.fact.url.as_str()))
        .param("url", check.fact.url.as_str())
        .param("years", i64::from(gap))
        .param("since", since)
        .strength(if gap >= 5 { Strength::Moderate } else { Strength::Weak })
        .build()
}
