//! OFAC's newest XML: `sanctionsData`, an `entity` for each party, values written out beside the ids that they have.

use std::io::Read;

use super::name::{self, Standing};
use super::{date, distinct, entry, feature, kind, line, positions, remarks};
use crate::date::BirthDate;
use crate::formats::reading::Reading;
use crate::formats::xml::{Element, Records};
use crate::formats::{Format, FormatError};
use crate::list::{List, Source};
use crate::party::{ListedName, NamePart, NameStrength, Party, PartyKind, Relation};

pub(in crate::formats) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::OfacEnhancedXml, "sanctionsData", input)?;
    let mut reading = Reading::new(source);
    while let Some(record) = records.next(&["publicationInfo", "entity"])? {
        if &*record.name == "entity" {
            let party = party(&record, &mut reading);
            if party.names.is_empty() {
                reading.problem(record.place(), "names", "the entry has no name and is left out");
            } else {
                reading.add(party)?;
            }
        } else {
            reading.list.published = record.value("dataAsOf").and_then(date::iso);
        }
    }
    reading.finish()
}

fn party(record: &Element, reading: &mut Reading) -> Party {
    let id = record.attribute("id").unwrap_or_default();
    if id.is_empty() {
        reading.problem(record.place(), "id", "the entry has no number of its own");
    }
    let mut party = entry(id);
    party.place = record.place();
    let general = record.child("generalInfo");
    party.kind = general.and_then(|general| general.value("entityType")).map(kind).unwrap_or_default();
    for name in record.listed("names", "name") {
        party.names.extend(translations(name).filter_map(|translation| listed_name(name, translation, party.kind)));
    }
    party.names.sort_by_key(|name| name.strength);
    party.positions.extend(general.and_then(|general| general.value("title")).into_iter().flat_map(positions));
    let programmes = record.listed("sanctionsPrograms", "sanctionsProgram").filter_map(Element::text);
    party.programmes.extend(programmes.map(str::to_owned));
    distinct(&mut party.programmes);
    let lists = record.listed("sanctionsLists", "sanctionsList");
    party.listed_on = lists.filter_map(|list| date::iso(list.attribute("datePublished")?)).min();
    party.addresses = record.listed("addresses", "address").flat_map(addresses).collect();
    labelled(record, &mut party, reading);
    party.relations.extend(record.listed("relationships", "relationship").map(relation));
    if let Some(text) = general.and_then(|general| general.value("remarks")) {
        remarks::add_titled(&mut party, text);
    }
    party
}

/// The features and the documents.
fn labelled(record: &Element, party: &mut Party, reading: &mut Reading) {
    for item in record.listed("features", "feature") {
        let label = item.value("type").unwrap_or_default();
        // The date in parts is exact where the text might one day be written in another way.
        if let (feature::Meaning::Birth, Some(date)) =
            (feature::meaning(label), item.child("valueDate").and_then(birth))
        {
            party.birth_dates.push(date);
        } else if let Err(what) = feature::add(party, label, item.value("value").unwrap_or_default(), None, false) {
            reading.problem(item.place(), label, &what);
        }
        if let Some(comment) = item.value("comments") {
            feature::remark(party, comment);
        }
    }
    for item in record.listed("identityDocuments", "identityDocument") {
        let label = item.value("type").unwrap_or_default();
        let number = item.value("documentNumber").unwrap_or_default();
        let country = item.value("issuingCountry").or_else(|| item.value("issuingLocation"));
        // A document is a number whatever its label, so no date can be misread here.
        let _ = feature::add(party, label, number, country, true);
        if let Some(comment) = item.value("comments") {
            feature::remark(party, comment);
        }
    }
}

/// `fromDateBegin` to `toDateEnd`, each end itself a day, a month or a year.
fn birth(value: &Element) -> Option<BirthDate> {
    let day = |field: &str| value.value(field).and_then(date::iso);
    let (begin, end) = (day("fromDateBegin")?, day("toDateEnd")?);
    let told = |field: &str| value.value(field).is_some_and(|word| word == "true");
    date::span((begin, day("fromDateEnd")?), (day("toDateBegin")?, end), told("isApproximate"))
}

fn translations(element: &Element) -> impl Iterator<Item = &Element> {
    element.listed("translations", "translation")
}

fn listed_name(name: &Element, translation: &Element, kind: PartyKind) -> Option<ListedName> {
    let told = |element: &Element, field: &str| element.value(field).is_some_and(|word| word == "true");
    let mut standing = Standing::of_alias(name.value("aliasType").unwrap_or_default(), told(name, "isLowQuality"));
    if told(name, "isPrimary") && told(translation, "isPrimary") {
        standing.strength = NameStrength::Primary;
    }
    let parts: Option<Vec<NamePart>> = translation
        .listed("nameParts", "namePart")
        .map(|part| Some(NamePart { role: name::role(part.value("type")?)?, text: part.value("value")?.to_owned() }))
        .collect();
    let (last, first) = (translation.value("formattedLastName"), translation.value("formattedFirstName"));
    let mut listed = match parts {
        Some(parts) if parts.len() > 1 => name::in_parts(parts, standing),
        _ if kind == PartyKind::Person || first.is_some() => name::person(last, first, standing),
        _ => name::whole(last?, standing),
    };
    if listed.text.is_empty() {
        listed.text = translation.value("formattedFullName")?.to_owned();
    }
    Some(listed)
}

/// The same address in each script in which the list has it.
fn addresses(address: &Element) -> impl Iterator<Item = String> {
    let parts = ["ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION"];
    let country = address.value("country");
    translations(address).filter_map(move |translation| {
        let part = |name: &str| {
            let mut found = translation.listed("addressParts", "addressPart");
            found.find(|part| part.value("type") == Some(name)).and_then(|part| part.value("value"))
        };
        line(parts.map(part).into_iter().chain([country]))
    })
}

fn relation(item: &Element) -> Relation {
    let other = item.child("relatedEntity");
    Relation {
        to: other.and_then(|other| other.attribute("entityId")).map(str::to_owned),
        name: other.and_then(Element::text).map(str::to_owned),
        label: item.value("type").unwrap_or_default().to_owned(),
    }
}
