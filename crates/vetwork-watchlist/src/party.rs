//! A listed party: a person, an organisation, a vessel, an aircraft, with everything that a list says about it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::curated::Designation;
use crate::date::BirthDate;

/// What is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartyKind {
    /// A human being.
    Person,
    /// A company, agency, group, ministry.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// The list does not say.
    #[default]
    Unknown,
}

/// One entry of one list. Texts are as the list has them, white space collapsed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The entry's own id in its list, which stays when the entry changes: `49970`, `KPi.001`, `EU.3971.27`.
    pub id: String,
    /// What is listed.
    pub kind: PartyKind,
    /// All names, the primary one first.
    pub names: Vec<ListedName>,
    /// Dates of birth; of founding or building for what is not a person.
    pub birth_dates: Vec<BirthDate>,
    /// Places of birth, as written.
    pub birth_places: Vec<String>,
    /// Nationalities and citizenships; flags of vessels. As written: names or codes of countries.
    pub nationalities: Vec<String>,
    /// The sex as the list has it.
    pub sex: Option<Sex>,
    /// Numbers of documents and registers.
    pub identifiers: Vec<Identifier>,
    /// Addresses, in one line each, with the country last.
    pub addresses: Vec<String>,
    /// Addresses of crypto wallets.
    pub wallets: Vec<ListedWallet>,
    /// E-mail addresses, telephone numbers, web sites.
    pub contacts: Vec<Contact>,
    /// Programmes, regimes or regulations under which it is listed.
    pub programmes: Vec<String>,
    /// Ties to other entries.
    pub relations: Vec<Relation>,
    /// Titles and positions, as written.
    pub positions: Vec<String>,
    /// The day of listing.
    pub listed_on: Option<Date>,
    /// The day of the last change of the entry.
    pub changed_on: Option<Date>,
    /// Whatever else the list says in free text.
    pub remarks: String,
    /// The official page about this entry, where there is one.
    pub page: Option<String>,
    /// What the curated set says beyond the list; `None` in every other list.
    #[serde(default)]
    pub designation: Option<Designation>,
    /// Where the entry stands in the file that was read.
    pub place: Place,
}

/// Where an entry begins in the file that was read, for whoever wants to see it there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Not read from a file.
    #[default]
    Nowhere,
    /// The line, from 1.
    Line(u64),
    /// The byte, from 0: XML is often one line.
    Byte(u64),
    /// The row of a sheet, from 1.
    Row(u64),
}

/// A name of a party.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedName {
    /// The whole name in its natural order: given names before family names where the list marks them.
    pub text: String,
    /// The same name in parts, where the list has them apart.
    pub parts: Vec<NamePart>,
    /// How far the list stands behind it.
    pub strength: NameStrength,
    /// A former name, or one before marriage.
    pub former: bool,
}

/// A part of a name whose role the list tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamePart {
    /// The role.
    pub role: PartRole,
    /// The part, as written; it may be of several words.
    pub text: String,
}

/// The role of a part in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartRole {
    /// First and middle names.
    Given,
    /// Family names.
    Family,
    /// After the father.
    Patronymic,
    /// Of a tribe, clan or place (nisba).
    Tribal,
    /// After the mother, maiden names.
    Maternal,
    /// The name of an organisation, vessel or aircraft.
    Whole,
}

/// How far a list stands behind a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameStrength {
    /// The name under which the entry stands.
    #[default]
    Primary,
    /// An alias, another spelling or script.
    Strong,
    /// An alias that the list itself calls weak or of low quality: a nickname, a nom de guerre, often shared by many.
    Weak,
}

/// Sex, as lists have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Sex {
    /// In a word.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

/// A number under which a document or a register knows the party.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What kind of number.
    pub kind: IdentifierKind,
    /// The kind in the list's own words: `Passport`, `Tax ID No.`.
    pub label: String,
    /// The number, as written.
    pub number: String,
    /// The issuing country, as written.
    pub country: Option<String>,
}

/// Kinds of numbers, as far as comparing them goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IdentifierKind {
    /// Passports and travel documents.
    Passport,
    /// National identity cards and personal numbers.
    NationalId,
    /// Tax numbers.
    Tax,
    /// Registers of companies, licences of business, LEI, D-U-N-S.
    Registration,
    /// Bank identifier codes.
    Bic,
    /// Numbers of vessels: IMO, MMSI.
    Vessel,
    /// Numbers of aircraft: serial numbers, tail marks.
    Aircraft,
    /// Numbers of bank accounts.
    Account,
    /// Driving licences.
    DrivingLicence,
    /// Everything else.
    Other,
}

/// A wallet as a list gives it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListedWallet {
    /// The symbol that the list names (`XBT`, `USDT`), which says little about the network; empty where there is none.
    pub symbol: String,
    /// The address, as written.
    pub address: String,
}

/// A way to reach the party.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    /// E-mail, telephone or web site.
    pub kind: ContactKind,
    /// As written.
    pub value: String,
}

/// Kinds of contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ContactKind {
    /// An e-mail address.
    Email,
    /// A telephone or fax number.
    Phone,
    /// A web site.
    Website,
}

/// A tie to another party.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// The id of the other entry in the same list, where the list gives it.
    pub to: Option<String>,
    /// The other's name, where the list gives it.
    pub name: Option<String>,
    /// The tie in the list's own words: `Owned or Controlled By`.
    pub label: String,
}

impl ListedName {
    /// A name without parts.
    #[must_use]
    pub fn new(text: impl Into<String>, strength: NameStrength) -> Self {
        Self { text: text.into(), strength, ..Self::default() }
    }
}
