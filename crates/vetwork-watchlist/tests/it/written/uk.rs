//! The UK Sanctions List as it is published, in both its formats.

use vetwork_watchlist::party::{IdentifierKind, ListedName, NameStrength, PartRole, Party, PartyKind};

use super::{slashed, spread, tag, tags};

/// The header of the published file.
pub(crate) const HEADER: &str = "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,\
Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,\
Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,\
Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,\
Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),\
National Identifier number,National Identifier additional information,Passport number,\
Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,\
Parent company,Business registration number (s),IMO number,Current owner/operator (s),\
Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,\
Length of ship,Year Built,Hull identification number (HIN)";

fn kind(party: &Party) -> &'static str {
    match party.kind {
        PartyKind::Person => "Individual",
        PartyKind::Vessel => "Ship",
        _ => "Entity",
    }
}

fn name_type(name: &ListedName) -> (&'static str, &'static str) {
    match name.strength {
        NameStrength::Primary => ("Primary Name", ""),
        NameStrength::Strong => ("Primary Name Variation", ""),
        NameStrength::Weak => ("Alias", "Low quality a.k.a"),
    }
}

/// `Name 1` to `Name 5`, then `Name 6`.
fn name_columns(name: &ListedName) -> [String; 6] {
    let mut columns: [String; 6] = Default::default();
    let mut given = 0;
    if name.parts.is_empty() {
        columns[5].clone_from(&name.text);
    }
    for part in &name.parts {
        if part.role == PartRole::Given {
            columns[given].push_str(&part.text);
            given += 1;
        } else {
            columns[5].push_str(&part.text);
        }
    }
    columns
}

/// References as the published file has them here and there.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#39;")
}

pub(crate) fn csv(parties: &[Party]) -> Vec<u8> {
    let mut file = format!("Report Date: 29-Apr-2026\r\n{HEADER}\r\n").into_bytes();
    let columns: Vec<&str> = HEADER.split(',').collect();
    let mut writer = csv::Writer::from_writer(&mut file);
    for party in parties {
        let of = |kind| party.identifiers.iter().filter(move |identifier| identifier.kind == kind).collect::<Vec<_>>();
        let (passports, national, companies, ships) = (
            of(IdentifierKind::Passport),
            of(IdentifierKind::NationalId),
            of(IdentifierKind::Registration),
            of(IdentifierKind::Vessel),
        );
        let lengths = [
            party.names.len(),
            party.addresses.len(),
            party.birth_dates.len(),
            party.nationalities.len(),
            party.birth_places.len(),
            passports.len(),
            national.len(),
            companies.len(),
            ships.len(),
        ];
        for row in spread(&lengths, party.names.len() * party.addresses.len()) {
            let mut cells = vec![String::new(); columns.len()];
            let mut set = |column: &str, text: String| {
                let place = columns.iter().position(|known| *known == column).expect("the column exists");
                cells[place] = html(&text);
            };
            set("Unique ID", party.id.clone());
            set("Designation Type", kind(party).to_owned());
            if let Some(name) = party.names.get(row[0]) {
                let [first, second, third, fourth, fifth, last] = name_columns(name);
                for (column, text) in
                    [("Name 1", first), ("Name 2", second), ("Name 3", third), ("Name 4", fourth), ("Name 5", fifth)]
                {
                    set(column, text);
                }
                set("Name 6", last);
                set("Name type", name_type(name).0.to_owned());
                set("Alias strength", name_type(name).1.to_owned());
            }
            set("Address Country", party.addresses.get(row[1]).cloned().unwrap_or_default());
            set("D.O.B", party.birth_dates.get(row[2]).map(slashed).unwrap_or_default());
            set("Nationality(/ies)", party.nationalities.get(row[3]).cloned().unwrap_or_default());
            set("Country of birth", party.birth_places.get(row[4]).cloned().unwrap_or_default());
            for (numbers, row, number, about) in [
                (&passports, row[5], "Passport number", "Passport additional information"),
                (&national, row[6], "National Identifier number", "National Identifier additional information"),
            ] {
                if let Some(identifier) = numbers.get(row) {
                    set(number, identifier.number.clone());
                    set(about, about_of(&identifier.label));
                }
            }
            let number = |numbers: &[&vetwork_watchlist::party::Identifier], row: usize| {
                numbers.get(row).map(|identifier| identifier.number.clone()).unwrap_or_default()
            };
            set("Business registration number (s)", number(&companies, row[7]));
            set("IMO number", number(&ships, row[8]));
            set("Regime Name", party.programmes.first().cloned().unwrap_or_default());
            writer.write_record(&cells).expect("writes");
        }
    }
    drop(writer);
    file
}

/// What the list says beside a number; nothing where the label is only the column's.
fn about_of(label: &str) -> String {
    if ["Passport", "National identifier"].contains(&label) { String::new() } else { label.to_owned() }
}

pub(crate) fn xml(parties: &[Party]) -> String {
    let designations: String = parties.iter().map(designation).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Designations xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">\
         <DateGenerated>29/04/2026</DateGenerated>{designations}</Designations>"
    )
}

fn designation(party: &Party) -> String {
    let names = party.names.iter().map(|name| {
        let columns = name_columns(name);
        let parts = columns.iter().enumerate().map(|(at, text)| tag(&format!("Name{}", at + 1), text));
        let (kind, strength) = name_type(name);
        tags("Name", parts.chain([tag("NameType", kind), tag("AliasStrength", strength)]))
    });
    let addresses = party.addresses.iter().map(|country| tags("Address", [tag("AddressCountry", country)]));
    let head = [
        tag("UniqueID", &party.id),
        tags("Names", names),
        tag("RegimeName", party.programmes.first().map(String::as_str).unwrap_or_default()),
        tag("IndividualEntityShip", kind(party)),
        tags("Addresses", addresses),
    ];
    let details = match party.kind {
        PartyKind::Person => tags("IndividualDetails", [tags("Individual", person(party))]),
        PartyKind::Vessel => tags("ShipDetails", [tags("Ship", [numbers(party, IdentifierKind::Vessel)])]),
        _ => tags("EntityDetails", [tags("Entity", [numbers(party, IdentifierKind::Registration)])]),
    };
    tags("Designation", head.into_iter().chain([details]))
}

fn person(party: &Party) -> Vec<String> {
    let births =
        party.birth_places.iter().map(|place| tags("Location", [tag("TownOfBirth", ""), tag("CountryOfBirth", place)]));
    vec![
        tags("DOBs", party.birth_dates.iter().map(|date| tag("DOB", &slashed(date)))),
        tags("BirthDetails", births),
        tags("Nationalities", party.nationalities.iter().map(|text| tag("Nationality", text))),
        numbers(party, IdentifierKind::Passport),
        numbers(party, IdentifierKind::NationalId),
    ]
}

fn numbers(party: &Party, kind: IdentifierKind) -> String {
    let all = || party.identifiers.iter().filter(|identifier| identifier.kind == kind);
    let documents = |item: &str| {
        all()
            .map(move |identifier| {
                let number = tag(&format!("{item}Number"), &identifier.number);
                tags(item, [number, tag(&format!("{item}AdditionalInformation"), &about_of(&identifier.label))])
            })
            .collect::<Vec<_>>()
    };
    let plain = |item: &str| all().map(|identifier| tag(item, &identifier.number)).collect::<Vec<_>>();
    match kind {
        IdentifierKind::Passport => tags("PassportDetails", documents("Passport")),
        IdentifierKind::NationalId => tags("NationalIdentifierDetails", documents("NationalIdentifier")),
        IdentifierKind::Vessel => tags("IMONumbers", plain("IMONumber")),
        _ => tags("BusinessRegistrationNumbers", plain("BusinessRegistrationNumber")),
    }
}
