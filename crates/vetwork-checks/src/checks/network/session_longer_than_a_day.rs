//! NE015: did a session run for more than a day without a break?

use vetwork_model::facts::Session;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::reported;

pub(crate) static META: Meta = Meta {
    code: Code("NE015"),
    name: "session-longer-than-a-day",
    title: "a session ran for more than a day without a break",
    question: "Did a session run for more than a day without a break?",
    says: "{count} session(s) of more than a day without a break, the longest of {hours} hours.",
    clear: "No session ran for more than a day.",
    catalogue: &["JOB-14", "SRC-17"],
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
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice, Cause::Agency],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::RemoteControlledDevice],
    sources: &["US22"],
    innocent: "A window left open. A long build. A night on call. An account that an agency shares among its people by agreement.",
    clears: "The log shows idle hours in it, or the person names the build.",
    never_alone: true,
    compares: true,
    blind_spots: "Shifts that sign out and in again. Sessions whose length is not recorded.",
    next_step: NextStep {
        text: "Look at whether input went on through all of those hours.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful { not_before: &[], notice: "We look at how long sessions last.", special_category: None },
    page: include_str!("session_longer_than_a_day.md"),
};

const A_DAY: u32 = 24 * 60;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let counts = |session: &Session| session.minutes.is_some() && !session.hosted_desktop;
    if !cx.each::<Session>().any(|item| counts(item.fact)) {
        return cx.not_checked("length of a session");
    }
    let long = |session: &Session| session.minutes.is_some_and(|minutes| minutes > A_DAY);
    let minutes = |session: &Session| Param::from(session.minutes.unwrap_or_default());
    let Some(found) = reported(cx, counts, long, minutes) else { return Outcome::Clear };
    let longest = cx
        .each::<Session>()
        .filter(|item| counts(item.fact))
        .filter_map(|item| item.fact.minutes)
        .max()
        .unwrap_or_default();
    found.finding.param("hours", longest / 60).strength(Strength::Weak).build()
}
