//! WL003: did the examination find a file of the candidate harmful?

use std::collections::BTreeSet;

use vetwork_model::facts::{File, FileVerdict, Incident, IncidentKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::reported;

pub(crate) static META: Meta = Meta {
    code: Code("WL003"),
    name: "harmful-file-sent",
    title: "a file that the candidate sent does harm when opened",
    question: "Did the examination find a file of the candidate harmful?",
    says: "Of {of} files that were examined, {count} do harm when they are opened or run.",
    clear: "No file that was examined does harm.",
    catalogue: &["INT-22"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::File])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError, Cause::TradePractice],
    hypotheses: &[Hypothesis::InsiderHarm],
    sources: &["SEAL", "U42T"],
    innocent: "A false alarm. A sample that security people keep for tests, sent by mistake or as agreed. A machine of the candidate's that is itself infected.",
    clears: "A second examination by another product finds nothing.",
    never_alone: false,
    compares: false,
    blind_spots: "Files that were not examined. A link in place of a file.",
    next_step: NextStep {
        text: "Keep the file closed, and have it examined a second time, apart from the network.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We examine files that you send for programs that do harm.",
        special_category: None,
    },
    page: include_str!("harmful_file_sent.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let examined = |file: &File| file.verdict != FileVerdict::NotExamined;
    if !cx.each::<File>().any(|item| examined(item.fact)) {
        return cx.not_checked("verdict of an examination of a file");
    }
    let name = |file: &File| Param::from(file.path.clone().unwrap_or_else(|| "a file".to_owned()));
    let Some(found) = reported(cx, examined, |file| file.verdict == FileVerdict::Harmful, name) else {
        return Outcome::Clear;
    };
    let harmful = || cx.each::<File>().filter(|item| item.fact.verdict == FileVerdict::Harmful);
    let digests: BTreeSet<_> = harmful().filter_map(|item| item.fact.sha256.as_deref()).collect();
    // The employer's own record of an event beside the verdict: an examination does not err in both.
    let incidents: Vec<_> = cx
        .each::<Incident>()
        .filter(|item| item.fact.kind == IncidentKind::CredentialsTaken && !item.fact.agreed)
        .collect();
    let finding = incidents
        .iter()
        .fold(found.finding, |finding, item| finding.rests_on(cx.seen(*item, "passwords or sessions were taken")));
    let strength = if incidents.is_empty() { Strength::Strong } else { Strength::Decisive };
    finding
        .strength(strength)
        .excludes_if(Cause::RecordError, !incidents.is_empty() || digests.len() >= 2)
        .excludes_if(Cause::TradePractice, !incidents.is_empty())
        .build()
}
