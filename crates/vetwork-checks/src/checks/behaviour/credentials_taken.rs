//! BE022: were credentials taken on the machine, or histories cleared?

use vetwork_model::facts::{Incident, IncidentKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::incidents::{incidents, resting_on, times};

pub(crate) static META: Meta = Meta {
    code: Code("BE022"),
    name: "credentials-taken-or-history-cleared",
    title: "credentials taken or histories cleared",
    question: "Were credentials taken on the machine, or histories cleared?",
    says: "{taken} event(s) of credentials taken and {cleared} of histories cleared on the machine.",
    clear: "No credentials were taken and no histories cleared without agreement.",
    catalogue: &["JOB-21", "OFF-07"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::TradePractice, Cause::PrivacyTool],
    hypotheses: &[Hypothesis::InsiderHarm, Hypothesis::RemoteControlledDevice],
    sources: &["KB4", "PSA250123"],
    innocent: "A security test, a password manager that imports, a privacy habit, disk space that ran out.",
    clears: "The person who leads the work confirms the test, or the tool that did it is a known one.",
    never_alone: false,
    compares: true,
    blind_spots: "Machines without an agent. Credentials that are read off a screen.",
    next_step: NextStep {
        text: "Isolate the machine, end its sessions, and have a second person look at the record today.",
        disposition: Disposition::Adverse,
        minutes: 30,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether credentials were taken or histories cleared on company machines, and compare the two.",
        special_category: None,
    },
    page: include_str!("credentials_taken.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let taken = incidents(cx, &[IncidentKind::CredentialsTaken]);
    let cleared = incidents(cx, &[IncidentKind::HistoryCleared]);
    let all: Vec<_> = taken.iter().chain(&cleared).copied().collect();
    let note = |event: &Incident| {
        let plain = if event.kind == IncidentKind::CredentialsTaken { "credentials taken" } else { "history cleared" };
        Param::from(event.note.as_deref().unwrap_or(plain))
    };
    let Some(finding) = resting_on(cx, &all, note) else { return Outcome::Clear };
    // A tester takes and a tidy person clears; who does both unannounced is neither.
    let strength = match (times(&taken), times(&cleared)) {
        (0, 1) => Strength::Weak,
        (0, _) | (1, 0) => Strength::Moderate,
        (_, 0) => Strength::Strong,
        _ => Strength::Decisive,
    };
    finding
        .param("taken", times(&taken))
        .param("cleared", times(&cleared))
        .strength(strength)
        .excludes_if(Cause::TradePractice, strength >= Strength::Strong)
        .excludes_if(Cause::PrivacyTool, !taken.is_empty())
        .build()
}
