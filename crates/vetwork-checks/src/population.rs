//! The dossiers of one run as records: who else has this value, in memory, independent of order.

use std::collections::BTreeSet;

use jiff::civil::Date;
use vetwork_model::records::{SIGHTINGS_AT_MOST, Sighting, Sightings};
use vetwork_model::{Channel, Dossier, Key, KeyKind, Name, Part, Records, SubjectId, When};

use crate::keys::{Keyed, keys_of};

/// One key of one subject. Kept small: a run may hold millions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// 128 bits of BLAKE3 over kind and canonical value: nobody can aim for a collision with an
    /// honest person's value.
    digest: u128,
    subject: u32,
    /// Days since 1970; the smallest number for none.
    day: i32,
    part: Part,
    channel: Channel,
    /// The value is the id of another subject: it connects although only one dossier has it.
    names_a_subject: bool,
}

const NO_DAY: i32 = i32::MIN;

/// What a run remembers of one subject while it reads the others.
pub struct Remembered {
    id: SubjectId,
    name: Name,
    entries: Vec<Entry>,
}

impl Remembered {
    /// Takes down the keys of a dossier.
    pub fn of(dossier: &Dossier) -> Remembered {
        let entry = |keyed: Keyed| Entry {
            digest: digest(&keyed.key),
            subject: 0,
            day: keyed.at.map_or(NO_DAY, |at| day_number(at.first_day())),
            part: keyed.part,
            channel: keyed.channel,
            names_a_subject: matches!(keyed.key.kind, KeyKind::Household | KeyKind::Referrer),
        };
        let entries = keys_of(dossier).into_iter().map(entry).collect();
        Remembered { id: dossier.id.clone(), name: dossier.name.clone(), entries }
    }
}

/// Collects keys while dossiers are read, in any order.
#[derive(Default)]
pub struct Collector {
    subjects: Vec<(SubjectId, Name)>,
    entries: Vec<Entry>,
}

impl Collector {
    /// Adds one subject, and says under which number.
    pub fn add(&mut self, remembered: Remembered) -> u32 {
        let subject = u32::try_from(self.subjects.len()).unwrap_or(u32::MAX);
        let Remembered { id, name, entries } = remembered;
        self.subjects.push((id, name));
        self.entries.extend(entries.into_iter().map(|entry| Entry { subject, ..entry }));
        subject
    }

    /// Forgets the subjects with these numbers; those that stay get new ones.
    pub fn forget(&mut self, numbers: &BTreeSet<u32>) {
        let gone = |number: &u32| numbers.contains(number);
        let numbers: Vec<u32> = numbers.iter().copied().collect();
        let mut number = 0..;
        self.subjects.retain(|_| number.next().is_none_or(|number| !gone(&number)));
        self.entries.retain(|entry| !gone(&entry.subject));
        for entry in &mut self.entries {
            let before = numbers.partition_point(|number| *number < entry.subject);
            entry.subject -= u32::try_from(before).unwrap_or_default();
        }
    }

    /// Ends the collection: subjects are ordered by id, and keys that connect nobody are dropped.
    pub fn finish(self) -> Population {
        let mut order: Vec<u32> = (0..u32::try_from(self.subjects.len()).unwrap_or(u32::MAX)).collect();
        order.sort_by(|a, b| self.subjects.get(*a as usize).cmp(&self.subjects.get(*b as usize)));
        let mut rank = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            if let Some(slot) = rank.get_mut(*old as usize) {
                *slot = new;
            }
        }
        let mut entries = self.entries;
        for entry in &mut entries {
            entry.subject = rank.get(entry.subject as usize).copied().unwrap_or_default();
        }
        entries.sort_unstable();
        entries.dedup();
        let connects = |run: &[Entry]| {
            run.first().map(|e| e.subject) != run.last().map(|e| e.subject) || run.iter().any(|e| e.names_a_subject)
        };
        let kept: Vec<Entry> =
            entries.chunk_by(|a, b| a.digest == b.digest).filter(|run| connects(run)).flatten().copied().collect();
        let mut subjects = self.subjects;
        subjects.sort();
        Population { subjects, entries: kept }
    }
}

/// The subjects of one run, the keys that at least two of them have, and those that name a subject.
#[derive(Default)]
pub struct Population {
    subjects: Vec<(SubjectId, Name)>,
    entries: Vec<Entry>,
}

impl Records for Population {
    fn others(&self) -> usize {
        self.subjects.len().saturating_sub(1)
    }

    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings {
        let digest = digest(key);
        let start = self.entries.partition_point(|entry| entry.digest < digest);
        let run = self.entries.get(start..).unwrap_or_default().iter().take_while(|entry| entry.digest == digest);
        let mut found = Sightings::default();
        let mut last = None;
        for entry in run {
            let Some((id, name)) = self.subjects.get(entry.subject as usize) else { continue };
            if id == except {
                continue;
            }
            if last != Some(entry.subject) {
                found.subjects += 1;
                last = Some(entry.subject);
            }
            if found.shown.len() < SIGHTINGS_AT_MOST {
                found.shown.push(Sighting {
                    subject: id.clone(),
                    name: name.clone(),
                    part: entry.part,
                    provenance: entry.channel.provenance(),
                    channel: entry.channel,
                    at: (entry.day != NO_DAY).then(|| When::Day(day_of(entry.day))),
                });
            }
        }
        found.shown.sort_by(|a, b| (&a.subject, a.part, a.channel, a.at).cmp(&(&b.subject, b.part, b.channel, b.at)));
        found
    }
}

fn digest(key: &Key) -> u128 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[key.kind as u8]).update(key.value.as_bytes());
    let mut first = [0; 16];
    hasher.finalize_xof().fill(&mut first);
    u128::from_le_bytes(first)
}

const EPOCH: Date = Date::constant(1970, 1, 1);

fn day_number(day: Date) -> i32 {
    i32::try_from(vetwork_model::when::days_between(EPOCH, day)).unwrap_or(NO_DAY)
}

fn day_of(number: i32) -> Date {
    use jiff::ToSpan;
    EPOCH.checked_add(i64::from(number).days()).unwrap_or(EPOCH)
}
