//! The proof that collections are whole: everything opens and counts, and the identities that are kept are those that all
//! records at once come to.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use vetwork_link::judgement::Judgement;
use vetwork_link::linkage::Linkage;
use vetwork_link::piece::{Level, pieces};

use super::index::verdict_of;
use super::people::hash_of;
use super::{COLUMNS, Collection};
use crate::blind::short;
use crate::error::{Result, StoreError};
use crate::log::entry::Event;
use crate::sql::{Sql, Value};
use crate::store::Store;

/// What the history says of judgements: their hashes, by collection and number, and which were taken back.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    words: BTreeMap<(i64, i64), String>,
    forgotten: BTreeSet<(i64, i64)>,
}

impl Judged {
    /// Learns from an entry.
    pub(crate) fn learn(&mut self, event: Event) {
        match event {
            Event::RecordsJudged { collection, judgement, words } => {
                self.words.insert((collection, judgement), words);
            }
            Event::RecordsUnlinked { collection, judgements, .. } => {
                self.forgotten.extend(judgements.into_iter().map(|judgement| (collection, judgement)));
            }
            _ => {}
        }
    }
}

impl Store {
    /// What is wrong with the collections of all tenants, in words.
    pub(crate) fn verify_collections(&self, sql: &mut dyn Sql, judged: &Judged) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        for row in sql.all(&format!("SELECT {COLUMNS} FROM collection ORDER BY number"), &[])? {
            let number = row.int(0)?;
            let found = self.opened_collection(&row).and_then(|collection| collection.problems(sql, judged));
            match found {
                Ok(found) => problems.extend(found.into_iter().map(|what| format!("collection {number}: {what}"))),
                Err(error @ (StoreError::Seal { .. } | StoreError::Damaged { .. } | StoreError::NotNow(_))) => {
                    problems.push(error.to_string());
                }
                Err(other) => return Err(other),
            }
        }
        Ok(problems)
    }
}

/// A record as it is kept.
struct Record {
    id: String,
    number: i64,
    node: i64,
}

/// A node as it is kept.
struct Node {
    values: Vec<String>,
    identity: i64,
    binds: bool,
    level: Level,
}

impl Collection<'_> {
    fn problems(&self, sql: &mut dyn Sql, judged: &Judged) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        let records = self.kept_records(sql)?;
        let nodes = self.kept_nodes(sql, &records, &mut problems)?;
        let text = "SELECT records FROM collection WHERE number = ?1";
        let said = sql.one(text, &[Value::Int(self.number)])?.map_or(Ok(0), |row| row.int(0))?;
        if said != i64::try_from(records.len()).unwrap_or(i64::MAX) {
            problems.push(format!("it says that it has {said} records, and {} were found", records.len()));
        }
        self.keys_and_crowds(sql, &nodes, &mut problems)?;
        self.edges(sql, &nodes, &mut problems)?;
        let judgements = self.kept_judgements(sql, judged, &mut problems)?;
        if problems.is_empty() && !self.are_those_of_all(&records, &nodes, &judgements) {
            problems.push("identities are not those that all records together come to".to_owned());
        }
        Ok(problems)
    }

    /// All records, in the order of their ids.
    fn kept_records(&self, sql: &mut dyn Sql) -> Result<Vec<Record>> {
        let mut records = Vec::new();
        let text = "SELECT record, node, body, id_digest FROM linked_record WHERE collection = ?1";
        sql.each(text, &[Value::Int(self.number)], &mut |row| {
            let number = row.int(0)?;
            let id = self.opened_id(number, row.blob(2)?)?;
            if self.blinder.of("record", id.as_bytes()).as_slice() != row.blob(3)? {
                return Err(StoreError::Damaged { why: format!("record {number} is not found under its id") });
            }
            records.push(Record { id, number, node: row.int(1)? });
            Ok(())
        })?;
        records.sort_by(|x, y| (x.id.len(), &x.id).cmp(&(y.id.len(), &y.id)));
        Ok(records)
    }

    fn kept_nodes(
        &self,
        sql: &mut dyn Sql,
        records: &[Record],
        problems: &mut Vec<String>,
    ) -> Result<BTreeMap<i64, Node>> {
        let mut of_node: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
        for record in records {
            let (count, oldest) = of_node.entry(record.node).or_insert((0, i64::MAX));
            *count += 1;
            *oldest = (*oldest).min(record.number);
        }
        let mut nodes = BTreeMap::new();
        let text = "SELECT node, digest, identity, oldest, records, tells, alone, body, level FROM linked_node \
                    WHERE collection = ?1";
        sql.each(text, &[Value::Int(self.number)], &mut |row| {
            let node = row.int(0)?;
            let content = self.opened_content(node, row.blob(7)?)?;
            let fits = of_node.remove(&node) == Some((row.int(4)?, row.int(3)?))
                && short(&self.blinder.all("values", &content.values)) == row.int(1)?
                && content.alone.is_some() == (row.int(6)? != 0);
            if !fits {
                problems.push(format!("node {node} does not stand for its records"));
            }
            let binds = row.int(5)? != 0 || row.int(6)? != 0;
            let level = Level::of_number(u8::try_from(row.int(8)?).unwrap_or(u8::MAX));
            nodes.insert(node, Node { values: content.values, identity: row.int(2)?, binds, level });
            Ok(())
        })?;
        problems.extend(of_node.keys().map(|node| format!("node {node} is missing")));
        Ok(nodes)
    }

    /// Holds the keys against those of the nodes, and the crowds against how many have a key.
    fn keys_and_crowds(
        &self,
        sql: &mut dyn Sql,
        nodes: &BTreeMap<i64, Node>,
        problems: &mut Vec<String>,
    ) -> Result<()> {
        let mut missing: rustc_hash::FxHashSet<(i64, i64)> = rustc_hash::FxHashSet::default();
        for (number, node) in nodes {
            let keys = self.model.keys(&node.values).into_iter();
            missing.extend(keys.map(|key| (short(&self.blinder.of("key", &key.to_bytes())), *number)));
        }
        let (mut foreign, mut sizes) = (0, FxHashMap::<i64, i64>::default());
        sql.each(
            "SELECT digest, node FROM linked_key WHERE collection = ?1",
            &[Value::Int(self.number)],
            &mut |row| {
                *sizes.entry(row.int(0)?).or_default() += 1;
                foreign += usize::from(!missing.remove(&(row.int(0)?, row.int(1)?)));
                Ok(())
            },
        )?;
        if foreign > 0 || !missing.is_empty() {
            problems.push(format!("{} keys are missing in the index, and {foreign} are nobody's", missing.len()));
        }
        let limit = i64::try_from(self.model.specification.block).unwrap_or(i64::MAX);
        sizes.retain(|_, size| *size > limit);
        let text = "SELECT digest, nodes FROM linked_crowd WHERE collection = ?1";
        let mut wrong = 0;
        sql.each(text, &[Value::Int(self.number)], &mut |row| {
            wrong += usize::from(sizes.remove(&row.int(0)?) != Some(row.int(1)?));
            Ok(())
        })?;
        if wrong + sizes.len() > 0 {
            problems.push(format!("{} keys are not counted as they are", wrong + sizes.len()));
        }
        Ok(())
    }

    fn edges(&self, sql: &mut dyn Sql, nodes: &BTreeMap<i64, Node>, problems: &mut Vec<String>) -> Result<()> {
        let text = "SELECT COUNT(*) FROM linked_edge e WHERE e.collection = ?1 AND NOT EXISTS (SELECT 1 FROM linked_edge o \
                    WHERE o.collection = ?1 AND o.node = e.other AND o.other = e.node AND o.bits = e.bits)";
        let one_way = sql.one(text, &[Value::Int(self.number)])?.map_or(Ok(0), |row| row.int(0))?;
        let mut of_nobody = 0;
        sql.each("SELECT node FROM linked_edge WHERE collection = ?1", &[Value::Int(self.number)], &mut |row| {
            of_nobody += usize::from(!nodes.contains_key(&row.int(0)?));
            Ok(())
        })?;
        if one_way > 0 || of_nobody > 0 {
            problems.push(format!("{one_way} edges lead one way alone, and {of_nobody} are nobody's"));
        }
        Ok(())
    }

    fn kept_judgements(
        &self,
        sql: &mut dyn Sql,
        judged: &Judged,
        problems: &mut Vec<String>,
    ) -> Result<Vec<Judgement<i64>>> {
        let mut found = Vec::new();
        let text = "SELECT a, b, number, verdict, body FROM linked_judgement WHERE collection = ?1";
        sql.each(text, &[Value::Int(self.number)], &mut |row| {
            let number = row.int(2)?;
            let words = self.opened_words(number, row.blob(4)?)?;
            let place = (self.number, number);
            if judged.words.get(&place) != Some(&hash_of(&words)) || judged.forgotten.contains(&place) {
                problems.push(format!("judgement {number} is not the one that the history tells of"));
            }
            found.push(Judgement { a: row.int(0)?, b: row.int(1)?, verdict: verdict_of(row.int(3)?)? });
            Ok(())
        })?;
        Ok(found)
    }

    /// Links all records at once, and compares the identities, and by which edges pieces are tied together.
    fn are_those_of_all(&self, records: &[Record], nodes: &BTreeMap<i64, Node>, judgements: &[Judgement<i64>]) -> bool {
        let mut table = self.model.table();
        let (mut kept, mut levels, mut place_of) = (Vec::new(), Vec::new(), FxHashMap::default());
        for (place, record) in (0_u32..).zip(records) {
            let Some(node) = nodes.get(&record.node) else { return false };
            table.push_canonical(node.values.iter());
            levels.push(node.level);
            kept.push(if node.binds { node.identity } else { -record.number });
            place_of.insert(record.number, place);
        }
        let placed = |one: &Judgement<i64>| {
            Some(Judgement { a: *place_of.get(&one.a)?, b: *place_of.get(&one.b)?, verdict: one.verdict })
        };
        let Some(judgements) = judgements.iter().map(placed).collect::<Option<Vec<_>>>() else { return false };
        let Ok(linkage) = Linkage::under(table, &self.model, &judgements, |_| {}) else { return false };
        let mut level_of: FxHashMap<u32, Level> = FxHashMap::default();
        let most = self.model.specification.together;
        for (piece, _) in pieces(linkage.table.len(), &linkage.edges, self.model.specification.join_above, most) {
            level_of.extend(piece.rows.into_iter().map(|row| (row, piece.level)));
        }
        let mut rows = levels.iter().zip(&linkage.row_of);
        if rows.any(|(level, row)| level_of.get(row).is_some_and(|found| found != level)) {
            return false;
        }
        let (mut one_way, mut other_way) = (FxHashMap::default(), FxHashMap::default());
        kept.iter().zip(&linkage.identity_of).all(|(kept, found)| {
            one_way.entry(*kept).or_insert(*found) == found && other_way.entry(*found).or_insert(*kept) == kept
        })
    }
}
