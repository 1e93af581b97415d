//! BE020: did the subject work as somebody else, or ask for a colleague's account?

use vetwork_model::facts::{Household, Incident, IncidentKind, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::display_names::in_another_name;
use crate::shapes::incidents::{incidents, resting_on, times};

pub(crate) static META: Meta = Meta {
    code: Code("BE020"),
    name: "worked-as-somebody-else",
    title: "worked or signed in as somebody else",
    question: "Did the subject work as somebody else, or ask for a colleague's account?",
    says: "{times} event(s) of working as somebody else or asking for a colleague's account, beside {sessions} session(s) in another name.",
    clear: "No event of working as somebody else, or of asking for a colleague's account, is on file.",
    catalogue: &["JOB-28", "JOB-35"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household, Cause::TradePractice],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator, Hypothesis::InsiderHarm],
    sources: &["SEAL", "KRK25", "US22"],
    innocent: "A shared computer, pairing at one desk, a colleague who asked for help, a test account.",
    clears: "The colleague whose account it was confirms that they agreed.",
    never_alone: false,
    compares: true,
    blind_spots: "Work that others do under the subject's own account.",
    next_step: NextStep {
        text: "Ask the colleague whose account it was, and look at which machine the sessions came from.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We remind everybody that accounts are personal. Please tell us if you need rights of your own.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare events in which another person's account was used with the names shown in sessions.",
        special_category: None,
    },
    page: include_str!("worked_as_somebody_else.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let kinds = [IncidentKind::OtherIdentityUsed, IncidentKind::AskedForColleagueAccount];
    let events = incidents(cx, &kinds);
    let note = |event: &Incident| Param::from(event.note.as_deref().unwrap_or("another person's account"));
    let Some(mut finding) = resting_on(cx, &events, note) else { return Outcome::Clear };
    let sessions = in_another_name(cx, &[SessionKind::Meeting, SessionKind::SignIn]);
    for session in &sessions {
        if let Some(name) = &session.fact.display_name {
            finding = finding.rests_on(cx.seen(*session, name));
        }
    }
    let used = events.iter().any(|event| event.fact.kind == IncidentKind::OtherIdentityUsed);
    let again = times(&events) >= 2;
    // A system that saw another name and a person who saw the work done tell the same.
    let strength = match (used && !sessions.is_empty(), again) {
        (true, _) => Strength::Decisive,
        (false, true) => Strength::Strong,
        (false, false) => Strength::Moderate,
    };
    let supported = again || (used && !sessions.is_empty());
    let household = cx.each::<Household>().next().is_some();
    finding
        .param("times", times(&events))
        .param("sessions", sessions.len())
        .strength(strength)
        .excludes_if(Cause::Household, supported && !household)
        .excludes_if(Cause::TradePractice, supported)
        .build()
}
