//! The port of `vetwork-link`, in SQL: nodes and records sealed, keys as hashes, within one transaction.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use vetwork_link::judgement::{Judgement, Verdict};
use vetwork_link::model::Key;
use vetwork_link::online::{Block, Content, Held, Index, Number, Standing, Step};
use vetwork_link::piece::Level;

use super::Collection;
use crate::blind::short;
use crate::error::{Result, StoreError};
use crate::seal::seal;
use crate::sql::{Sql, Value, insert_many, listed};

/// Nodes in one query.
const AT_A_TIME: usize = 64;

/// A collection within a transaction.
pub(super) struct SqlIndex<'a, 's> {
    pub(super) sql: &'a mut dyn Sql,
    pub(super) of: &'a Collection<'s>,
    /// The time of the transaction, milliseconds since 1970.
    at: i64,
    counts: Counts,
    /// What is sealed of the judgement that is being made.
    pub(super) saying: Vec<u8>,
    /// Numbers of judgements that were taken back.
    pub(super) unsaid: Vec<i64>,
}

/// The numbers that a collection gave last, and how many records it has.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    number: i64,
    node: i64,
    moved: i64,
    judgement: i64,
    records: i64,
}

fn verdict_number(verdict: Verdict) -> i64 {
    match verdict {
        Verdict::Same => 1,
        Verdict::NotSame => 2,
        Verdict::Household => 3,
    }
}

pub(super) fn verdict_of(number: i64) -> Result<Verdict> {
    let unknown = || StoreError::Damaged { why: format!("there is no judgement of kind {number}") };
    let all = [Verdict::Same, Verdict::NotSame, Verdict::Household];
    all.into_iter().find(|verdict| verdict_number(*verdict) == number).ok_or_else(unknown)
}

impl<'a, 's> SqlIndex<'a, 's> {
    pub(super) fn open(sql: &'a mut dyn Sql, of: &'a Collection<'s>, at: i64) -> Result<Self> {
        let text =
            "SELECT last_number, last_node, last_move, last_judgement, records FROM collection WHERE number = ?1";
        let gone = || StoreError::NotNow(format!("the collection `{}` is gone", of.name));
        let row = sql.one(text, &[Value::Int(of.number)])?.ok_or_else(gone)?;
        let counts = Counts {
            number: row.int(0)?,
            node: row.int(1)?,
            moved: row.int(2)?,
            judgement: row.int(3)?,
            records: row.int(4)?,
        };
        Ok(SqlIndex { sql, of, at, counts, saying: Vec::new(), unsaid: Vec::new() })
    }

    /// Writes the numbers down. To be called at the end of a transaction that writes.
    pub(super) fn close(self) -> Result<()> {
        let Counts { number, node, moved, judgement, records } = self.counts;
        let values = [number, node, moved, judgement, records, self.of.number].map(Value::Int);
        let text = "UPDATE collection SET last_number = ?1, last_node = ?2, last_move = ?3, last_judgement = ?4, \
                    records = ?5 WHERE number = ?6";
        self.sql.execute(text, &values).map(drop)
    }

    pub(super) fn last_judgement(&self) -> i64 {
        self.counts.judgement
    }

    pub(super) fn own(&self) -> Value<'static> {
        Value::Int(self.of.number)
    }

    pub(super) fn key_digest(&self, key: Key) -> i64 {
        short(&self.of.blinder.of("key", &key.to_bytes()))
    }

    pub(super) fn values_digest(&self, values: &[String]) -> i64 {
        short(&self.of.blinder.all("values", values))
    }

    /// Rows of a table by numbers in a column: some at a time, as few statements as can be.
    fn rows_of(
        &mut self,
        select: &str,
        numbers: &[i64],
        row: &mut dyn FnMut(&crate::sql::Row) -> Result<()>,
    ) -> Result<()> {
        for some in numbers.chunks(AT_A_TIME) {
            let (places, mut values) = listed(some, 2);
            values.insert(0, self.own());
            self.sql.each(&format!("{select} IN ({places})"), &values, row)?;
        }
        Ok(())
    }
}

impl Index for SqlIndex<'_, '_> {
    type Error = StoreError;

    fn held(&mut self, id: &str) -> Result<Option<Held>> {
        let digest = self.of.blinder.of("record", id.as_bytes());
        let text = "SELECT record, node FROM linked_record WHERE collection = ?1 AND id_digest = ?2";
        let row = self.sql.one(text, &[self.own(), Value::Blob(&digest)])?;
        row.map(|row| Ok(Held { record: row.int(0)?, node: row.int(1)? })).transpose()
    }

    fn id(&mut self, record: Number) -> Result<String> {
        let text = "SELECT body FROM linked_record WHERE collection = ?1 AND record = ?2";
        let gone = || StoreError::Damaged { why: format!("record {record} of collection {}", self.of.number) };
        let row = self.sql.one(text, &[self.own(), Value::Int(record)])?.ok_or_else(gone)?;
        self.of.opened_id(record, row.blob(0)?)
    }

    fn equals(&mut self, values: &[String]) -> Result<Vec<(Number, bool)>> {
        let digest = self.values_digest(values);
        let text = "SELECT node, alone FROM linked_node WHERE +collection = ?1 AND digest = ?2 ORDER BY node";
        let rows = self.sql.all(text, &[self.own(), Value::Int(digest)])?;
        let nodes: Vec<i64> = rows.iter().map(|row| row.int(0)).collect::<Result<_>>()?;
        let contents = self.contents(&nodes)?;
        let mut equal = Vec::new();
        for (row, content) in rows.iter().zip(contents) {
            if content.values == values {
                equal.push((row.int(0)?, row.int(1)? != 0));
            }
        }
        Ok(equal)
    }

    fn contents(&mut self, nodes: &[Number]) -> Result<Vec<Arc<Content>>> {
        let mut found: FxHashMap<i64, Arc<Content>> = FxHashMap::default();
        {
            let cache = self.of.cache();
            found.extend(nodes.iter().filter_map(|node| Some((*node, Arc::clone(cache.get(node)?)))));
        }
        let missing: Vec<i64> = nodes.iter().copied().filter(|node| !found.contains_key(node)).collect();
        let of = self.of;
        self.rows_of("SELECT node, body FROM linked_node WHERE collection = ?1 AND node", &missing, &mut |row| {
            let node = row.int(0)?;
            found.insert(node, Arc::new(of.opened_content(node, row.blob(1)?)?));
            Ok(())
        })?;
        for node in &missing {
            if let Some(content) = found.get(node) {
                self.remember(*node, content);
            }
        }
        let gone =
            |node: &i64| StoreError::Damaged { why: format!("node {node} of collection {} is missing", of.number) };
        nodes.iter().map(|node| found.get(node).cloned().ok_or_else(|| gone(node))).collect()
    }

    fn blocks(&mut self, keys: &[Key]) -> Result<Vec<Block>> {
        let digests: Vec<i64> = keys.iter().map(|key| self.key_digest(*key)).collect();
        let mut crowds: FxHashMap<i64, u64> = FxHashMap::default();
        let select = "SELECT digest, nodes FROM linked_crowd WHERE collection = ?1 AND digest";
        self.rows_of(select, &digests, &mut |row| {
            crowds.insert(row.int(0)?, row.int(1)?.unsigned_abs());
            Ok(())
        })?;
        let few: Vec<i64> = digests.iter().copied().filter(|digest| !crowds.contains_key(digest)).collect();
        let mut nodes: FxHashMap<i64, Vec<i64>> = FxHashMap::default();
        let select = "SELECT digest, node FROM linked_key WHERE collection = ?1 AND digest";
        self.rows_of(select, &few, &mut |row| {
            nodes.entry(row.int(0)?).or_default().push(row.int(1)?);
            Ok(())
        })?;
        let few = |digest: &i64| Block::Few(nodes.get(digest).cloned().unwrap_or_default());
        Ok(digests.iter().map(|digest| crowds.get(digest).map_or_else(|| few(digest), |n| Block::Crowd(*n))).collect())
    }

    fn all_with(&mut self, key: Key) -> Result<Vec<Number>> {
        let text = "SELECT node FROM linked_key WHERE collection = ?1 AND digest = ?2 ORDER BY node";
        let rows = self.sql.all(text, &[self.own(), Value::Int(self.key_digest(key))])?;
        rows.iter().map(|row| row.int(0)).collect()
    }

    fn are_crowds(&mut self, keys: &[Key]) -> Result<Vec<bool>> {
        let digests: Vec<i64> = keys.iter().map(|key| self.key_digest(*key)).collect();
        let mut crowds = rustc_hash::FxHashSet::default();
        let select = "SELECT digest FROM linked_crowd WHERE collection = ?1 AND digest";
        self.rows_of(select, &digests, &mut |row| {
            crowds.insert(row.int(0)?);
            Ok(())
        })?;
        Ok(digests.iter().map(|digest| crowds.contains(digest)).collect())
    }

    fn edges(&mut self, nodes: &[Number]) -> Result<Vec<Vec<(Number, f32)>>> {
        let mut edges: FxHashMap<i64, Vec<(i64, f32)>> = FxHashMap::default();
        let select = "SELECT node, other, bits FROM linked_edge WHERE collection = ?1 AND node";
        self.rows_of(select, nodes, &mut |row| {
            let bits = f32::from_bits(u32::try_from(row.int(2)?).unwrap_or_default());
            edges.entry(row.int(0)?).or_default().push((row.int(1)?, bits));
            Ok(())
        })?;
        Ok(nodes.iter().map(|node| edges.remove(node).unwrap_or_default()).collect())
    }

    fn standings(&mut self, nodes: &[Number]) -> Result<Vec<Standing>> {
        let mut standings: FxHashMap<i64, Standing> = FxHashMap::default();
        let select = "SELECT node, identity, oldest, records, tells, alone, level FROM linked_node WHERE collection = ?1 AND node";
        self.rows_of(select, nodes, &mut |row| {
            let (node, tells) = (row.int(0)?, row.int(4)? != 0);
            let (identity, oldest, records) = (row.int(1)?, row.int(2)?, row.int(3)?.unsigned_abs());
            let binds = tells || row.int(5)? != 0;
            let level = Level::of_number(u8::try_from(row.int(6)?).unwrap_or(u8::MAX));
            standings.insert(node, Standing { node, identity, oldest, records, binds, tells, level });
            Ok(())
        })?;
        Ok(nodes.iter().filter_map(|node| standings.get(node)).copied().collect())
    }

    fn judgements(&mut self, record: Number) -> Result<Vec<Judgement<Number>>> {
        let text = "SELECT a, b, verdict FROM linked_judgement WHERE collection = ?1 AND a = ?2 \
                    UNION ALL SELECT a, b, verdict FROM linked_judgement WHERE +collection = ?1 AND b = ?2";
        let rows = self.sql.all(text, &[self.own(), Value::Int(record)])?;
        let judgement =
            |row: &crate::sql::Row| Ok(Judgement { a: row.int(0)?, b: row.int(1)?, verdict: verdict_of(row.int(2)?)? });
        rows.iter().map(judgement).collect()
    }

    fn node_of(&mut self, record: Number) -> Result<Number> {
        let text = "SELECT node FROM linked_record WHERE collection = ?1 AND record = ?2";
        let gone = || StoreError::Damaged { why: format!("record {record} of collection {}", self.of.number) };
        self.sql.one(text, &[self.own(), Value::Int(record)])?.ok_or_else(gone)?.int(0)
    }

    fn next_number(&mut self) -> Result<Number> {
        self.counts.number += 1;
        Ok(self.counts.number)
    }

    fn next_node(&mut self) -> Result<Number> {
        self.counts.node += 1;
        Ok(self.counts.node)
    }

    fn keep(&mut self, step: Step) -> Result<()> {
        if let Some(new) = &step.comes {
            self.write_node(new)?;
        }
        if let Some((node, keys)) = &step.goes {
            self.delete_node(*node, keys)?;
        }
        self.write_edges(&step)?;
        self.write_crowds(&step)?;
        for (node, identity) in &step.identities {
            let text = "UPDATE linked_node SET identity = ?1 WHERE collection = ?2 AND node = ?3";
            self.sql.execute(text, &[Value::Int(*identity), self.own(), Value::Int(*node)])?;
        }
        for (node, level) in &step.levels {
            let text = "UPDATE linked_node SET level = ?1 WHERE collection = ?2 AND node = ?3";
            self.sql.execute(text, &[Value::Int(level.number().into()), self.own(), Value::Int(*node)])?;
        }
        let Some(cause) = step.cause else { return Ok(()) };
        for moved in &step.moves {
            self.counts.moved += 1;
            let row = super::people::row_of_move(self.of.number, self.counts.moved, self.at, cause, *moved);
            let columns =
                ["collection", "number", "at", "kind", "identity", "into_identity", "cause", "record", "other"];
            insert_many(self.sql, "linked_move", &columns, &[row.map(Value::Int)], "")?;
        }
        Ok(())
    }

    fn place(&mut self, id: &str, record: Number, node: Number) -> Result<()> {
        let own = [self.own(), Value::Int(record)];
        let before = self.sql.one("SELECT node FROM linked_record WHERE collection = ?1 AND record = ?2", &own)?;
        if let Some(row) = before {
            let text = "UPDATE linked_record SET node = ?3 WHERE collection = ?1 AND record = ?2";
            self.sql.execute(text, &[own[0], own[1], Value::Int(node)])?;
            self.leave(row.int(0)?)?;
        } else {
            let digest = self.of.blinder.of("record", id.as_bytes());
            let body = seal(&self.of.key, self.of.place("linked_record.body", record), id.as_bytes())?;
            let values = [own[0], own[1], Value::Blob(&digest), Value::Int(node), Value::Blob(&body)];
            let text =
                "INSERT INTO linked_record (collection, record, id_digest, node, body) VALUES (?1, ?2, ?3, ?4, ?5)";
            self.sql.execute(text, &values)?;
            self.counts.records += 1;
        }
        let text = "UPDATE linked_node SET records = records + 1, oldest = CASE WHEN oldest < ?2 THEN oldest ELSE ?2 END \
                    WHERE collection = ?1 AND node = ?3";
        self.sql.execute(text, &[own[0], own[1], Value::Int(node)]).map(drop)
    }

    fn remove(&mut self, _: &str, record: Number) -> Result<()> {
        let node = self.node_of(record)?;
        let own = [self.own(), Value::Int(record)];
        self.sql.execute("DELETE FROM linked_record WHERE collection = ?1 AND record = ?2", &own)?;
        self.leave(node)?;
        self.sql.execute("UPDATE linked_move SET record = 0 WHERE +collection = ?1 AND record = ?2", &own)?;
        self.sql.execute("UPDATE linked_move SET other = 0 WHERE +collection = ?1 AND other = ?2", &own)?;
        self.counts.records -= 1;
        Ok(())
    }

    fn set_alone(&mut self, node: Number, id: Option<&str>) -> Result<()> {
        let before = self.contents(&[node])?.into_iter().next();
        let values = before.map(|content| content.values.clone()).unwrap_or_default();
        let content = Arc::new(Content::new(values, id));
        let body = self.sealed_content(node, &content)?;
        let values = [self.own(), Value::Int(node), Value::Int(i64::from(id.is_some())), Value::Blob(&body)];
        let text = "UPDATE linked_node SET alone = ?3, body = ?4 WHERE collection = ?1 AND node = ?2";
        self.sql.execute(text, &values)?;
        self.remember(node, &content);
        Ok(())
    }

    fn say(&mut self, a: Number, b: Number, verdict: Verdict) -> Result<()> {
        self.counts.judgement += 1;
        let number = self.counts.judgement;
        let body = seal(&self.of.key, self.of.place("linked_judgement.body", number), &self.saying)?;
        let numbers = [self.of.number, a.min(b), a.max(b), number, verdict_number(verdict)].map(Value::Int);
        let values: Vec<Value<'_>> = numbers.into_iter().chain([Value::Blob(&body)]).collect();
        let text = "INSERT INTO linked_judgement (collection, a, b, number, verdict, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                    ON CONFLICT (collection, a, b) DO UPDATE SET number = excluded.number, verdict = excluded.verdict, \
                    body = excluded.body";
        self.sql.execute(text, &values).map(drop)
    }

    fn unsay(&mut self, a: Number, b: Number) -> Result<()> {
        let own = [self.of.number, a.min(b), a.max(b)].map(Value::Int);
        let text = "SELECT number FROM linked_judgement WHERE collection = ?1 AND a = ?2 AND b = ?3";
        if let Some(row) = self.sql.one(text, &own)? {
            self.unsaid.push(row.int(0)?);
        }
        let text = "DELETE FROM linked_judgement WHERE collection = ?1 AND a = ?2 AND b = ?3";
        self.sql.execute(text, &own).map(drop)
    }
}
