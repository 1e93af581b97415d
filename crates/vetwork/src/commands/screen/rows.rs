//! Answers for programs and spreadsheets: a line of JSON for each who was asked for, or rows of CSV.

use serde_json::json;
use vetwork_report::data::{csv_cell, csv_line};
use vetwork_watchlist::formats::asked::{Asked, Unread};
use vetwork_watchlist::party::Sex;
use vetwork_watchlist::screen::{Hit, Standing};

use super::json::{self, exact, standing};
use super::page;

/// The columns of CSV. A name is never changed; new ones come at the end.
const COLUMNS: [&str; 28] = [
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
    "answer",
    "kind",
    "birth_date_verified",
    "identifiers",
    "wallets",
    "contacts",
    "searched",
    "countries",
    "listed_countries",
    "sex",
    "listed_sex",
];

pub(super) fn header() -> String {
    csv_line(COLUMNS.iter().map(|column| (*column).to_owned()))
}

/// A row for each party that is shown, or one row that says that there is none. All of them carry what was asked of which
/// lists.
pub(super) fn rows(asked: &Asked, hits: &[Hit<'_>], shown: usize, lists: &page::Asked) -> String {
    if hits.is_empty() {
        return row(asked, None, 0, lists);
    }
    hits.iter().take(shown).map(|hit| row(asked, Some(hit), hits.len(), lists)).collect()
}

fn row(asked: &Asked, hit: Option<&Hit<'_>>, parties: usize, lists: &page::Asked) -> String {
    let query = &asked.query;
    let [list, published, entry, listed, primary, programmes, born, same, page] = hit.map(party).unwrap_or_default();
    let birth = query.birth.map(|date| date.to_string()).unwrap_or_default();
    let verified = if query.birth_is_verified { "yes" } else { "" };
    let cell = |text: &str| csv_cell(text);
    let cells = [
        asked.line.to_string(),
        cell(&asked.reference),
        cell(&query.name),
        hit.map_or("none", |hit| standing(hit.standing)).to_owned(),
        // A number of ours, and no formula.
        hit.map(|hit| format!("{:.1}", hit.bits)).unwrap_or_default(),
        parties.to_string(),
        cell(&list),
        cell(&published),
        cell(&entry),
        cell(&listed),
        cell(&primary),
        cell(&programmes),
        cell(&birth),
        cell(&born),
        cell(&same),
        cell(&page),
        String::new(),
        page::answer(hit.map(|hit| hit.standing), lists.only_curated()).to_owned(),
        json::kind(query.kind).to_owned(),
        verified.to_owned(),
        cell(&query.identifiers.join("; ")),
        cell(&query.wallets.join("; ")),
        cell(&query.contacts.join("; ")),
        cell(&lists.ids.join("; ")),
        cell(&query.countries.join("; ")),
        hit.map(listed_countries).unwrap_or_default(),
        query.sex.map(Sex::words).unwrap_or_default().to_owned(),
        hit.and_then(|hit| hit.sex).map(|(_, listed)| listed.words()).unwrap_or_default().to_owned(),
    ];
    csv_line(cells.into_iter())
}

fn listed_countries(hit: &Hit<'_>) -> String {
    let listed = hit.country.iter().flat_map(|(_, listed)| listed).map(ToString::to_string);
    listed.collect::<Vec<_>>().join("; ")
}

/// What a row says of a party, from `list` to `page`.
fn party(hit: &Hit<'_>) -> [String; 9] {
    let party = hit.party;
    let same = hit.exact.iter().map(|(kind, value)| format!("{} {value}", exact(*kind)));
    let primary = party.names.first().map(|name| name.text.clone()).unwrap_or_default();
    let born: Vec<String> = party.birth_dates.iter().map(ToString::to_string).collect();
    [
        hit.list.source.id().to_owned(),
        hit.list.published.map(|day| day.to_string()).unwrap_or_default(),
        party.id.clone(),
        hit.name.as_ref().map(|name| name.listed.text.clone()).unwrap_or_else(|| primary.clone()),
        primary,
        party.programmes.join("; "),
        born.join("; "),
        same.collect::<Vec<String>>().join("; "),
        party.page.clone().unwrap_or_default(),
    ]
}

/// What is said of a row of which nothing was asked.
const NOT_ASKED: &str = "not asked for: see the problem";

/// A row that was not read, so that nobody is missing from the table unseen.
pub(super) fn unread_row(unread: &Unread) -> String {
    let cells = COLUMNS.map(|column| match column {
        "line" => unread.line.to_string(),
        "reference" => csv_cell(&unread.reference),
        "standing" => "unread".to_owned(),
        "problem" => csv_cell(&problem(unread)),
        "answer" => NOT_ASKED.to_owned(),
        _ => String::new(),
    });
    csv_line(cells.into_iter())
}

/// One who was asked for, in a line.
pub(super) fn line(asked: &Asked, hits: &[Hit<'_>], shown: usize, lists: &page::Asked) -> String {
    let most = hits.first().map(|hit| hit.standing);
    let line = json!({
        "line": asked.line,
        "reference": asked.reference,
        "name": asked.query.name,
        "asked": json::asked(&asked.query),
        "standing": most.map_or("none", standing),
        "answer": page::answer(most, lists.only_curated()),
        "searched": lists.ids,
        "only_curated": lists.only_curated(),
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
        "answer": NOT_ASKED,
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
