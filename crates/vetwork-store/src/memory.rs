//! Memory for checks: who else has this value, among all who came before. One query for all values of a
//! subject; only the cards of those who are shown are opened.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard};

use vetwork_model::records::{SIGHTINGS_AT_MOST, Sighting, Sightings};
use vetwork_model::{Clearance, Key, Records, SubjectId, When};

use crate::blind::{Digest, short, slab};
use crate::card::day_of;
use crate::error::{Result, StoreError};
use crate::keep::Answer;
use crate::sql::{Sql, Value};
use crate::store::{SUBJECT, Store, Subject};

/// More subjects with one value than this are not counted.
pub const COUNTED_AT_MOST: usize = 200;

/// A value is looked for in every slab. Records of more than a thousand million subjects are none of ours.
const SLABS_AT_MOST: i64 = 4096;

/// All who were remembered when it was asked for, but for those who are assessed now.
pub struct Memory<'s> {
    store: &'s Store,
    /// Subjects with later numbers came after the run began, and leave no trace in it.
    up_to: i64,
    run: BTreeSet<SubjectId>,
    left_out: BTreeSet<i64>,
    others: usize,
}

impl Store {
    /// The memory for a run over these subjects. They are left out: of them, this run knows more.
    pub fn memory(&self, run: &[&SubjectId]) -> Result<Memory<'_>> {
        // Who comes between the two questions has a later number.
        self.database.glance(&mut |sql| {
            let text = "SELECT next_subject - 1, subjects FROM state, tenant WHERE number = ?1";
            let row = sql.one(text, &[Value::Int(self.tenant.number)])?;
            let (up_to, subjects) = row.map_or(Ok((0, 0)), |row| Ok::<_, StoreError>((row.int(0)?, row.int(1)?)))?;
            let left_out = self.numbers(sql, run)?;
            let others = usize::try_from(subjects).unwrap_or_default().saturating_sub(left_out.len());
            if slab(up_to) > SLABS_AT_MOST {
                return Err(StoreError::Damaged { why: "no records have so many subjects".to_owned() });
            }
            let run = run.iter().copied().cloned().collect();
            Ok(Memory { store: self, up_to, run, left_out, others })
        })
    }

    fn numbers(&self, sql: &mut dyn Sql, ids: &[&SubjectId]) -> Result<BTreeSet<i64>> {
        let mut numbers = BTreeSet::new();
        for some in ids.chunks(AT_A_TIME) {
            let digests: Vec<Digest> = some.iter().map(|id| self.tenant.blinder.subject(id)).collect();
            let mut values = vec![Value::Int(self.tenant.number)];
            values.extend(digests.iter().map(|digest| Value::Blob(digest)));
            values.resize(1 + some.len().next_power_of_two(), Value::Null);
            let text = format!(
                "SELECT number FROM subject WHERE tenant = ?1 AND id_digest IN ({})",
                places(2, values.len() - 1)
            );
            sql.each(&text, &values, &mut |row| {
                numbers.insert(row.int(0)?);
                Ok(())
            })?;
        }
        Ok(numbers)
    }
}

/// Values or ids in one query.
const AT_A_TIME: usize = 64;

/// `?2, ?3, …`
fn places(first: usize, count: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|place| format!("?{place}")).collect();
    places.join(", ")
}

impl Memory<'_> {
    /// How many others are remembered.
    pub fn others(&self) -> usize {
        self.others
    }

    /// Where else each of these values stands, the subject `except` left out.
    pub fn look(&self, keys: &[Key], except: &SubjectId) -> Result<Vec<Sightings>> {
        if self.others == 0 || keys.is_empty() {
            return Ok(vec![Sightings::default(); keys.len()]);
        }
        let digests: Vec<Digest> = keys.iter().map(|key| self.store.tenant.blinder.value(key)).collect();
        self.store.database.glance(&mut |sql| {
            let own = self.numbers_of(sql, except)?;
            let mut holders = Vec::with_capacity(keys.len());
            for some in digests.chunks(AT_A_TIME) {
                holders.extend(self.holders(sql, some, &own)?);
            }
            let cards = self.cards(sql, &holders)?;
            let answer = |(digest, holders): (&Digest, &Vec<i64>)| sightings(digest, holders, &cards);
            Ok(digests.iter().zip(&holders).map(answer).collect())
        })
    }

    fn answer(&self, key: Key, found: Sightings) -> Answer {
        let Sightings { subjects, shown } = found;
        let of_run = shown.iter().map(|sighting| &sighting.subject).filter(|id| self.run.contains(*id));
        Answer { key, subjects, of_run: of_run.cloned().collect(), shown }
    }

    /// The subject's own number, unless it is left out with its run.
    fn numbers_of(&self, sql: &mut dyn Sql, except: &SubjectId) -> Result<BTreeSet<i64>> {
        if self.run.contains(except) { Ok(BTreeSet::new()) } else { self.store.numbers(sql, &[except]) }
    }

    /// Who has each value, in the order in which they came, at most [`COUNTED_AT_MOST`].
    fn holders(&self, sql: &mut dyn Sql, digests: &[Digest], own: &BTreeSet<i64>) -> Result<Vec<Vec<i64>>> {
        let mut holders = vec![Vec::new(); digests.len()];
        // Where each value goes on: after which subject. A page may be full of those who are left out.
        let mut open: Vec<(usize, i64)> = (0..digests.len()).map(|place| (place, 0)).collect();
        while !open.is_empty() {
            let page = page(sql, digests, &open, self.up_to)?;
            let mut more = Vec::new();
            for ((place, _), numbers) in open.iter().zip(page) {
                let Some(found) = holders.get_mut(*place) else { continue };
                let is_full = numbers.len() == COUNTED_AT_MOST;
                let last = numbers.last().copied();
                found.extend(
                    numbers.into_iter().filter(|number| !self.left_out.contains(number) && !own.contains(number)),
                );
                found.truncate(COUNTED_AT_MOST);
                if let Some(last) = last.filter(|_| is_full && found.len() < COUNTED_AT_MOST) {
                    more.push((*place, last));
                }
            }
            open = more;
        }
        Ok(holders)
    }

    /// The cards of those of whom something may be shown.
    fn cards(&self, sql: &mut dyn Sql, holders: &[Vec<i64>]) -> Result<BTreeMap<i64, Subject>> {
        let shown = holders.iter().flat_map(|holders| holders.iter().take(SIGHTINGS_AT_MOST).copied());
        let numbers: Vec<i64> = shown.collect::<BTreeSet<i64>>().into_iter().collect();
        let mut cards = BTreeMap::new();
        for some in numbers.chunks(AT_A_TIME) {
            let mut values: Vec<Value<'_>> = some.iter().map(|number| Value::Int(*number)).collect();
            values.resize(some.len().next_power_of_two(), Value::Null);
            let text = format!("SELECT {SUBJECT} FROM subject WHERE number IN ({})", places(1, values.len()));
            sql.each(&text, &values, &mut |row| {
                match self.store.opened(row) {
                    Ok(subject) => drop(cards.insert(subject.number, subject)),
                    // `verify` tells of a damaged card; the others are shown.
                    Err(StoreError::Seal { .. } | StoreError::Damaged { .. }) => {}
                    Err(other) => return Err(other),
                }
                Ok(())
            })?;
        }
        Ok(cards)
    }
}

/// One page of the holders of each open value.
fn page(sql: &mut dyn Sql, digests: &[Digest], open: &[(usize, i64)], up_to: i64) -> Result<Vec<Vec<i64>>> {
    let mut values = vec![Value::Int(up_to)];
    let slabs = (0..=slab(up_to)).map(|slab| slab.to_string()).collect::<Vec<_>>().join(", ");
    let parts = [format!("FROM sighting WHERE slab IN ({slabs})"), "FROM newest_sighting WHERE TRUE".to_owned()];
    let mut arms = Vec::with_capacity(2 * open.len());
    for (arm, (place, after)) in open.iter().enumerate() {
        let digest = digests.get(*place).map_or(0, short);
        values.extend([Value::Int(digest), Value::Int(*after)]);
        let (digest, after) = (values.len() - 1, values.len());
        for (number, part) in parts.iter().enumerate() {
            arms.push(format!(
                "SELECT * FROM (SELECT {arm} AS arm, subject {part} \
                 AND digest = ?{digest} AND subject > ?{after} AND subject <= ?1 \
                 ORDER BY subject LIMIT {COUNTED_AT_MOST}) AS part{number}_{arm}"
            ));
        }
    }
    let mut page = vec![Vec::new(); open.len()];
    sql.each(&arms.join(" UNION ALL "), &values, &mut |row| {
        let arm = usize::try_from(row.int(0)?).unwrap_or_default();
        if let Some(holders) = page.get_mut(arm) {
            holders.push(row.int(1)?);
        }
        Ok(())
    })?;
    for holders in &mut page {
        holders.sort_unstable();
        holders.dedup();
        holders.truncate(COUNTED_AT_MOST);
    }
    Ok(page)
}

/// What is told of one value: how many have it, and how it stands with the first of them.
fn sightings(digest: &Digest, holders: &[i64], cards: &BTreeMap<i64, Subject>) -> Sightings {
    let mut found = Sightings { subjects: holders.len(), shown: Vec::new() };
    for number in holders.iter().take(SIGHTINGS_AT_MOST) {
        // The index holds half a hash: a card that does not hold the whole one has another value. And who was
        // erased at this very moment has no card any more.
        let subject = cards.get(number).map(|subject| (subject, subject.card.standings(digest)));
        let Some((subject, standings)) = subject.filter(|(_, standings)| !standings.is_empty()) else {
            found.subjects = found.subjects.saturating_sub(1);
            continue;
        };
        found.shown.extend(standings.into_iter().map(|standing| Sighting {
            subject: subject.card.id.clone(),
            name: subject.card.name.clone(),
            part: standing.part,
            provenance: standing.channel.provenance(),
            channel: standing.channel,
            at: Some(When::Day(day_of(standing.day))),
        }));
    }
    in_order(&mut found.shown);
    found
}

fn in_order(shown: &mut Vec<Sighting>) {
    shown.sort_by(|a, b| (&a.subject, a.part, a.channel, a.at).cmp(&(&b.subject, b.part, b.channel, b.at)));
    shown.dedup();
    shown.truncate(SIGHTINGS_AT_MOST);
}

/// What one subject is compared with: the others of the run and all who came before. Takes down what was
/// asked and answered, so that the assessment can be made again.
pub struct Recall<'m> {
    memory: &'m Memory<'m>,
    run: &'m dyn Records,
    subject: SubjectId,
    asked: Mutex<Asked>,
}

/// What the records answered while a subject was assessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// About values: who else has them.
    pub values: Vec<Answer>,
    /// What people said of the subject and listed parties, if that was asked.
    pub clearances: Vec<Clearance>,
}

#[derive(Default)]
struct Asked {
    past: BTreeMap<Key, Sightings>,
    answers: BTreeMap<Key, Sightings>,
    clearances: Option<Vec<Clearance>>,
    failed: Option<StoreError>,
}

impl<'m> Recall<'m> {
    /// For the assessment of one subject of a run.
    pub fn new(memory: &'m Memory<'m>, run: &'m dyn Records, subject: SubjectId) -> Recall<'m> {
        Recall { memory, run, subject, asked: Mutex::default() }
    }

    /// What was asked and answered, but for what nobody else has; or why the records could not be asked.
    pub fn answers(self) -> Result<Answers> {
        let asked = self.asked.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        match asked.failed {
            Some(failed) => Err(failed),
            None => {
                let answered = asked.answers.into_iter().filter(|(_, found)| found.subjects > 0);
                Ok(Answers {
                    values: answered.map(|(key, found)| self.memory.answer(key, found)).collect(),
                    clearances: asked.clearances.unwrap_or_default(),
                })
            }
        }
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn fetch(&self, keys: &[Key]) {
        let found = self.memory.look(keys, &self.subject);
        let mut asked = self.asked();
        match found {
            Ok(found) => asked.past.extend(keys.iter().cloned().zip(found)),
            // A check cannot fail; whoever asked for the assessment is told afterwards.
            Err(error) => asked.failed = Some(error),
        }
    }
}

impl Records for Recall<'_> {
    fn others(&self) -> usize {
        self.memory.others + self.run.others()
    }

    fn expect(&self, keys: &[Key]) {
        self.fetch(keys);
    }

    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings {
        if let Some(known) = self.asked().answers.get(key) {
            return known.clone();
        }
        if !self.asked().past.contains_key(key) {
            self.fetch(std::slice::from_ref(key));
        }
        let mut found = self.run.sightings(key, except);
        let mut asked = self.asked();
        if let Some(past) = asked.past.get(key) {
            found.subjects += past.subjects;
            found.shown.extend(past.shown.iter().cloned());
            in_order(&mut found.shown);
        }
        asked.answers.insert(key.clone(), found.clone());
        found
    }

    /// Asked for once. They are those of the subject that is assessed; of others none is anybody's to know here.
    fn clearances(&self, subject: &SubjectId) -> Vec<Clearance> {
        if *subject != self.subject {
            return Vec::new();
        }
        if let Some(known) = &self.asked().clearances {
            return known.clone();
        }
        let found = self.memory.store.clearances_if_known(subject);
        let mut asked = self.asked();
        let said = found.unwrap_or_else(|error| {
            asked.failed = Some(error);
            Vec::new()
        });
        asked.clearances = Some(said.clone());
        said
    }
}
