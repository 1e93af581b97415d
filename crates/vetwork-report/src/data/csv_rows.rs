//! One line a subject for spreadsheets. A cell that a spreadsheet would take for a formula is
//! quoted (OWASP, CSV injection).

use vetwork_model::{Assessment, Code};

use super::time;
use crate::MetaOf;
use crate::prose::{adverse, id, inert, name, safe};

const COLUMNS: [&str; 18] = [
    "subject",
    "kind",
    "name",
    "role",
    "phase",
    "band",
    "codes",
    "reasons",
    "weight_bits",
    "questions_asked",
    "questions_answered",
    "questions_not_checked",
    "waiting_for",
    "first_step",
    "a_person_signs",
    "unread",
    "policy",
    "time",
];

/// The line of column names, with its line end.
pub fn csv_header() -> String {
    line(COLUMNS.iter().map(|column| (*column).to_owned()))
}

/// One subject, with its line end. Weights are expert weights, not probabilities.
pub fn csv_row(assessment: &Assessment, meta_of: MetaOf) -> String {
    let one = assessment;
    let reason = |code: &Code| meta_of(*code).map_or(code.0, |meta| meta.title);
    let joined = |texts: Vec<&str>| texts.join("; ");
    let coverage = &one.coverage;
    let kind = match one.kind {
        vetwork_model::SubjectKind::Person => "person",
        vetwork_model::SubjectKind::Organisation => "organisation",
    };
    let first_step = safe(one).first().map(|(step, _)| step.text.clone()).unwrap_or_default();
    let bits =
        format!("{}{}.{}", if one.decibits < 0 { "-" } else { "" }, one.decibits.abs() / 10, one.decibits.abs() % 10);
    let texts = [
        id(one),
        kind.to_owned(),
        name(one),
        one.role.title.as_deref().unwrap_or_default().to_owned(),
        one.phase.words().to_owned(),
        one.band.words().to_owned(),
        joined(one.because.iter().map(|code| code.0).collect()),
        joined(one.because.iter().map(reason).collect()),
        bits,
        coverage.asked().to_string(),
        coverage.answered().to_string(),
        coverage.not_checked.to_string(),
        joined(coverage.waiting.iter().map(|open| open.ask.as_str()).collect()),
        first_step,
        joined(adverse(one).into_iter().map(|step| step.text.as_str()).collect()),
        joined(one.unread.iter().map(String::as_str).collect()),
        one.inputs.policy.clone(),
        time(one),
    ];
    // A number of ours, and no formula: it stays a number when it is negative.
    let cells = texts.into_iter().zip(COLUMNS);
    line(cells.map(|(text, column)| if column == "weight_bits" { text } else { cell(&text) }))
}

/// Inert text that no spreadsheet evaluates.
pub fn cell(text: &str) -> String {
    // Tabs and line ends at the front are formula openers too; `inert` has removed those.
    let shown = inert(text, 1000);
    if shown.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{shown}")
    } else {
        shown
    }
}

/// A row of CSV, as RFC 4180 has it. The cells are written as they are: see [`cell`].
pub fn line(cells: impl Iterator<Item = String>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(cells);
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
