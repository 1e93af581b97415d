//! BE018: were rights taken, or privileged data looked at, early on and beyond the work?

use vetwork_model::facts::{Incident, IncidentKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::incidents::{incidents, resting_on, times};

pub(crate) static META: Meta = Meta {
    code: Code("BE018"),
    name: "rights-taken-early",
    title: "took rights or looked at data early on",
    question: "Were rights taken, or privileged data looked at, early on and beyond the work?",
    says: "{times} event(s) beyond the work, the first {days} day(s) after the start.",
    clear: "No rights were taken or privileged data looked at beyond the work in the first 90 days.",
    catalogue: &["JOB-30", "JOB-37"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::InsiderHarm],
    sources: &["SEAL", "OWASPH", "SEED2", "LB25", "RC25"],
    innocent: "Platform engineers, an incident at work, a generous default, an errand for a colleague.",
    clears: "The person who leads the work says that the work called for it.",
    never_alone: true,
    compares: true,
    blind_spots: "Data that the role may see anyway. Rights that nobody logs.",
    next_step: NextStep {
        text: "Ask the person who leads the work whether the work called for it, and narrow the rights to the role.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We review rights after the first weeks with everybody. Please tell us which ones you need.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the first working day with events in which rights or privileged data went beyond the work.",
        special_category: None,
    },
    page: include_str!("rights_taken_early.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let events = incidents(cx, &[IncidentKind::RightsBeyondRole, IncidentKind::EarlyPrivilegedAccess]);
    if events.is_empty() {
        return Outcome::Clear;
    }
    let Some(starts) = cx.dossier().role.starts else { return cx.not_checked("first working day") };
    let mut dated: Vec<_> =
        events.into_iter().filter_map(|event| Some((starts.days_until(event.fact.at?), event))).collect();
    if dated.is_empty() {
        return cx.not_checked("date of the events");
    }
    dated.retain(|(days, _)| *days <= 90);
    let days = dated.iter().map(|(days, _)| *days).min().unwrap_or_default();
    let early: Vec<_> = dated.into_iter().map(|(_, event)| event).collect();
    let note = |event: &Incident| Param::from(event.note.as_deref().unwrap_or("beyond the work"));
    let Some(finding) = resting_on(cx, &early, note) else { return Outcome::Clear };
    let again = times(&early) >= 2;
    let looked = early.iter().any(|event| event.fact.kind == IncidentKind::EarlyPrivilegedAccess);
    let strength = if looked && again && days <= 30 { Strength::Strong } else { Strength::Moderate };
    finding
        .param("times", times(&early))
        .param("days", days)
        .strength(strength)
        // Somebody hired for such rights may well use them.
        .excludes_if(Cause::TradePractice, !cx.dossier().role.privileged)
        .excludes_if(Cause::RecordError, again)
        .build()
}
