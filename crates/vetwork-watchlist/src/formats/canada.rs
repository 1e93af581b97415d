//! The list under Canada's Special Economic Measures Act: `data-set`, each `record` one party.
//! Proven on an original, the list of May 2025.

use std::io::Read;

use rustc_hash::FxHashMap;

use super::gather::{identifier, remark, tidy};
use super::text::collapsed;
use super::xml::{Element, Records};
use super::{Format, FormatError, Reading, written_date};
use crate::date::BirthDate;
use crate::list::{List, Source};
use crate::party::{IdentifierKind, ListedName, NamePart, NameStrength, PartRole, Party, PartyKind};

/// Words that begin other names inside of a name in brackets.
const ALSO: [&str; 4] = ["also known as", "a.k.a.", "alias", "formerly known as"];

/// Reads the list. A record without a name becomes a problem.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::SemaXml, "data-set", input)?;
    let mut reading = Reading::new(source);
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    while let Some(record) = records.next(&["record"])? {
        let mut party = party(&record, &mut reading);
        tidy(&mut party);
        if party.names.is_empty() {
            reading.problem(party.place, "LastName", "the record has no name and is left out");
            continue;
        }
        let times = seen.entry(party.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            party.id = format!("{}#{times}", party.id);
        }
        reading.add(party)?;
    }
    reading.finish()
}

fn party(record: &Element, reading: &mut Reading) -> Party {
    let get = |field: &str| record.value(field).unwrap_or_default();
    let mut party = Party { id: id(record), place: record.place(), ..Party::default() };
    let ship = record.value("ShipIMONumber");
    let entity = record.value("EntityOrShip");
    party.kind = match (ship, entity) {
        (Some(_), _) => PartyKind::Vessel,
        (None, Some(_)) => PartyKind::Organisation,
        (None, None) => PartyKind::Person,
    };
    match entity {
        Some(name) => whole_names(&mut party, name),
        None => party.names.push(person(get("GivenName"), get("LastName"))),
    }
    for alias in aliases(get("Aliases")) {
        party.names.push(ListedName::new(alias, NameStrength::Strong));
    }
    party.identifiers.extend(ship.map(|number| identifier(IdentifierKind::Vessel, "IMO number", number)));
    party.programmes.push(get("Country").to_owned());
    if ship.is_some() {
        remark(&mut party, get("TitleOrShip"));
    } else {
        party.positions.push(get("TitleOrShip").to_owned());
    }
    match birth_dates(get("DateOfBirthOrShipBuildDate")) {
        Ok(dates) => party.birth_dates = dates,
        Err(what) => reading.problem(party.place, "DateOfBirthOrShipBuildDate", &what),
    }
    party.listed_on = record.value("DateOfListing").and_then(written_date::day);
    party
}

/// Country, schedule and item are what tells an entry from another one: there is no number that stays.
fn id(record: &Element) -> String {
    let field = |name: &str| record.value(name).unwrap_or_default();
    // "Belarus / Bélarus": the English name is enough.
    let country = field("Country").split(" / ").next().unwrap_or_default().trim();
    let schedule: String = field("Schedule").split_whitespace().collect();
    let pieces = [country, schedule.as_str(), field("Item")];
    pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("/")
}

fn person(given: &str, family: &str) -> ListedName {
    let parts = [(PartRole::Given, given), (PartRole::Family, family)].into_iter();
    let parts: Vec<NamePart> = parts
        .filter(|(_, text)| !text.is_empty())
        .map(|(role, text)| NamePart { role, text: text.to_owned() })
        .collect();
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    ListedName { text, parts, strength: NameStrength::Primary, former: false }
}

/// The name of what is no person. Other names stand behind it in brackets.
fn whole_names(party: &mut Party, text: &str) {
    let also = text.match_indices('(').find_map(|(at, _)| {
        let inside = text.get(at + 1..)?;
        let word = ALSO.iter().find(|word| starts_with(inside, word))?;
        Some((text.get(..at)?, inside.get(word.len()..)?, word.starts_with("formerly")))
    });
    let (first, others, former) = also.unwrap_or((text, "", false));
    party.names.push(ListedName::new(collapsed(first), NameStrength::Primary));
    if also.is_some() {
        // The bracket is not always closed.
        let others = others.trim().strip_suffix(')').unwrap_or(others);
        let name = ListedName::new(collapsed(others.trim_matches([':', ' '])), NameStrength::Strong);
        party.names.push(ListedName { former, ..name });
    }
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Aliases, between `;`, `/` and `or`; between `,` where every piece is a name of two words or more. A language before
/// a colon is no name.
fn aliases(text: &str) -> Vec<String> {
    let mut aliases = Vec::new();
    for piece in text.split([';', '/']).flat_map(|piece| piece.split(" or ")) {
        let pieces: Vec<&str> = piece.split(',').collect();
        let whole = pieces.iter().all(|piece| piece.split_whitespace().count() >= 2);
        let names = if whole { pieces } else { vec![piece] };
        aliases.extend(names.into_iter().map(|name| {
            let name = name.split_once(':').filter(|(before, _)| is_language(before)).map_or(name, |(_, name)| name);
            collapsed(name.trim_matches([' ', '.']))
        }));
    }
    aliases
}

fn is_language(text: &str) -> bool {
    let word = text.trim().trim_start_matches('(').to_lowercase();
    [
        "russian",
        "ukrainian",
        "belarusian",
        "belarussian",
        "arabic",
        "hebrew",
        "persian",
        "farsi",
        "burmese",
        "alias",
        "chinese",
    ]
    .contains(&word.as_str())
}

fn birth_dates(text: &str) -> Result<Vec<BirthDate>, String> {
    // Some cells kept the number of days that their workbook had.
    let serial = text.parse::<f64>().ok().filter(|days| *days >= 10_000.0).and_then(written_date::serial);
    if let Some(date) = serial {
        let date = crate::date::PartialDate::of_day(date.year(), date.month(), date.day());
        return Ok(date.map(BirthDate::Known).into_iter().collect());
    }
    let dates = written_date::dates(text);
    if dates.is_empty() && !text.is_empty() {
        return Err(format!("\"{}\" is no date that is understood", super::error::shown(text)));
    }
    Ok(dates)
}
