//! OFAC's CSV: entries in one file; addresses, aliases and the overflow of the remarks each in another.

use std::collections::BTreeMap;
use std::io::Read;

use rustc_hash::FxHashMap;

use super::name::{self, Standing};
use super::{VESSEL_FIELDS, entry, feature, kind, line, positions, remarks};
use crate::formats::FormatError;
use crate::formats::error::shown;
use crate::formats::fit::{Mark, Tally, is_one_of};
use crate::formats::reading::Reading;
use crate::formats::table::{Row, Rows};
use crate::formats::text::collapsed;
use crate::list::{List, Source};
use crate::party::{ListedName, Party, PartyKind, Place};

/// What stands for nothing.
const NULL: &str = "-0-";
/// Where OFAC cuts remarks, in characters.
const CUT: usize = 1000;

/// One of the files.
struct Part {
    /// What problems call it.
    field: &'static str,
    /// Its columns, which have no header, by what they hold.
    columns: &'static [&'static str],
    /// What must stand in some of them: where it does not, the cells of the row moved.
    marks: &'static [(usize, Mark)],
}

const ENTRIES: Part = Part {
    field: "entries",
    columns: &[
        "number",
        "name",
        "type",
        "programme",
        "title",
        "call sign",
        "vessel type",
        "tonnage",
        "gross tonnage",
        "flag",
        "owner",
        "remarks",
    ],
    marks: &[
        (0, is_number),
        (2, |text| is_one_of(text, &["individual", "vessel", "aircraft", NULL])),
        (3, |text| !text.is_empty() && text != NULL),
    ],
};
const ADDRESSES: Part = Part {
    field: "addresses",
    columns: &["number", "address number", "address", "city", "country", "remarks"],
    marks: &[(0, is_number), (1, is_number)],
};
const ALIASES: Part = Part {
    field: "aliases",
    columns: &["number", "alias number", "alias type", "alias", "remarks"],
    marks: &[(0, is_number), (1, is_number), (2, |text| is_one_of(text, &["aka", "fka", "nka"]))],
};
const COMMENTS: Part = Part { field: "comments", columns: &["number", "remarks"], marks: &[(0, is_number)] };
const NO_ENTRY: &str = "there is no entry of this number";

/// The files of a list. Only the first one must be there; the others belong to the same day.
pub struct OfacFiles<'a> {
    /// `SDN.CSV` or `CONS_PRIM.CSV`: an entry on each line.
    pub entries: Box<dyn Read + 'a>,
    /// `ADD.CSV` or `CONS_ADD.CSV`: addresses.
    pub addresses: Option<Box<dyn Read + 'a>>,
    /// `ALT.CSV` or `CONS_ALT.CSV`: aliases that are not weak.
    pub aliases: Option<Box<dyn Read + 'a>>,
    /// `SDN_COMMENTS.CSV` or `CONS_COMMENTS.CSV`: where remarks go on that are longer than 1,000 characters.
    pub comments: Option<Box<dyn Read + 'a>>,
}

impl<'a> OfacFiles<'a> {
    /// The file of entries alone.
    pub fn of(entries: impl Read + 'a) -> Self {
        Self { entries: Box::new(entries), addresses: None, aliases: None, comments: None }
    }
}

/// Reads a list from OFAC's CSV files. Lines in problems are those of the file that the field names.
///
/// # Errors
///
/// See [`FormatError`]. Each of the files that are given must be whole, and is refused where many of its rows do not fit
/// their columns.
pub fn read(source: Source, files: OfacFiles<'_>) -> Result<List, FormatError> {
    let mut reading = Reading::new(source);
    let mut comments = BTreeMap::new();
    if let Some(input) = files.comments {
        each(input, COMMENTS, &mut reading, |_, row, id| {
            comments.insert(id, (Place::Line(row.line), row.raw(1)));
        })?;
    }
    let mut entries = FxHashMap::default();
    let mut full = Ok(());
    each(files.entries, ENTRIES, &mut reading, |reading, row, id| {
        let party = party(row, comments.remove(&id), reading);
        if party.names.is_empty() {
            reading.problem(Place::Line(row.line), ENTRIES.field, "the entry has no name and is left out");
        } else {
            // Of two entries under one number, which is noted at the end, the first has the addresses and aliases.
            entries.entry(id).or_insert(reading.list.parties.len());
            full = std::mem::replace(&mut full, Ok(())).and_then(|()| reading.add(party));
        }
    })?;
    full?;
    for (place, _) in comments.into_values() {
        reading.problem(place, COMMENTS.field, NO_ENTRY);
    }
    if let Some(input) = files.aliases {
        each(input, ALIASES, &mut reading, |reading, row, id| match owner(reading, &entries, id) {
            _ if value(row, 3).is_none() => {
                reading.problem(Place::Line(row.line), ALIASES.field, "the alias has no name and is left out");
            }
            Some(party) => alias(row, party),
            None => reading.problem(Place::Line(row.line), ALIASES.field, NO_ENTRY),
        })?;
    }
    if let Some(input) = files.addresses {
        each(input, ADDRESSES, &mut reading, |reading, row, id| match owner(reading, &entries, id) {
            Some(party) => party.addresses.extend(line([2, 3, 4].map(|column| value(row, column)))),
            None => reading.problem(Place::Line(row.line), ADDRESSES.field, NO_ENTRY),
        })?;
    }
    for party in &mut reading.list.parties {
        // Weak aliases stand in the remarks, which were read before the others.
        party.names.sort_by_key(|name| name.strength);
    }
    reading.finish()
}

fn owner<'r>(reading: &'r mut Reading, entries: &FxHashMap<u64, usize>, id: u64) -> Option<&'r mut Party> {
    reading.list.parties.get_mut(*entries.get(&id)?)
}

/// Calls `then` for each row of one file that fits its columns.
fn each(
    input: impl Read,
    part: Part,
    reading: &mut Reading,
    mut then: impl FnMut(&mut Reading, &Row<'_>, u64),
) -> Result<(), FormatError> {
    let mut rows = Rows::open(b',', input)?;
    let mut tally = Tally::default();
    while let Some(row) = rows.next()? {
        let first = row.cell(0).unwrap_or_default();
        if row.line == 1 && looks_like_a_page(first) {
            return Err(FormatError::WebPage);
        }
        let number = first.parse::<u64>();
        // Some put a header above the rows.
        if row.line == 1 && number.is_err() {
            continue;
        }
        tally.row();
        match (part.wrong(&row), number) {
            (None, Ok(id)) => then(reading, &row, id),
            (wrong, _) => {
                tally.broken(Place::Line(row.line));
                reading.problem(Place::Line(row.line), part.field, &wrong.unwrap_or_default());
            }
        }
    }
    tally.verdict()
}

impl Part {
    /// Why a row does not fit the columns, if it does not.
    fn wrong(&self, row: &Row<'_>) -> Option<String> {
        let expected = self.columns.len();
        if row.len() != expected {
            return Some(format!("{} columns instead of {expected}", row.len()));
        }
        let (place, _) = self.marks.iter().find(|(place, mark)| !mark(row.cell(*place).unwrap_or_default()))?;
        let (name, cell) = (self.columns.get(*place)?, shown(row.cell(*place).unwrap_or_default()));
        Some(format!("\"{cell}\" is no {name}: the cells of the row have moved, and it was left out"))
    }
}

fn is_number(text: &str) -> bool {
    text.parse::<u64>().is_ok() && !text.starts_with('+')
}

fn looks_like_a_page(first: &str) -> bool {
    let first = first.to_ascii_lowercase();
    first.starts_with("<!doctype") || first.starts_with("<html")
}

/// A cell that says something.
fn value<'r>(row: &'r Row<'_>, column: usize) -> Option<&'r str> {
    row.cell(column).filter(|cell| *cell != NULL)
}

fn party(row: &Row<'_>, comment: Option<(Place, String)>, reading: &mut Reading) -> Party {
    let mut party = entry(row.cell(0).unwrap_or_default());
    party.place = Place::Line(row.line);
    // Entities are the ones without a type.
    party.kind = value(row, 2).map_or(PartyKind::Organisation, kind);
    if let Some(text) = value(row, 1) {
        party.names.push(listed_name(text, party.kind, Standing::default()));
    }
    let programmes = value(row, 3).unwrap_or_default().split("] [").map(|word| word.trim_matches(['[', ']', ' ']));
    party.programmes = programmes.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    party.positions = value(row, 4).into_iter().flat_map(positions).collect();
    for (column, _, label) in VESSEL_FIELDS {
        if let Some(cell) = value(row, column) {
            // None of these labels promises a date, so none can be misread.
            let _ = feature::add(&mut party, label, cell, None, false);
        }
    }
    let text = value(row, 11).map(|_| row.raw(11)).unwrap_or_default();
    let cut = text.chars().count() >= CUT;
    // Remarks of the greatest length go on in the comments, in the middle of a word.
    let (text, whole) = match comment {
        Some((_, comment)) if cut => (text + &comment, true),
        Some((place, _)) => {
            let what = "the remarks that it goes on from are not cut; the files are of different days";
            reading.problem(place, COMMENTS.field, what);
            (text, true)
        }
        None => (text, !cut),
    };
    for what in remarks::add(&mut party, &collapsed(&text), whole) {
        reading.problem(Place::Line(row.line), "Remarks", &what);
    }
    party
}

fn alias(row: &Row<'_>, party: &mut Party) {
    let standing = Standing::of_alias(value(row, 2).unwrap_or_default(), false);
    if let Some(text) = value(row, 3) {
        party.names.push(listed_name(text, party.kind, standing));
    }
}

fn listed_name(text: &str, kind: PartyKind, standing: Standing) -> ListedName {
    if kind == PartyKind::Person { name::inverted(text, standing) } else { name::whole(text, standing) }
}
