//! The history of a subject: what was assessed, decided and looked at, and what an assessment was made from.

use std::collections::{BTreeMap, BTreeSet};

use vetwork_model::records::{Sighting, Sightings};
use vetwork_model::{Clearance, Decision, Key, Records, SubjectId};

use crate::blind::Digest;
use crate::card::day_number;
use crate::error::{Result, StoreError};
use crate::keep::{Compared, Context};
use crate::ledger::Ledger;
use crate::log::entry::{AssessedFacts, Detail, Event, Kind, Leaf, from_hexadecimal};
use crate::seal::{Secret, open, unpack};
use crate::sql::{Row, Sql, Value};
use crate::store::{Actor, Store, Subject};
use crate::veil::{Called, unveil, unveil_as};

/// One entry of the history.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What stands in the open.
    pub leaf: Leaf,
    /// What happened; nothing when it went with its subject.
    pub detail: Option<Detail>,
}

/// The columns of [`leaf_of`].
pub(crate) const ENTRY: &str = "seq, at, kind, subject, commitment, detail";

/// What stands in the open of a row of [`ENTRY`].
pub(crate) fn leaf_of(row: &Row) -> Result<Leaf> {
    let kind = Kind::of(row.int(2)?)?;
    Ok(Leaf { seq: row.int(0)?, at: row.int(1)?, kind, subject: row.int(3)?, commitment: row.bytes(4)? })
}

impl Store {
    /// The bytes of an entry's detail, in a row of [`ENTRY`], with the key of its subject.
    pub(crate) fn detail_of(&self, leaf: &Leaf, row: &Row, subject: Option<&Secret>) -> Result<Option<Vec<u8>>> {
        if row.is_null(5) {
            return Ok(None);
        }
        let key = if leaf.kind.goes_with_subject() && leaf.subject != 0 { subject } else { Some(&self.house) };
        let Some(key) = key else { return Ok(None) };
        open(key, self.place("entry.detail", leaf.seq, leaf.subject), row.blob(5)?).map(Some)
    }

    /// Everything that is remembered to have happened with a subject, oldest first.
    pub fn history(&self, id: &SubjectId) -> Result<Vec<Entry>> {
        self.database.read(&mut |sql| {
            let subject = self.known(sql, id)?;
            self.entries(sql, &subject)
        })
    }

    pub(crate) fn entries(&self, sql: &mut dyn Sql, subject: &Subject) -> Result<Vec<Entry>> {
        let text = format!("SELECT {ENTRY} FROM entry WHERE subject = ?1 ORDER BY seq");
        let mut entries = Vec::new();
        sql.each(&text, &[Value::Int(subject.number)], &mut |row| {
            let leaf = leaf_of(row)?;
            let detail = self.detail_of(&leaf, row, Some(&subject.key))?;
            entries.push(Entry { leaf, detail: detail.map(|bytes| Detail::from_bytes(&bytes)).transpose()? });
            Ok(())
        })?;
        Ok(entries)
    }

    /// Adds to the history of a subject: a decision, a look, a correction, a hold. Gives the entry's number.
    pub fn note(&self, id: &SubjectId, event: &Event, actor: Actor<'_>) -> Result<i64> {
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let mut subject = self.known(ledger.sql, id)?;
            // Only who confirms looks back.
            let entries = match event.kind() {
                Kind::Confirmed => self.entries(ledger.sql, &subject)?,
                _ => Vec::new(),
            };
            let seq = ledger.append(Some(&subject), event.clone())?;
            let today = day_number(actor.at.to_zoned(jiff::tz::TimeZone::UTC).date());
            if let Some(decision) = counting(&entries, event) {
                subject.card.keeping.decision = Some(decision);
                subject.card.keeping.last_day = today;
                self.update_card(ledger.sql, &subject)?;
            }
            self.set_hold(ledger.sql, &subject, event)?;
            ledger.finish()?;
            Ok(seq)
        })
    }

    /// Records what the subject corrects, and takes values that are not theirs out of the memory. Gives the entry's
    /// number and which of the values were held.
    pub fn correct(
        &self,
        id: &SubjectId,
        statement: &str,
        about: Option<&str>,
        withdrawn: &[Key],
        actor: Actor<'_>,
    ) -> Result<(i64, Vec<Key>)> {
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let mut subject = self.known(ledger.sql, id)?;
            let mut gone = Vec::new();
            for key in withdrawn {
                let digest: Digest = self.tenant.blinder.value(key);
                if subject.card.withdraw(&digest) {
                    self.forget_sightings(ledger.sql, subject.number, &[digest])?;
                    gone.push(key.clone());
                }
            }
            let kinds = gone.iter().map(|key| format!("{:?}", key.kind).to_lowercase()).collect();
            let (statement, about) = (statement.to_owned(), about.map(str::to_owned));
            let seq = ledger.append(Some(&subject), Event::Corrected { statement, about, withdrawn: kinds })?;
            self.update_card(ledger.sql, &subject)?;
            ledger.finish()?;
            Ok((seq, gone))
        })
    }
}

/// What a subject corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When, the history's time.
    pub at: jiff::Timestamp,
    /// In the subject's words.
    pub statement: String,
    /// What it is about, where the subject says so.
    pub about: Option<String>,
}

impl Store {
    /// What these subjects corrected, of those who are remembered and corrected something.
    pub fn corrections(&self, ids: &[&SubjectId]) -> Result<BTreeMap<SubjectId, Vec<Correction>>> {
        self.database.read(&mut |sql| {
            // The number stands in the text, so that the index of corrections is used.
            let kind = Kind::Corrected.number();
            let text = format!("SELECT DISTINCT subject FROM entry WHERE kind = {kind} AND detail IS NOT NULL");
            let corrected = sql.all(&text, &[])?;
            let corrected: BTreeSet<i64> = corrected.iter().map(|row| row.int(0)).collect::<Result<_>>()?;
            let mut corrections = BTreeMap::new();
            if corrected.is_empty() {
                return Ok(corrections);
            }
            for subject in self.subjects(sql, ids)?.into_iter().filter(|one| corrected.contains(&one.number)) {
                let entries = self.entries(sql, &subject)?;
                corrections.insert(subject.card.id, entries.into_iter().filter_map(correction).collect());
            }
            Ok(corrections)
        })
    }
}

fn correction(entry: Entry) -> Option<Correction> {
    match entry.detail?.event {
        Event::Corrected { statement, about, .. } => {
            let at = jiff::Timestamp::from_millisecond(entry.leaf.at).unwrap_or_default();
            Some(Correction { at, statement, about })
        }
        _ => None,
    }
}

/// The decision that counts from now on: one that needs no second reader, or one to which the second reader
/// agrees.
fn counting(entries: &[Entry], event: &Event) -> Option<Decision> {
    match event {
        Event::Decided { decision, second_reader: false, .. } => Some(*decision),
        Event::Confirmed { decision, agrees: true, .. } => {
            let entry = entries.iter().find(|entry| entry.leaf.seq == *decision)?;
            match &entry.detail.as_ref()?.event {
                Event::Decided { decision, .. } => Some(*decision),
                _ => None,
            }
        }
        _ => None,
    }
}

/// An assessment of the past, with everything that it was made from.
#[derive(Debug)]
pub struct Past {
    /// The entry.
    pub leaf: Leaf,
    /// Who asked for it.
    pub by: String,
    /// What it was made from and what it came to, by hash.
    pub facts: AssessedFacts,
    /// Policy and lists.
    pub context: Option<Context>,
    /// The dossier, without what is held apart.
    pub dossier: Vec<u8>,
    /// What is held apart.
    pub confidential: Option<Vec<u8>>,
    /// What it came to; who was erased since is marked as such.
    pub assessment: String,
    /// The same for the subject's own eyes: everybody else is "[another person]".
    pub for_subject: String,
    /// What was compared.
    pub records: PastRecords,
}

/// What the records answered at the time of an assessment.
#[derive(Debug, Default)]
pub struct PastRecords {
    others: usize,
    answers: BTreeMap<Key, Sightings>,
    clearances: Vec<Clearance>,
    /// How many of those who were compared have been erased since.
    pub erased: usize,
}

impl Records for PastRecords {
    fn others(&self) -> usize {
        self.others
    }

    fn sightings(&self, key: &Key, _: &SubjectId) -> Sightings {
        self.answers.get(key).cloned().unwrap_or_default()
    }

    /// As they were then, whatever was said since.
    fn clearances(&self, _: &SubjectId) -> Vec<Clearance> {
        self.clearances.clone()
    }
}

impl Store {
    /// An assessment of a subject with all that it was made from: the one of this entry, else the last one.
    pub fn past(&self, id: &SubjectId, seq: Option<i64>) -> Result<Past> {
        self.database.read(&mut |sql| {
            let subject = self.known(sql, id)?;
            let entries = self.entries(sql, &subject)?;
            let wanted = entries.into_iter().rev().find_map(|entry| match entry.detail {
                Some(Detail { by, event: Event::Assessed(facts), .. })
                    if seq.is_none_or(|seq| seq == entry.leaf.seq) =>
                {
                    Some((entry.leaf, by, *facts))
                }
                _ => None,
            });
            let none = || {
                StoreError::NotNow(match seq {
                    Some(seq) => format!("entry {seq} is no assessment of `{id}`"),
                    None => format!("`{id}` is remembered, but was never assessed"),
                })
            };
            let (leaf, by, facts) = wanted.ok_or_else(none)?;
            self.past_of(sql, &subject, leaf, by, facts)
        })
    }

    fn past_of(
        &self,
        sql: &mut dyn Sql,
        subject: &Subject,
        leaf: Leaf,
        by: String,
        facts: AssessedFacts,
    ) -> Result<Past> {
        let number = subject.number;
        let opened = |column: &'static str, row: i64, sealed: &[u8]| {
            let place = self.place(column, row, number);
            unpack(&open(&subject.key, place, sealed)?, place)
        };
        let gone = || StoreError::Damaged { why: format!("what entry {} was made from is missing", leaf.seq) };
        let text = "SELECT assessment, compared FROM payload WHERE seq = ?1";
        let row = sql.one(text, &[Value::Int(leaf.seq)])?.ok_or_else(gone)?;
        let assessment = opened("payload.assessment", leaf.seq, row.blob(0)?)?;
        let compared = opened("payload.compared", leaf.seq, row.blob(1)?)?;
        let text = "SELECT dossier, confidential FROM payload WHERE seq = ?1";
        let row = sql.one(text, &[Value::Int(facts.dossier_at)])?.ok_or_else(gone)?;
        let dossier = opened("payload.dossier", facts.dossier_at, row.blob(0)?)?;
        let confidential =
            if row.is_null(1) { None } else { Some(opened("payload.confidential", facts.dossier_at, row.blob(1)?)?) };
        let others = self.called(sql, leaf.seq)?;
        let veiled = String::from_utf8_lossy(&assessment);
        let (assessment, for_subject) = (unveil(&veiled, &others), unveil_as(&veiled, "[another person]"));
        let compared: Compared = serde_json::from_slice(&compared)
            .map_err(|error| StoreError::Damaged { why: format!("what entry {} compared: {error}", leaf.seq) })?;
        let context = context(sql, &facts.context)?;
        let records = past_records(compared, &others);
        Ok(Past { leaf, by, facts, context, dossier, confidential, assessment, for_subject, records })
    }

    /// Those whom an assessment names, as far as they are still remembered.
    fn called(&self, sql: &mut dyn Sql, seq: i64) -> Result<Vec<(i64, Called)>> {
        let text = "SELECT other, body, data_key FROM mention JOIN subject ON number = other WHERE seq = ?1";
        let mut called = Vec::new();
        sql.each(text, &[Value::Int(seq)], &mut |row| {
            let other = row.int(0)?;
            let key = self.unwrapped(self.place("subject.data_key", other, other), row.blob(2)?)?;
            let body = open(&key, self.place("mention.body", seq, other), row.blob(1)?)?;
            let one = serde_json::from_slice(&body)
                .map_err(|error| StoreError::Damaged { why: format!("whom entry {seq} names: {error}") })?;
            called.push((other, one));
            Ok(())
        })?;
        Ok(called)
    }
}

fn context(sql: &mut dyn Sql, digest: &str) -> Result<Option<Context>> {
    let Some(name) = from_hexadecimal::<32>(digest) else { return Ok(None) };
    let row = sql.one("SELECT body FROM context WHERE digest = ?1", &[Value::Blob(&name)])?;
    let Some(row) = row else { return Ok(None) };
    let context: Option<Context> = serde_json::from_slice(row.blob(0)?).ok();
    // It stands in the open, so that anybody could have changed it: its name is its hash.
    Ok(context.filter(|context| context.digest() == digest))
}

fn past_records(compared: Compared, others: &[(i64, Called)]) -> PastRecords {
    let mut records =
        PastRecords { others: compared.others, clearances: compared.clearances, ..PastRecords::default() };
    let mut erased = BTreeSet::new();
    for value in compared.answers {
        let mut shown = Vec::new();
        for sighting in value.shown {
            let Some((_, called)) = others.iter().find(|(other, _)| *other == sighting.other) else {
                erased.insert(sighting.other);
                continue;
            };
            shown.push(Sighting {
                subject: called.id.clone(),
                name: called.name.clone(),
                part: sighting.part,
                provenance: sighting.channel.provenance(),
                channel: sighting.channel,
                at: sighting.at,
            });
        }
        let key = Key { kind: value.kind, value: value.value };
        records.answers.insert(key, Sightings { subjects: value.subjects, shown });
    }
    records.erased = erased.len();
    records
}
