//! The simple table of OpenSanctions, `targets.simple.csv`: a row for each party, `;` inside cells.
//! Proven on an original, the Interpol notices of 23 May 2025.

use std::io::Read;

use super::columns::{Columns, Row, Table};
use super::fit::{Mark, is_day};
use super::ftm;
use super::gather::{Gathering, contacts, identifier};
use super::text::collapsed;
use super::{FormatError, Spot, written_date};
use crate::list::{List, Source};
use crate::party::{ContactKind, IdentifierKind, ListedName, NameStrength, Party, PartyKind};

const COLUMNS: [&str; 15] = [
    "id",
    "schema",
    "name",
    "aliases",
    "birth_date",
    "countries",
    "addresses",
    "identifiers",
    "sanctions",
    "phones",
    "emails",
    "dataset",
    "first_seen",
    "last_seen",
    "last_change",
];

const NEEDED: [&str; 7] = ["id", "schema", "name", "aliases", "birth_date", "countries", "identifiers"];

/// By what rows are known whose cells moved.
const MARKS: [(&str, Mark); 6] = [
    ("schema", |text| ftm::kind(text) != PartyKind::Unknown),
    ("birth_date", |text| text.split(';').any(is_day)),
    ("emails", |text| text.contains('@') && !text.contains(' ')),
    ("first_seen", is_day),
    ("last_seen", is_day),
    ("last_change", is_day),
];

/// Reads the table.
///
/// # Errors
///
/// A file without one of the needed columns, or where many rows do not fit their columns, is refused whole.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut table = Table::open(source, input, b',');
    let (header, line) = table.line()?.ok_or(FormatError::Empty)?;
    let columns = Columns::named(&header, &COLUMNS).marked(&MARKS);
    columns.need(&NEEDED, Spot::Line(line))?;
    let mut gathering = Gathering::default();
    while let Some((cells, place)) = table.row(&columns)? {
        let row = columns.row(&cells, place);
        let (id, schema) = (row.get("id"), row.get("schema"));
        if id.is_empty() || schema.is_empty() {
            table.reject(place, "id", "the row has no id or no schema; it was left out");
            continue;
        }
        let party = gathering.party(id, place)?;
        party.kind = ftm::kind(schema);
        for date in fill(party, &row) {
            let what = format!("\"{}\" is no date that is understood", super::error::shown(&date));
            table.reading.problem(place, "birth_date", &what);
        }
    }
    gathering.finish(table.finish()?)
}

/// Puts a row's cells into its party, and gives back the dates that were not understood.
fn fill(party: &mut Party, row: &Row) -> Vec<String> {
    party.names.push(ListedName::new(collapsed(row.get("name")), NameStrength::Primary));
    let aliases = values(row.get("aliases"));
    party.names.extend(aliases.iter().map(|alias| ListedName::new(alias.as_str(), NameStrength::Strong)));
    party.nationalities.extend(values(row.get("countries")));
    party.addresses.extend(values(row.get("addresses")));
    let numbers = values(row.get("identifiers"));
    party.identifiers.extend(numbers.iter().map(|number| identifier(IdentifierKind::Other, "", number)));
    party.programmes.extend(values(row.get("sanctions")));
    party.programmes.extend(values(row.get("dataset")));
    contacts(party, ContactKind::Phone, values(row.get("phones")).iter().map(String::as_str));
    contacts(party, ContactKind::Email, values(row.get("emails")).iter().map(String::as_str));
    party.listed_on = party.listed_on.or_else(|| written_date::day(row.get("first_seen")));
    party.changed_on = party.changed_on.max(written_date::day(row.get("last_change")));
    let mut unread = Vec::new();
    for text in values(row.get("birth_date")) {
        let dates = written_date::dates(&text);
        if dates.is_empty() {
            unread.push(text);
        }
        party.birth_dates.extend(dates);
    }
    unread
}

/// The values of a cell: a row of a table in itself, with `;` between them and quotation marks around those that hold one.
pub(super) fn values(cell: &str) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(cell.as_bytes());
    // Line breaks without quotation marks around them begin a new row of the cell.
    let rows = reader.records().filter_map(Result::ok);
    rows.flat_map(|row| row.iter().map(collapsed).collect::<Vec<String>>()).filter(|value| !value.is_empty()).collect()
}
