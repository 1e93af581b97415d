//! The EU's financial sanctions as CSV 1.1: `;` between cells, a row for each name, birth, address or document.
//! Proven on files written from the EU's regulations; no original file was at hand.

use std::io::Read;

use super::columns::{Columns, Row, Table};
use super::eu::{self, Birth, Document, Name};
use super::fit::{Mark, is_day, is_one_of};
use super::gather::{Gathering, joined, remark};
use super::text::collapsed;
use super::{FormatError, Spot, written_date};
use crate::list::{List, Source};
use crate::party::Party;

const COLUMNS: [&str; 57] = [
    "fileGenerationDate",
    "Entity_LogicalId",
    "Entity_EU_ReferenceNumber",
    "Entity_UnitedNationId",
    "Entity_DesignationDate",
    "Entity_DesignationDetails",
    "Entity_Remark",
    "Entity_SubjectType",
    "Entity_SubjectType_ClassificationCode",
    "Entity_Regulation_Type",
    "Entity_Regulation_NumberTitle",
    "Entity_Regulation_Programme",
    "Entity_Regulation_PublicationDate",
    "Entity_Regulation_PublicationUrl",
    "NameAlias_LastName",
    "NameAlias_FirstName",
    "NameAlias_MiddleName",
    "NameAlias_WholeName",
    "NameAlias_NameLanguage",
    "NameAlias_Gender",
    "NameAlias_Title",
    "NameAlias_Function",
    "NameAlias_Remark",
    "Address_City",
    "Address_Street",
    "Address_PoBox",
    "Address_ZipCode",
    "Address_Region",
    "Address_Place",
    "Address_ContactInfo",
    "Address_CountryIso2Code",
    "Address_CountryDescription",
    "Address_Remark",
    "BirthDate_BirthDate",
    "BirthDate_Day",
    "BirthDate_Month",
    "BirthDate_Year",
    "BirthDate_YearRangeFrom",
    "BirthDate_YearRangeTo",
    "BirthDate_Circa",
    "BirthDate_CalendarType",
    "BirthDate_Region",
    "BirthDate_Place",
    "BirthDate_City",
    "BirthDate_CountryIso2Code",
    "BirthDate_CountryDescription",
    "BirthDate_Remark",
    "Identification_Number",
    "Identification_KnownFalse",
    "Identification_LatinNumber",
    "Identification_TypeCode",
    "Identification_TypeDescription",
    "Identification_CountryIso2Code",
    "Identification_CountryDescription",
    "Identification_Remark",
    "Citizenship_CountryIso2Code",
    "Citizenship_CountryDescription",
];

const NEEDED: [&str; 10] = [
    "Entity_LogicalId",
    "Entity_SubjectType_ClassificationCode",
    "Entity_Regulation_Programme",
    "NameAlias_LastName",
    "NameAlias_FirstName",
    "NameAlias_WholeName",
    "BirthDate_BirthDate",
    "BirthDate_Year",
    "Identification_Number",
    "Citizenship_CountryDescription",
];

/// By what rows are known whose cells moved.
const MARKS: [(&str, Mark); 14] = [
    ("fileGenerationDate", is_day),
    ("Entity_SubjectType", |text| eu::kind(text).is_some()),
    ("Entity_SubjectType_ClassificationCode", |text| eu::kind(text).is_some()),
    ("NameAlias_Gender", |text| is_one_of(text, &["M", "F"])),
    ("BirthDate_BirthDate", is_day),
    ("BirthDate_Year", is_year),
    ("BirthDate_YearRangeFrom", is_year),
    ("BirthDate_YearRangeTo", is_year),
    ("BirthDate_Circa", is_truth),
    ("BirthDate_CalendarType", |text| is_one_of(text, &["GREGORIAN", "ISLAMIC"])),
    ("BirthDate_CountryIso2Code", is_country),
    ("Identification_KnownFalse", is_truth),
    ("Identification_CountryIso2Code", is_country),
    ("Citizenship_CountryIso2Code", is_country),
];

/// Two capitals; the EU writes `00` for none.
fn is_country(text: &str) -> bool {
    text == "00" || text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_number(text)
}

fn is_truth(text: &str) -> bool {
    is_one_of(text, &["true", "false"])
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads the list.
///
/// # Errors
///
/// A file without one of the needed columns, or where many rows do not fit their columns, is refused whole.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let mut table = Table::open(source, input, b';');
    let (header, line) = table.line()?.ok_or(FormatError::Empty)?;
    let columns = Columns::named(&header, &COLUMNS).marked(&MARKS);
    columns.need(&NEEDED, Spot::Line(line))?;
    let mut gathering = Gathering::default();
    while let Some((cells, place)) = table.row(&columns)? {
        let row = columns.row(&cells, place);
        let logical = row.get("Entity_LogicalId");
        let kinds =
            ["Entity_SubjectType_ClassificationCode", "Entity_SubjectType"].map(|column| eu::kind(row.get(column)));
        if !is_number(logical) {
            let what = format!("\"{}\" is no id; the row was left out", super::error::shown(logical));
            table.reject(place, "Entity_LogicalId", &what);
            continue;
        }
        let published = &mut table.reading.list.published;
        *published = published.or_else(|| written_date::day(row.get("fileGenerationDate")));
        let party = gathering.party(logical, place)?;
        party.kind = kinds.into_iter().flatten().next().unwrap_or(party.kind);
        if let Err(what) = fill(party, &row) {
            table.reading.problem(place, "BirthDate", &what);
        }
    }
    gathering.finish(table.finish()?)
}

fn fill(party: &mut Party, row: &Row) -> Result<(), String> {
    let reference = collapsed(row.get("Entity_EU_ReferenceNumber"));
    if !reference.is_empty() {
        party.id = reference;
    }
    let name = Name {
        first: row.get("NameAlias_FirstName"),
        middle: row.get("NameAlias_MiddleName"),
        last: row.get("NameAlias_LastName"),
        whole: row.get("NameAlias_WholeName"),
        title: row.get("NameAlias_Title"),
        function: row.get("NameAlias_Function"),
        gender: row.get("NameAlias_Gender"),
        weak: false,
    };
    name.add(party);
    let country = |prefix: &str| {
        eu::country(row.get(&format!("{prefix}_CountryDescription")), row.get(&format!("{prefix}_CountryIso2Code")))
    };
    party.nationalities.push(country("Citizenship"));
    party.programmes.push(collapsed(row.get("Entity_Regulation_Programme")));
    party.listed_on = party.listed_on.or_else(|| written_date::day(row.get("Entity_DesignationDate")));
    party.changed_on = party.changed_on.max(written_date::day(row.get("Entity_Regulation_PublicationDate")));
    address(party, row, &country("Address"));
    let document = Document {
        number: row.get("Identification_Number"),
        latin: row.get("Identification_LatinNumber"),
        code: row.get("Identification_TypeCode"),
        description: row.get("Identification_TypeDescription"),
        country: country("Identification"),
        known_false: row.get("Identification_KnownFalse").eq_ignore_ascii_case("true"),
    };
    document.add(party);
    for column in ["Entity_UnitedNationId", "Entity_DesignationDetails", "Entity_Remark"] {
        remark(party, row.get(column));
    }
    let birth = Birth {
        whole: row.get("BirthDate_BirthDate"),
        day: row.get("BirthDate_Day"),
        month: row.get("BirthDate_Month"),
        year: row.get("BirthDate_Year"),
        from: row.get("BirthDate_YearRangeFrom"),
        to: row.get("BirthDate_YearRangeTo"),
        circa: row.get("BirthDate_Circa"),
        calendar: row.get("BirthDate_CalendarType"),
        place: ["BirthDate_City", "BirthDate_Place", "BirthDate_Region"].map(|column| row.get(column)),
        country: country("BirthDate"),
    };
    birth.add(party)
}

fn address(party: &mut Party, row: &Row, country: &str) {
    let lines =
        ["Address_Street", "Address_Place", "Address_PoBox", "Address_ZipCode", "Address_City", "Address_Region"]
            .map(|column| row.get(column));
    party.addresses.push(joined(lines.into_iter().chain([country]), ", "));
    let contacts = row.get("Address_ContactInfo");
    if !contacts.is_empty() {
        eu::contact_cell(party, contacts);
    }
}
