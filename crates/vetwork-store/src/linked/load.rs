//! Records that come, and such as are only asked about.

use vetwork_link::online::{Found, Index, Near, Online, OnlineError, Outcome, Way};
use vetwork_link::piece::Level;

use super::Collection;
use super::index::SqlIndex;
use crate::error::{Result, StoreError};
use crate::ledger::Ledger;
use crate::log::entry::Event;
use crate::sql::Value;
use crate::store::Actor;

/// What came of a load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Records that are new.
    pub new: u64,
    /// Records that came with other values than before.
    pub replaced: u64,
    /// Records that were there already.
    pub known: u64,
    /// Records among which so many hang together that only stronger evidence counted.
    pub crowded: u64,
}

/// Whom a record would join.
#[derive(Clone, Debug, PartialEq)]
pub struct WhoElse {
    /// The identity that it would be of; nothing where it would found one.
    pub identity: Option<i64>,
    /// Those who come nearest, the nearest first.
    pub near: Vec<Nearest>,
    /// How many different records it was compared with.
    pub compared: usize,
    /// How many of the ways in which records are brought together lead to more than are compared.
    pub crowds: usize,
    /// Does so much hang together around it that only stronger evidence counted?
    pub crowded: bool,
}

/// One who comes near.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Its id: of equal records, that of the first.
    pub id: String,
    /// Its identity.
    pub identity: i64,
    /// Log2 odds that the two are one person's.
    pub bits: f32,
    /// Its values in canonical form, one for each field.
    pub values: Vec<String>,
}

/// Why a record cannot be linked, or a judgement not be kept.
pub(super) fn in_words(error: OnlineError<StoreError>) -> StoreError {
    match error {
        OnlineError::Index(error) => error,
        other => StoreError::NotNow(other.to_string()),
    }
}

/// What is done in one transaction, and the entry that tells of it.
pub(super) type Writing<'w, 's, T> = dyn FnMut(&mut SqlIndex<'_, 's>) -> Result<(T, Option<Event>)> + 'w;

impl<'s> Collection<'s> {
    /// Takes records in, each with its values in canonical form: all of them or none. Afterwards they are on disk.
    pub fn load(&self, batch: &[(String, Vec<String>)], actor: Actor<'_>) -> Result<Loaded> {
        self.write(actor, &mut |index| {
            let mut loaded = Loaded::default();
            for (id, values) in batch {
                let outcome = Online::new(index, self.model()).load(id, values.clone()).map_err(in_words)?;
                loaded.count(outcome);
            }
            let Loaded { new, replaced, known, .. } = loaded;
            let event = Event::RecordsLinked { collection: self.number, new, replaced, known };
            Ok((loaded, (new + replaced > 0).then_some(event)))
        })
    }

    /// Whom a record with these values, in canonical form, would join. Nothing is kept.
    pub fn find(&self, values: &[String]) -> Result<WhoElse> {
        self.read(&mut |index| {
            let found = Online::new(index, self.model()).find(values.to_vec()).map_err(in_words)?;
            let Found { identity, near, compared, crowds, level } = found;
            let near = near.into_iter().map(|near| index.nearest(near)).collect::<Result<_>>()?;
            Ok(WhoElse { identity, near, compared, crowds, crowded: level > Level::ALL })
        })
    }

    /// The identities of records by their ids, in the same order; nothing for such as are not kept.
    pub fn identities_of(&self, ids: &[&str]) -> Result<Vec<Option<i64>>> {
        self.read(&mut |index| ids.iter().map(|id| index.identity_of(id)).collect())
    }

    /// One transaction that reads.
    pub(super) fn read<T>(&self, work: &mut dyn FnMut(&mut SqlIndex<'_, 's>) -> Result<T>) -> Result<T> {
        self.store.database.read(&mut |sql| work(&mut SqlIndex::open(sql, self, 0)?))
    }

    /// One transaction that writes, with the entry that tells of it.
    pub(super) fn write<T>(&self, actor: Actor<'_>, work: &mut Writing<'_, 's, T>) -> Result<T> {
        let mut is_first = true;
        let done = self.store.database.write(&mut |sql| {
            // What an attempt that failed left there may be somebody else's number now.
            if !std::mem::replace(&mut is_first, false) {
                self.cache().clear();
            }
            let mut ledger = Ledger::begin(self.store, sql, actor)?;
            let at = ledger.at();
            let mut index = SqlIndex::open(ledger.sql, self, at)?;
            let (done, event) = work(&mut index)?;
            index.close()?;
            if let Some(event) = event {
                ledger.append(None, event)?;
                ledger.finish()?;
            }
            Ok(done)
        });
        if done.is_err() {
            self.cache().clear();
        }
        done
    }
}

impl Loaded {
    fn count(&mut self, outcome: Outcome) {
        match outcome.way {
            Way::New => self.new += 1,
            Way::Replaced => self.replaced += 1,
            Way::Known => self.known += 1,
        }
        self.crowded += u64::from(outcome.level > Level::ALL);
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Loaded) -> Loaded {
        Loaded {
            new: self.new + other.new,
            replaced: self.replaced + other.replaced,
            known: self.known + other.known,
            crowded: self.crowded + other.crowded,
        }
    }
}

impl SqlIndex<'_, '_> {
    fn nearest(&mut self, near: Near) -> Result<Nearest> {
        let id = self.first_id(near.node)?;
        Ok(Nearest { id, identity: near.identity, bits: near.bits, values: near.values })
    }

    /// The id of the first record of a node.
    pub(super) fn first_id(&mut self, node: i64) -> Result<String> {
        let text = "SELECT record, body FROM linked_record WHERE collection = ?1 AND record = \
                    (SELECT oldest FROM linked_node WHERE collection = ?1 AND node = ?2)";
        let gone = || StoreError::Damaged { why: format!("node {node} of collection {} is nobody's", self.of.number) };
        let row = self.sql.one(text, &[Value::Int(self.of.number), Value::Int(node)])?.ok_or_else(gone)?;
        self.of.opened_id(row.int(0)?, row.blob(1)?)
    }

    fn identity_of(&mut self, id: &str) -> Result<Option<i64>> {
        let Some(held) = self.held(id)? else { return Ok(None) };
        let standing = self.standings(&[held.node])?.into_iter().next().filter(|standing| standing.binds);
        Ok(Some(standing.map_or(-held.record, |standing| standing.identity)))
    }
}
