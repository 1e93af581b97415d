//! Copies: the records of one moment, from one database into another, while others go on. A copy is records itself,
//! sealed with the same keys.

use crate::error::{Result, StoreError};
use crate::ledger::Ledger;
use crate::location::Location;
use crate::log::entry::Event;
use crate::sql::{Cell, Database, Sql, Value, insert_many};
use crate::store::{Actor, Store};

/// All tables with their columns and what they are ordered by, in an order in which they can be filled.
const TABLES: [(&str, &[&str], &str); 21] = [
    ("records", &["one", "id", "made_at", "verifying_key", "signing_key"], "one"),
    ("state", &["one", "next_subject", "entries", "last_at", "frontier"], "one"),
    ("tenant", &["number", "name", "index_key", "subjects"], "number"),
    ("subject", &["number", "tenant", "id_digest", "data_key", "card", "held_until"], "number"),
    ("question", &["subject", "form", "body"], "subject"),
    ("newest_sighting", &["digest", "subject"], "digest, subject"),
    ("sighting", &["slab", "digest", "subject"], "slab, digest, subject"),
    ("context", &["digest", "body"], "digest"),
    ("entry", &["seq", "at", "kind", "subject", "commitment", "detail"], "seq"),
    ("payload", &["seq", "dossier", "confidential", "assessment", "compared"], "seq"),
    ("mention", &["seq", "other", "body"], "seq, other"),
    ("node", &["level", "place", "hash"], "level, place"),
    ("head", &["day", "size", "at", "root", "signature"], "day"),
    (
        "collection",
        &[
            "number",
            "tenant",
            "name_digest",
            "own_keys",
            "model",
            "last_number",
            "last_node",
            "last_move",
            "last_judgement",
            "records",
        ],
        "number",
    ),
    ("linked_record", &["collection", "record", "id_digest", "node", "body"], "collection, record"),
    (
        "linked_node",
        &["collection", "node", "digest", "identity", "oldest", "records", "tells", "alone", "level", "body"],
        "collection, node",
    ),
    ("linked_key", &["collection", "digest", "node"], "collection, digest, node"),
    ("linked_crowd", &["collection", "digest", "nodes"], "collection, digest"),
    ("linked_edge", &["collection", "node", "other", "bits"], "collection, node, other"),
    ("linked_judgement", &["collection", "a", "b", "number", "verdict", "body"], "collection, number"),
    (
        "linked_move",
        &["collection", "number", "at", "kind", "identity", "into_identity", "cause", "record", "other"],
        "collection, number",
    ),
];

/// Rows that are held in memory at a time.
const AT_A_TIME: usize = 2000;

impl Store {
    /// Copies the records as they are at this moment to a place where there are none.
    pub fn copy_to(&self, location: &Location) -> Result<()> {
        if let (Database::Sqlite(file), Location::File(path)) = (&self.database, location) {
            // Page by page: faster, and just as whole.
            return file.copy_to(path);
        }
        let copied = location
            .create()
            .and_then(|target| self.database.read(&mut |from| target.write(&mut |to| copy_tables(from, to))));
        if copied.as_ref().is_err_and(|error| !matches!(error, StoreError::AlreadyThere { .. }))
            && let Location::File(path) = location
        {
            crate::sql::sqlite::remove(path);
        }
        copied
    }

    /// Ends their use. What was written is in their own file then, and nothing beside it.
    pub fn close(self) -> Result<()> {
        match self.database {
            Database::Sqlite(file) => file.close(),
            Database::Postgres(_) => Ok(()),
        }
    }

    /// Writes into the history that these records came back from a copy.
    pub fn note_restored(&self, actor: Actor<'_>) -> Result<()> {
        let entries = self.counts()?.entries;
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            ledger.append(None, Event::Restored { entries })?;
            ledger.finish().map(|_| ())
        })
    }

    /// What the database finds wrong with its own file. A server looks after its files itself.
    pub fn integrity(&self) -> Result<Vec<String>> {
        match &self.database {
            Database::Sqlite(file) => file.integrity(),
            Database::Postgres(_) => Ok(Vec::new()),
        }
    }
}

fn copy_tables(from: &mut dyn Sql, to: &mut dyn Sql) -> Result<()> {
    for (table, columns, order) in TABLES {
        let text = format!("SELECT {} FROM {table} ORDER BY {order}", columns.join(", "));
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        from.each(&text, &[], &mut |row| {
            rows.push(row.0.clone());
            if rows.len() == AT_A_TIME {
                paste(to, table, columns, &rows)?;
                rows.clear();
            }
            Ok(())
        })?;
        paste(to, table, columns, &rows)?;
    }
    Ok(())
}

fn paste(to: &mut dyn Sql, table: &str, columns: &[&str], rows: &[Vec<Cell>]) -> Result<()> {
    let values: Vec<Vec<Value<'_>>> = rows.iter().map(|row| row.iter().map(Cell::as_value).collect()).collect();
    insert_many(to, table, columns, &values, "")
}

impl StoreError {
    /// Is the place simply empty?
    pub fn is_missing(&self) -> bool {
        matches!(self, StoreError::Missing { .. })
    }
}
