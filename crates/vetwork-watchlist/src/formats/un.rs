//! The consolidated list of the Security Council: `CONSOLIDATED_LIST`, its individuals and its entities.

use std::io::Read;

use jiff::civil::Date;

use super::label::identifier_kind;
use super::xml::{Element, Records};
use super::{Format, FormatError, Reading};
use crate::date::{BirthDate, PartialDate};
use crate::list::{List, Source};
use crate::party::{Identifier, ListedName, NameStrength, Party, PartyKind, Sex};

/// The four parts of a name. The list does not say which of them is the family's.
const NAMES: [&str; 4] = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::UnXml, "CONSOLIDATED_LIST", input)?;
    let mut reading = Reading::new(source);
    reading.list.published = records.root().attribute("dateGenerated").and_then(day);
    while let Some(record) = records.next(&["INDIVIDUAL", "ENTITY"])? {
        let person = &*record.name == "INDIVIDUAL";
        let party = party(&record, person, &mut reading);
        if party.names.is_empty() {
            reading.problem(record.place(), "FIRST_NAME", "the entry has no name and is left out");
        } else {
            reading.add(party)?;
        }
    }
    reading.finish()
}

fn party(record: &Element, person: bool, reading: &mut Reading) -> Party {
    let mut remarks: Vec<&str> = record.value("COMMENTS1").into_iter().collect();
    let mut party = Party {
        kind: if person { PartyKind::Person } else { PartyKind::Organisation },
        programmes: record.value("UN_LIST_TYPE").map(str::to_owned).into_iter().collect(),
        nationalities: values(record, "NATIONALITY"),
        positions: [values(record, "TITLE"), values(record, "DESIGNATION")].concat(),
        sex: sex(record),
        changed_on: record.listed("LAST_DAY_UPDATED", "VALUE").filter_map(|value| day(value.text()?)).max(),
        place: record.place(),
        ..Party::default()
    };
    match record.value("REFERENCE_NUMBER").or_else(|| record.value("DATAID")) {
        Some(id) => party.id = id.to_owned(),
        None => reading.problem(record.place(), "REFERENCE_NUMBER", "the entry has no number of its own"),
    }
    if let Some(text) = record.value("LISTED_ON") {
        party.listed_on = day(text);
        if party.listed_on.is_none() {
            reading.problem(record.place(), "LISTED_ON", &format!("\"{text}\" is no day"));
        }
    }
    let kind = if person { "INDIVIDUAL" } else { "ENTITY" };
    party.names = names(record);
    for item in record.children() {
        match item.name.strip_prefix(kind) {
            Some("_ALIAS") => alias(item, &mut party, reading),
            Some("_ADDRESS") => party.addresses.extend(location(item)),
            Some("_DATE_OF_BIRTH") => match birth_date(item) {
                Ok(date) => party.birth_dates.extend(date),
                Err(what) => reading.problem(item.place(), "INDIVIDUAL_DATE_OF_BIRTH", &what),
            },
            Some("_PLACE_OF_BIRTH") => party.birth_places.extend(location(item)),
            Some("_DOCUMENT") => party.identifiers.extend(document(item)),
            _ => continue,
        }
        remarks.extend(item.value("NOTE"));
    }
    party.remarks = remarks.join("; ");
    party
}

/// The primary name, and the same in its own script.
fn names(record: &Element) -> Vec<ListedName> {
    let whole = NAMES.iter().filter_map(|part| record.value(part)).collect::<Vec<_>>().join(" ");
    let primary = (!whole.is_empty()).then(|| ListedName::new(whole, NameStrength::Primary));
    let script = record.value("NAME_ORIGINAL_SCRIPT").map(|text| ListedName::new(text, NameStrength::Strong));
    let mut names: Vec<ListedName> = primary.into_iter().chain(script).collect();
    if let Some(first) = names.first_mut() {
        first.strength = NameStrength::Primary;
    }
    names
}

/// An alias, which is often empty, and what was born with it.
fn alias(item: &Element, party: &mut Party, reading: &mut Reading) {
    let quality = item.value("QUALITY").unwrap_or_default();
    let note = item.value("NOTE").unwrap_or_default();
    if let Some(text) = item.value("ALIAS_NAME") {
        let strength = if quality.eq_ignore_ascii_case("low") { NameStrength::Weak } else { NameStrength::Strong };
        let former = quality.eq_ignore_ascii_case("f.k.a.")
            || note.starts_with("formerly listed")
            || note.starts_with("previously listed");
        party.names.push(ListedName { former, ..ListedName::new(text, strength) });
    }
    if let Some(text) = item.value("DATE_OF_BIRTH") {
        match text.parse::<PartialDate>() {
            Ok(date) => party.birth_dates.push(BirthDate::Known(date)),
            Err(error) => reading.problem(item.place(), "DATE_OF_BIRTH", &format!("\"{text}\": {error}")),
        }
    }
    let born = [item.value("CITY_OF_BIRTH"), item.value("COUNTRY_OF_BIRTH")];
    let born = born.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !born.is_empty() {
        party.birth_places.push(born);
    }
}

/// A date in one of the four ways in which the list writes them; none where the element is empty.
fn birth_date(item: &Element) -> Result<Option<BirthDate>, String> {
    let kind = item.value("TYPE_OF_DATE").unwrap_or_default();
    let date = |field: &str| match item.value(field) {
        Some(text) => text.parse::<PartialDate>().map(Some).map_err(|error| format!("\"{text}\": {error}")),
        None => Ok(None),
    };
    let (from, to) = (date("FROM_YEAR")?, date("TO_YEAR")?);
    if let (Some(from), Some(to)) = (from, to) {
        return Ok(Some(BirthDate::between(from, to)));
    }
    let about = kind.eq_ignore_ascii_case("APPROXIMATELY")
        || item.value("NOTE").is_some_and(|note| note.to_lowercase().starts_with("approx"));
    let one = match date("DATE")? {
        Some(day) => Some(day),
        None => date("YEAR")?.or(from).or(to),
    };
    Ok(one.map(|date| if about { BirthDate::Circa(date) } else { BirthDate::Known(date) }))
}

fn document(item: &Element) -> Option<Identifier> {
    let number = item.value("NUMBER")?.to_owned();
    let kinds = [item.value("TYPE_OF_DOCUMENT"), item.value("TYPE_OF_DOCUMENT2")];
    let label = kinds.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let country = item.value("ISSUING_COUNTRY").or_else(|| item.value("COUNTRY_OF_ISSUE")).map(str::to_owned);
    Some(Identifier { kind: identifier_kind(&label), label, number, country })
}

/// A place in one line, with the country last.
fn location(item: &Element) -> Option<String> {
    let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"];
    let line = parts.iter().filter_map(|part| item.value(part)).collect::<Vec<_>>().join(", ");
    Some(line).filter(|line| !line.is_empty())
}

/// In a field of its own for some, in the comments for others.
fn sex(record: &Element) -> Option<Sex> {
    let comments = record.value("COMMENTS1").unwrap_or_default().to_lowercase();
    let word = match record.value("GENDER") {
        Some(word) => word.to_lowercase(),
        None => comments.split_once("gender:")?.1.split_whitespace().next()?.to_owned(),
    };
    match word.trim_end_matches(['.', ',', ';']) {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    }
}

fn values(record: &Element, list: &str) -> Vec<String> {
    record.listed(list, "VALUE").filter_map(|value| value.text().map(str::to_owned)).collect()
}

/// The day at the beginning of a day or a moment.
fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests;
