//! What changed between two days of a list, entry by entry: told by what stands in the entries, never by where.

mod pairing;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::list::List;
use crate::party::{ContactKind, ListedName, NameStrength, Party, PartyKind};

/// What an entry says, in 128 bits of SHA-256. It stays when the entry moves in its file, when its values change their
/// order, and when only the day of its last change is another; it changes with everything else that is said of the party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version([u8; 16]);

/// Why a text is no version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no version of an entry; write 32 hexadecimal digits")]
pub struct NoVersion;

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Version {
    type Err = NoVersion;

    /// Reads what [`Display`](std::fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| digits).ok_or(NoVersion)?;
        Ok(Self(number.to_be_bytes()))
    }
}

impl TryFrom<String> for Version {
    type Error = NoVersion;

    fn try_from(text: String) -> Result<Self, NoVersion> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

/// A part of what an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// What is listed.
    Kind,
    /// Names, with what the list says of their quality.
    Names,
    /// Dates of birth.
    BirthDates,
    /// Places of birth.
    BirthPlaces,
    /// Nationalities.
    Nationalities,
    /// The sex.
    Sex,
    /// Numbers of documents and registers.
    Identifiers,
    /// Addresses.
    Addresses,
    /// Wallets.
    Wallets,
    /// E-mail addresses, telephone numbers, web sites.
    Contacts,
    /// Programmes.
    Programmes,
    /// Ties to other entries.
    Relations,
    /// Titles and positions.
    Positions,
    /// The day of listing.
    ListedOn,
    /// Free text.
    Remarks,
}

impl Field {
    /// All of them. The order goes into [`version`]: a new one comes at the end, so that entries without it keep theirs.
    pub const ALL: [Self; 15] = [
        Self::Kind,
        Self::Names,
        Self::BirthDates,
        Self::BirthPlaces,
        Self::Nationalities,
        Self::Sex,
        Self::Identifiers,
        Self::Addresses,
        Self::Wallets,
        Self::Contacts,
        Self::Programmes,
        Self::Relations,
        Self::Positions,
        Self::ListedOn,
        Self::Remarks,
    ];

    /// The word for people. It goes into [`version`] too, and is never changed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Names => "names",
            Self::BirthDates => "birth dates",
            Self::BirthPlaces => "birth places",
            Self::Nationalities => "nationalities",
            Self::Sex => "sex",
            Self::Identifiers => "numbers",
            Self::Addresses => "addresses",
            Self::Wallets => "wallets",
            Self::Contacts => "contacts",
            Self::Programmes => "programmes",
            Self::Relations => "ties",
            Self::Positions => "positions",
            Self::ListedOn => "listed on",
            Self::Remarks => "remarks",
        }
    }

    /// What an entry says in this field, in the words that a difference shows.
    fn values(self, party: &Party) -> BTreeSet<String> {
        let texts = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).cloned().collect();
        match self {
            Self::Kind => kind(party.kind).map(str::to_owned).into_iter().collect(),
            Self::Names => party.names.iter().map(name).collect(),
            Self::BirthDates => party.birth_dates.iter().map(ToString::to_string).collect(),
            Self::BirthPlaces => texts(&party.birth_places),
            Self::Nationalities => texts(&party.nationalities),
            Self::Sex => party.sex.map(|sex| sex.words().to_owned()).into_iter().collect(),
            Self::Identifiers => {
                let one = |number: &crate::party::Identifier| {
                    let country = number.country.as_ref().map(|country| format!(" ({country})")).unwrap_or_default();
                    labelled(&number.label, &format!("{}{country}", number.number))
                };
                party.identifiers.iter().map(one).collect()
            }
            Self::Addresses => texts(&party.addresses),
            Self::Wallets => party.wallets.iter().map(|wallet| labelled(&wallet.symbol, &wallet.address)).collect(),
            Self::Contacts => {
                let word = |kind| match kind {
                    ContactKind::Email => "e-mail",
                    ContactKind::Phone => "telephone",
                    ContactKind::Website => "web site",
                };
                party.contacts.iter().map(|contact| labelled(word(contact.kind), &contact.value)).collect()
            }
            Self::Programmes => texts(&party.programmes),
            Self::Relations => {
                let other = |tie: &crate::party::Relation| {
                    tie.to.iter().chain(&tie.name).cloned().collect::<Vec<_>>().join(" ")
                };
                party.relations.iter().map(|tie| labelled(&tie.label, &other(tie))).collect()
            }
            Self::Positions => texts(&party.positions),
            Self::ListedOn => party.listed_on.map(|day| day.to_string()).into_iter().collect(),
            Self::Remarks => texts(std::slice::from_ref(&party.remarks)),
        }
    }
}

/// The word for what is listed; `None` where the list does not say.
#[must_use]
pub fn kind(kind: PartyKind) -> Option<&'static str> {
    Some(match kind {
        PartyKind::Person => "person",
        PartyKind::Organisation => "organisation",
        PartyKind::Vessel => "vessel",
        PartyKind::Aircraft => "aircraft",
        PartyKind::Unknown => return None,
    })
}

fn name(name: &ListedName) -> String {
    let weak = if name.strength == NameStrength::Weak { " (weak)" } else { "" };
    let former = if name.former { " (former)" } else { "" };
    format!("{}{weak}{former}", name.text)
}

fn labelled(label: &str, text: &str) -> String {
    if label.is_empty() { text.to_owned() } else { format!("{label}: {text}") }
}

/// The version of an entry: what it says, without where it stands, in which order, and when it was last changed.
#[must_use]
pub fn version(party: &Party) -> Version {
    let mut hash = Sha256::new_with_prefix(b"vetwork-entry-version-1\n");
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    for field in Field::ALL {
        let values = field.values(party);
        if !values.is_empty() {
            add(field.word());
            add(&values.len().to_string());
            values.iter().for_each(|value| add(value));
        }
    }
    let whole: [u8; 32] = hash.finalize().into();
    Version(std::array::from_fn(|at| whole[at]))
}

/// What became of a list between two days.
#[derive(Clone, Debug, Default)]
pub struct Changes<'a> {
    /// Entries that are new, in the order of the new list.
    pub added: Vec<&'a Party>,
    /// Entries that are gone, in the order of the old one.
    pub removed: Vec<&'a Party>,
    /// Entries that say something else, in the order of the new list.
    pub changed: Vec<Changed<'a>>,
    /// How many entries say what they said.
    pub same: usize,
}

/// An entry that says something else.
#[derive(Clone, Debug)]
pub struct Changed<'a> {
    /// As it was.
    pub old: &'a Party,
    /// As it is.
    pub new: &'a Party,
    /// What differs, never empty.
    pub differences: Vec<Difference>,
}

/// What differs in one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// What is said no more.
    pub gone: Vec<String>,
    /// What is said now.
    pub come: Vec<String>,
}

/// Compares two days of one list. Entries are paired by the list's own id; where a list has none that stays, by what
/// they say, then by their name, then by their place if something else agrees.
#[must_use]
pub fn changes<'a>(old: &'a List, new: &'a List) -> Changes<'a> {
    let paired = pairing::pair(old, new);
    let mut changes = Changes { added: paired.added, removed: paired.removed, ..Changes::default() };
    for (old, new) in paired.pairs {
        match differences(old, new) {
            differences if differences.is_empty() => changes.same += 1,
            differences => changes.changed.push(Changed { old, new, differences }),
        }
    }
    changes
}

fn differences(old: &Party, new: &Party) -> Vec<Difference> {
    let of = |field: Field| {
        let (was, is) = (field.values(old), field.values(new));
        let (gone, come) = (was.difference(&is).cloned().collect(), is.difference(&was).cloned().collect());
        (was != is).then_some(Difference { field, gone, come })
    };
    Field::ALL.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests;
