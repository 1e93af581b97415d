//! Lists that somebody keeps themselves: a table, or the same as a JSON object on each line. What may stand where is
//! told at [`Format::OwnCsv`](super::Format::OwnCsv). Proven on written files; the format is our own.

use std::io::Read;

use serde_json::{Map, Value};

use super::columns::{Columns, Table, folded};
use super::fit::{Mark, is_day};
use super::gather::{Gathering, contacts, identifier, remark};
use super::label::identifier_kind;
use super::lines::Lines;
use super::opening::Opening;
use super::text::collapsed;
use super::{FormatError, Reading, Spot, written_date};
use crate::exact::ExactKind;
use crate::list::{List, Source};
use crate::party::{
    ContactKind, Identifier, IdentifierKind, ListedName, ListedWallet, NameStrength, Party, PartyKind, Place,
};

const COLUMNS: [&str; 12] = [
    "id",
    "name",
    "aliases",
    "type",
    "birth_date",
    "nationality",
    "identifiers",
    "wallets",
    "emails",
    "phones",
    "programme",
    "remarks",
];

/// By what rows of a table are known whose cells moved.
const MARKS: [(&str, Mark); 3] = [
    ("type", |text| party_kind(text).is_some()),
    ("birth_date", |text| text.split(';').any(is_day)),
    ("emails", |text| text.contains('@') && !text.contains(' ')),
];

/// Reads a table or lines of JSON, as the first byte that is not blank says.
///
/// # Errors
///
/// A table without a column `name`, or where many rows do not fit the header, is refused whole.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let Opening { input, is_json, delimiter } = Opening::of(input)?;
    if is_json {
        return json(source, input);
    }
    table(Table::open(source, input, delimiter))
}

fn table<R: Read>(mut table: Table<R>) -> Result<List, FormatError> {
    let (header, line) = table.line()?.ok_or(FormatError::Empty)?;
    let columns = Columns::named(&header, &COLUMNS).marked(&MARKS);
    columns.need(&["name"], Spot::Line(line))?;
    for column in columns.unknown() {
        unknown(&mut table.reading, Place::Line(line), column);
    }
    let mut gathering = Gathering::default();
    while let Some((cells, place)) = table.row(&columns)? {
        let row = columns.row(&cells, place);
        if !add(&mut gathering, place, &mut table.reading, |column| items(column, row.get(column)))? {
            table.reject(place, "name", "the row has no name; it was left out");
        }
    }
    gathering.finish(table.finish()?)
}

fn json(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut lines = Lines::open(source, input);
    let mut gathering = Gathering::default();
    let mut told: Vec<String> = Vec::new();
    while let Some((place, line)) = lines.next()? {
        let object = match serde_json::from_slice::<Map<String, Value>>(line) {
            Ok(object) => object,
            Err(error) => {
                lines.reject("", &format!("the line is no JSON object, it was left out: {error}"));
                continue;
            }
        };
        for key in object.keys().filter(|key| known(key).is_none()) {
            // Once for each name, and not for all of a hostile file.
            if told.len() < 100 && !told.contains(key) {
                told.push(key.clone());
                unknown(&mut lines.reading, place, key);
            }
        }
        if !add(&mut gathering, place, &mut lines.reading, |column| values(&object, column))? {
            lines.reject("name", "the object has no name; it was left out");
        }
    }
    gathering.finish(lines.finish()?)
}

fn known(name: &str) -> Option<&'static str> {
    COLUMNS.iter().copied().find(|column| folded(column) == folded(name))
}

/// Says a column that was left out, with the one that its writer may have meant.
fn unknown(reading: &mut Reading, place: Place, column: &str) {
    let meant = |near: &&&str| {
        let (one, other) = (folded(near), folded(column));
        let starts = |long: &str, short: &str| short.len() >= 4 && long.starts_with(short);
        one.len() <= 64 && other.len() <= 64 && strsim::damerau_levenshtein(&one, &other) <= 2
            || starts(&one, &other)
            || starts(&other, &one)
    };
    let shown = super::error::shown(column);
    let what = match COLUMNS.iter().find(meant) {
        Some(near) => format!("the column \"{shown}\" is not known and was left out; did you mean \"{near}\"?"),
        None => format!("the column \"{shown}\" is not known and was left out"),
    };
    reading.problem(place, column.get(..60).unwrap_or(column), &what);
}

/// The values of a cell. Names and remarks are one value, whatever stands in them.
fn items(column: &str, cell: &str) -> Vec<String> {
    let whole = ["id", "name", "type", "remarks"].contains(&column);
    let items: Vec<String> = if whole { vec![collapsed(cell)] } else { cell.split(';').map(collapsed).collect() };
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

/// The values of a key: a text as in a cell, a number, or an array of them.
fn values(object: &Map<String, Value>, column: &str) -> Vec<String> {
    let value = object.iter().find(|(key, _)| known(key) == Some(column)).map(|(_, value)| value);
    match value {
        Some(Value::String(text)) => items(column, text),
        Some(Value::Number(number)) => vec![number.to_string()],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).map(collapsed).collect(),
        _ => Vec::new(),
    }
}

/// Adds a party; `false` where it has no name.
fn add(
    gathering: &mut Gathering,
    place: Place,
    reading: &mut Reading,
    get: impl Fn(&str) -> Vec<String>,
) -> Result<bool, FormatError> {
    let Some(name) = get("name").into_iter().find(|name| !name.is_empty()) else {
        return Ok(false);
    };
    // Without an id the name is the best there is; rows that repeat it are one party.
    let id = get("id").into_iter().next().unwrap_or_else(|| name.clone());
    let party = gathering.party(&id, place)?;
    party.names.push(ListedName::new(name, NameStrength::Primary));
    party.names.extend(get("aliases").into_iter().map(|alias| ListedName::new(alias, NameStrength::Strong)));
    for kind in get("type") {
        match party_kind(&kind) {
            Some(kind) => party.kind = kind,
            None => {
                let what = format!(
                    "\"{}\" is not known; write person, organisation, vessel or aircraft",
                    super::error::shown(&kind)
                );
                reading.problem(place, "type", &what);
            }
        }
    }
    for text in get("birth_date") {
        let dates = written_date::dates(&text);
        if dates.is_empty() {
            let what = format!("\"{}\" is no date; write 1983-11-25, 1983-11 or 1983", super::error::shown(&text));
            reading.problem(place, "birth_date", &what);
        }
        party.birth_dates.extend(dates);
    }
    let before = party.wallets.len();
    fill(party, get);
    for listed in party.wallets.iter().skip(before) {
        if let Err(why) = ExactKind::Wallet.is_comparable(&listed.address) {
            let address = super::error::shown(&listed.address);
            reading.problem(place, "wallets", &format!("\"{address}\": {why}; nobody is found by it"));
        }
    }
    Ok(true)
}

fn fill(party: &mut Party, get: impl Fn(&str) -> Vec<String>) {
    party.nationalities.extend(get("nationality"));
    party.identifiers.extend(get("identifiers").iter().map(|text| number(text)));
    party.wallets.extend(get("wallets").iter().map(|text| wallet(text)));
    contacts(party, ContactKind::Email, get("emails").iter().map(String::as_str));
    contacts(party, ContactKind::Phone, get("phones").iter().map(String::as_str));
    party.programmes.extend(get("programme"));
    for text in get("remarks") {
        remark(party, &text);
    }
}

pub(super) fn party_kind(text: &str) -> Option<PartyKind> {
    match text.to_lowercase().as_str() {
        "person" | "individual" | "people" => Some(PartyKind::Person),
        "organisation" | "organization" | "company" | "entity" | "enterprise" => Some(PartyKind::Organisation),
        "vessel" | "ship" => Some(PartyKind::Vessel),
        "aircraft" | "airplane" => Some(PartyKind::Aircraft),
        _ => None,
    }
}

/// `Passport: K1234567 (North Korea)`, `Tax number: 123`, or the number alone.
fn number(text: &str) -> Identifier {
    let (label, rest) = text.split_once(':').unwrap_or(("", text));
    let country = rest.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let (number, country) = country.map_or((rest, None), |(number, country)| (number, Some(collapsed(country))));
    let kind = if label.is_empty() { IdentifierKind::Other } else { identifier_kind(label) };
    Identifier { country, ..identifier(kind, label, number) }
}

/// `XBT: 1Boat…`, or the address alone.
fn wallet(text: &str) -> ListedWallet {
    let symbol = text.split_once(':').filter(|(symbol, _)| {
        let symbol = symbol.trim();
        // What is longer or in small letters is the scheme of the address, as in `bitcoincash:`.
        (2..=5).contains(&symbol.len()) && symbol.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    });
    let (symbol, address) = symbol.unwrap_or(("", text));
    ListedWallet { symbol: collapsed(symbol), address: collapsed(address) }
}
