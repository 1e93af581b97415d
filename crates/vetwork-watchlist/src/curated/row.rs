//! A row of the curated set, as it is written and as a party.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Designation, Publication, Tie};
use crate::date::{BirthDate, NoDate, PartialDate};
use crate::party::{
    Contact, ContactKind, Identifier, IdentifierKind, ListedName, ListedWallet, NamePart, NameStrength, PartRole,
    Party, PartyKind,
};

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Set {
    pub(super) reviewed: Date,
    pub(super) publications: BTreeMap<String, Publication>,
    pub(super) party: Vec<Row>,
}

/// A party, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) id: String,
    kind: PartyKind,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    weak_aliases: Vec<String>,
    #[serde(default)]
    born: Vec<String>,
    #[serde(default)]
    nationalities: Vec<String>,
    #[serde(default)]
    addresses: Vec<String>,
    programmes: Vec<String>,
    tie: Tie,
    /// Keys of the table of publications.
    designated: Vec<String>,
    said: String,
    #[serde(default)]
    identifiers: Vec<Number>,
    #[serde(default)]
    emails: Vec<String>,
    /// Addresses by symbol.
    #[serde(default)]
    wallets: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    kind: IdentifierKind,
    label: String,
    number: String,
    country: Option<String>,
}

/// Why a row is no party.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum RowError {
    #[error("no authority designated this party; a charge or a warrant is not enough")]
    NotDesignated,
    #[error("there is no publication `{0}`; add it to the table of publications")]
    NoPublication(String),
    #[error("this person has no date of birth; leave out whom a name alone describes")]
    Unborn,
    #[error("`{0}`: {1}")]
    Birth(String, NoDate),
}

impl Row {
    pub(super) fn party(self, publications: &BTreeMap<String, Publication>) -> Result<Party, RowError> {
        let of = |key: &String| publications.get(key).cloned().ok_or_else(|| RowError::NoPublication(key.clone()));
        let mut publications = self.designated.iter().map(of).collect::<Result<Vec<_>, _>>()?;
        publications.sort_by_key(|publication| publication.on);
        let listed_on = publications.first().ok_or(RowError::NotDesignated)?.on;
        let born = |text: &String| text.parse().map_err(|error| RowError::Birth(text.clone(), error));
        let born = self.born.iter().map(born).collect::<Result<Vec<PartialDate>, _>>()?;
        if self.kind == PartyKind::Person && born.is_empty() {
            return Err(RowError::Unborn);
        }
        let named = |names: &[String], strength| -> Vec<ListedName> {
            names.iter().map(|text| name(text, self.kind, strength)).collect()
        };
        let names = [
            named(std::slice::from_ref(&self.name), NameStrength::Primary),
            named(&self.aliases, NameStrength::Strong),
            named(&self.weak_aliases, NameStrength::Weak),
        ];
        let wallets = self.wallets.into_iter().flat_map(|(symbol, addresses)| {
            addresses.into_iter().map(move |address| ListedWallet { symbol: symbol.clone(), address })
        });
        let email = |value| Contact { kind: ContactKind::Email, value };
        Ok(Party {
            page: page(&self.id, &publications),
            id: self.id,
            kind: self.kind,
            names: names.concat(),
            birth_dates: born.into_iter().map(BirthDate::Known).collect(),
            nationalities: self.nationalities,
            addresses: self.addresses,
            identifiers: self.identifiers.into_iter().map(Number::identifier).collect(),
            wallets: wallets.collect(),
            contacts: self.emails.into_iter().map(email).collect(),
            programmes: self.programmes,
            listed_on: Some(listed_on),
            remarks: self.said,
            designation: Some(Designation { tie: self.tie, publications }),
            ..Party::default()
        })
    }
}

impl Number {
    fn identifier(self) -> Identifier {
        Identifier { kind: self.kind, label: self.label, number: self.number, country: self.country }
    }
}

/// Ids in digits are OFAC's; others have no page but that of their publication.
fn page(id: &str, publications: &[Publication]) -> Option<String> {
    if id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("https://sanctionssearch.ofac.treas.gov/Details.aspx?id={id}"));
    }
    publications.iter().find_map(|publication| publication.url.clone())
}

/// `FAMILY, Given` of a person in parts; what is not a person keeps its comma.
fn name(text: &str, kind: PartyKind, strength: NameStrength) -> ListedName {
    match text.split_once(", ") {
        Some((family, given)) if kind == PartyKind::Person => ListedName {
            text: format!("{given} {family}"),
            parts: vec![
                NamePart { role: PartRole::Given, text: given.to_owned() },
                NamePart { role: PartRole::Family, text: family.to_owned() },
            ],
            strength,
            former: false,
        },
        _ => ListedName::new(text, strength),
    }
}
