//! Answers for programs and spreadsheets: a line of JSON for each who was asked for, or rows of CSV.

use serde_json::json;
use vetwork_report::data::{csv_cell, csv_line};
use vetwork_watchlist::formats::asked::{Asked, Unread};
use vetwork_watchlist::screen::{Hit, Standing};

use super::json::{self, exact, standing};

/// The columns of CSV. A name is never changed; new ones come at the end.
const COLUMNS: [&str; 21] = [
    "line",
    "reference",
    "name",
    "standing",
    "bits",
    "parties",
    "list",
    "list_published",
    "entry",
    "listed_name",
    "primary_name",
    "programmes",
    "birth_date",
    "listed_birth_dates",
    "same",
    "page",
    "problem",
    "countries",
    "listed_countries",
    "sex",
    "listed_sex",
];

/// Where the problem of a row stands that was not read.
const PROBLEM: usize = 16;

pub(super) fn header() -> String {
    csv_line(COLUMNS.iter().map(|column| (*column).to_owned()))
}

/// A row for each party that is shown, or one row that says that there is none.
pub(super) fn rows(asked: &Asked, hits: &[Hit<'_>], shown: usize) -> String {
    let first = |standing: &str, bits: String| {
        let asked = [asked.line.to_string(), csv_cell(&asked.reference), csv_cell(&asked.query.name)];
        asked.into_iter().chain([standing.to_owned(), bits, hits.len().to_string()]).collect::<Vec<String>>()
    };
    if hits.is_empty() {
        return row(first("none", String::new()));
    }
    hits.iter()
        .take(shown)
        .map(|hit| {
            // A number of ours, and no formula.
            let mut cells = first(standing(hit.standing), format!("{:.1}", hit.bits));
            cells.extend(party(asked, hit).iter().map(|text| csv_cell(text)));
            row(cells)
        })
        .collect()
}

fn party(asked: &Asked, hit: &Hit<'_>) -> Vec<String> {
    let party = hit.party;
    let same = hit.exact.iter().map(|(kind, value)| format!("{} {value}", exact(*kind)));
    let primary = party.names.first().map(|name| name.text.clone()).unwrap_or_default();
    let born: Vec<String> = party.birth_dates.iter().map(ToString::to_string).collect();
    vec![
        hit.list.source.id().to_owned(),
        hit.list.published.map(|day| day.to_string()).unwrap_or_default(),
        party.id.clone(),
        hit.name.as_ref().map(|name| name.listed.text.clone()).unwrap_or_else(|| primary.clone()),
        primary,
        party.programmes.join("; "),
        asked.query.birth.map(|date| date.to_string()).unwrap_or_default(),
        born.join("; "),
        same.collect::<Vec<String>>().join("; "),
        party.page.clone().unwrap_or_default(),
        String::new(),
        asked.query.countries.join("; "),
        hit.country.iter().flat_map(|(_, listed)| listed).map(ToString::to_string).collect::<Vec<_>>().join("; "),
        asked.query.sex.map(|sex| sex.words().to_owned()).unwrap_or_default(),
        hit.sex.map(|(_, listed)| listed.words().to_owned()).unwrap_or_default(),
    ]
}

/// A row that was not read, so that nobody is missing from the table unseen.
pub(super) fn unread_row(unread: &Unread) -> String {
    let mut cells = vec![unread.line.to_string(), csv_cell(&unread.reference), String::new(), "unread".to_owned()];
    cells.resize(PROBLEM, String::new());
    cells.push(csv_cell(&problem(unread)));
    row(cells)
}

fn row(mut cells: Vec<String>) -> String {
    cells.resize(COLUMNS.len(), String::new());
    csv_line(cells.into_iter())
}

/// One who was asked for, in a line.
pub(super) fn line(asked: &Asked, hits: &[Hit<'_>], shown: usize) -> String {
    let line = json!({
        "line": asked.line,
        "reference": asked.reference,
        "name": asked.query.name,
        "standing": hits.first().map_or("none", |hit| standing(hit.standing)),
        "parties": hits.len(),
        "hits": hits.iter().take(shown).map(json::hit).collect::<Vec<_>>(),
    });
    format!("{line}\n")
}

/// A row that was not read, in a line.
pub(super) fn unread_line(unread: &Unread) -> String {
    let line = json!({
        "line": unread.line,
        "reference": unread.reference,
        "standing": "unread",
        "field": unread.field,
        "problem": unread.what,
    });
    format!("{line}\n")
}

/// `dob: "yesterday" is no date; …`
pub(super) fn problem(unread: &Unread) -> String {
    if unread.field.is_empty() { unread.what.clone() } else { format!("{}: {}", unread.field, unread.what) }
}

/// How people are counted: by the most that their hits amount to.
pub(super) fn most(hits: &[Hit<'_>]) -> Option<Standing> {
    hits.iter().map(|hit| hit.standing).max()
}
