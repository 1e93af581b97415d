//! A list as it grows while its file is read: entries and problems, both within limits.

use rustc_hash::FxHashSet;

use super::MAX_ENTRIES;
use super::error::{FormatError, Spot};
use crate::list::{List, Problem, Source};
use crate::party::{Party, Place};

/// The most problems that are kept. Whoever sees so many has seen enough.
const MAX_PROBLEMS: usize = 10_000;

/// A list that is being read.
pub(crate) struct Reading {
    /// What there is of it.
    pub(crate) list: List,
}

impl Reading {
    pub(crate) fn new(source: Source) -> Self {
        Self { list: List::new(source) }
    }

    /// Adds an entry.
    pub(crate) fn add(&mut self, party: Party) -> Result<(), FormatError> {
        if self.list.parties.len() >= MAX_ENTRIES {
            let at = match party.place {
                Place::Line(line) => Spot::Line(line),
                Place::Row(row) => Spot::Row(row),
                Place::Byte(byte) => Spot::Byte(byte),
                Place::Nowhere => Spot::Byte(0),
            };
            return Err(FormatError::TooLarge { at, what: "entries", limit: MAX_ENTRIES as u64 });
        }
        self.list.parties.push(party);
        Ok(())
    }

    /// Notes what was not understood. `what` is in plain words, cut at 200 characters.
    pub(crate) fn problem(&mut self, place: Place, field: &str, what: &str) {
        let problem = |what: String| Problem { place, field: field.to_owned(), what };
        match self.list.problems.len() {
            MAX_PROBLEMS => self.list.problems.push(problem("more follow, which are not noted".to_owned())),
            ..MAX_PROBLEMS => self.list.problems.push(problem(what.chars().take(200).collect())),
            _ => {}
        }
    }

    /// The list, which has at least one entry. Two entries under one number are both kept, and noted.
    pub(crate) fn finish(mut self) -> Result<List, FormatError> {
        if self.list.parties.is_empty() {
            return Err(FormatError::Empty);
        }
        let mut ids = FxHashSet::default();
        let twice = self.list.parties.iter().filter(|party| !party.id.is_empty() && !ids.insert(party.id.as_str()));
        let twice: Vec<(Place, String)> = twice.map(|party| (party.place, party.id.clone())).collect();
        for (place, id) in twice {
            self.problem(place, "id", &format!("another entry has the number {id} too"));
        }
        Ok(self.list)
    }
}
