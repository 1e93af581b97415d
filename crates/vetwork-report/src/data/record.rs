//! The form of one assessment in JSON. Field order is part of the form; text is inert.

use std::collections::BTreeMap;

use serde::Serialize;
use vetwork_model::document::DocumentPage;
use vetwork_model::{
    Assessment, Cause, Code, Confidence, Disposition, Explanation, Finding, GroupWeight, Inputs, Listed, ListedLine,
    Outcome, Param, Seen, Waiting, When, assessment::Moment,
};

use crate::MetaOf;
use crate::prose::{self, finding_words, inert};

/// Characters of a value that are passed on.
pub(crate) const LONGEST_VALUE: usize = 1000;

#[derive(Serialize)]
pub(super) struct Record<'a> {
    subject: String,
    kind: vetwork_model::SubjectKind,
    name: String,
    role: Option<String>,
    phase: vetwork_model::Phase,
    band: vetwork_model::Band,
    because: &'a [Code],
    bits: f64,
    questions: Vec<Question<'a>>,
    findings: Vec<Found<'a>>,
    weights: Vec<Weight<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'a Confidence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<DocumentPage>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<Tied>,
    coverage: Covered<'a>,
    steps: Vec<Todo<'a>>,
    not_checked: Vec<Gap>,
    timeline: &'a [Moment],
    unread: Vec<String>,
    inputs: &'a Inputs,
}

use super::links::Tied;

#[derive(Serialize)]
struct Question<'a> {
    hypothesis: &'static str,
    question: &'static str,
    bits: f64,
    codes: &'a [Code],
}

#[derive(Serialize)]
struct Found<'a> {
    code: Code,
    name: Option<&'static str>,
    title: Option<&'static str>,
    family: vetwork_model::Family,
    direction: vetwork_model::Direction,
    strength: vetwork_model::Strength,
    sentence: String,
    params: BTreeMap<&'static str, Plain>,
    claimed: Vec<Value>,
    observed: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    listed: Vec<Entry>,
    explained: &'a [Explanation],
    causes: &'a [Cause],
    basis: vetwork_model::Basis,
    else_it_could_be: Option<&'static str>,
    clears_it: Option<&'static str>,
    next_step: Option<Next>,
}

#[derive(Serialize)]
struct Next {
    text: &'static str,
    disposition: Disposition,
    minutes: u32,
}

#[derive(Serialize)]
struct Value {
    value: Plain,
    provenance: vetwork_model::Provenance,
    channel: vetwork_model::Channel,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<vetwork_model::EvidenceId>,
}

/// An entry of a sanctions list.
#[derive(Serialize)]
struct Entry {
    part: &'static str,
    asked: String,
    list: String,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    dated: Option<When>,
    entry: String,
    name: String,
    standing: &'static str,
    bits: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    lines: Vec<EntryLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clearance: Option<Said>,
}

/// What a person said of an entry. `holds` is false when the question is open again, and `reopened` says why.
#[derive(Serialize)]
struct Said {
    by: String,
    at: When,
    why: String,
    until: Option<When>,
    holds: bool,
    reopened: Option<&'static str>,
}

#[derive(Serialize)]
struct EntryLine {
    what: &'static str,
    asked: String,
    listed: String,
    relation: &'static str,
    bits: f64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Plain {
    Count(i64),
    When(When),
    Text(String),
}

#[derive(Serialize)]
struct Weight<'a> {
    family: vetwork_model::Family,
    bits: f64,
    parts: Vec<(Code, f64)>,
    shares_cause: &'a Option<Cause>,
}

#[derive(Serialize)]
struct Covered<'a> {
    asked: usize,
    answered: usize,
    found: usize,
    clear: usize,
    not_checked: usize,
    not_applicable: usize,
    waiting: &'a [Waiting],
}

#[derive(Serialize)]
struct Todo<'a> {
    text: &'a str,
    disposition: Disposition,
    minutes: u32,
    tells_bits: f64,
    codes: &'a [Code],
    message: &'a str,
}

#[derive(Serialize)]
struct Gap {
    code: Code,
    name: Option<&'static str>,
    missing: Vec<String>,
}

pub(super) fn in_bits(decibits: i32) -> f64 {
    f64::from(decibits) / 10.0
}

fn plain(param: &Param) -> Plain {
    match param {
        Param::Count(count) => Plain::Count(*count),
        Param::When(when) => Plain::When(*when),
        Param::Name(name) => Plain::Text(inert(name.reveal(), LONGEST_VALUE)),
        Param::Subject(id) => Plain::Text(inert(id.as_str(), LONGEST_VALUE)),
        Param::Text(text) => Plain::Text(inert(text, LONGEST_VALUE)),
    }
}

fn value(seen: &Seen) -> Value {
    Value {
        value: plain(&seen.value),
        provenance: seen.provenance,
        channel: seen.channel,
        subject: seen.subject.as_ref().map(|id| inert(id.as_str(), LONGEST_VALUE)),
        at: seen.at,
        source: seen.source.as_deref().map(|source| inert(source, LONGEST_VALUE)),
        evidence: seen.evidence,
    }
}

fn entry(entry: &Listed) -> Entry {
    let text = |text: &str| inert(text, LONGEST_VALUE);
    let line = |line: &ListedLine| EntryLine {
        what: line.what,
        asked: text(line.asked.reveal()),
        listed: text(line.listed.reveal()),
        relation: line.relation,
        bits: in_bits(line.decibits),
    };
    Entry {
        part: entry.part,
        asked: text(entry.asked.reveal()),
        list: text(&entry.list),
        source: text(&entry.source),
        dated: entry.dated,
        entry: text(&entry.entry),
        name: text(entry.name.reveal()),
        standing: entry.standing,
        bits: in_bits(entry.decibits),
        tie: entry.tie,
        page: entry.page.as_deref().map(text),
        lines: entry.lines.iter().map(line).collect(),
        clearance: entry.clearance.as_ref().map(|said| Said {
            by: text(&said.by),
            at: said.at,
            why: text(&said.why),
            until: said.until,
            holds: said.reopened.is_none(),
            reopened: said.reopened,
        }),
    }
}

fn found(finding: &Finding, meta_of: MetaOf) -> Found<'_> {
    let meta = meta_of(finding.code);
    Found {
        code: finding.code,
        name: meta.map(|meta| meta.name),
        title: meta.map(|meta| meta.title),
        family: finding.family,
        direction: finding.direction,
        strength: finding.strength,
        sentence: finding_words(finding, meta),
        params: finding.params.iter().map(|(name, param)| (*name, plain(param))).collect(),
        claimed: finding.claimed.iter().map(value).collect(),
        observed: finding.observed.iter().map(value).collect(),
        listed: finding.listed.iter().map(entry).collect(),
        explained: &finding.explained,
        causes: &finding.causes,
        basis: finding.basis,
        else_it_could_be: meta.map(|meta| meta.innocent),
        clears_it: meta.map(|meta| meta.clears),
        next_step: meta.map(|meta| Next {
            text: meta.next_step.text,
            disposition: meta.next_step.disposition,
            minutes: meta.next_step.minutes,
        }),
    }
}

fn weight(group: &GroupWeight) -> Weight<'_> {
    Weight {
        family: group.family,
        bits: in_bits(group.decibits),
        parts: group.parts.iter().map(|(code, decibits)| (*code, in_bits(*decibits))).collect(),
        shares_cause: &group.shares_cause,
    }
}

/// A document, its text made inert.
fn document(page: &DocumentPage) -> DocumentPage {
    let mut page = page.clone();
    let plain = |text: &mut String| *text = inert(text, LONGEST_VALUE);
    page.files.iter_mut().chain(&mut page.gaps).for_each(plain);
    for row in &mut page.rows {
        let values = row.claimed.iter_mut().chain(&mut row.printed).chain(&mut row.signed);
        values.for_each(|value| [&mut value.text, &mut value.place].into_iter().for_each(plain));
        row.rulings.iter_mut().for_each(|ruling| plain(&mut ruling.seen));
    }
    for part in &mut page.parts {
        plain(&mut part.title);
        part.signed_by.iter_mut().for_each(plain);
        part.rulings.iter_mut().for_each(|ruling| [&mut ruling.seen, &mut ruling.rule].into_iter().for_each(plain));
    }
    page
}

pub(super) fn record(one: &Assessment, meta_of: MetaOf) -> Record<'_> {
    let gap = |(code, outcome): &(Code, Outcome)| match outcome {
        Outcome::NotChecked { missing } => Some(Gap {
            code: *code,
            name: meta_of(*code).map(|meta| meta.name),
            missing: missing.iter().map(|text| inert(text, LONGEST_VALUE)).collect(),
        }),
        _ => None,
    };
    let coverage = &one.coverage;
    Record {
        subject: prose::id(one),
        kind: one.kind,
        name: prose::name(one),
        role: one.role.title.as_deref().map(|title| inert(title, LONGEST_VALUE)),
        phase: one.phase,
        band: one.band,
        because: &one.because,
        bits: in_bits(one.decibits),
        questions: one
            .hypotheses
            .iter()
            .map(|weight| Question {
                hypothesis: weight.hypothesis.id(),
                question: weight.hypothesis.question(),
                bits: in_bits(weight.decibits),
                codes: &weight.codes,
            })
            .collect(),
        findings: one.findings().into_iter().map(|finding| found(finding, meta_of)).collect(),
        weights: one.weights.iter().map(weight).collect(),
        confidence: one.confidence.as_ref(),
        documents: one.documents.iter().map(document).collect(),
        ties: one.ties.iter().map(Tied::of).collect(),
        coverage: Covered {
            asked: coverage.asked(),
            answered: coverage.answered(),
            found: coverage.found,
            clear: coverage.clear,
            not_checked: coverage.not_checked,
            not_applicable: coverage.not_applicable,
            waiting: &coverage.waiting,
        },
        steps: one
            .steps
            .iter()
            .map(|step| Todo {
                text: &step.text,
                disposition: step.disposition,
                minutes: step.minutes,
                tells_bits: in_bits(step.tells),
                codes: &step.codes,
                message: &step.message,
            })
            .collect(),
        not_checked: one.outcomes.iter().filter_map(gap).collect(),
        timeline: &one.timeline,
        unread: one.unread.iter().map(|text| inert(text, LONGEST_VALUE)).collect(),
        inputs: &one.inputs,
    }
}
