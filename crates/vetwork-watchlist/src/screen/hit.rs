//! A listed party that it could be, with its evidence line by line, and what that amounts to.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vetwork_canon::name::likeness::Likeness;

use super::Query;
use crate::birth::BirthRelation;
use crate::compare::{Comparison, Link, Relation};
use crate::contradiction::{self, Fit};
use crate::country::Country;
use crate::curated::Designation;
use crate::date::BirthDate;
use crate::exact::ExactKind;
use crate::list::List;
use crate::name::Name;
use crate::party::{ListedName, Party, Sex};

/// A listed party that it could be.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The list.
    pub list: &'a List,
    /// The party.
    pub party: &'a Party,
    /// The name that fits best, if one does.
    pub name: Option<NameHit<'a>>,
    /// How the dates of birth compare, where both are known.
    pub birth: Option<(BirthRelation, BirthDate)>,
    /// How the countries compare, with all that the entry says; `None` where that says nothing.
    pub country: Option<(Fit, Vec<Country>)>,
    /// How the sex compares, with the listed one; `None` where either is not stated.
    pub sex: Option<(Fit, Sex)>,
    /// What is the same as a whole, as it was asked for.
    pub exact: Vec<(ExactKind, String)>,
    /// How the party is tied to the IT-worker scheme, as far as the curated set knows.
    pub designation: Option<&'a Designation>,
    /// What everything says together, in bits.
    pub bits: f32,
    /// What it amounts to.
    pub standing: Standing,
}

/// A listed name that fits.
#[derive(Clone, Debug)]
pub struct NameHit<'a> {
    /// The name.
    pub listed: &'a ListedName,
    /// How the names compare.
    pub comparison: Comparison,
    /// The name that was asked for, as it was read.
    pub(super) asked: Arc<Name>,
    /// Which reading of the listed name fits.
    pub(super) reading: usize,
}

/// A line of the evidence about a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Words of the name that was asked for, as written; empty if they are missing.
    pub asked: String,
    /// Words of the listed name, as written; empty if they are missing.
    pub listed: String,
    /// How they relate.
    pub relation: Relation,
    /// What that says, in bits.
    pub bits: f32,
}

impl Line {
    /// How the words relate, in words.
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self.relation {
            Relation::Same => "the same",
            Relation::Alike(Likeness::Spelling | Likeness::Kana) => "another spelling",
            Relation::Alike(Likeness::Ending) => "another ending",
            Relation::Alike(Likeness::ShortVowels) => "other short vowels",
            Relation::Alike(Likeness::ShortForm) => "another form of the name",
            Relation::Alike(Likeness::Consonants) => "the same consonants",
            Relation::Syllables => "the same name in syllables",
            Relation::Initial => "an initial",
            Relation::Typo(1) => "one slip",
            Relation::Typo(_) => "two slips",
            Relation::Beginning => "the beginning of it",
            Relation::Missing if self.asked.is_empty() => "in the listed name alone",
            Relation::Missing => "not in the listed name",
            Relation::Against => "another word",
            Relation::Generation => "father and child exchanged",
            Relation::Whole => "as a whole, a more common name",
            Relation::Weak => "the list itself calls it weak",
        }
    }
}

impl NameHit<'_> {
    /// The comparison word by word, in the order of the name that was asked for, and what is true of the whole. The bits
    /// add up to those of the comparison.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let listed = match self.asked.of_person {
            true => Name::all_of_person(&self.listed.text),
            false => vec![Name::of_organisation(&self.listed.text)],
        };
        let listed = listed.get(self.reading).or(listed.first()).cloned().unwrap_or_default();
        let mut links: Vec<_> = self.comparison.links.clone();
        links.sort_by_key(|link| (link.left == 0, link.left.trailing_zeros()));
        let line = |link: Link| Line {
            asked: self.asked.shown(link.left),
            listed: listed.shown(link.right),
            relation: link.relation,
            bits: link.bits,
        };
        links.into_iter().map(line).collect()
    }
}

/// What a hit amounts to, for a person who decides. The higher, the more there is to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Another date of birth is proven: it is somebody else.
    Cleared,
    /// A name that many bear, or one that fits in part, or with another date of birth: worth knowing, no more.
    Common,
    /// A distinctive name, or a number with another name: it may be the one, and something is wanted to tell.
    Open,
    /// The name with a date of birth, or with a contact: it is likely the one.
    Corroborated,
    /// A listed number with the name, or a listed wallet.
    Identified,
}

impl Standing {
    /// In a word or two.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Identified => "identified",
            Self::Corroborated => "corroborated",
            Self::Open => "open question",
            Self::Common => "info",
            Self::Cleared => "cleared",
        }
    }
}

/// From here on, in bits, a name alone is distinctive: fewer than one in 50,000 of those who have such names have this one.
pub const DISTINCTIVE: f32 = 15.5;

/// From here on, in bits, a name with what goes with it is likely the same person's.
pub const LIKELY: f32 = 20.0;

impl<'a> Hit<'a> {
    pub(super) fn new(
        (list, party): (&'a List, &'a Party),
        name: Option<NameHit<'a>>,
        birth: Option<(BirthRelation, BirthDate)>,
    ) -> Self {
        Self {
            list,
            party,
            name,
            designation: party.designation.as_ref(),
            birth,
            country: None,
            sex: None,
            exact: Vec::new(),
            bits: 0.0,
            standing: Standing::Common,
        }
    }

    /// Keeps the name that says more.
    pub(super) fn take(&mut self, name: NameHit<'a>) {
        if self.name.as_ref().is_none_or(|other| other.comparison.bits < name.comparison.bits) {
            self.name = Some(name);
        }
    }

    /// Adds up what speaks for and against, and says what it amounts to.
    pub(super) fn weigh(&mut self, query: &Query, countries: &[Country]) {
        self.country = contradiction::of_countries(countries, self.party);
        self.sex = contradiction::of_sex(query.sex, self.party);
        let name = self.name.as_ref().map_or(0.0, |name| name.comparison.bits);
        let born = self.birth.map_or(0.0, |(relation, _)| relation.bits());
        let mut kinds: Vec<ExactKind> = self.exact.iter().map(|(kind, _)| *kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let lowers = |fit: Option<Fit>| fit.map_or(0.0, Fit::bits);
        let lowered = lowers(self.country.as_ref().map(|(fit, _)| *fit)) + lowers(self.sex.map(|(fit, _)| fit));
        self.bits = name + born + lowered + kinds.iter().map(|kind| kind.bits()).sum::<f32>();
        let differs = matches!(self.birth, Some((BirthRelation::Different, _)));
        let same_day = self.name.is_some() && matches!(self.birth, Some((BirthRelation::SameDay, _)));
        self.standing = match () {
            () if kinds.contains(&ExactKind::Wallet) => Standing::Identified,
            () if kinds.contains(&ExactKind::Identifier) && self.name.is_some() => Standing::Identified,
            () if kinds.contains(&ExactKind::Contact) && self.name.is_some() => Standing::Corroborated,
            () if !kinds.is_empty() => Standing::Open,
            () if differs && query.birth_is_verified => Standing::Cleared,
            () if differs => Standing::Common,
            () if born > 0.0 && self.bits >= LIKELY => Standing::Corroborated,
            () if self.bits >= DISTINCTIVE || same_day => Standing::Open,
            () => Standing::Common,
        };
    }
}
