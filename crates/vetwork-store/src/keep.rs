//! Remembering: a subject with its values, its dossier and its assessment goes in whole, or not at all.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use vetwork_model::records::Sighting;
use vetwork_model::{Band, Channel, Clearance, Key, Name, Part, SubjectId, SubjectKind, When};

use crate::blind::{Digest, SLAB_BITS, short};
use crate::card::{Card, Claim, day_number};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::log::entry::{AssessedFacts, Event, hexadecimal, payload_hash};
use crate::log::merkle::Hash;
use crate::seal::{pack, seal};
use crate::sql::{Sql, Value, insert_many};
use crate::store::{Actor, SUBJECT, Store, Subject, lock_writers};
use crate::veil::{Called, veil};

/// What assessments of one run share, and nobody's data stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The policy's text.
    pub policy: String,
    /// Reference lists, by id.
    pub lists: Vec<String>,
    /// Hash of the customer's own indicators; empty when there were none.
    pub indicators: String,
}

impl Context {
    fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Its name: SHA-256, in hexadecimal digits.
    pub fn digest(&self) -> String {
        hexadecimal(&Sha256::digest(self.to_bytes()))
    }
}

/// What the records answered about one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The value.
    pub key: Key,
    /// How many other subjects have it.
    pub subjects: usize,
    /// The first of them.
    pub shown: Vec<Sighting>,
    /// Those of them who are of the same run, and may not be remembered yet.
    pub of_run: BTreeSet<SubjectId>,
}

/// An assessed subject that is to be remembered.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: SubjectId,
    /// Its name in use.
    pub name: Name,
    /// What it is.
    pub kind: SubjectKind,
    /// ISO 3166 code of the country whose law governs the hiring.
    pub jurisdiction: Option<String>,
    /// In a role with production, payment or publishing rights.
    pub privileged: bool,
    /// Worked from a place of the person's own.
    pub remote: bool,
    /// Reached through other firms.
    pub through_contractors: bool,
    /// Its values.
    pub claims: Vec<Claim>,
    /// Where the assessment ended.
    pub band: Band,
    /// Version of the program.
    pub program: String,
    /// Name and hash of the policy.
    pub policy: String,
    /// Hash of the evidence.
    pub evidence: String,
    /// Hash of what was compared.
    pub compared: String,
    /// The time that was judged by, RFC 3339.
    pub time: String,
    /// The dossier, without what is held apart.
    pub dossier: Vec<u8>,
    /// What is held apart: former names and what else checks may not see.
    pub confidential: Option<Vec<u8>>,
    /// The assessment: one JSON text.
    pub assessment: String,
    /// How many other subjects there were to compare with.
    pub others: usize,
    /// What was compared.
    pub answers: Vec<Answer>,
    /// What people had said of it and listed parties, as far as that was asked.
    pub clearances: Vec<Clearance>,
}

/// What was compared, as it is sealed: others by their numbers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Compared {
    pub(crate) others: usize,
    pub(crate) answers: Vec<ComparedValue>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) clearances: Vec<Clearance>,
}

impl Compared {
    /// The numbers of those who are shown, but for those who were erased before it was kept.
    pub(crate) fn others(&self) -> impl Iterator<Item = i64> {
        self.answers.iter().flat_map(|value| &value.shown).map(|sighting| sighting.other).filter(|other| *other > 0)
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ComparedValue {
    pub(crate) kind: vetwork_model::KeyKind,
    pub(crate) value: String,
    pub(crate) subjects: usize,
    pub(crate) shown: Vec<ComparedSighting>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ComparedSighting {
    pub(crate) other: i64,
    pub(crate) part: Part,
    pub(crate) channel: Channel,
    pub(crate) at: Option<When>,
}

/// How names are shown to people, where that differs from how they are written.
pub type Shown<'s> = &'s dyn Fn(&Name) -> String;

/// What is the same for all subjects of one write.
struct RunFacts<'s> {
    context: String,
    shown: Shown<'s>,
    /// Days since 1970.
    today: i32,
}

/// What was written for one subject.
struct Written {
    seq: i64,
    payload: [Option<Vec<u8>>; 4],
    mentions: Vec<(i64, Vec<u8>)>,
}

/// Subjects that one write touches, by id.
#[derive(Default)]
struct Touched {
    subjects: BTreeMap<SubjectId, Subject>,
    fresh: BTreeSet<SubjectId>,
    sightings: Vec<(i64, i64)>,
}

impl Store {
    /// Remembers subjects, all of them or none. Afterwards they are on disk.
    pub fn keep(&self, batch: &[Kept], context: &Context, shown: Shown<'_>, actor: Actor<'_>) -> Result<()> {
        let today = day_number(actor.at.to_zoned(jiff::tz::TimeZone::UTC).date());
        let run = RunFacts { context: context.digest(), shown, today };
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let begun = ledger.next_entry();
            let mut touched = self.touched(&mut ledger, batch)?;
            let mut written = Vec::with_capacity(batch.len());
            for kept in batch {
                written.push(self.keep_one(&mut ledger, &mut touched, kept, &run)?);
            }
            let fresh = touched.fresh.len();
            self.write_subjects(ledger.sql, &touched)?;
            write_sightings(ledger.sql, &mut touched.sightings)?;
            if begun / NEWEST_ENTRIES < ledger.next_entry() / NEWEST_ENTRIES {
                sort_in_newest(ledger.sql)?;
            }
            write_context(ledger.sql, context)?;
            write_payloads(ledger.sql, &written)?;
            let count = Value::Int(i64::try_from(fresh).unwrap_or(i64::MAX));
            let text = "UPDATE tenant SET subjects = subjects + ?1 WHERE number = ?2";
            ledger.sql.execute(text, &[count, Value::Int(self.tenant.number)])?;
            ledger.finish()?;
            Ok(())
        })
    }

    /// Moves the newest values of the index to where they stay; that happens by itself after many entries.
    pub fn sort_in(&self) -> Result<()> {
        self.database.write(&mut |sql| {
            lock_writers(sql)?;
            sort_in_newest(sql)
        })
    }

    /// Opens those who are known, and makes those who are not, also those of the run who are only named so far.
    /// Others who are named and not known were erased since they were looked up: they do not come back.
    fn touched(&self, ledger: &mut Ledger<'_>, batch: &[Kept]) -> Result<Touched> {
        let mut wanted: BTreeMap<&SubjectId, (&Name, SubjectKind)> = BTreeMap::new();
        let mut named: BTreeSet<&SubjectId> = BTreeSet::new();
        for answer in batch.iter().flat_map(|kept| &kept.answers) {
            named.extend(answer.shown.iter().map(|sighting| &sighting.subject));
            let of_run = answer.shown.iter().filter(|sighting| answer.of_run.contains(&sighting.subject));
            wanted.extend(of_run.map(|sighting| (&sighting.subject, (&sighting.name, SubjectKind::Person))));
        }
        wanted.extend(batch.iter().map(|kept| (&kept.id, (&kept.name, kept.kind))));
        named.extend(wanted.keys());
        let ids: Vec<&SubjectId> = named.into_iter().collect();
        let mut touched = Touched::default();
        for subject in self.subjects(ledger.sql, &ids)? {
            touched.subjects.insert(subject.card.id.clone(), subject);
        }
        for (id, (name, kind)) in wanted {
            if !touched.subjects.contains_key(id) {
                let card = Card::new(id.clone(), name.clone(), kind);
                let subject = self.fresh(ledger.subject_number(), card)?;
                touched.subjects.insert(id.clone(), subject);
                touched.fresh.insert(id.clone());
            }
        }
        Ok(touched)
    }

    /// The subjects with these ids, as far as they are known.
    pub(crate) fn subjects(&self, sql: &mut dyn Sql, ids: &[&SubjectId]) -> Result<Vec<Subject>> {
        let digests: Vec<Digest> = ids.iter().map(|id| self.tenant.blinder.subject(id)).collect();
        let mut found = Vec::new();
        for some in digests.chunks(IDS_AT_A_TIME) {
            let mut values = vec![Value::Int(self.tenant.number)];
            values.extend(some.iter().map(|digest| Value::Blob(digest)));
            // Filled up to one length in few steps, so that few texts are prepared.
            values.resize(1 + some.len().next_power_of_two(), Value::Null);
            let places: Vec<String> = (2..=values.len()).map(|place| format!("?{place}")).collect();
            let text =
                format!("SELECT {SUBJECT} FROM subject WHERE tenant = ?1 AND id_digest IN ({})", places.join(", "));
            sql.each(&text, &values, &mut |row| {
                found.push(self.opened(row)?);
                Ok(())
            })?;
        }
        Ok(found)
    }

    fn keep_one(
        &self,
        ledger: &mut Ledger<'_>,
        touched: &mut Touched,
        kept: &Kept,
        run: &RunFacts<'_>,
    ) -> Result<Written> {
        let others = others(kept, touched, run.shown);
        let assessment = veil(&kept.assessment, &others)?;
        let compared = serde_json::to_vec(&compared(kept, &others)).unwrap_or_default();
        let mentions = self.mentions(ledger.next_entry(), &others, touched)?;
        let seq = ledger.next_entry();
        let Some(subject) = touched.subjects.get_mut(&kept.id) else {
            return Err(crate::StoreError::Unknown(kept.id.to_string()));
        };
        let today = run.today;
        let added = subject.card.add(&self.tenant.blinder, &kept.claims, today);
        touched.sightings.extend(added.iter().map(|digest| (short(digest), subject.number)));
        let (dossier, confidential) = (pack(&kept.dossier), kept.confidential.as_deref().map(pack));
        let (assessment, compared) = (pack(assessment.as_bytes()), pack(&compared));
        let (dossier_hash, confidential_hash) = (sha256(&dossier), sha256(confidential.as_deref().unwrap_or_default()));
        let is_same = subject.card.is_dossier(&dossier_hash, &confidential_hash);
        let dossier_at = subject.card.assessed(kept, [&dossier_hash, &confidential_hash], seq, today);
        let facts = AssessedFacts {
            band: kept.band,
            program: kept.program.clone(),
            policy: kept.policy.clone(),
            context: run.context.clone(),
            evidence: kept.evidence.clone(),
            compared: kept.compared.clone(),
            time: kept.time.clone(),
            dossier_at,
            payload: payload_hash([&dossier_hash, &confidential_hash, &sha256(&assessment), &sha256(&compared)]),
        };
        let (number, key) = (subject.number, subject.key.clone());
        ledger.append(Some(subject), Event::Assessed(Box::new(facts)))?;
        let sealed = |column, packed: Vec<u8>| seal(&key, self.place(column, seq, number), &packed);
        let (dossier, confidential) = if is_same { (None, None) } else { (Some(dossier), confidential) };
        let payload = [
            dossier.map(|packed| sealed("payload.dossier", packed)).transpose()?,
            confidential.map(|packed| sealed("payload.confidential", packed)).transpose()?,
            Some(sealed("payload.assessment", assessment)?),
            Some(sealed("payload.compared", compared)?),
        ];
        Ok(Written { seq, payload, mentions })
    }

    fn mentions(&self, seq: i64, others: &[(i64, Called)], touched: &Touched) -> Result<Vec<(i64, Vec<u8>)>> {
        let mut mentions = Vec::with_capacity(others.len());
        for (number, called) in others {
            if let Some(other) = touched.subjects.get(&called.id) {
                let text = serde_json::to_vec(called).unwrap_or_default();
                mentions.push((*number, seal(&other.key, self.place("mention.body", seq, *number), &text)?));
            }
        }
        Ok(mentions)
    }

    fn write_subjects(&self, sql: &mut dyn Sql, touched: &Touched) -> Result<()> {
        if !touched.fresh.is_empty() {
            self.learn_key(sql)?;
        }
        let mut rows = Vec::with_capacity(touched.fresh.len());
        for (id, subject) in &touched.subjects {
            if touched.fresh.contains(id) {
                let digest = self.tenant.blinder.subject(id);
                rows.push((subject.number, digest, self.wrapped_key(subject)?, self.sealed_card(subject)?));
            } else {
                self.update_card(sql, subject)?;
            }
        }
        rows.sort_by_key(|(number, ..)| *number);
        let tenant = Value::Int(self.tenant.number);
        let rows: Vec<[Value<'_>; 5]> = rows
            .iter()
            .map(|(number, digest, key, card)| {
                [Value::Int(*number), tenant, Value::Blob(digest), Value::Blob(key), Value::Blob(card)]
            })
            .collect();
        insert_many(sql, "subject", &["number", "tenant", "id_digest", "data_key", "card"], &rows, "")
    }
}

fn sha256(text: &[u8]) -> Hash {
    Sha256::digest(text).into()
}

/// Ids in one query.
const IDS_AT_A_TIME: usize = 64;

/// Whom an assessment was compared with, each with its number. Who was erased meanwhile gets a number that nobody
/// has: below zero.
fn others(kept: &Kept, touched: &Touched, shown: Shown<'_>) -> Vec<(i64, Called)> {
    let named = kept.answers.iter().flat_map(|answer| &answer.shown);
    let named: BTreeMap<&SubjectId, &Name> = named.map(|sighting| (&sighting.subject, &sighting.name)).collect();
    let mut erased = 0;
    let mut others: Vec<(i64, Called)> = Vec::with_capacity(named.len());
    for (id, name) in named {
        let number = touched.subjects.get(id).map(|other| other.number);
        let number = number.unwrap_or_else(|| {
            erased -= 1;
            erased
        });
        others.push((number, Called { id: id.clone(), name: name.clone(), shown: shown(name) }));
    }
    others.sort_by_key(|(number, _)| *number);
    others
}

fn compared(kept: &Kept, others: &[(i64, Called)]) -> Compared {
    let number = |id: &SubjectId| others.iter().find(|(_, called)| called.id == *id).map_or(0, |(number, _)| *number);
    let sighting = |sighting: &Sighting| ComparedSighting {
        other: number(&sighting.subject),
        part: sighting.part,
        channel: sighting.channel,
        at: sighting.at,
    };
    let value = |answer: &Answer| ComparedValue {
        kind: answer.key.kind,
        value: answer.key.value.clone(),
        subjects: answer.subjects,
        shown: answer.shown.iter().map(sighting).collect(),
    };
    let answers = kept.answers.iter().map(value).collect();
    Compared { others: kept.others, answers, clearances: kept.clearances.clone() }
}

fn write_sightings(sql: &mut dyn Sql, sightings: &mut [(i64, i64)]) -> Result<()> {
    // In the order of the index: neighbours are on one page.
    sightings.sort_unstable();
    let row = |(digest, subject): &(i64, i64)| [*digest, *subject].map(Value::Int);
    let rows: Vec<[Value<'_>; 2]> = sightings.iter().map(row).collect();
    insert_many(sql, "newest_sighting", &["digest", "subject"], &rows, " ON CONFLICT DO NOTHING")
}

/// After so many entries the newest values move to where they stay. It takes half a second then.
const NEWEST_ENTRIES: i64 = 1 << 14;

/// Moves the newest values of the index into their slabs: in order, so that each page is written once.
fn sort_in_newest(sql: &mut dyn Sql) -> Result<()> {
    let text = format!(
        "INSERT INTO sighting (slab, digest, subject) SELECT subject >> {SLAB_BITS}, digest, subject \
         FROM newest_sighting WHERE true ORDER BY digest, subject ON CONFLICT DO NOTHING"
    );
    sql.execute(&text, &[])?;
    sql.execute("DELETE FROM newest_sighting", &[])?;
    Ok(())
}

fn write_context(sql: &mut dyn Sql, context: &Context) -> Result<()> {
    let body = context.to_bytes();
    let digest = Sha256::digest(&body);
    let values = [Value::Blob(&digest), Value::Blob(&body)];
    sql.execute("INSERT INTO context (digest, body) VALUES (?1, ?2) ON CONFLICT DO NOTHING", &values)?;
    Ok(())
}

fn write_payloads(sql: &mut dyn Sql, written: &[Written]) -> Result<()> {
    let payloads: Vec<[Value<'_>; 5]> = written
        .iter()
        .map(|one| {
            let [dossier, confidential, assessment, compared] =
                one.payload.each_ref().map(|payload| payload.as_deref().map_or(Value::Null, Value::Blob));
            [Value::Int(one.seq), dossier, confidential, assessment, compared]
        })
        .collect();
    insert_many(sql, "payload", &["seq", "dossier", "confidential", "assessment", "compared"], &payloads, "")?;
    let mentions: Vec<[Value<'_>; 3]> = written
        .iter()
        .flat_map(|one| one.mentions.iter().map(|(other, body)| (one.seq, *other, body)))
        .map(|(seq, other, body)| [Value::Int(seq), Value::Int(other), Value::Blob(body)])
        .collect();
    insert_many(sql, "mention", &["seq", "other", "body"], &mentions, "")
}
