//! What people say of records, and see of them: judgements, what became of identities, who is kept, who is forgotten.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use vetwork_link::judgement::{Judgement, Verdict};
use vetwork_link::online::{Cause, Content, Index, Move, Online};

use super::Collection;
use super::index::{SqlIndex, verdict_of};
use super::load::in_words;
use crate::error::{Result, StoreError};
use crate::log::entry::{Event, hexadecimal};
use crate::seal::{open, random};
use crate::sql::{Row, Value};
use crate::store::Actor;

/// What is sealed of a judgement. The salt keeps the hash in the history from telling what was said.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Words {
    salt: String,
    by: String,
    because: String,
    at: i64,
}

/// A judgement that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The ids of the two records, the one that came first, first.
    pub of: [String; 2],
    /// What was said.
    pub verdict: Verdict,
    /// By whom.
    pub by: String,
    /// Why.
    pub because: String,
    /// When.
    pub at: Timestamp,
}

/// What became of an identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Move,
    /// Why: a record came, was forgotten, or something was said.
    pub why: &'static str,
    /// The ids of those who caused it; nothing for who was forgotten.
    pub who: Vec<Option<String>>,
}

/// Who hangs together with records that are asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Ids and values in canonical form, one for each field.
    pub records: Vec<(String, Vec<String>)>,
    /// What people said of them, by their places among the records.
    pub judgements: Vec<Judgement<u32>>,
    /// Whether more hang together than are told.
    pub is_cut: bool,
}

/// Those who are told around a record.
const AROUND_AT_MOST: usize = 2000;

pub(super) fn hash_of(body: &[u8]) -> String {
    hexadecimal(&Sha256::digest(body))
}

pub(super) fn row_of_move(collection: i64, number: i64, at: i64, cause: Cause, moved: Move) -> [i64; 9] {
    let (kind, identity, into) = match moved {
        Move::Merged { gone, into } => (1, gone, into),
        Move::Split { from, to } => (2, from, to),
    };
    let (cause, record, other) = match cause {
        Cause::Arrival(record) => (1, record, 0),
        Cause::Deletion(record) => (2, record, 0),
        Cause::Judgement(a, b, Verdict::Same) => (3, a, b),
        Cause::Judgement(a, b, Verdict::NotSame) => (4, a, b),
        Cause::Judgement(a, b, Verdict::Household) => (5, a, b),
    };
    [collection, number, at, kind, identity, into, cause, record, other]
}

impl Collection<'_> {
    /// Keeps what somebody says of two records, in the place of what was said of them before. Gives their identities now.
    pub fn judge(&self, [a, b]: [&str; 2], verdict: Verdict, because: &str, actor: Actor<'_>) -> Result<[i64; 2]> {
        let salt: [u8; 16] = random()?;
        let at = actor.at.as_millisecond();
        let words = Words { salt: hexadecimal(&salt), by: actor.by.to_owned(), because: because.to_owned(), at };
        let body = serde_json::to_vec(&words).unwrap_or_default();
        self.write(actor, &mut |index| {
            index.saying.clone_from(&body);
            let judged = Online::new(index, self.model()).judge(a, b, verdict).map_err(in_words)?;
            let (number, words) = (index.last_judgement(), hash_of(&body));
            let event = Event::RecordsJudged { collection: self.number, judgement: number, words };
            Ok((judged.map(|outcome| outcome.identity), Some(event)))
        })
    }

    /// Forgets records, and what people said of them: all of them, or, if one is not there, none.
    pub fn forget(&self, ids: &[&str], actor: Actor<'_>) -> Result<()> {
        self.write(actor, &mut |index| {
            for id in ids {
                Online::new(index, self.model()).forget(id).map_err(in_words)?;
            }
            let judgements = std::mem::take(&mut index.unsaid);
            let records = ids.len() as u64;
            Ok(((), Some(Event::RecordsUnlinked { collection: self.number, records, judgements })))
        })
    }

    /// The judgements that stand, oldest first.
    pub fn judgements(&self) -> Result<Vec<Said>> {
        self.read(&mut |index| {
            let text = "SELECT a, b, number, verdict, body FROM linked_judgement WHERE collection = ?1 ORDER BY number";
            let rows = index.sql.all(text, &[Value::Int(self.number)])?;
            rows.iter().map(|row| index.said(row)).collect()
        })
    }

    /// What became of identities, oldest first.
    pub fn moves(&self) -> Result<Vec<Moved>> {
        self.read(&mut |index| {
            let text = "SELECT at, kind, identity, into_identity, cause, record, other FROM linked_move \
                        WHERE collection = ?1 ORDER BY number";
            let rows = index.sql.all(text, &[Value::Int(self.number)])?;
            rows.iter().map(|row| index.moved(row)).collect()
        })
    }

    /// Every record with its identity, in the order in which they came.
    pub fn each_identity(&self, each: &mut dyn FnMut(&str, i64) -> Result<()>) -> Result<()> {
        let text = "SELECT r.record, r.body, n.identity, n.tells, n.alone FROM linked_record r JOIN linked_node n \
                    ON n.collection = r.collection AND n.node = r.node WHERE r.collection = ?1 ORDER BY r.record";
        self.read(&mut |index| {
            index.sql.each(text, &[Value::Int(self.number)], &mut |row| {
                let (record, binds) = (row.int(0)?, row.int(3)? != 0 || row.int(4)? != 0);
                each(&self.opened_id(record, row.blob(1)?)?, if binds { row.int(2)? } else { -record })
            })
        })
    }

    /// These records, and all that hang together with them, one for all that are equal.
    pub fn around(&self, ids: &[&str]) -> Result<Around> {
        self.read(&mut |index| index.around(ids))
    }

    pub(super) fn opened_id(&self, record: i64, sealed: &[u8]) -> Result<String> {
        let bytes = open(&self.key, self.place("linked_record.body", record), sealed)?;
        let damaged = |_| StoreError::Damaged { why: format!("the id of record {record}") };
        String::from_utf8(bytes).map_err(damaged)
    }

    pub(super) fn opened_content(&self, node: i64, sealed: &[u8]) -> Result<Content> {
        let bytes = open(&self.key, self.place("linked_node.body", node), sealed)?;
        let damaged = |_| StoreError::Damaged { why: format!("the values of node {node}") };
        postcard::from_bytes(&bytes).map_err(damaged)
    }

    pub(super) fn opened_words(&self, number: i64, sealed: &[u8]) -> Result<Vec<u8>> {
        open(&self.key, self.place("linked_judgement.body", number), sealed)
    }
}

impl SqlIndex<'_, '_> {
    fn said(&mut self, row: &Row) -> Result<Said> {
        let number = row.int(2)?;
        let damaged = |_| StoreError::Damaged { why: format!("judgement {number}") };
        let words: Words = serde_json::from_slice(&self.of.opened_words(number, row.blob(4)?)?).map_err(damaged)?;
        let of = [self.id(row.int(0)?)?, self.id(row.int(1)?)?];
        let at = Timestamp::from_millisecond(words.at).unwrap_or_default();
        Ok(Said { of, verdict: verdict_of(row.int(3)?)?, by: words.by, because: words.because, at })
    }

    fn moved(&mut self, row: &Row) -> Result<Moved> {
        let at = Timestamp::from_millisecond(row.int(0)?).unwrap_or_default();
        let (identity, into) = (row.int(2)?, row.int(3)?);
        let what = match row.int(1)? {
            1 => Move::Merged { gone: identity, into },
            2 => Move::Split { from: identity, to: into },
            other => return Err(StoreError::Damaged { why: format!("there is no move of kind {other}") }),
        };
        let (why, count) = match row.int(4)? {
            1 => ("came", 1),
            2 => ("was forgotten", 1),
            3 => (Verdict::Same.words(), 2),
            4 => (Verdict::NotSame.words(), 2),
            5 => (Verdict::Household.words(), 2),
            other => return Err(StoreError::Damaged { why: format!("there is no cause of kind {other}") }),
        };
        let mut who = Vec::with_capacity(count);
        for column in 5..5 + count {
            let record = row.int(column)?;
            who.push(if record > 0 { Some(self.id(record)?) } else { None });
        }
        Ok(Moved { at, what, why, who })
    }

    fn around(&mut self, ids: &[&str]) -> Result<Around> {
        let mut held = Vec::with_capacity(ids.len());
        for id in ids {
            let unknown = || StoreError::NotNow(format!("no record has the id `{id}`"));
            held.push((self.held(id)?.ok_or_else(unknown)?, *id));
        }
        let mut nodes: BTreeSet<i64> = held.iter().map(|(held, _)| held.node).collect();
        let mut border: Vec<i64> = nodes.iter().copied().collect();
        let mut is_cut = false;
        while !border.is_empty() && !is_cut {
            let met: Vec<i64> = self.edges(&border)?.into_iter().flatten().map(|(other, _)| other).collect();
            border = met.into_iter().filter(|other| nodes.insert(*other)).collect();
            is_cut = nodes.len() > AROUND_AT_MOST;
        }
        let nodes: Vec<i64> = nodes.into_iter().collect();
        let mut records = Vec::with_capacity(nodes.len());
        for (node, content) in nodes.iter().zip(self.contents(&nodes)?) {
            let asked: Vec<&str> = held.iter().filter(|(held, _)| held.node == *node).map(|(_, id)| *id).collect();
            let first = if asked.is_empty() { Some(self.first_id(*node)?) } else { None };
            let ids = asked.into_iter().map(str::to_owned).chain(first);
            records.extend(ids.map(|id| (id, content.values.clone())));
        }
        records.sort_by(|(x, _), (y, _)| (x.len(), x).cmp(&(y.len(), y)));
        records.dedup();
        let judgements = self.judgements_among(&records)?;
        Ok(Around { records, judgements, is_cut })
    }

    fn judgements_among(&mut self, records: &[(String, Vec<String>)]) -> Result<Vec<Judgement<u32>>> {
        let mut place_of = rustc_hash::FxHashMap::default();
        for (place, (id, _)) in (0..).zip(records) {
            if let Some(held) = self.held(id)? {
                place_of.insert(held.record, place);
            }
        }
        let text = "SELECT a, b, verdict FROM linked_judgement WHERE collection = ?1";
        let rows = self.sql.all(text, &[Value::Int(self.of.number)])?;
        let mut found = Vec::new();
        for row in rows {
            if let (Some(a), Some(b)) = (place_of.get(&row.int(0)?), place_of.get(&row.int(1)?)) {
                found.push(Judgement { a: *a, b: *b, verdict: verdict_of(row.int(2)?)? });
            }
        }
        Ok(found)
    }
}
