//! Records of tables that are kept and linked one by one: collections. What is learnt of the first load stays, so that a
//! record's identity depends on the set of records and on what people said, and not on the order in which they came.
//!
//! Who is joined with whom is worked out in `vetwork-link`; here it is kept: `index.rs` is its port, one transaction for each
//! load, `people.rs` what people say and see of records, `verify.rs` the proof that all of it fits.

mod index;
mod load;
mod people;
#[cfg(test)]
mod plans;
mod verify;
mod writing;

use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use vetwork_link::model::Model;
use vetwork_link::online::Content;
use zeroize::Zeroizing;

use crate::blind::{Blinder, Digest};
use crate::error::{Result, StoreError};
use crate::ledger::Ledger;
use crate::log::entry::Event;
use crate::seal::{Place, Secret, open, pack, seal, unpack};
use crate::sql::{Row, Value};
use crate::store::{Actor, Store};
pub use load::{Loaded, Nearest, WhoElse};
pub use people::{Around, Moved, Said};
pub(crate) use verify::Judged;

/// Records of one kind, by one model.
pub struct Collection<'s> {
    store: &'s Store,
    number: i64,
    name: String,
    key: Secret,
    blinder: Blinder,
    model: Model,
    /// Contents of nodes that were opened. A node's number is never given twice.
    opened: Mutex<FxHashMap<i64, Arc<Content>>>,
}

/// What is sealed of a collection.
#[derive(Serialize, Deserialize)]
struct Head {
    name: String,
    model: Model,
}

const COLUMNS: &str = "number, own_keys, model";

/// The place of a collection's own keys.
pub(crate) fn keys_place(id: &str, number: i64) -> Place<'_> {
    Place { records: id, column: "collection.own_keys", row: number, subject: 0 }
}

impl Store {
    /// The collection of a name.
    pub fn collection(&self, name: &str) -> Result<Option<Collection<'_>>> {
        let text = format!("SELECT {COLUMNS} FROM collection WHERE tenant = ?1 AND name_digest = ?2");
        let digest = self.name_digest(name);
        let row =
            self.database.glance(&mut |sql| sql.one(&text, &[Value::Int(self.tenant.number), Value::Blob(&digest)]))?;
        row.map(|row| self.opened_collection(&row)).transpose()
    }

    /// All collections, in the order in which they were begun.
    pub fn collections(&self) -> Result<Vec<Collection<'_>>> {
        let text = format!("SELECT {COLUMNS} FROM collection WHERE tenant = ?1 ORDER BY number");
        let rows = self.database.glance(&mut |sql| sql.all(&text, &[Value::Int(self.tenant.number)]))?;
        rows.iter().map(|row| self.opened_collection(row)).collect()
    }

    /// Begins a collection with what was learnt. If somebody else began one of the name meanwhile, that one is given.
    pub fn begin_collection(&self, name: &str, model: &Model, actor: Actor<'_>) -> Result<Collection<'_>> {
        let head = Head { name: name.to_owned(), model: model.clone() };
        // By names of fields: a specification leaves out what it does not say.
        let head = serde_json::to_vec(&head).map_err(|error| StoreError::Refused { why: error.to_string() })?;
        let digest = self.name_digest(name);
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let tenant = Value::Int(self.tenant.number);
            let text = "SELECT number FROM collection WHERE tenant = ?1 AND name_digest = ?2";
            if ledger.sql.one(text, &[tenant, Value::Blob(&digest)])?.is_some() {
                return Ok(());
            }
            self.learn_key(ledger.sql)?;
            let row = ledger.sql.one("SELECT COALESCE(MAX(number), 0) + 1 FROM collection", &[])?;
            let number = row.map_or(Ok(1), |row| row.int(0))?;
            let (key, index) = (Secret::random()?, Secret::random()?);
            let own = Zeroizing::new([key.bytes().as_slice(), index.bytes()].concat());
            let own = self.keys.wrap(keys_place(&self.id, number), &own)?;
            let sealed = seal(&key, self.place("collection.model", number, number), &pack(&head))?;
            ledger.sql.execute(
                "INSERT INTO collection (number, tenant, name_digest, own_keys, model, last_number, last_node, last_move, \
                 last_judgement, records) VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, 0, 0, 0)",
                &[Value::Int(number), tenant, Value::Blob(&digest), Value::Blob(&own), Value::Blob(&sealed)],
            )?;
            ledger.append(None, Event::CollectionBegun { collection: number, learnt_from: model.records })?;
            ledger.finish().map(drop)
        })?;
        self.collection(name)?.ok_or_else(|| StoreError::Unknown(name.to_owned()))
    }

    fn name_digest(&self, name: &str) -> Digest {
        self.tenant.blinder.of("collection", name.as_bytes())
    }

    fn opened_collection(&self, row: &Row) -> Result<Collection<'_>> {
        let number = row.int(0)?;
        let place = self.place("collection.model", number, number);
        let damaged = |why: String| StoreError::Damaged { why: format!("collection {number}: {why}") };
        let own = Zeroizing::new(self.keys.unwrap(keys_place(&self.id, number), row.blob(1)?)?);
        let short = || damaged("its keys".to_owned());
        let (key, index) = own.split_first_chunk::<32>().ok_or_else(short)?;
        let (key, index) = (Secret::new(*key), Secret::new(index.try_into().map_err(|_| short())?));
        let head = unpack(&open(&key, place, row.blob(2)?)?, place)?;
        let Head { name, model } = serde_json::from_slice(&head).map_err(|error| damaged(error.to_string()))?;
        let model = model.checked().map_err(|error| {
            StoreError::NotNow(format!("collection `{name}`: {error}; load its tables into another collection"))
        })?;
        let blinder = Blinder::new(&index);
        Ok(Collection { store: self, number, name, key, blinder, model, opened: Mutex::default() })
    }
}

impl Collection<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What was learnt of the first load.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many records it has.
    pub fn records(&self) -> Result<u64> {
        let text = "SELECT records FROM collection WHERE number = ?1";
        let row = self.store.database.glance(&mut |sql| sql.one(text, &[Value::Int(self.number)]))?;
        Ok(row.map_or(Ok(0), |row| row.int(0))?.unsigned_abs())
    }

    fn place(&self, column: &'static str, row: i64) -> Place<'_> {
        self.store.place(column, row, self.number)
    }

    fn cache(&self) -> MutexGuard<'_, FxHashMap<i64, Arc<Content>>> {
        self.opened.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
