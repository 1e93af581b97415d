//! The proof that one entry is in the log.

use crate::error::{Result, StoreError};
use crate::history::{ENTRY, leaf_of};
use crate::log::entry::Leaf;
use crate::log::head::Head;
use crate::log::merkle::{Hash, inclusion_proof, verify_inclusion};
use crate::sql::{Sql, Value};
use crate::store::Store;

impl Store {
    /// The proof that an entry is in the log of the newest head.
    pub fn prove(&self, seq: i64) -> Result<Proof> {
        self.database.read(&mut |sql| {
            let damaged = |why: &str| StoreError::Damaged { why: why.to_owned() };
            let head = self.newest(sql)?;
            let place = u64::try_from(seq).ok().filter(|_| seq < head.size);
            let place = place.ok_or(StoreError::NoEntry { seq, last: head.size - 1 })?;
            let size = u64::try_from(head.size).unwrap_or_default();
            let leaf = leaf_at(sql, seq)?.ok_or_else(|| damaged("the entry is missing"))?;
            let path = inclusion_proof(place, size, |level, place| node(sql, level, place))?;
            let path = path.ok_or_else(|| damaged("a node of the tree is missing"))?;
            if !verify_inclusion(&leaf.hash(), place, size, &path, &head.root) {
                return Err(damaged("the entry is not the one that was signed; `vetwork records verify` tells more"));
            }
            Ok(Proof { leaf, path, head })
        })
    }
}

/// That an entry is in a log: its open part, the hashes on the way to the root, and the signed head.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The entry.
    pub leaf: Leaf,
    /// Hashes of the neighbours on the way up (RFC 9162, section 2.1.3.1).
    pub path: Vec<Hash>,
    /// The head.
    pub head: Head,
}

fn leaf_at(sql: &mut dyn Sql, seq: i64) -> Result<Option<Leaf>> {
    let row = sql.one(&format!("SELECT {ENTRY} FROM entry WHERE seq = ?1"), &[Value::Int(seq)])?;
    row.map(|row| leaf_of(&row)).transpose()
}

/// A node of the tree. Leaves are made from their entries.
fn node(sql: &mut dyn Sql, level: u8, place: u64) -> Result<Option<Hash>> {
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    if level == 0 {
        return Ok(leaf_at(sql, place)?.map(|leaf| leaf.hash()));
    }
    let values = [Value::Int(i64::from(level)), Value::Int(place)];
    let row = sql.one("SELECT hash FROM node WHERE level = ?1 AND place = ?2", &values)?;
    row.map(|row| row.bytes(0)).transpose()
}
