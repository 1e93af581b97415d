//! The UK Sanctions List as XML: `Designations`, each `Designation` one party.
//! Proven on files written from the list's own tables; elements by publicly known structure of the 2026 files.

use std::io::Read;

use super::gather::{contacts, joined, tidy};
use super::html::unescaped;
use super::text::collapsed;
use super::uk::{self, Name};
use super::xml::{Element, Records};
use super::{Format, FormatError, Reading, written_date};
use crate::list::{List, Source};
use crate::party::{ContactKind, IdentifierKind, Party};

/// Reads the list. A designation without an id, a kind or a name becomes a problem.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut records = Records::open(Format::UkXml, "Designations", input)?;
    let mut reading = Reading::new(source);
    while let Some(record) = records.next(&["Designation", "DateGenerated"])? {
        if &*record.name == "DateGenerated" {
            reading.list.published = record.text().and_then(written_date::day);
            continue;
        }
        let designation = record.value("IndividualEntityShip").unwrap_or_default();
        let (Some(id), Some(kind)) = (record.value("UniqueID"), uk::kind(designation)) else {
            let what = "the designation has no id, or no kind that is known, and is left out";
            reading.problem(record.place(), "UniqueID", what);
            continue;
        };
        let mut party = Party { id: id.to_owned(), kind, place: record.place(), ..Party::default() };
        fill(&mut party, &record, &mut reading);
        tidy(&mut party);
        if party.names.is_empty() {
            reading.problem(party.place, "Names", &format!("the designation {id} has no name and is left out"));
        } else {
            reading.add(party)?;
        }
    }
    reading.finish()
}

fn fill(party: &mut Party, record: &Element, reading: &mut Reading) {
    names(party, record);
    let text = |name: &str| record.value(name).map(unescaped).map(|text| collapsed(&text)).unwrap_or_default();
    party.programmes.push(text("RegimeName"));
    party.addresses.extend(record.listed("Addresses", "Address").map(address));
    party.positions.extend(values(record, &["Titles", "Title"]));
    for (kind, path) in [
        (ContactKind::Phone, ["PhoneNumbers", "PhoneNumber"]),
        (ContactKind::Email, ["EmailAddresses", "EmailAddress"]),
        (ContactKind::Website, ["Websites", "Website"]),
    ] {
        for value in values(record, &path) {
            let separators: &[char] = if kind == ContactKind::Email { &[';', ',', ' '] } else { &[] };
            contacts(party, kind, value.split(separators));
        }
    }
    for individual in record.listed("IndividualDetails", "Individual") {
        person(party, individual, reading);
    }
    for entity in record.listed("EntityDetails", "Entity") {
        company(party, entity);
    }
    for vessel in record.listed("ShipDetails", "Ship") {
        ship(party, vessel, reading);
    }
    for (field, label) in [
        ("UNReferenceNumber", "UN Reference Number"),
        ("OtherInformation", "Other Information"),
        ("UKStatementofReasons", "UK Statement of Reasons"),
    ] {
        uk::remark(party, label, record.value(field).unwrap_or_default());
    }
    party.listed_on = record.value("DateDesignated").and_then(written_date::day);
    party.changed_on = record.value("LastUpdated").and_then(written_date::day);
}

fn names(party: &mut Party, record: &Element) {
    for name in record.listed("Names", "Name") {
        let part = |field| name.value(field).unwrap_or_default();
        let name = Name {
            given: ["Name1", "Name2", "Name3", "Name4", "Name5"].map(part),
            last: part("Name6"),
            name_type: part("NameType"),
            strength: part("AliasStrength"),
        };
        party.names.push(name.listed(party.kind));
    }
    for name in record.listed("NonLatinNames", "NonLatinName") {
        party.names.push(uk::other_script(name.value("NameNonLatinScript").unwrap_or_default()));
    }
}

fn person(party: &mut Party, individual: &Element, reading: &mut Reading) {
    births(party, individual, &["DOBs", "DOB"], reading);
    party.birth_places.extend(individual.listed("BirthDetails", "Location").map(|place| {
        joined(["TownOfBirth", "CountryOfBirth"].map(|field| place.value(field).unwrap_or_default()), ", ")
    }));
    party.nationalities.extend(values(individual, &["Nationalities", "Nationality"]));
    party.positions.extend(values(individual, &["Titles", "Title"]));
    party.positions.extend(values(individual, &["Positions", "Position"]));
    party.sex = party.sex.or_else(|| values(individual, &["Genders", "Gender"]).find_map(|sex| uk::sex(&sex)));
    for (kind, label, list, item) in [
        (IdentifierKind::Passport, "Passport", "PassportDetails", "Passport"),
        (IdentifierKind::NationalId, "National identifier", "NationalIdentifierDetails", "NationalIdentifier"),
    ] {
        let (number, about) = (format!("{item}Number"), format!("{item}AdditionalInformation"));
        for document in individual.listed(list, item) {
            let field = |name: &str| document.value(name).unwrap_or_default();
            uk::number(party, kind, label, field(&number), field(&about));
        }
    }
}

fn company(party: &mut Party, entity: &Element) {
    for number in values(entity, &["BusinessRegistrationNumbers", "BusinessRegistrationNumber"]) {
        uk::number(party, IdentifierKind::Registration, "Business registration number", &number, "");
    }
    related(party, entity, "Parent company", &["ParentCompanies", "ParentCompany"]);
    related(party, entity, "Subsidiary", &["Subsidiaries", "Subsidiary"]);
}

fn ship(party: &mut Party, ship: &Element, reading: &mut Reading) {
    for number in values(ship, &["IMONumbers", "IMONumber"]) {
        uk::number(party, IdentifierKind::Vessel, "IMO number", &number, "");
    }
    for number in values(ship, &["HullIdentificationNumbers", "HullIdentificationNumber"]) {
        uk::number(party, IdentifierKind::Vessel, "Hull identification number", &number, "");
    }
    party.nationalities.extend(values(ship, &["CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip"]));
    births(party, ship, &["YearsBuilt", "YearBuilt"], reading);
    related(party, ship, "Current owner or operator", &["CurrentOwnerOperators", "CurrentOwnerOperator"]);
    related(party, ship, "Previous owner or operator", &["PreviousOwnerOperators", "PreviousOwnerOperator"]);
    for (label, path) in
        [("Previous flags", ["PreviousFlags", "PreviousFlag"]), ("Type of ship", ["TypeOfShipDetails", "TypeOfShip"])]
    {
        for text in values(ship, &path).collect::<Vec<_>>() {
            uk::remark(party, label, &text);
        }
    }
}

fn births(party: &mut Party, element: &Element, path: &[&str; 2], reading: &mut Reading) {
    for text in values(element, path) {
        match uk::birth_dates(&text) {
            Ok(dates) => party.birth_dates.extend(dates),
            Err(what) => reading.problem(party.place, path[1], &what),
        }
    }
}

fn related(party: &mut Party, element: &Element, label: &str, path: &[&str; 2]) {
    for name in values(element, path) {
        uk::related(party, label, &name);
    }
}

/// The texts of a list's items.
fn values<'a>(element: &'a Element, path: &[&'a str; 2]) -> impl Iterator<Item = String> + 'a {
    let [list, item] = *path;
    element.listed(list, item).filter_map(|item| item.text().map(|text| collapsed(&unescaped(text))))
}

fn address(address: &Element) -> String {
    const LINES: [&str; 8] = [
        "AddressLine1",
        "AddressLine2",
        "AddressLine3",
        "AddressLine4",
        "AddressLine5",
        "AddressLine6",
        "AddressPostalCode",
        "AddressCountry",
    ];
    let lines: Vec<String> = LINES.iter().filter_map(|field| address.value(field).map(unescaped)).collect();
    joined(lines.iter().map(String::as_str), ", ")
}
