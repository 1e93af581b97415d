//! Whom a change of lists can reach. Of all who were screened before, only those are screened again about whom an entry
//! that came, went or changed can say something, or whose words became rarer or more common than what was found can bear.

mod drift;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::birth::BirthRelation;
use crate::change::{Version, changes, version};
use crate::list::List;
use crate::party::{Party, PartyKind};
use crate::prepared::Prepared;
use crate::screen::{DISTINCTIVE, Hit, LIKELY, Memory, Query, Screener, Standing};
use drift::Drift;

/// What a screening came to, as far as the next one has to know: what a person has to look at, and how far the rest is
/// from it. Names that many bear are no part of it: they raise no question, and there is no reason to keep them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Everything that stands at an open question or above, the most telling first.
    pub findings: Vec<Finding>,
    /// What is missing to the next question, in bits; `None` where nothing is near.
    pub short: Option<f32>,
    /// What may be lost before a finding stands lower, in bits; `None` where no finding rests on how rare a name is.
    pub spare: Option<f32>,
}

/// A listed party that it could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The id of the list: `ofac-sdn`.
    pub list: String,
    /// The entry's own id in it.
    pub entry: String,
    /// What the entry said.
    pub version: Version,
    /// What it amounts to.
    pub standing: Standing,
}

/// What is another since the screening before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn<'a> {
    /// It is found now.
    New(&'a Finding),
    /// It is found no more.
    Gone(&'a Finding),
    /// It is found as before, and says something else or stands elsewhere: as it was, as it is.
    Changed(&'a Finding, &'a Finding),
}

impl Outcome {
    /// The outcome of a screening.
    #[must_use]
    pub fn of(hits: &[Hit<'_>]) -> Self {
        let mut outcome = Self::default();
        let least = |known: Option<f32>, bits: f32| Some(known.map_or(bits, |known| known.min(bits)));
        for hit in hits {
            if hit.standing >= Standing::Open {
                outcome.findings.push(Finding::of(hit));
            }
            let Some(limits) = limits(hit) else { continue };
            for limit in limits {
                match hit.bits - limit {
                    over if over >= 0.0 => outcome.spare = least(outcome.spare, over),
                    under => outcome.short = least(outcome.short, -under),
                }
            }
        }
        outcome
    }

    /// What is another in a later screening, by the list's own ids; by what the entry says where its id is another.
    #[must_use]
    pub fn turns<'a>(&'a self, later: &'a Self) -> Vec<Turn<'a>> {
        let same = |x: &Finding, y: &Finding| x.list == y.list && (x.entry == y.entry || x.version == y.version);
        let mut turns = Vec::new();
        for now in &later.findings {
            match self.findings.iter().find(|was| same(was, now)) {
                None => turns.push(Turn::New(now)),
                Some(was) if (was.standing, was.version) != (now.standing, now.version) => {
                    turns.push(Turn::Changed(was, now));
                }
                Some(_) => {}
            }
        }
        let gone = self.findings.iter().filter(|was| !later.findings.iter().any(|now| same(was, now)));
        turns.extend(gone.map(Turn::Gone));
        turns
    }
}

impl Finding {
    fn of(hit: &Hit<'_>) -> Self {
        Self {
            list: hit.list.source.id().to_owned(),
            entry: hit.party.id.clone(),
            version: version(hit.party),
            standing: hit.standing,
        }
    }
}

/// The bits at which a hit would stand elsewhere, if they decide at all: numbers, wallets, contacts and another date of
/// birth decide by themselves.
fn limits(hit: &Hit<'_>) -> Option<impl Iterator<Item = f32> + use<>> {
    let born = hit.birth.map(|(relation, _)| relation);
    if !hit.exact.is_empty() || born == Some(BirthRelation::Different) {
        return None;
    }
    let likely = born.filter(|relation| relation.bits() > 0.0).map(|_| LIKELY);
    Some([DISTINCTIVE].into_iter().chain(likely))
}

/// Why somebody is screened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// An entry that came or changed raises a question about them, or one that raised it went or changed.
    Entry,
    /// Words of their name are rarer or more common in the lists than before, by more than what was found can bear.
    Words,
}

/// A change of lists, ready to be asked whom it can reach.
#[derive(Debug)]
pub struct Reach {
    /// Entries that came or changed, as they are now; words count as in all lists.
    entries: Screener,
    /// Entries that went or changed: list and entry.
    gone: BTreeSet<(String, String)>,
    /// How much more and less words say: of people, of everything else.
    drift: [Drift; 2],
}

impl Reach {
    /// The change from one state of the lists to another. Lists are paired by whose they are.
    #[must_use]
    pub fn new(old: &[List], new: &[List]) -> Self {
        let nothing = List::new;
        let sources: BTreeSet<_> = old.iter().chain(new).map(|list| &list.source).collect();
        let (mut entries, mut gone, mut moved) = (Vec::new(), BTreeSet::new(), Vec::<Party>::new());
        for source in sources {
            let of = |lists: &[List]| lists.iter().find(|list| list.source == *source).cloned();
            let (was, is) = (
                of(old).unwrap_or_else(|| nothing(source.clone())),
                of(new).unwrap_or_else(|| nothing(source.clone())),
            );
            let changes = changes(&was, &is);
            let changed = || changes.changed.iter();
            let left = changes.removed.iter().copied().chain(changed().map(|one| one.old));
            gone.extend(left.clone().map(|party| (source.id().to_owned(), party.id.clone())));
            let came: Vec<Party> = changes.added.iter().copied().chain(changed().map(|one| one.new)).cloned().collect();
            moved.extend(left.cloned().chain(came.iter().cloned()));
            entries.push(List { parties: came, ..List { parties: Vec::new(), ..is } });
        }
        let (before, after) = (Prepared::counted(old), Prepared::counted(new));
        let drift = Drift::of_both(&before, &after, &moved);
        Self { entries: Screener::knowing(entries, after), gone, drift }
    }

    /// How many entries came or changed, and how many went or changed.
    #[must_use]
    pub fn entries(&self) -> (usize, usize) {
        (self.entries.lists().iter().map(|list| list.parties.len()).sum(), self.gone.len())
    }

    /// Why somebody has to be screened again; `None` if nothing can be another. `before` is what the last screening of the
    /// very same question came to, against the old lists.
    #[must_use]
    pub fn cause(&self, query: &Query, before: &Outcome, memory: &mut Memory) -> Option<Cause> {
        let is_gone = |one: &Finding| self.gone.contains(&(one.list.clone(), one.entry.clone()));
        if before.findings.iter().any(is_gone) {
            return Some(Cause::Entry);
        }
        // Reading a name costs more than all the rest: most have nothing near.
        let is_near = before.short.is_some() || before.spare.is_some();
        let words = is_near && self.drifts(query, before);
        let mut found = || self.entries.screen(query, memory).iter().any(|hit| hit.standing >= Standing::Open);
        match () {
            () if found() => Some(Cause::Entry),
            () if words => Some(Cause::Words),
            () => None,
        }
    }

    /// Whether the words of a name moved by as much as what was found is from its limits.
    fn drifts(&self, query: &Query, before: &Outcome) -> bool {
        let [people, bodies] = &self.drift;
        let mut drifts = Vec::with_capacity(2);
        if matches!(query.kind, PartyKind::Person | PartyKind::Unknown) {
            drifts.push(people.of(query, true));
        }
        if query.kind != PartyKind::Person {
            drifts.push(bodies.of(query, false));
        }
        let beyond = |room: Option<f32>, drift: f32| drift > 0.0 && room.is_some_and(|room| room <= drift);
        drifts.into_iter().any(|(rise, fall)| beyond(before.short, rise) || beyond(before.spare, fall))
    }
}

#[cfg(test)]
mod tests;
