//! The UK Sanctions List as CSV, one row for each name and address of a party, joined by `Unique ID`.
//! Proven on files written from the list's own tables; columns by publicly known headers of the 2026 files.

use std::io::Read;

use super::columns::{Columns, Row, Table};
use super::fit::{Mark, is_day, is_one_of};
use super::gather::{Gathering, contacts, joined};
use super::html::unescaped;
use super::uk::{self, Name};
use super::{FormatError, Spot, written_date};
use crate::list::{List, Source};
use crate::party::{ContactKind, IdentifierKind, Party};

const COLUMNS: [&str; 58] = [
    "Last Updated",
    "Unique ID",
    "OFSI Group ID",
    "UN Reference Number",
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Title",
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
    "Regime Name",
    "Designation Type",
    "Designation source",
    "Sanctions Imposed",
    "Other Information",
    "UK Statement of Reasons",
    "Address Line 1",
    "Address Line 2",
    "Address Line 3",
    "Address Line 4",
    "Address Line 5",
    "Address Line 6",
    "Address Postal Code",
    "Address Country",
    "Phone number",
    "Website",
    "Email address",
    "Date Designated",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "National Identifier additional information",
    "Passport number",
    "Passport additional information",
    "Position",
    "Gender",
    "Town of birth",
    "Country of birth",
    "Type of entity",
    "Subsidiaries",
    "Parent company",
    "Business registration number (s)",
    "IMO number",
    "Current owner/operator (s)",
    "Previous owner/operator (s)",
    "Current believed flag of ship",
    "Previous flags",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year Built",
    "Hull identification number (HIN)",
];

/// Without these an entry could go unseen, or be taken for another.
const NEEDED: [&str; 19] = [
    "Unique ID",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name 6",
    "Name type",
    "Alias strength",
    "Name non-latin script",
    "Regime Name",
    "Designation Type",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "Passport number",
    "Business registration number (s)",
    "IMO number",
    "Address Country",
];

/// By what rows are known whose cells moved.
const MARKS: [(&str, Mark); 7] = [
    ("Last Updated", is_day),
    ("Unique ID", is_id),
    ("Name type", |text| is_one_of(text, &["Primary Name", "Primary Name Variation", "Alias"])),
    ("Designation Type", |text| uk::kind(text).is_some()),
    ("Date Designated", is_day),
    ("D.O.B", is_day),
    ("Gender", |text| uk::sex(text).is_some()),
];

/// Reads the list.
///
/// # Errors
///
/// A file without one of the needed columns, or where many rows do not fit their columns, is refused whole.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut table = Table::open(source, input, b',');
    let mut first = table.line()?.ok_or(FormatError::Empty)?;
    if let Some(day) = first.0.get(0).and_then(|cell| cell.trim_start_matches('\u{feff}').strip_prefix("Report Date:"))
    {
        table.reading.list.published = written_date::day(day);
        first = table.line()?.ok_or(FormatError::Empty)?;
    }
    let columns = Columns::named(&first.0, &COLUMNS).marked(&MARKS);
    columns.need(&NEEDED, Spot::Line(first.1))?;
    let mut gathering = Gathering::default();
    while let Some((cells, place)) = table.row(&columns)? {
        let row = columns.row(&cells, place);
        let (id, designation) = (row.get("Unique ID"), row.get("Designation Type"));
        let Some(kind) = uk::kind(designation).filter(|_| is_id(id)) else {
            let shown = super::error::shown;
            let what =
                format!("\"{}\" is no id with \"{}\" as its kind; the row was left out", shown(id), shown(designation));
            table.reject(place, "Unique ID", &what);
            continue;
        };
        let party = gathering.party(id, place)?;
        party.kind = kind;
        if let Err(what) = fill(party, &row) {
            table.reading.problem(place, "D.O.B", &what);
        }
    }
    gathering.finish(table.finish()?)
}

/// Capitals and then digits, as in `DPR0075`.
fn is_id(id: &str) -> bool {
    let letters = id.bytes().take_while(u8::is_ascii_uppercase).count();
    letters >= 2 && id.len() > letters && id.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

/// Puts a row's cells into its party; `Err` with what is wrong about the date of birth.
fn fill(party: &mut Party, row: &Row) -> Result<(), String> {
    let name = Name {
        given: ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5"].map(|column| row.get(column)),
        last: row.get("Name 6"),
        name_type: row.get("Name type"),
        strength: row.get("Alias strength"),
    };
    party.names.push(name.listed(party.kind));
    party.names.push(uk::other_script(row.get("Name non-latin script")));
    let text = |column| unescaped(row.get(column));
    party.nationalities.extend([text("Nationality(/ies)"), text("Current believed flag of ship")]);
    party.birth_places.push(joined([text("Town of birth").as_str(), text("Country of birth").as_str()], ", "));
    party.programmes.push(joined([text("Regime Name").as_str()], ""));
    party.positions.extend([text("Title"), text("Position")].map(|text| joined([text.as_str()], "")));
    party.addresses.push(address(row));
    party.sex = party.sex.or_else(|| uk::sex(row.get("Gender")));
    contacts(party, ContactKind::Phone, [text("Phone number").as_str()]);
    contacts(party, ContactKind::Website, [text("Website").as_str()]);
    contacts(party, ContactKind::Email, text("Email address").split([';', ',', ' ']));
    numbers(party, row);
    for (label, column) in [
        ("Parent company", "Parent company"),
        ("Subsidiary", "Subsidiaries"),
        ("Current owner or operator", "Current owner/operator (s)"),
        ("Previous owner or operator", "Previous owner/operator (s)"),
    ] {
        uk::related(party, label, row.get(column));
    }
    for column in
        ["UN Reference Number", "Other Information", "UK Statement of Reasons", "Previous flags", "Type of ship"]
    {
        uk::remark(party, column, row.get(column));
    }
    party.listed_on = party.listed_on.or_else(|| written_date::day(row.get("Date Designated")));
    party.changed_on = party.changed_on.max(written_date::day(row.get("Last Updated")));
    for column in ["D.O.B", "Year Built"] {
        party.birth_dates.extend(uk::birth_dates(row.get(column))?);
    }
    Ok(())
}

fn numbers(party: &mut Party, row: &Row) {
    for (kind, label, number, about) in [
        (IdentifierKind::Passport, "Passport", "Passport number", "Passport additional information"),
        (
            IdentifierKind::NationalId,
            "National identifier",
            "National Identifier number",
            "National Identifier additional information",
        ),
        (IdentifierKind::Registration, "Business registration number", "Business registration number (s)", ""),
        (IdentifierKind::Vessel, "IMO number", "IMO number", ""),
        (IdentifierKind::Vessel, "Hull identification number", "Hull identification number (HIN)", ""),
    ] {
        let about = if about.is_empty() { "" } else { row.get(about) };
        uk::number(party, kind, label, row.get(number), about);
    }
}

fn address(row: &Row) -> String {
    const LINES: [&str; 8] = [
        "Address Line 1",
        "Address Line 2",
        "Address Line 3",
        "Address Line 4",
        "Address Line 5",
        "Address Line 6",
        "Address Postal Code",
        "Address Country",
    ];
    let lines = LINES.map(|column| unescaped(row.get(column)));
    joined(lines.iter().map(String::as_str), ", ")
}
