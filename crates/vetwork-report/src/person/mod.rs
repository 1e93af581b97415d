//! The copy of their data that a vetted person gets: everything that is held, how it was judged and by which
//! rules, in plain words. What belongs to other people is withheld, and it shows that it is.

mod about;
mod assessed;
mod fields;
mod findings;
mod held;
mod mask;
mod others;
mod page;
mod print;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};
use vetwork_model::{Meta, Name};

use crate::html::SourceOf;
use crate::prose::inert;
use others::{Others, plain};

/// Looks up what a check is by its code as text, since records hold codes as text.
pub type MetaByCode<'a> = &'a dyn Fn(&str) -> Option<&'static Meta>;

/// Everything that is held about one subject.
#[derive(Clone)]
pub struct PersonsCopy<'a> {
    /// Id of the subject.
    pub id: &'a str,
    /// Name of the subject.
    pub name: &'a Name,
    /// An organisation, not a person.
    pub organisation: bool,
    /// The day on which the copy is made.
    pub today: Date,
    /// A `DossierFile` as JSON, without `sealed`.
    pub dossier: &'a Value,
    /// `Sealed` as JSON.
    pub confidential: Option<&'a Value>,
    /// Give out what is confidential too; otherwise the copy says only of which kinds there is how much.
    pub with_confidential: bool,
    /// The assessments, in any order.
    pub assessments: &'a [AssessmentCopy<'a>],
    /// What people did, in any order.
    pub events: &'a [EventCopy],
    /// The day after which everything is erased, and the rule that sets it, in words.
    pub kept_until: Option<(Date, String)>,
    /// The day until which a hold forbids erasure.
    pub held_until: Option<Date>,
}

/// One assessment as it was kept.
#[derive(Clone)]
pub struct AssessmentCopy<'a> {
    /// When it was made.
    pub at: Timestamp,
    /// Number of the entry in the records.
    pub entry: i64,
    /// Who made it; never shown, and withheld wherever it stands.
    pub by: &'a str,
    /// A line of [`crate::data::jsonl_line`], parsed, other subjects replaced by "[another person]".
    pub record: Value,
}

/// Something that a person did with the records.
#[derive(Clone)]
pub struct EventCopy {
    /// When.
    pub at: Timestamp,
    /// What: "looked at (export)", "decided: hired", "corrected".
    pub what: String,
    /// The reason or statement that was given.
    pub text: Option<String>,
}

/// The copy in words, the same for print, screen and programs.
#[derive(Serialize)]
struct Document {
    title: String,
    subject: String,
    name: String,
    day: String,
    parts: Vec<Part>,
}

/// A numbered part of the copy.
#[derive(Serialize)]
struct Part {
    title: String,
    lead: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<Item>,
}

/// A section of the dossier, an assessment, a right.
#[derive(Default, Serialize)]
struct Item {
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lead: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines: Vec<Line>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry>,
}

/// An entry of the dossier, a finding.
#[derive(Serialize)]
struct Entry {
    title: String,
    note: String,
    lines: Vec<Line>,
}

/// A label and what stands beside it, one text a paragraph.
#[derive(Serialize)]
struct Line {
    label: String,
    texts: Vec<String>,
}

impl Line {
    fn new(label: &str, text: &str) -> Line {
        Line { label: label.to_owned(), texts: text.lines().map(str::to_owned).collect() }
    }
}

/// The copy for programs.
#[derive(Serialize)]
struct Whole<'a> {
    copy: Document,
    data: Data<'a>,
}

/// What is held, as the records hold it.
#[derive(Serialize)]
struct Data<'a> {
    dossier: &'a Map<String, Value>,
    confidential: Option<Value>,
    assessments: &'a [assessed::Assessed],
    events: Vec<Happened>,
    kept_until: Option<Date>,
    held_until: Option<Date>,
}

#[derive(Serialize)]
struct Happened {
    at: Timestamp,
    what: String,
    text: Option<String>,
}

/// Checks and sources by their codes.
#[derive(Clone, Copy)]
struct Lookup<'a> {
    meta: MetaByCode<'a>,
    source: SourceOf<'a>,
}

/// The copy together with what was redacted for it.
struct Redacted<'a> {
    copy: &'a PersonsCopy<'a>,
    others: Others,
    dossier: Map<String, Value>,
    /// Newest first.
    assessments: Vec<assessed::Assessed>,
}

impl<'a> Redacted<'a> {
    fn of(copy: &'a PersonsCopy<'a>) -> Redacted<'a> {
        let mut others = Others::of(copy);
        copy.assessments.iter().for_each(|one| assessed::take_others(&one.record, &mut others));
        others.keep_own(copy.dossier);
        let dossier = held::redacted(copy.dossier, &others);
        let assessments = assessed::redacted(copy.assessments, &others);
        Redacted { copy, others, dossier, assessments }
    }

    fn document(&self, lookup: Lookup<'_>) -> Document {
        let copy = self.copy;
        let mut parts = vec![about::what_this_is(copy), held::part(copy, &self.dossier)];
        parts.extend(held::confidential(copy));
        parts.extend([
            assessed::part(copy, &self.assessments, lookup),
            about::what_people_did(copy, &self.others),
            about::how_long(copy, &self.others),
            about::rights(copy, &assessed::what_clears(&self.assessments)),
        ]);
        let name = Some(inert(copy.name.reveal(), 200)).filter(|name| !name.is_empty());
        let subject = inert(copy.id, 200);
        Document {
            title: format!("The data that is held about {}", about::you(copy)),
            name: name.unwrap_or_else(|| subject.clone()),
            subject,
            day: about::day(copy.today),
            parts,
        }
    }

    /// The same for programs: the values as the records hold them.
    fn data(&self) -> Data<'_> {
        let copy = self.copy;
        let happened = |event: &EventCopy| Happened {
            at: event.at,
            what: self.others.words(&event.what),
            text: event.text.as_deref().map(|text| self.others.words(text)),
        };
        let given_out = copy.confidential.filter(|_| copy.with_confidential);
        Data {
            dossier: &self.dossier,
            confidential: given_out.map(|sealed| others::each_text(sealed, &plain)),
            assessments: &self.assessments,
            events: about::events(copy).into_iter().map(happened).collect(),
            kept_until: copy.kept_until.as_ref().map(|(day, _)| *day),
            held_until: copy.held_until,
        }
    }
}

/// The copy as plain text for print and terminal.
pub fn text(copy: &PersonsCopy<'_>, meta: MetaByCode<'_>, source: SourceOf<'_>) -> String {
    print::text(&Redacted::of(copy).document(Lookup { meta, source }))
}

/// The copy as one self-contained HTML file.
pub fn html(copy: &PersonsCopy<'_>, meta: MetaByCode<'_>, source: SourceOf<'_>) -> String {
    page::html(&Redacted::of(copy).document(Lookup { meta, source }))
}

/// The copy as pretty JSON: in words under `copy`, and as the records hold it under `data`.
pub fn json(copy: &PersonsCopy<'_>, meta: MetaByCode<'_>, source: SourceOf<'_>) -> String {
    let redacted = Redacted::of(copy);
    let whole = Whole { copy: redacted.document(Lookup { meta, source }), data: redacted.data() };
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod decided;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
