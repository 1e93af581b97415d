//! What a subject has in common with others: for each of them the values, here and there, and whether an ordinary reason
//! to share them is on file.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::records::{KeyKind, Part};
use crate::{Name, Provenance, SubjectId, When};

/// One other subject with whom something is shared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tie {
    /// The other.
    pub subject: SubjectId,
    /// Their name.
    pub name: Name,
    /// What is shared, what tells most first.
    pub shared: Vec<Shared>,
    /// What all of it together tells, tenths of a bit. Values of one sort (a number and an address on one form) count once.
    pub decibits: i32,
    /// An ordinary reason to share, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innocent: Option<Innocent>,
    /// Stands all of it only in what the other says? Then it lifts nobody above *verify*.
    pub claimed_only: bool,
}

/// Why two subjects share what others do not, without more to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Innocent {
    /// Both declare that they live together.
    Household,
    /// One of them says that they live together, and they share what a home shares.
    OneSaysHousehold,
    /// A few people who each state the same home, and share no more than its line and number.
    OneHome,
    /// Relatives by name, who share what a home shares.
    Kin,
    /// One person under one name: a second application.
    SamePerson,
}

impl Innocent {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Innocent::Household => "one household, declared by both",
            Innocent::OneSaysHousehold => "one household, as one of them says, who share what a home shares",
            Innocent::OneHome => "one home, as each of them states, and no more than goes with it",
            Innocent::Kin => "one family by name, who share what a home shares",
            Innocent::SamePerson => "one person under one name, by all that is known",
        }
    }
}

/// One value that two subjects share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shared {
    /// Its kind.
    pub kind: KeyKind,
    /// The value as a person would write it.
    pub value: String,
    /// The part it plays for the subject.
    pub here: Part,
    /// The part it plays for the other.
    pub there: Part,
    /// How far it carries here.
    pub provenance: Provenance,
    /// How far it carries there.
    pub provenance_there: Provenance,
    /// When it was recorded here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<When>,
    /// When it was recorded there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_there: Option<When>,
    /// How many subjects have it, this one among them.
    pub subjects: usize,
    /// What it tells, tenths of a bit.
    pub decibits: i32,
    /// Names the value within one run. Of no use outside, and never written: it is a hash of something short.
    #[serde(skip)]
    pub number: u64,
}

/// What values together tell, tenths of a bit: of each sort the strongest.
pub fn together(values: impl IntoIterator<Item = (KeyKind, i32)>) -> i32 {
    let mut strongest: BTreeMap<u8, i32> = BTreeMap::new();
    for (kind, decibits) in values {
        let known = strongest.entry(kind.sort()).or_default();
        *known = (*known).max(decibits);
    }
    strongest.values().sum()
}
