//! CR011: does each named profile exist, and is it older than the application?

use vetwork_model::facts::ProfileCheck;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::career::longest_career;

pub(crate) static META: Meta = Meta {
    code: Code("CR011"),
    name: "profile-dead-or-new",
    title: "a named profile is gone or new",
    question: "Does each named profile exist, and is it older than the application?",
    says: "The profile {url} {what}, while the stated career goes back {years} years.",
    clear: "Every profile that was looked at exists and is not new.",
    catalogue: &["APP-22"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::ProfileCheck]), Need::Any(&[Section::Employment])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::PrivacyTool, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED1", "SEAL", "BREYER", "GEM"],
    innocent: "People close accounts, avoid social media, begin afresh after a change of name or a stalker, or mistype a link.",
    clears: "Nothing needs to be cleared; a confirmed job answers it.",
    never_alone: true,
    compares: true,
    blind_spots: "Old accounts that were bought. It says nothing about people who name no profile.",
    next_step: NextStep {
        text: "Ask for the right link, and go on with the employers.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We read the public profiles you name. Please check the links in your application.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the public profiles you name, and when they were made.",
        special_category: None,
    },
    page: include_str!("profile_dead_or_new.md"),
};

const HALF_A_YEAR: i64 = 183;
const LONG_CAREER: i64 = 5;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(years) = longest_career(cx) else { return cx.not_checked("dates of the stated jobs") };
    let looked: Vec<_> = cx
        .each::<ProfileCheck>()
        .filter(|check| check.fact.reachable.is_some() || check.fact.created.is_some())
        .collect();
    if looked.is_empty() {
        return cx.not_checked("whether the profile can be reached and when it was made");
    }
    if years < LONG_CAREER {
        return Outcome::Clear;
    }
    for check in looked {
        let new =
            check.fact.created.is_some_and(|created| created.days_until(cx.now()) < HALF_A_YEAR && !coarse(created));
        let what = match check.fact.reachable {
            Some(false) => "cannot be reached",
            _ if new => "was made in the last half year",
            _ => continue,
        };
        return cx
            .finding(cx.seen(check, what))
            .param("url", check.fact.url.as_str())
            .param("what", what)
            .param("years", years)
            .strength(Strength::Weak)
            .build();
    }
    Outcome::Clear
}

/// A bare year may be any day in it.
fn coarse(when: When) -> bool {
    matches!(when, When::Year(_))
}
