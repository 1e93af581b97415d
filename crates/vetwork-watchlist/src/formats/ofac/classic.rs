//! OFAC's first XML: `sdnList`, an `sdnEntry` for each party, everything with a label as an `id`.

use std::io::Read;

use super::name::{self, Standing};
use super::{date, entry, feature, kind, line, positions, remarks};
use crate::formats::reading::Reading;
use crate::formats::xml::{Element, Records};
use crate::formats::{Format, FormatError};
use crate::list::{List, Source};
use crate::party::{ListedName, Party, PartyKind};

pub(in crate::formats) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::OfacXml, "sdnList", input)?;
    let mut reading = Reading::new(source);
    while let Some(record) = records.next(&["publshInformation", "sdnEntry"])? {
        if &*record.name == "sdnEntry" {
            let party = party(&record, &mut reading);
            if party.names.is_empty() {
                reading.problem(record.place(), "lastName", "the entry has no name and is left out");
            } else {
                reading.add(party)?;
            }
        } else {
            reading.list.published = record.value("Publish_Date").and_then(date::american);
            reading.list.declared = record.value("Record_Count").and_then(|count| count.parse().ok());
        }
    }
    reading.finish()
}

fn party(record: &Element, reading: &mut Reading) -> Party {
    let id = record.value("uid").unwrap_or_default();
    if id.is_empty() {
        reading.problem(record.place(), "uid", "the entry has no number of its own");
    }
    let mut party = entry(id);
    party.place = record.place();
    party.kind = record.value("sdnType").map(kind).unwrap_or_default();
    party.names.extend(listed_name(record, party.kind, Standing::default()));
    for aka in record.listed("akaList", "aka") {
        let weak = aka.value("category").is_some_and(|category| category.eq_ignore_ascii_case("weak"));
        let standing = Standing::of_alias(aka.value("type").unwrap_or_default(), weak);
        party.names.extend(listed_name(aka, party.kind, standing));
    }
    party.names.sort_by_key(|name| name.strength);
    party.positions.extend(record.value("title").into_iter().flat_map(positions));
    party.programmes.extend(texts(record, "programList", "program"));
    party.nationalities = [
        records_of(record, "nationalityList", "nationality", "country"),
        records_of(record, "citizenshipList", "citizenship", "country"),
    ]
    .concat();
    party.birth_places = records_of(record, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth");
    party.addresses = record.listed("addressList", "address").filter_map(address).collect();
    vessel(record, &mut party);
    features(record, &mut party, reading);
    if let Some(text) = record.value("remarks") {
        remarks::add_titled(&mut party, text);
    }
    party
}

/// Everything that has a label, and the dates of birth.
fn features(record: &Element, party: &mut Party, reading: &mut Reading) {
    for item in record.listed("dateOfBirthList", "dateOfBirthItem") {
        let text = item.value("dateOfBirth").unwrap_or_default();
        if let Err(what) = feature::add(party, "DOB", text, None, false) {
            reading.problem(item.place(), "dateOfBirth", &what);
        }
    }
    for item in record.listed("idList", "id") {
        let (label, number) = (item.value("idType").unwrap_or_default(), item.value("idNumber").unwrap_or_default());
        if let Err(what) = feature::add(party, label, number, item.value("idCountry"), false) {
            reading.problem(item.place(), label, &what);
        }
    }
}

fn vessel(record: &Element, party: &mut Party) {
    for info in record.all("vesselInfo") {
        for (field, label) in super::VESSEL_FIELDS.map(|(_, field, label)| (field, label)) {
            if let Some(value) = info.value(field) {
                // None of these labels promises a date, so none can be misread.
                let _ = feature::add(party, label, value, None, false);
            }
        }
    }
}

fn listed_name(element: &Element, kind: PartyKind, standing: Standing) -> Option<ListedName> {
    let (last, first) = (element.value("lastName"), element.value("firstName"));
    let name = match (kind, last, first) {
        (PartyKind::Person, last, first) => name::person(last, first, standing),
        (_, Some(last), None) => name::whole(last, standing),
        (_, last, first) => name::person(last, first, standing),
    };
    (!name.text.is_empty()).then_some(name)
}

fn address(item: &Element) -> Option<String> {
    let fields = ["address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "region", "country"];
    line(fields.map(|field| item.value(field)))
}

fn texts(record: &Element, list: &str, item: &str) -> Vec<String> {
    record.listed(list, item).filter_map(|item| item.text().map(str::to_owned)).collect()
}

fn records_of(record: &Element, list: &str, item: &str, field: &str) -> Vec<String> {
    record.listed(list, item).filter_map(|item| item.value(field).map(str::to_owned)).collect()
}
