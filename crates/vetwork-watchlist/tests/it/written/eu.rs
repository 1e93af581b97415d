//! The EU's financial sanctions as they are published, in both formats.

use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::party::{ContactKind, IdentifierKind, NameStrength, Party, PartyKind};

use super::{date_of, escaped, spread};

/// Columns of the published file that hold something of a party, with some of those between them.
pub(crate) const HEADER: &str = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;\
Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;\
Entity_SubjectType_ClassificationCode;Entity_Regulation_Type;Entity_Regulation_Programme;NameAlias_LastName;\
NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;\
NameAlias_Title;NameAlias_Function;Address_City;Address_Street;Address_ContactInfo;Address_CountryIso2Code;\
Address_CountryDescription;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;BirthDate_Year;BirthDate_Circa;\
BirthDate_CalendarType;BirthDate_Place;BirthDate_CountryIso2Code;BirthDate_CountryDescription;Identification_Number;\
Identification_TypeCode;Identification_TypeDescription;Identification_CountryIso2Code;\
Identification_CountryDescription;Citizenship_CountryIso2Code;Citizenship_CountryDescription";

fn code(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Passport => "passport",
        IdentifierKind::NationalId => "id",
        IdentifierKind::Registration => "regnumber",
        IdentifierKind::Tax => "taxid",
        IdentifierKind::Vessel => "imo",
        _ => "other",
    }
}

fn subject(party: &Party) -> (&'static str, &'static str) {
    if party.kind == PartyKind::Person { ("person", "P") } else { ("enterprise", "E") }
}

/// With the byte order mark of the published file.
pub(crate) fn csv(parties: &[Party]) -> Vec<u8> {
    let mut file = format!("\u{feff}{HEADER}\r\n").into_bytes();
    let columns: Vec<&str> = HEADER.split(';').collect();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut file);
    for (number, party) in parties.iter().enumerate() {
        let lengths = [
            party.names.len(),
            party.addresses.len(),
            party.birth_dates.len(),
            party.birth_places.len(),
            party.identifiers.len(),
            party.nationalities.len(),
            party.positions.len(),
        ];
        for row in spread(&lengths, 0) {
            let mut cells = vec![String::new(); columns.len()];
            let mut set = |column: &str, text: &str| {
                let place = columns.iter().position(|known| *known == column).expect("the column exists");
                text.clone_into(&mut cells[place]);
            };
            set("fileGenerationDate", "22/08/2026");
            set("Entity_LogicalId", &(number + 13).to_string());
            set("Entity_EU_ReferenceNumber", &party.id);
            set("Entity_SubjectType", subject(party).1);
            set("Entity_SubjectType_ClassificationCode", subject(party).0);
            set("Entity_Regulation_Programme", &party.programmes[0]);
            if let Some(name) = party.names.get(row[0]) {
                set("NameAlias_WholeName", &name.text);
            }
            set("NameAlias_Function", party.positions.get(row[6]).map(String::as_str).unwrap_or_default());
            set("Address_Street", party.addresses.get(row[1]).map(String::as_str).unwrap_or_default());
            set("Address_CountryIso2Code", "00");
            set("Address_CountryDescription", "UNKNOWN");
            if let Some(date) = party.birth_dates.get(row[2]) {
                let day = date_of(date);
                set("BirthDate_BirthDate", &day.full().map(|day| day.to_string()).unwrap_or_default());
                set("BirthDate_Day", &day.day().map(|day| day.to_string()).unwrap_or_default());
                set("BirthDate_Month", &day.month().map(|month| month.to_string()).unwrap_or_default());
                set("BirthDate_Year", &day.year().to_string());
                set("BirthDate_Circa", if matches!(date, BirthDate::Circa(_)) { "true" } else { "false" });
                set("BirthDate_CalendarType", "GREGORIAN");
            }
            set("BirthDate_Place", party.birth_places.get(row[3]).map(String::as_str).unwrap_or_default());
            if let Some(identifier) = party.identifiers.get(row[4]) {
                set("Identification_Number", &identifier.number);
                set("Identification_TypeCode", code(identifier.kind));
                set("Identification_TypeDescription", &identifier.label);
                set("Identification_CountryDescription", "UNKNOWN");
            }
            set(
                "Citizenship_CountryDescription",
                party.nationalities.get(row[5]).map(String::as_str).unwrap_or_default(),
            );
            writer.write_record(&cells).expect("writes");
        }
    }
    drop(writer);
    file
}

/// An element with attributes, and what stands in it.
fn element(name: &str, attributes: &[(&str, &str)], inside: &str) -> String {
    let filled = attributes.iter().filter(|(_, value)| !value.is_empty());
    let attributes: String = filled.map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
    format!("<{name}{attributes}>{inside}</{name}>")
}

pub(crate) fn xml(parties: &[Party]) -> String {
    let entities: String = parties.iter().enumerate().map(|(number, party)| entity(number, party)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" \
         generationDate=\"2026-08-22T14:00:13.000+02:00\" globalFileId=\"1\">{entities}</export>"
    )
}

fn entity(number: usize, party: &Party) -> String {
    let country: [(&str, &str); 2] = [("countryIso2Code", "00"), ("countryDescription", "UNKNOWN")];
    let mut inside = element("regulation", &[("programme", &party.programmes[0]), ("publicationDate", "")], "");
    let (code_of, classification) = subject(party);
    inside += &element("subjectType", &[("code", code_of), ("classificationCode", classification)], "");
    for name in &party.names {
        let strong = if name.strength == NameStrength::Weak { "false" } else { "true" };
        inside += &element("nameAlias", &[("wholeName", &name.text), ("strong", strong), ("gender", "?")], "");
    }
    for position in &party.positions {
        inside += &element("nameAlias", &[("wholeName", &party.names[0].text), ("function", position)], "");
    }
    for country in &party.nationalities {
        inside += &element("citizenship", &[("countryIso2Code", "XX"), ("countryDescription", country)], "");
    }
    for date in &party.birth_dates {
        let day = date_of(date);
        let (month, of_month) = (day.month().map(|month| month.to_string()), day.day().map(|day| day.to_string()));
        let attributes = [
            ("circa", if matches!(date, BirthDate::Circa(_)) { "true" } else { "false" }),
            ("calendarType", "GREGORIAN"),
            ("year", &day.year().to_string()),
            ("monthOfYear", month.as_deref().unwrap_or_default()),
            ("dayOfMonth", of_month.as_deref().unwrap_or_default()),
        ];
        inside += &element("birthdate", &[&attributes[..], &country].concat(), "");
    }
    for place in &party.birth_places {
        inside += &element(
            "birthdate",
            &[&[("place", place.as_str()), ("calendarType", "GREGORIAN")], &country[..]].concat(),
            "",
        );
    }
    let contacts: String = party
        .contacts
        .iter()
        .map(|contact| {
            let key = if contact.kind == ContactKind::Email { "EMAIL" } else { "PHONE" };
            element("contactInfo", &[("key", key), ("value", &contact.value)], "")
        })
        .collect();
    for (at, street) in party.addresses.iter().map(String::as_str).chain([""]).enumerate() {
        let inner = if at == 0 { contacts.as_str() } else { "" };
        inside += &element("address", &[&[("street", street)], &country[..]].concat(), inner);
    }
    for identifier in &party.identifiers {
        let attributes = [
            ("number", identifier.number.as_str()),
            ("identificationTypeCode", code(identifier.kind)),
            ("identificationTypeDescription", &identifier.label),
        ];
        inside += &element("identification", &[&attributes[..], &country].concat(), "");
    }
    let logical = (number + 13).to_string();
    element("sanctionEntity", &[("logicalId", &logical), ("euReferenceNumber", &party.id)], &inside)
}
