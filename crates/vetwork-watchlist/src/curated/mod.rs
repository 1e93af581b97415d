//! The set that ships inside the program: parties and wallets designated for the scheme of IT workers and what stands
//! behind it, so that screening works before any list was downloaded.

mod row;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::list::{List, Problem, Source};
use crate::party::Place;

const SET: &str = include_str!("designated.toml");

/// What the curated set says beyond the lists themselves: what ties a party to the scheme, and where that was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Designation {
    /// What ties the party to the scheme.
    pub tie: Tie,
    /// Where an authority designated it, the earliest first; never empty.
    pub publications: Vec<Publication>,
}

/// What ties a party to the scheme, as published by the authority that designated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tie {
    /// Sends, employs, places or supplies IT workers.
    Scheme,
    /// A unit behind them: an agency, a group of its cyber operations, a school of theirs.
    Unit,
    /// Moves the money of the scheme or of the units.
    Money,
}

impl Tie {
    /// The words that a hit shows.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Scheme => "published as tied to the IT-worker scheme",
            Self::Unit => "published as a unit behind the IT-worker scheme",
            Self::Money => "published as moving money for the IT-worker scheme or the units behind it",
        }
    }
}

/// A publication in which an authority designated somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The authority.
    pub by: String,
    /// The day.
    pub on: Date,
    /// Its title, where certain.
    pub title: Option<String>,
    /// Its address, where certain.
    pub url: Option<String>,
}

/// The curated set. Its day is that of the SDN list with which every row was last compared.
///
/// What does not read is among the problems of the list, and nothing else is lost with it.
#[must_use]
pub fn list() -> List {
    read(SET)
}

fn read(text: &str) -> List {
    let mut list = List::new(Source::Curated);
    let set: row::Set = match toml::from_str(text) {
        Ok(set) => set,
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
            list.problems.push(Problem {
                place: u64::try_from(line).map_or(Place::Nowhere, Place::Line),
                field: "the curated set".to_owned(),
                what: error.message().to_owned(),
            });
            return list;
        }
    };
    list.published = Some(set.reviewed);
    list.declared = u64::try_from(set.party.len()).ok();
    for row in set.party {
        let id = row.id.clone();
        match row.party(&set.publications) {
            Ok(party) => list.parties.push(party),
            Err(error) => {
                list.problems.push(Problem { place: Place::Nowhere, field: id, what: error.to_string() });
            }
        }
    }
    list
}
