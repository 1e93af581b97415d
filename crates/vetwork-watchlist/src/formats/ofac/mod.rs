//! The lists of OFAC in its four formats. All four say the same about an entry, in more or fewer fields.

mod advanced;
mod classic;
mod date;
mod enhanced;
mod feature;
mod labels;
mod legacy;
mod name;
mod remarks;

pub(super) use advanced::read as read_advanced;
pub(super) use classic::read as read_classic;
pub(super) use enhanced::read as read_enhanced;
pub use legacy::{OfacFiles, read as read_ofac_csv};

use crate::party::{Party, PartyKind};

/// What is told of ships in fields of their own: the column of the CSV, the element of the first XML, the label elsewhere.
const VESSEL_FIELDS: [(usize, &str, &str); 6] = [
    (5, "callSign", "Vessel Call Sign"),
    (6, "vesselType", "Vessel Type"),
    (7, "tonnage", "Vessel Tonnage"),
    (8, "grossRegisteredTonnage", "Vessel Gross Registered Tonnage"),
    (9, "vesselFlag", "Vessel Flag"),
    (10, "vesselOwner", "Vessel Owner"),
];

/// An entry with its number and the official page about it.
fn entry(id: &str) -> Party {
    let page = format!("https://sanctionssearch.ofac.treas.gov/Details.aspx?id={id}");
    Party { id: id.to_owned(), page: Some(page), ..Party::default() }
}

/// `Individual`, `Entity`, `Vessel`, `Aircraft`, in any case.
fn kind(word: &str) -> PartyKind {
    match word.to_ascii_lowercase().as_str() {
        "individual" => PartyKind::Person,
        "entity" => PartyKind::Organisation,
        "vessel" => PartyKind::Vessel,
        "aircraft" => PartyKind::Aircraft,
        _ => PartyKind::Unknown,
    }
}

/// Parts in one line, the empty ones left out.
fn line<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> Option<String> {
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(line).filter(|line| !line.is_empty())
}

/// Titles, which stand in one field with semicolons between.
fn positions(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(';').map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests;
