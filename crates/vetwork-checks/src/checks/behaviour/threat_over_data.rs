//! BE021: did the subject threaten to publish or keep data?

use vetwork_model::facts::{Incident, IncidentKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::incidents::{incidents, resting_on, times};

pub(crate) static META: Meta = Meta {
    code: Code("BE021"),
    name: "threat-over-data",
    title: "threatened to publish or keep data",
    question: "Did the subject threaten to publish or keep data?",
    says: "{times} threat(s) to publish or keep data, beside {data} event(s) of data going to a store of the subject's own.",
    clear: "No threat to publish or keep data is on file.",
    catalogue: &["OFF-03"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::InsiderHarm],
    sources: &["PSA23", "PSA250123", "GTIG25", "SWX24"],
    innocent: "Sharp words about unpaid wages, a lawful report of wrongdoing that somebody recorded as a threat.",
    clears: "The message itself shows that something else was meant, or counsel finds a protected report in it.",
    never_alone: false,
    compares: true,
    blind_spots: "Threats made to others. Data that is kept in silence.",
    next_step: NextStep {
        text: "Keep the message as it is and call your counsel today. Counsel tells a threat from a protected report of wrongdoing.",
        disposition: Disposition::Adverse,
        minutes: 30,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at messages in which somebody threatens to publish or keep data, and compare them with transfers of data.",
        special_category: None,
    },
    page: include_str!("threat_over_data.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let threats = incidents(cx, &[IncidentKind::ThreatOverData]);
    let note = |event: &Incident| Param::from(event.note.as_deref().unwrap_or("threat"));
    let Some(mut finding) = resting_on(cx, &threats, note) else { return Outcome::Clear };
    let data = incidents(cx, &[IncidentKind::DataToOwnStore]);
    for event in &data {
        finding = finding.rests_on(cx.seen(*event, note(event.fact)));
    }
    let quoted = threats.iter().any(|event| event.fact.note.as_deref().is_some_and(|note| !note.trim().is_empty()));
    finding
        .param("times", times(&threats))
        .param("data", times(&data))
        .strength(Strength::Decisive)
        .excludes_if(Cause::RecordError, quoted || times(&threats) >= 2 || !data.is_empty())
        .build()
}
