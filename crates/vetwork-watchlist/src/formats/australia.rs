//! The consolidated list of DFAT, Australia: a workbook, a row for each name; 101, 101a and 101b are one party.
//! Proven on written files; columns by publicly known headers of the 2026 files.

use std::io::Read;

use csv::StringRecord;

use super::columns::{Columns, Row};
use super::fit::{Mark, Tally, is_day, is_one_of};
use super::gather::{Gathering, identifier, remark};
use super::text::collapsed;
use super::{FormatError, Reading, Spot, workbook, written_date};
use crate::list::{List, Source};
use crate::party::{IdentifierKind, ListedName, NameStrength, Party, PartyKind, Place};

const COLUMNS: [&str; 19] = [
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
    "Alias Strength",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "IMO Number",
    "Committees",
    "Control Date",
    "Instrument of Designation",
    "Targeted Financial Sanction",
    "Travel Ban",
    "Arms Embargo",
    "Maritime Restriction",
];

const NEEDED: [&str; 7] =
    ["Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Citizenship", "Committees"];

/// By what rows are known whose cells moved.
const MARKS: [(&str, Mark); 5] = [
    ("Reference", is_reference),
    ("Type", |text| kind(text).is_some()),
    ("Name Type", |text| is_one_of(text, &["Primary Name", "Original Script", "Alias", "Aka"])),
    ("Date of Birth", is_day),
    ("Control Date", is_day),
];

/// `101`, `101a`, `101ab`.
fn is_reference(text: &str) -> bool {
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() < text.len() && letters.len() <= 2 && letters.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Reads all sheets of the workbook.
///
/// # Errors
///
/// A workbook whose first sheet lacks one of the needed columns, or where many rows do not fit their columns, is refused
/// whole.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let sheets = workbook::sheets(&workbook::packed(input)?)?;
    let mut reading = Reading::new(source);
    let mut gathering = Gathering::default();
    let mut blocks = Blocks::default();
    let mut tally = Tally::default();
    for (number, sheet) in sheets.into_iter().enumerate() {
        let mut rows = sheet.rows.into_iter().map(|(row, cells)| (row, StringRecord::from(cells)));
        let Some((row, header)) = rows.next() else {
            continue;
        };
        let columns = Columns::named(&header, &COLUMNS).marked(&MARKS);
        match columns.need(&NEEDED, Spot::Row(row)) {
            Ok(()) => {}
            Err(error) if number == 0 => return Err(error),
            // Notes on sheets of their own are no part of the list.
            Err(_) => continue,
        }
        for (number, cells) in rows {
            let row = columns.row(&cells, Place::Row(number));
            let missing = || ("Reference", "the row has no reference and is left out".to_owned());
            tally.row();
            let moved = columns.moved(&cells).map(|(field, what)| (field, format!("{what}; it was left out")));
            match moved.map_or_else(|| blocks.key(&row).ok_or_else(missing), Err) {
                Ok((key, reused)) => {
                    if reused {
                        let what = format!("the reference {key} was used before, for another party it seems");
                        reading.problem(row.place, "Reference", &what);
                    }
                    fill(gathering.party(&key, row.place)?, &row, &mut reading);
                }
                Err((field, what)) => {
                    tally.broken(row.place);
                    reading.problem(row.place, field, &what);
                }
            }
        }
    }
    tally.verdict()?;
    gathering.finish(reading)
}

/// Which rows belong together. A reference that begins anew with a primary name, after rows of other references, is
/// a slip of the list: the second party gets a number behind its reference.
#[derive(Default)]
struct Blocks {
    last: String,
    times: rustc_hash::FxHashMap<String, u32>,
}

impl Blocks {
    /// The key of a row, and whether its reference was used before for another party.
    fn key(&mut self, row: &Row) -> Option<(String, bool)> {
        let text = row.get("Reference");
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return None;
        }
        let times = self.times.entry(digits.clone()).or_default();
        let reused = *times > 0 && self.last != digits && is_primary(row);
        if *times == 0 || reused {
            *times += 1;
        }
        let key = if *times > 1 { format!("{digits}-{times}") } else { digits.clone() };
        self.last = digits;
        Some((key, reused))
    }
}

fn is_primary(row: &Row) -> bool {
    row.get("Name Type").eq_ignore_ascii_case("primary name")
}

fn fill(party: &mut Party, row: &Row, reading: &mut Reading) {
    party.kind = kind(row.get("Type")).unwrap_or(party.kind);
    let weak = row.get("Alias Strength").eq_ignore_ascii_case("weak");
    let strength = match is_primary(row) {
        true => NameStrength::Primary,
        false if weak => NameStrength::Weak,
        false => NameStrength::Strong,
    };
    party.names.push(ListedName::new(collapsed(row.get("Name of Individual or Entity")), strength));
    party.nationalities.extend(items(row.get("Citizenship"), &[';']));
    party.birth_places.extend(items(row.get("Place of Birth"), &[';', '\n']));
    party.addresses.extend(items(row.get("Address"), &[';', '\n']));
    party.programmes.push(collapsed(row.get("Committees")));
    party.identifiers.push(identifier(IdentifierKind::Vessel, "IMO number", row.get("IMO Number")));
    remark(party, row.get("Additional Information"));
    remark(party, row.get("Listing Information"));
    let day = |column| written_date::day(row.get(column));
    party.listed_on = party.listed_on.or_else(|| day("Control Date"));
    let born = row.get("Date of Birth");
    let dates = written_date::dates(born);
    if dates.is_empty() && !is_nothing(born) {
        let what = format!("\"{}\" is no date that is understood", super::error::shown(born));
        reading.problem(row.place, "Date of Birth", &what);
    }
    party.birth_dates.extend(dates);
}

fn kind(text: &str) -> Option<PartyKind> {
    match text.trim().to_lowercase().as_str() {
        "individual" => Some(PartyKind::Person),
        "entity" => Some(PartyKind::Organisation),
        "vessel" => Some(PartyKind::Vessel),
        _ => None,
    }
}

fn is_nothing(text: &str) -> bool {
    ["", "na", "n/a", "unknown", "none", "-"].contains(&text.trim().to_lowercase().as_str())
}

/// The items of a cell: between separators, and behind letters with a bracket: `a) … b) …`.
fn items(cell: &str, separators: &[char]) -> Vec<String> {
    let mut items = vec![String::new()];
    for piece in cell.split(separators) {
        items.push(String::new());
        for word in piece.split_whitespace() {
            if is_bullet(word) {
                items.push(String::new());
            } else if let Some(item) = items.last_mut() {
                item.push_str(if item.is_empty() { "" } else { " " });
                item.push_str(word);
            }
        }
    }
    items.retain(|item| !is_nothing(item));
    items
}

/// `a)`, `(b)`, `iii)`.
fn is_bullet(word: &str) -> bool {
    let inner = word.strip_suffix(')').map(|word| word.strip_prefix('(').unwrap_or(word));
    inner.is_some_and(|inner| {
        (inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase()))
            || ["ii", "iii", "iv", "vi", "vii", "viii"].contains(&inner)
    })
}
