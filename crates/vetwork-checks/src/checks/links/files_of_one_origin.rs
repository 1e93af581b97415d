//! LI009: do the files of another subject come from the same original?

use std::collections::{BTreeMap, BTreeSet};

use vetwork_identity::lineage::{COMMON_FROM, are_enough, bits, is_telling};
use vetwork_model::facts::{FileKind, JudgedFile, Recruiter, TRACES_AT_MOST};
use vetwork_model::dossier::Item;
use vetwork_model::judged::{Trace, TraceKind};
use vetwork_model::records::Sighting;
use vetwork_model::{Key, NameRelation, SubjectId};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::marks;
use crate::shapes::alike::alike;

pub(crate) static META: Meta = Meta {
    code: Code("LI009"),
    name: "files-of-one-origin",
    title: "a file has the same origin as one of another subject",
    question: "Do the files of another subject come from the same original?",
    says: "A file of the subject and one of {other} were made from one original: {shared}.",
    clear: "No file of the subject shares its origin with one of another subject.",
    catalogue: &["APP-11"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::JudgedFile]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::Agency, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["GEM"],
    innocent: "One template, one coach or one agency; a friend who helped; a form that many fill in. Marks that five subjects or more have, and those that programs write into every file, link nobody.",
    clears: "Each of them tells how the file came about, and the answers fit.",
    never_alone: true,
    compares: true,
    blind_spots: "Text that was copied into a new file. PDF files that were printed anew. Files of people who were vetted on another day, save for exact ids.",
    next_step: NextStep {
        text: "Ask both, apart, how they made the file, and compare what stands in it.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask everyone how their resume was made. Please tell us whether you used a template or had help.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare marks that programs leave in the files you send with those in other applications.",
        special_category: None,
    },
    page: include_str!("files_of_one_origin.md"),
};

/// What a chance of less than one in a thousand is, all pairs considered.
const BITS_AT_LEAST: f64 = 10.0;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let written = |file: &JudgedFile| !matches!(file.handed_in_as, None | Some(FileKind::Assignment | FileKind::Other));
    let own: Vec<(Item<'_, JudgedFile>, &Trace)> = cx
        .each::<JudgedFile>()
        .filter(|item| written(item.fact))
        .flat_map(|item| item.fact.traces().map(move |trace| (item, trace)))
        .filter(|(_, trace)| is_of_origin(trace.kind) && is_telling(trace))
        .collect();
    if own.is_empty() {
        return cx.not_checked("marks of origin in a file");
    }
    let keys: Vec<Key> = own.iter().map(|(_, trace)| marks::key(trace)).collect();
    cx.expect(&keys);
    let others = shared(cx, &own);
    let sessions = own.iter().filter(|(_, trace)| trace.kind == TraceKind::Revision).count();
    let pairs = cx.pairs();
    let linked = others.into_iter().filter(|(_, other)| {
        are_enough(&other.marks) && bits(&other.marks, (sessions, TRACES_AT_MOST), pairs) >= BITS_AT_LEAST
    });
    let Some((id, other)) = linked.max_by_key(|(id, other)| (other.marks.len(), std::cmp::Reverse(id.clone()))) else {
        return Outcome::Clear;
    };
    // Marks say that two files have one origin; what else the two people share says that it is no template.
    let alike = alike(cx, cx.seen(other.file, in_words(&other.marks)), &other.there);
    alike
        .finding
        .param("other", &id)
        .param("shared", in_words(&other.marks))
        .excludes_if(Cause::TradePractice, alike.are_connected)
        .excludes_if(Cause::Agency, cx.each::<Recruiter>().next().is_none())
        .build()
}

/// What one other subject's files share with those of this one.
struct Other<'a> {
    file: Item<'a, JudgedFile>,
    there: Sighting,
    marks: BTreeSet<&'a Trace>,
}

fn shared<'a>(cx: &Context<'a>, own: &[(Item<'a, JudgedFile>, &'a Trace)]) -> BTreeMap<SubjectId, Other<'a>> {
    let mut others: BTreeMap<SubjectId, Other<'a>> = BTreeMap::new();
    for (file, trace) in own {
        let found = cx.elsewhere(&marks::key(trace));
        // With this one that makes so many, and the mark is a template's.
        if found.subjects + 1 >= COMMON_FROM {
            continue;
        }
        let strangers =
            found.shown.into_iter().filter(|there| cx.compared_with(&there.name).relation != NameRelation::Same);
        for there in strangers {
            let id = there.subject.clone();
            let other = others.entry(id).or_insert_with(|| Other { file: *file, there, marks: BTreeSet::new() });
            other.marks.insert(trace);
        }
    }
    others
}

/// Where a file came from. Numbers of documents, cameras and likenesses are asked about elsewhere.
fn is_of_origin(kind: TraceKind) -> bool {
    use TraceKind::{PdfId, Picture, Revision, RevisionRoot, XmpDocument};
    matches!(kind, PdfId | Picture | Revision | RevisionRoot | XmpDocument)
}

fn in_words(marks: &BTreeSet<&Trace>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for trace in marks {
        *counts.entry(trace.kind.words()).or_default() += 1;
    }
    let words = counts.into_iter().map(|(words, count)| match count {
        1 => words.to_owned(),
        count => format!("{words} ({count})"),
    });
    words.collect::<Vec<_>>().join(", ")
}
