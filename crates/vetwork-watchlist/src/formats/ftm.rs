//! The words of FollowTheMoney: which of its schemas and properties mean what to us.
//! Schema: <https://followthemoney.tech/explorer/>.

use crate::party::{IdentifierKind, PartyKind};

/// What a schema is, as far as a list goes.
pub(super) fn kind(schema: &str) -> PartyKind {
    match schema {
        "Person" => PartyKind::Person,
        "Company" | "Organization" | "PublicBody" => PartyKind::Organisation,
        "Vessel" => PartyKind::Vessel,
        "Airplane" => PartyKind::Aircraft,
        _ => PartyKind::Unknown,
    }
}

/// What an entity is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// May stand on a list itself.
    Party,
    /// Hangs on a party: the property that names it.
    Part(&'static str),
    /// A wallet, which hangs on a party or stands on the list itself.
    Wallet,
    /// Ties two entities: the properties that name them.
    Tie(&'static str, &'static str),
    /// An address, which parties name.
    Address,
}

/// The role of a schema; everything that is not known may stand on a list.
pub(super) fn role(schema: &str) -> Role {
    match schema {
        "Address" => Role::Address,
        "CryptoWallet" => Role::Wallet,
        "Sanction" => Role::Part("entity"),
        "Identification" | "Passport" => Role::Part("holder"),
        "Occupancy" => Role::Part("holder"),
        "Ownership" => Role::Tie("owner", "asset"),
        "Directorship" => Role::Tie("director", "organization"),
        "Membership" => Role::Tie("member", "organization"),
        "Employment" => Role::Tie("employee", "employer"),
        "Family" => Role::Tie("person", "relative"),
        "Associate" => Role::Tie("person", "associate"),
        "Representation" => Role::Tie("agent", "client"),
        "Succession" => Role::Tie("predecessor", "successor"),
        "Similar" => Role::Tie("candidate", "match"),
        "UnknownLink" => Role::Tie("subject", "object"),
        _ => Role::Party,
    }
}

/// Properties that hold numbers, with the kind and the label of the number.
pub(super) const NUMBERS: [(&str, IdentifierKind, &str); 31] = [
    ("passportNumber", IdentifierKind::Passport, "Passport"),
    ("idNumber", IdentifierKind::NationalId, "Identity number"),
    ("socialSecurityNumber", IdentifierKind::NationalId, "Social security number"),
    ("taxNumber", IdentifierKind::Tax, "Tax number"),
    ("innCode", IdentifierKind::Tax, "INN"),
    ("vatCode", IdentifierKind::Tax, "VAT number"),
    ("kppCode", IdentifierKind::Tax, "KPP"),
    ("registrationNumber", IdentifierKind::Registration, "Registration number"),
    ("ogrnCode", IdentifierKind::Registration, "OGRN"),
    ("okpoCode", IdentifierKind::Registration, "OKPO"),
    ("leiCode", IdentifierKind::Registration, "LEI"),
    ("dunsCode", IdentifierKind::Registration, "D-U-N-S"),
    ("uniqueEntityId", IdentifierKind::Registration, "UEI"),
    ("uscCode", IdentifierKind::Registration, "USCC"),
    ("licenseNumber", IdentifierKind::Registration, "Licence"),
    ("npiCode", IdentifierKind::Registration, "NPI"),
    ("permId", IdentifierKind::Registration, "PermID"),
    ("cikCode", IdentifierKind::Registration, "CIK"),
    ("icijId", IdentifierKind::Other, "ICIJ"),
    ("opencorporatesUrl", IdentifierKind::Other, "OpenCorporates"),
    ("isin", IdentifierKind::Other, "ISIN"),
    ("isinCode", IdentifierKind::Other, "ISIN"),
    ("wikidataId", IdentifierKind::Other, "Wikidata"),
    ("swiftBic", IdentifierKind::Bic, "BIC"),
    ("bikCode", IdentifierKind::Bic, "BIK"),
    ("bic", IdentifierKind::Bic, "BIC"),
    ("iban", IdentifierKind::Account, "IBAN"),
    ("accountNumber", IdentifierKind::Account, "Account"),
    ("imoNumber", IdentifierKind::Vessel, "IMO number"),
    ("mmsi", IdentifierKind::Vessel, "MMSI"),
    ("serialNumber", IdentifierKind::Aircraft, "Serial number"),
];
