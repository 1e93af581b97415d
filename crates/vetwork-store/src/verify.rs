//! Proof that the history is whole: every entry is hashed again, and the tree over them must have the root of
//! every signed head, also of one that was kept elsewhere.

mod index;
mod proof;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};
use crate::history::{ENTRY, leaf_of};
use crate::keep::Compared;
use crate::ledger::MILLISECONDS_A_DAY;
use crate::linked::Judged;
use crate::log::entry::{Detail, Event, Kind, Leaf, commitment, payload_hash};
use crate::log::head::Head;
use crate::log::merkle::{Frontier, Hash};
use crate::seal::{KeyError, Secret, open, unpack};
use crate::sql::{Sql, Value};
use crate::store::Store;
pub use proof::Proof;

/// What was found when the history was verified.
#[derive(Debug, Default)]
pub struct Verified {
    /// Entries that were hashed.
    pub entries: i64,
    /// Signed heads that were checked, the one that was kept elsewhere included.
    pub heads: usize,
    /// Entries whose content went with an erased subject.
    pub erased: usize,
    /// Assessments whose dossier and result were opened.
    pub payloads: usize,
    /// What is wrong, in words.
    pub problems: Vec<String>,
    /// The newest head.
    pub head: Option<Head>,
}

/// More problems than this are counted, not listed.
const LISTED: usize = 100;

struct Verifying<'s> {
    store: &'s Store,
    found: Verified,
    frontier: Frontier,
    heads: BTreeMap<i64, Vec<(Head, &'static str)>>,
    keys: BTreeMap<i64, Secret>,
    /// Subjects of entries without content, each with its first such entry.
    empty: BTreeMap<i64, i64>,
    erased: BTreeSet<i64>,
    /// Until when subjects are held, by the last entry that says so.
    holds: BTreeMap<i64, Option<i64>>,
    /// A digest over the inner nodes of each level of the tree.
    nodes: BTreeMap<i64, Sha256>,
    last_at: i64,
    /// What the history says of linked records.
    judged: Judged,
    untold: usize,
}

impl Store {
    /// Verifies the whole history, and with `deep` opens what every assessment was made from. `kept` is a head that
    /// was kept elsewhere; `progress` is told how many entries are done.
    pub fn verify(&self, kept: Option<&Head>, deep: bool, progress: &mut dyn FnMut(i64)) -> Result<Verified> {
        self.database.read(&mut |sql| {
            let mut verifying = Verifying {
                store: self,
                found: Verified::default(),
                frontier: Frontier::new(),
                heads: BTreeMap::new(),
                keys: BTreeMap::new(),
                empty: BTreeMap::new(),
                erased: BTreeSet::new(),
                holds: BTreeMap::new(),
                nodes: BTreeMap::new(),
                last_at: i64::MIN,
                judged: Judged::default(),
                untold: 0,
            };
            verifying.heads(sql, kept)?;
            verifying.keys(sql)?;
            verifying.entries(sql, progress)?;
            if deep {
                verifying.payloads(sql)?;
                verifying.index(sql)?;
                verifying.collections(sql)?;
            }
            verifying.end(sql)
        })
    }

    /// The newest signed head.
    pub fn head(&self) -> Result<Head> {
        self.database.read(&mut |sql| self.newest(sql))
    }

    fn newest(&self, sql: &mut dyn Sql) -> Result<Head> {
        let damaged = |why: &str| StoreError::Damaged { why: why.to_owned() };
        let head = heads(sql, &self.id)?.into_iter().next_back().ok_or_else(|| damaged("there is no signed head"))?;
        if head.is_signed_by(&self.verifying_key()) {
            Ok(head)
        } else {
            Err(damaged("the newest head is not signed by these records; `vetwork records verify` tells more"))
        }
    }
}

/// All signed heads, oldest first.
fn heads(sql: &mut dyn Sql, records: &str) -> Result<Vec<Head>> {
    let rows = sql.all("SELECT size, at, root, signature FROM head ORDER BY day", &[])?;
    let head = |row: &crate::sql::Row| {
        let (size, at, root, signature) = (row.int(0)?, row.int(1)?, row.bytes(2)?, row.bytes(3)?);
        Ok(Head { records: records.to_owned(), size, at, root, signature })
    };
    rows.iter().map(head).collect()
}

impl Verifying<'_> {
    fn problem(&mut self, what: String) {
        if self.found.problems.len() < LISTED { self.found.problems.push(what) } else { self.untold += 1 }
    }

    fn heads(&mut self, sql: &mut dyn Sql, kept: Option<&Head>) -> Result<()> {
        let of_records = heads(sql, &self.store.id)?;
        self.found.head = of_records.last().cloned();
        let text = format!("SELECT COUNT(*) FROM head WHERE day <> at / {MILLISECONDS_A_DAY}");
        if sql.one(&text, &[])?.map_or(Ok(0), |row| row.int(0))? > 0 {
            self.problem("a signed head of the records stands under another day than its own".to_owned());
        }
        let kept = kept.map(|head| (head.clone(), "the head that you kept"));
        for (head, which) in of_records.into_iter().map(|head| (head, "a signed head of the records")).chain(kept) {
            if head.records != self.store.id {
                self.problem(format!("{which} is of other records, {}", head.records));
            } else if head.is_signed_by(&self.store.verifying_key()) {
                self.found.heads += 1;
                self.heads.entry(head.size).or_default().push((head, which));
            } else {
                self.problem(format!("{which}, of {} entries, is not signed by these records", head.size));
            }
        }
        Ok(())
    }

    fn keys(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let mut broken = Vec::new();
        sql.each("SELECT number, data_key, card FROM subject", &[], &mut |row| {
            let number = row.int(0)?;
            let place = |column| self.store.place(column, number, number);
            match self.store.unwrapped(place("subject.data_key"), row.blob(1)?) {
                Ok(key) => {
                    if open(&key, place("subject.card"), row.blob(2)?).is_err() {
                        broken.push(format!("the card of subject {number} was changed or moved"));
                    }
                    self.keys.insert(number, key);
                }
                Err(StoreError::Seal { .. } | StoreError::Key(KeyError::Other { .. })) => {
                    broken.push(format!("the key of subject {number} was changed or moved"));
                }
                Err(other) => return Err(other),
            }
            Ok(())
        })?;
        broken.into_iter().for_each(|what| self.problem(what));
        Ok(())
    }

    fn entries(&mut self, sql: &mut dyn Sql, progress: &mut dyn FnMut(i64)) -> Result<()> {
        self.roots();
        sql.each(&format!("SELECT {ENTRY} FROM entry ORDER BY seq"), &[], &mut |row| {
            let leaf = leaf_of(row)?;
            if leaf.seq != self.found.entries {
                self.problem(match leaf.seq.saturating_sub(self.found.entries) {
                    1 => format!("entry {} was dropped", self.found.entries),
                    2.. => format!("entries {} to {} were dropped", self.found.entries, leaf.seq - 1),
                    _ => format!("there is an entry {} where {} is due", leaf.seq, self.found.entries),
                });
            }
            self.detail(&leaf, row)?;
            let nodes = &mut self.nodes;
            self.frontier.append(leaf.hash(), |node| {
                if node.level > 0 {
                    let place = i64::try_from(node.place).unwrap_or(i64::MAX);
                    digest_node(nodes, i64::from(node.level), place, &node.hash);
                }
            });
            self.found.entries = leaf.seq.saturating_add(1);
            self.last_at = leaf.at;
            self.roots();
            if leaf.seq % PROGRESS == 0 {
                progress(leaf.seq);
            }
            Ok(())
        })
    }

    fn detail(&mut self, leaf: &Leaf, row: &crate::sql::Row) -> Result<()> {
        if matches!(leaf.kind, Kind::Erased | Kind::Expired) {
            self.erased.insert(leaf.subject);
        }
        match self.store.detail_of(leaf, row, self.keys.get(&leaf.subject)) {
            Ok(Some(bytes)) if commitment(&bytes) == leaf.commitment => {
                if matches!(leaf.kind, Kind::Held | Kind::Released) {
                    self.hold(leaf, &bytes);
                } else if leaf.kind.is_of_collection() {
                    self.judged.learn(Detail::from_bytes(&bytes)?.event);
                }
            }
            Ok(None) if leaf.kind.goes_with_subject() => {
                self.empty.entry(leaf.subject).or_insert(leaf.seq);
                self.found.erased += 1;
            }
            Ok(None) => self.problem(format!("the content of entry {} is gone, and nobody erased it", leaf.seq)),
            Ok(Some(_)) | Err(StoreError::Seal { .. }) => {
                self.problem(format!("entry {} was changed: its content is not what it commits to", leaf.seq));
            }
            Err(other) => return Err(other),
        }
        Ok(())
    }

    /// Holds the tree so far against the heads of this size.
    fn roots(&mut self) {
        let size = i64::try_from(self.frontier.size()).unwrap_or(i64::MAX);
        let Some(heads) = self.heads.remove(&size) else { return };
        let root = self.frontier.root();
        for (head, which) in heads {
            if head.root != root {
                let when = jiff::Timestamp::from_millisecond(head.at).unwrap_or_default();
                self.problem(format!("an entry before entry {size} was changed: {which}, of {when:.0}, does not fit"));
            }
        }
    }

    fn payloads(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let mut wanted: Vec<(Leaf, String, i64)> = Vec::new();
        let text = format!("SELECT {ENTRY} FROM entry WHERE kind = ?1 AND detail IS NOT NULL ORDER BY seq");
        sql.each(&text, &[Value::Int(Kind::Assessed.number())], &mut |row| {
            let leaf = leaf_of(row)?;
            let opened = self.store.detail_of(&leaf, row, self.keys.get(&leaf.subject)).ok().flatten();
            let detail = opened.and_then(|bytes| Detail::from_bytes(&bytes).ok());
            if let Some(Detail { event: Event::Assessed(facts), .. }) = detail {
                wanted.push((leaf, facts.payload, facts.dossier_at));
            }
            Ok(())
        })?;
        for (leaf, hash, dossier_at) in wanted {
            let whole = self.payload(sql, &leaf, dossier_at)?.is_some_and(|found| found == hash);
            self.found.payloads += 1;
            if !whole {
                self.problem(format!("what entry {} was made from, or came to, was changed or dropped", leaf.seq));
            } else if !self.mentions(sql, &leaf)? {
                self.problem(format!("whom entry {} names was changed or dropped", leaf.seq));
            }
        }
        Ok(())
    }

    /// Is everybody named whom an assessment was compared with, but for those who were erased?
    fn mentions(&self, sql: &mut dyn Sql, leaf: &Leaf) -> Result<bool> {
        let Some(key) = self.keys.get(&leaf.subject) else { return Ok(false) };
        let Some(row) = sql.one("SELECT compared FROM payload WHERE seq = ?1", &[Value::Int(leaf.seq)])? else {
            return Ok(false);
        };
        let place = self.store.place("payload.compared", leaf.seq, leaf.subject);
        let text = unpack(&open(key, place, row.blob(0)?)?, place)?;
        let Ok(compared) = serde_json::from_slice::<Compared>(&text) else { return Ok(false) };
        let mut opened = BTreeSet::new();
        sql.each("SELECT other, body FROM mention WHERE seq = ?1", &[Value::Int(leaf.seq)], &mut |row| {
            let other = row.int(0)?;
            let place = self.store.place("mention.body", leaf.seq, other);
            if let Some(key) = self.keys.get(&other)
                && open(key, place, row.blob(1)?).is_ok()
            {
                opened.insert(other);
            }
            Ok(())
        })?;
        let named: BTreeSet<i64> = compared.others().collect();
        Ok(named.difference(&self.erased).all(|other| opened.contains(other)))
    }

    /// The hash of what an assessment was made from and came to; nothing when a part of it is missing or does not
    /// open.
    fn payload(&self, sql: &mut dyn Sql, leaf: &Leaf, dossier_at: i64) -> Result<Option<String>> {
        let Some(key) = self.keys.get(&leaf.subject) else { return Ok(None) };
        let parts = [
            ("dossier", "payload.dossier", dossier_at),
            ("confidential", "payload.confidential", dossier_at),
            ("assessment", "payload.assessment", leaf.seq),
            ("compared", "payload.compared", leaf.seq),
        ];
        let mut hashes: [Hash; 4] = Default::default();
        for ((name, column, seq), hash) in parts.into_iter().zip(&mut hashes) {
            let row = sql.one(&format!("SELECT {name} FROM payload WHERE seq = ?1"), &[Value::Int(seq)])?;
            let Some(row) = row else { return Ok(None) };
            let packed = match row.is_null(0) {
                true => Some(Vec::new()),
                false => open(key, self.store.place(column, seq, leaf.subject), row.blob(0)?).ok(),
            };
            let Some(packed) = packed else { return Ok(None) };
            *hash = Sha256::digest(&packed).into();
        }
        Ok(Some(payload_hash(hashes.each_ref())))
    }

    fn end(mut self, sql: &mut dyn Sql) -> Result<Verified> {
        for (subject, seq) in std::mem::take(&mut self.empty) {
            if !self.erased.contains(&subject) {
                self.problem(format!("the content of entry {seq} is gone, and nobody erased it"));
            }
        }
        let entries = self.found.entries;
        for (size, heads) in std::mem::take(&mut self.heads) {
            for (_, which) in heads {
                self.problem(format!(
                    "the records were rolled back, or entries were dropped from the end: {which} knows {size} entries, \
                     the records have {entries}"
                ));
            }
        }
        self.state(sql)?;
        self.tree(sql)?;
        if self.untold > 0 {
            self.found.problems.push(format!("and {} more", self.untold));
        }
        Ok(self.found)
    }
}

impl Verifying<'_> {
    /// Holds what the next write goes on from against what was found.
    fn state(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let row = sql.one("SELECT entries, last_at, frontier, next_subject FROM state", &[])?;
        let Some(row) = row else {
            self.problem("the state of the records is missing".to_owned());
            return Ok(());
        };
        let (state, entries) = (row.int(0)?, self.found.entries);
        if state != entries || self.found.head.as_ref().is_none_or(|head| head.size != state) {
            self.problem(format!("the records say that they have {state} entries, and {entries} were found"));
        }
        let text = "SELECT COALESCE(MAX(subject), 0) FROM entry UNION ALL SELECT COALESCE(MAX(number), 0) FROM subject";
        let mut highest = 0;
        sql.each(text, &[], &mut |row| {
            highest = highest.max(row.int(0)?);
            Ok(())
        })?;
        let goes_on = row.int(1)? >= self.last_at && row.blob(2)? == self.frontier.to_bytes() && row.int(3)? > highest;
        if !goes_on {
            self.problem("the state of the records was changed: it does not go on from the last entry".to_owned());
        }
        Ok(())
    }

    /// Holds the inner nodes, of which proofs are made, against those that follow from the entries.
    fn tree(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let mut nodes = BTreeMap::new();
        sql.each("SELECT level, place, hash FROM node ORDER BY level, place", &[], &mut |row| {
            digest_node(&mut nodes, row.int(0)?, row.int(1)?, row.blob(2)?);
            Ok(())
        })?;
        let whole = |nodes: BTreeMap<i64, Sha256>| -> Vec<(i64, Hash)> {
            nodes.into_iter().map(|(level, digest)| (level, digest.finalize().into())).collect()
        };
        if whole(nodes) != whole(std::mem::take(&mut self.nodes)) {
            self.problem("the tree over the entries was changed: no proofs can be made of it".to_owned());
        }
        Ok(())
    }
}

/// Adds a node to the digest of its level. Within one, nodes are made and read from left to right.
fn digest_node(nodes: &mut BTreeMap<i64, Sha256>, level: i64, place: i64, hash: &[u8]) {
    let digest = nodes.entry(level).or_default();
    digest.update(place.to_be_bytes());
    digest.update(hash);
}

/// Entries between two signs of progress.
const PROGRESS: i64 = 4096;
