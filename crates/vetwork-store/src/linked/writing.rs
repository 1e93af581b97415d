//! What a step writes: nodes and their keys, edges, crowds.

use std::sync::Arc;

use vetwork_link::model::Key;
use vetwork_link::online::{Content, NewNode, Number, Step};

use super::index::SqlIndex;
use crate::error::{Result, StoreError};
use crate::seal::seal;
use crate::sql::{Value, insert_many};

/// Opened nodes that are remembered: some fifty megabytes.
const OPENED_AT_MOST: usize = 200_000;

impl SqlIndex<'_, '_> {
    pub(super) fn sealed_content(&self, node: Number, content: &Content) -> Result<Vec<u8>> {
        let body = postcard::to_allocvec(content).map_err(|error| StoreError::Refused { why: error.to_string() })?;
        seal(&self.of.key, self.of.place("linked_node.body", node), &body)
    }

    pub(super) fn write_node(&mut self, new: &NewNode) -> Result<()> {
        let body = self.sealed_content(new.node, &new.content)?;
        let digest = self.values_digest(&new.content.values);
        let numbers = [self.of.number, new.node, digest, new.record, new.record, 1];
        let flags = [i64::from(new.tells), i64::from(new.content.alone.is_some())];
        let mut values: Vec<Value<'_>> = numbers.into_iter().chain(flags).map(Value::Int).collect();
        values.push(Value::Blob(&body));
        let text = "INSERT INTO linked_node (collection, node, digest, identity, oldest, records, tells, alone, level, body) \
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)";
        self.sql.execute(text, &values)?;
        let keys: Vec<[Value<'_>; 3]> =
            new.keys.iter().map(|key| [self.of.number, self.key_digest(*key), new.node].map(Value::Int)).collect();
        insert_many(self.sql, "linked_key", &["collection", "digest", "node"], &keys, " ON CONFLICT DO NOTHING")?;
        self.remember(new.node, &new.content);
        Ok(())
    }

    pub(super) fn delete_node(&mut self, node: Number, keys: &[Key]) -> Result<()> {
        for key in keys {
            let values = [self.of.number, self.key_digest(*key), node].map(Value::Int);
            let text = "DELETE FROM linked_key WHERE collection = ?1 AND digest = ?2 AND node = ?3";
            self.sql.execute(text, &values)?;
        }
        self.sql
            .execute("DELETE FROM linked_node WHERE collection = ?1 AND node = ?2", &[self.own(), Value::Int(node)])?;
        self.of.cache().remove(&node);
        Ok(())
    }

    pub(super) fn write_edges(&mut self, step: &Step) -> Result<()> {
        for (a, b) in step.cuts.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]) {
            let values = [self.of.number, a, b].map(Value::Int);
            let text = "DELETE FROM linked_edge WHERE collection = ?1 AND node = ?2 AND other = ?3";
            self.sql.execute(text, &values)?;
        }
        let both = step.ties.iter().flat_map(|(a, b, bits)| [(*a, *b, *bits), (*b, *a, *bits)]);
        let row = |(a, b, bits): (i64, i64, f32)| [self.of.number, a, b, i64::from(bits.to_bits())].map(Value::Int);
        let rows: Vec<[Value<'_>; 4]> = both.map(row).collect();
        let tail = " ON CONFLICT (collection, node, other) DO UPDATE SET bits = excluded.bits";
        insert_many(self.sql, "linked_edge", &["collection", "node", "other", "bits"], &rows, tail)
    }

    pub(super) fn write_crowds(&mut self, step: &Step) -> Result<()> {
        for crowd in &step.crowds {
            let digest = Value::Int(self.key_digest(crowd.key));
            match crowd.nodes {
                Some(nodes) => {
                    let nodes = Value::Int(i64::try_from(nodes).unwrap_or(i64::MAX));
                    let text = "INSERT INTO linked_crowd (collection, digest, nodes) VALUES (?1, ?2, ?3) \
                                ON CONFLICT (collection, digest) DO UPDATE SET nodes = excluded.nodes";
                    self.sql.execute(text, &[self.own(), digest, nodes])?;
                }
                None => {
                    let text = "DELETE FROM linked_crowd WHERE collection = ?1 AND digest = ?2";
                    self.sql.execute(text, &[self.own(), digest])?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn remember(&self, node: Number, content: &Arc<Content>) {
        let mut cache = self.of.cache();
        if cache.len() >= OPENED_AT_MOST {
            cache.clear();
        }
        cache.insert(node, Arc::clone(content));
    }

    /// A node has one record less; the first of those left is its oldest.
    pub(super) fn leave(&mut self, node: Number) -> Result<()> {
        let text = "UPDATE linked_node SET records = records - 1, oldest = COALESCE((SELECT MIN(record) FROM linked_record \
                    WHERE +collection = ?1 AND node = ?2), oldest) WHERE collection = ?1 AND node = ?2";
        self.sql.execute(text, &[self.own(), Value::Int(node)]).map(drop)
    }
}
