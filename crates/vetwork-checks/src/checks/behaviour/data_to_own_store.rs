//! BE024: did company data go to a store of the subject's own?

use vetwork_model::facts::{Incident, IncidentKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::incidents::{incidents, resting_on, times};

pub(crate) static META: Meta = Meta {
    code: Code("BE024"),
    name: "data-to-own-store",
    title: "company data went to an own store",
    question: "Did company data go to a store of the subject's own?",
    says: "{times} transfer(s) of company data to a store of the subject's own, {near} of them near or after the last day.",
    clear: "No transfer of company data to a store of the subject's own is on file.",
    catalogue: &["JOB-20", "OFF-05"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::InsiderHarm],
    sources: &["PSA250123", "SWX24", "GTIG25"],
    innocent: "Sharing with a client, a handover, private photos on a work machine, a backup habit.",
    clears: "The data is named, was the subject's own or was meant for a client, and is deleted or handed back.",
    never_alone: true,
    compares: true,
    blind_spots: "Photos of a screen. Stores that nobody watches.",
    next_step: NextStep {
        text: "Ask what the data was and for whom, and have it deleted or handed back in writing.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We ask everybody to keep company data in our stores. Please tell us what you needed elsewhere, and delete it there.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare transfers of company data to private stores with the last working day.",
        special_category: None,
    },
    page: include_str!("data_to_own_store.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let events = incidents(cx, &[IncidentKind::DataToOwnStore]);
    let note = |event: &Incident| Param::from(event.note.as_deref().unwrap_or("data to an own store"));
    let Some(mut finding) = resting_on(cx, &events, note) else { return Outcome::Clear };
    // A handover falls into the last month too, so nearness alone never makes it strong.
    let near = events.iter().filter(|event| {
        let days = cx.dossier().role.ends.zip(event.fact.at).map(|(ends, at)| ends.days_until(at));
        days.is_some_and(|days| days >= -30)
    });
    let near = near.count();
    let harm =
        incidents(cx, &[IncidentKind::ThreatOverData, IncidentKind::AccessAfterEnd, IncidentKind::HistoryCleared]);
    for event in &harm {
        finding = finding.rests_on(cx.seen(*event, event.fact.note.as_deref().unwrap_or("another event on file")));
    }
    let again = times(&events) >= 2 || near > 0;
    let strength = match (harm.is_empty(), again) {
        (false, _) => Strength::Strong,
        (true, true) => Strength::Moderate,
        (true, false) => Strength::Weak,
    };
    finding
        .param("times", times(&events))
        .param("near", near)
        .strength(strength)
        .excludes_if(Cause::TradePractice, !harm.is_empty())
        .excludes_if(Cause::RecordError, times(&events) + times(&harm) >= 2)
        .build()
}
