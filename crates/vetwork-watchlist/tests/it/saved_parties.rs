//! Parties made of saved tables, to be written in a format and read again.

use std::collections::BTreeMap;
use std::io::Read as _;

use vetwork_watchlist::date::{BirthDate, PartialDate};
use vetwork_watchlist::party::{
    Contact, ContactKind, Identifier, IdentifierKind, ListedName, NamePart, NameStrength, PartRole, Party, PartyKind,
    Place,
};

use crate::saved;

/// White space collapsed.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Keeps the first of what repeats and drops what is empty, and forgets where a party was read.
pub(crate) fn settled(mut party: Party) -> Party {
    let mut names: Vec<ListedName> = Vec::new();
    for name in party.names.drain(..).filter(|name| !name.text.is_empty()) {
        match names.iter_mut().find(|known| known.text == name.text) {
            Some(known) => known.strength = known.strength.min(name.strength),
            None => names.push(name),
        }
    }
    names.sort_by_key(|name| name.strength != NameStrength::Primary);
    party.names = names;
    once(&mut party.birth_dates);
    once(&mut party.birth_places);
    once(&mut party.nationalities);
    once(&mut party.addresses);
    once(&mut party.programmes);
    once(&mut party.positions);
    once(&mut party.identifiers);
    once(&mut party.contacts);
    for texts in [&mut party.birth_places, &mut party.nationalities, &mut party.addresses, &mut party.positions] {
        texts.retain(|text| !text.is_empty());
    }
    party.place = Place::Nowhere;
    party
}

fn once<T: PartialEq>(values: &mut Vec<T>) {
    let mut kept: Vec<T> = Vec::new();
    for value in values.drain(..) {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    *values = kept;
}

/// Says the first party that differs, and not all thousands.
pub(crate) fn same(read: Vec<Party>, expected: Vec<Party>) {
    assert_eq!(read.len(), expected.len(), "parties");
    for (read, expected) in read.into_iter().zip(expected) {
        let id = expected.id.clone();
        assert_eq!(read.id, id);
        assert_eq!(read.names, expected.names, "{id}");
        assert_eq!(read.birth_dates, expected.birth_dates, "{id}");
        assert_eq!(read.identifiers, expected.identifiers, "{id}");
        assert_eq!(read.addresses, expected.addresses, "{id}");
        assert_eq!(Party { place: Place::Nowhere, ..read }, expected);
    }
}

/// All of the UK's list: names, dates, numbers and countries.
pub(crate) fn uk() -> Option<Vec<Party>> {
    let table = |name: &str| saved::file(&format!("uk/{name}.csv.gz")).map(|bytes| saved::rows(&bytes));
    let mut parties: BTreeMap<String, Party> = BTreeMap::new();
    for row in table("subjects")? {
        let kind = match row["subject_type"].as_str() {
            "individual" => PartyKind::Person,
            "ship" => PartyKind::Vessel,
            _ => PartyKind::Organisation,
        };
        let id = row["unique_id"].clone();
        parties.insert(id.clone(), Party { id, kind, ..Party::default() });
    }
    let mut on = |row: &BTreeMap<String, String>, change: &mut dyn FnMut(&mut Party)| {
        if let Some(party) = parties.get_mut(&row["unique_id"]) {
            change(party);
        }
    };
    for row in table("subject_names")? {
        on(&row, &mut |party| party.names.push(uk_name(&row, party.kind)));
    }
    for row in table("subject_dobs")? {
        on(&row, &mut |party| party.birth_dates.extend(uk_date(&row)));
    }
    for row in table("subject_identifiers")? {
        let (kind, label) = match row["identifier_type"].as_str() {
            "passport" => (IdentifierKind::Passport, "Passport"),
            "national" => (IdentifierKind::NationalId, "National identifier"),
            "imo" => (IdentifierKind::Vessel, "IMO number"),
            _ => (IdentifierKind::Registration, "Business registration number"),
        };
        let about = plain(&row["additional_info"]);
        let label = if about.is_empty() { label.to_owned() } else { about };
        let number = plain(&row["raw_value"]);
        on(&row, &mut |party| {
            party.identifiers.push(Identifier { kind, label: label.clone(), number: number.clone(), country: None });
        });
    }
    for row in table("subject_countries")? {
        let country = plain(&row["raw_value"]);
        on(&row, &mut |party| {
            let list = match row["country_type"].as_str() {
                "birth" => &mut party.birth_places,
                "nationality" => &mut party.nationalities,
                _ => &mut party.addresses,
            };
            list.push(country.clone());
        });
    }
    Some(parties.into_values().map(settled).collect())
}

fn uk_name(row: &BTreeMap<String, String>, kind: PartyKind) -> ListedName {
    let columns = ["name_1", "name_2", "name_3", "name_4", "name_5", "name_6"];
    let texts: Vec<(&str, String)> = columns.map(|column| (column, plain(&row[column]))).into_iter().collect();
    let texts: Vec<(&str, String)> = texts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    let text = texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
    let parts = if kind == PartyKind::Person && texts.iter().all(|(column, _)| *column == "name_6") {
        Vec::new()
    } else if kind == PartyKind::Person {
        let role = |column: &str| if column == "name_6" { PartRole::Family } else { PartRole::Given };
        texts.into_iter().map(|(column, text)| NamePart { role: role(column), text }).collect()
    } else {
        vec![NamePart { role: PartRole::Whole, text: text.clone() }]
    };
    let strength = match (row["alias_strength"].as_str(), row["name_type"].as_str()) {
        ("low_quality_aka", _) => NameStrength::Weak,
        (_, "primary") => NameStrength::Primary,
        _ => NameStrength::Strong,
    };
    ListedName { text, parts, strength, former: false }
}

fn uk_date(row: &BTreeMap<String, String>) -> Option<BirthDate> {
    let (year, month, day) = (row["year"].parse().ok()?, row["month"].parse().ok(), row["day"].parse().ok());
    let date = match (month, day) {
        (Some(month), Some(day)) => PartialDate::of_day(year, month, day),
        (Some(month), None) => PartialDate::of_month(year, month),
        _ => PartialDate::of_year(year),
    };
    date.map(BirthDate::Known)
}

/// The EU's list as its regulations have it. Dates that are not plain days or years stay away.
pub(crate) fn eu() -> Option<Vec<Party>> {
    let packed = saved::file("eu/eu-journal-consolidated-20260822.tar.gz")?;
    let mut parties = Vec::new();
    for entry in tar::Archive::new(packed.as_slice()).entries().expect("the saved archive reads") {
        let mut entry = entry.expect("the saved archive reads");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("the saved archive reads");
        for row in saved::rows(&bytes) {
            parties.push(settled(eu_party(&row, parties.len() + 1)));
        }
    }
    Some(parties)
}

fn eu_party(row: &BTreeMap<String, String>, number: usize) -> Party {
    let cell = |column: &str| row.get(column).map(String::as_str).unwrap_or_default();
    let items = |column: &str| cell(column).split(';').map(plain).filter(|item| !item.is_empty()).collect::<Vec<_>>();
    let mut party = Party { id: format!("EU.{number}.{}", number % 97), ..Party::default() };
    party.kind = if cell("schema") == "Person" { PartyKind::Person } else { PartyKind::Organisation };
    for (column, strength) in
        [("name", NameStrength::Primary), ("alias", NameStrength::Strong), ("weakAlias", NameStrength::Weak)]
    {
        let names = if column == "name" { vec![plain(cell(column))] } else { items(column) };
        party.names.extend(names.into_iter().map(|text| ListedName::new(text, strength)));
    }
    party.birth_dates = items("birthDate").iter().filter_map(|text| eu_date(text)).collect();
    party.birth_places = items("birthPlace");
    party.nationalities = items("nationality");
    party.addresses = items("address");
    party.programmes = vec![plain(cell("programKey"))];
    party.positions = items("position");
    for (column, kind) in [
        ("passportNumber", IdentifierKind::Passport),
        ("idNumber", IdentifierKind::NationalId),
        ("registrationNumber", IdentifierKind::Registration),
        ("taxNumber", IdentifierKind::Tax),
        ("imoNumber", IdentifierKind::Vessel),
    ] {
        let label = column.to_owned();
        let number = |number| Identifier { kind, label: label.clone(), number, country: None };
        party.identifiers.extend(items(column).into_iter().map(number));
    }
    for (column, kind) in [("phone", ContactKind::Phone), ("email", ContactKind::Email)] {
        party.contacts.extend(items(column).into_iter().map(|value| Contact { kind, value }));
    }
    party
}

fn eu_date(text: &str) -> Option<BirthDate> {
    let parts: Vec<i16> = text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let small = |number: i16| i8::try_from(number).ok();
    match parts.as_slice() {
        [year] => PartialDate::of_year(*year).map(BirthDate::Circa),
        [day, month, year] => PartialDate::of_day(*year, small(*month)?, small(*day)?).map(BirthDate::Known),
        _ => None,
    }
}
