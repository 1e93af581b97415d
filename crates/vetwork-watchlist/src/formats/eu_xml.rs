//! The EU's financial sanctions as XML 1.1: `export`, each `sanctionEntity` one party, nearly all of it in attributes.
//! Proven on files written from the EU's regulations; elements by the published schema of version 1.1.

use std::io::Read;

use super::eu::{self, Birth, Document, Name};
use super::gather::{joined, remark, tidy};
use super::text::collapsed;
use super::xml::{Element, Records};
use super::{Format, FormatError, Reading, written_date};
use crate::list::{List, Source};
use crate::party::Party;

/// Reads the list. An entity without an id or a name becomes a problem.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::EuXml, "export", input)?;
    let mut reading = Reading::new(source);
    reading.list.published = records.root().attribute("generationDate").and_then(written_date::day);
    while let Some(record) = records.next(&["sanctionEntity"])? {
        let id = record.attribute("euReferenceNumber").or_else(|| record.attribute("logicalId"));
        let Some(id) = id.map(collapsed) else {
            reading.problem(record.place(), "logicalId", "the entity has no id and is left out");
            continue;
        };
        let mut party = Party { id, place: record.place(), ..Party::default() };
        fill(&mut party, &record, &mut reading);
        tidy(&mut party);
        if party.names.is_empty() {
            let what = format!("the entity {} has no name and is left out", super::error::shown(&party.id));
            reading.problem(party.place, "nameAlias", &what);
        } else {
            reading.add(party)?;
        }
    }
    reading.finish()
}

fn fill(party: &mut Party, record: &Element, reading: &mut Reading) {
    party.listed_on = record.attribute("designationDate").and_then(written_date::day);
    for text in ["unitedNationId", "designationDetails"] {
        remark(party, get(record, text));
    }
    for child in record.children() {
        match &*child.name {
            "subjectType" => {
                let kinds = ["code", "classificationCode"].map(|name| eu::kind(get(child, name)));
                party.kind = kinds.into_iter().flatten().next().unwrap_or_default();
            }
            "regulation" => {
                party.programmes.push(collapsed(get(child, "programme")));
                let published = child.attribute("publicationDate").and_then(written_date::day);
                party.changed_on = party.changed_on.max(published);
            }
            "nameAlias" => name(child).add(party),
            "citizenship" => party.nationalities.push(country(child)),
            "birthdate" => {
                if let Err(what) = birth(child).add(party) {
                    reading.problem(child.place(), "birthdate", &what);
                }
            }
            "identification" => document(child).add(party),
            "address" => address(party, child),
            "remark" => remark(party, child.text().unwrap_or_default()),
            _ => {}
        }
    }
}

fn get<'a>(element: &'a Element, attribute: &str) -> &'a str {
    element.attribute(attribute).unwrap_or_default()
}

fn country(element: &Element) -> String {
    eu::country(get(element, "countryDescription"), get(element, "countryIso2Code"))
}

fn name(element: &Element) -> Name<'_> {
    Name {
        first: get(element, "firstName"),
        middle: get(element, "middleName"),
        last: get(element, "lastName"),
        whole: get(element, "wholeName"),
        title: get(element, "title"),
        function: get(element, "function"),
        gender: get(element, "gender"),
        weak: get(element, "strong") == "false",
    }
}

fn birth(element: &Element) -> Birth<'_> {
    Birth {
        whole: get(element, "birthdate"),
        day: get(element, "dayOfMonth"),
        month: get(element, "monthOfYear"),
        year: get(element, "year"),
        from: get(element, "yearRangeFrom"),
        to: get(element, "yearRangeTo"),
        circa: get(element, "circa"),
        calendar: get(element, "calendarType"),
        place: ["city", "place", "region"].map(|name| get(element, name)),
        country: country(element),
    }
}

fn document(element: &Element) -> Document<'_> {
    Document {
        number: get(element, "number"),
        latin: get(element, "latinNumber"),
        code: get(element, "identificationTypeCode"),
        description: get(element, "identificationTypeDescription"),
        country: country(element),
        known_false: get(element, "knownFalse") == "true",
    }
}

fn address(party: &mut Party, element: &Element) {
    let country = country(element);
    let lines = ["street", "place", "poBox", "zipCode", "city", "region"].map(|name| get(element, name));
    party.addresses.push(joined(lines.into_iter().chain([country.as_str()]), ", "));
    for contact in element.all("contactInfo") {
        eu::contact(party, get(contact, "key"), get(contact, "value"));
    }
}
