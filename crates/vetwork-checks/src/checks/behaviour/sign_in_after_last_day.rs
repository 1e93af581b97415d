//! BE023: did the subject sign in after the last day?

use vetwork_model::facts::{IncidentKind, Session, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::incidents::{incidents, resting_on};

pub(crate) static META: Meta = Meta {
    code: Code("BE023"),
    name: "sign-in-after-last-day",
    title: "signed in after the last day",
    question: "Did the subject sign in after the last day?",
    says: "{count} sign-in(s) or event(s) after the last day, the latest {days} day(s) after it.",
    clear: "No sign-in comes after the last day.",
    catalogue: &["OFF-04"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Session, Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::InsiderHarm],
    sources: &["PSA250123"],
    innocent: "A sync client that still runs, a last day that was put off, a pay slip fetched from the portal.",
    clears: "The session was a program's, or the last day in the record is wrong.",
    never_alone: false,
    compares: true,
    blind_spots: "Accounts that nobody listed. Access through another person.",
    next_step: NextStep {
        text: "End all sessions and keys of the account, and see whether a person or a program signed in.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We end access on the last day for everybody. Please tell us if you still need a document from us.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the last working day with sign-ins.",
        special_category: None,
    },
    page: include_str!("sign_in_after_last_day.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let noted = incidents(cx, &[IncidentKind::AccessAfterEnd]);
    let signed_in: Vec<_> = cx.each::<Session>().filter(|session| session.fact.kind == SessionKind::SignIn).collect();
    let Some(ends) = cx.dossier().role.ends else { return cx.not_checked("last working day") };
    if noted.is_empty() && signed_in.iter().all(|session| session.fact.at.is_none()) {
        return cx.not_checked("sign-ins with a date");
    }
    let after = |at: Option<When>| at.map(|at| ends.days_until(at)).filter(|days| *days > 0);
    let late: Vec<_> = signed_in.into_iter().filter(|session| after(session.fact.at).is_some()).collect();
    let when = |at: Option<When>| at.map_or_else(|| Param::from("after the last day"), Param::from);
    let Some(mut finding) = resting_on(cx, &late, |session| when(session.at)) else {
        return match resting_on(cx, &noted, |event| when(event.at)) {
            Some(finding) => {
                let days = noted.iter().filter_map(|event| after(event.fact.at)).max().unwrap_or_default();
                finding.param("count", noted.len()).param("days", days).strength(Strength::Moderate).build()
            }
            None => Outcome::Clear,
        };
    };
    for event in &noted {
        finding = finding.rests_on(cx.seen(*event, when(event.fact.at)));
    }
    let days = late.iter().filter_map(|session| after(session.fact.at)).max().unwrap_or_default();
    // A sync client signs in for seconds; a person stays.
    let by_a_person = late.iter().any(|session| session.fact.minutes.is_some_and(|minutes| minutes >= 5));
    let noticed = !noted.is_empty();
    let strength = match (by_a_person, noticed) {
        (true, true) => Strength::Decisive,
        (true, false) if days > 7 => Strength::Strong,
        (true, false) => Strength::Moderate,
        (false, _) => Strength::Weak,
    };
    finding
        .param("count", late.len() + noted.len())
        .param("days", days)
        .strength(strength)
        .excludes_if(Cause::TradePractice, by_a_person)
        .excludes_if(Cause::RecordError, noticed || days > 7)
        .build()
}
