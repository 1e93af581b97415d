//! LI010: does a picture of the subject also stand in the dossier of another?

use vetwork_model::facts::{FileKind, JudgedFile};
use vetwork_model::judged::TraceKind;
use vetwork_model::{Key, KeyKind, NameRelation};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::alike::alike;

pub(crate) static META: Meta = Meta {
    code: Code("LI010"),
    name: "picture-also-anothers",
    title: "a picture looks like one of another subject",
    question: "Does a picture of the subject also stand in the dossier of another?",
    says: "The {picture} looks like one in the dossier of {other}, perhaps cropped, resized or mirrored.",
    clear: "No picture of the subject looks like one of another subject.",
    catalogue: &["APP-20", "ONB-12"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::JudgedFile]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["KB4", "SEAL", "NISOS", "US22", "GTIG25", "MS25"],
    innocent: "An avatar or a drawing that many use, the same page of a vendor on which documents are photographed, a picture filed with the wrong person. A mark compares whole pictures: it knows no face.",
    clears: "Both pictures are looked at side by side, and they are of two things.",
    never_alone: true,
    compares: true,
    blind_spots: "Another picture of the same face: no face is measured. Pictures of people who were vetted on another day, save for exact copies.",
    next_step: NextStep {
        text: "Look at both pictures, side by side.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Please send a picture that was taken for this application.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the pictures that you send with those of other applications, as pictures: no face is measured.",
        special_category: None,
    },
    page: include_str!("picture_also_anothers.md"),
};

/// A picture that so many others have too is an avatar or a form.
const MANY: usize = 4;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let portrait = |file: &JudgedFile| file.handed_in_as == Some(FileKind::Portrait);
    let marks: Vec<_> = cx
        .each::<JudgedFile>()
        .filter(|item| portrait(item.fact) || item.fact.presented_as.is_some())
        .flat_map(|item| item.fact.traces().map(move |trace| (item, trace)))
        .filter(|(_, trace)| trace.kind == TraceKind::PictureHash)
        .collect();
    if marks.is_empty() {
        return cx.not_checked("a picture of the person or of a document");
    }
    let likeness = marks.into_iter().find_map(|(item, trace)| {
        let found = cx.elsewhere(&Key { kind: KeyKind::Likeness, value: trace.value.clone() });
        let few = found.subjects < MANY;
        let strangers = found.shown.into_iter();
        let mut strangers = strangers.filter(|there| cx.compared_with(&there.name).relation != NameRelation::Same);
        strangers.next().filter(|_| few).map(|there| (item, there))
    });
    let Some((item, there)) = likeness else { return Outcome::Clear };
    let picture = if item.fact.presented_as.is_some() { "picture of a document" } else { "portrait" };
    let alike = alike(cx, cx.seen(item, picture), &there);
    alike
        .finding
        .param("picture", picture)
        .param("other", &there.subject)
        .excludes_if(Cause::TradePractice, alike.are_connected)
        .excludes_if(Cause::RecordError, alike.live_apart)
        .build()
}
