//! The dossiers of one run as records: who else has this value, in memory, independent of order.

use std::collections::BTreeSet;

use jiff::civil::Date;
use vetwork_identity::picture::hash::{Fingerprint, NEAR};
use vetwork_identity::picture::index::PictureIndex;
use vetwork_model::dossier::Item;
use vetwork_model::facts::{FileKind, JudgedFile};
use vetwork_model::judged::TraceKind;
use vetwork_model::records::{SIGHTINGS_AT_MOST, Sighting, Sightings};
use vetwork_model::{Channel, Dossier, Key, KeyKind, Name, Part, Records, SubjectId, When};

use crate::keys::{Keyed, keys_of};
use crate::marks;

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
    pictures: Vec<Fingerprint>,
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
        let session = |(item, key): (Item<'_, JudgedFile>, Key)| Keyed {
            key,
            part: Part::Own,
            evidence: item.evidence.id,
            provenance: marks::channel(item).provenance(),
            channel: marks::channel(item),
            at: item.fact.at,
        };
        let keys = keys_of(dossier).into_iter().chain(marks::sessions(dossier).map(session));
        let entries = keys.map(entry).collect();
        let pictures = dossier.each::<JudgedFile>().flat_map(|item| fingerprints(item.fact)).collect();
        Remembered { id: dossier.id.clone(), name: dossier.name.clone(), entries, pictures }
    }
}

/// Collects keys while dossiers are read, in any order.
#[derive(Default)]
pub struct Collector {
    subjects: Vec<(SubjectId, Name)>,
    entries: Vec<Entry>,
    /// Marks of pictures, and whose.
    pictures: Vec<(u32, Fingerprint)>,
}

impl Collector {
    /// Adds one subject, and says under which number.
    pub fn add(&mut self, remembered: Remembered) -> u32 {
        let subject = u32::try_from(self.subjects.len()).unwrap_or(u32::MAX);
        let Remembered { id, name, entries, pictures } = remembered;
        self.subjects.push((id, name));
        self.entries.extend(entries.into_iter().map(|entry| Entry { subject, ..entry }));
        self.pictures.extend(pictures.into_iter().map(|picture| (subject, picture)));
        subject
    }

    /// Forgets the subjects with these numbers; those that stay get new ones.
    pub fn forget(&mut self, numbers: &BTreeSet<u32>) {
        let gone = |number: &u32| numbers.contains(number);
        let numbers: Vec<u32> = numbers.iter().copied().collect();
        let mut number = 0..;
        self.subjects.retain(|_| number.next().is_none_or(|number| !gone(&number)));
        self.entries.retain(|entry| !gone(&entry.subject));
        self.pictures.retain(|(subject, _)| !gone(subject));
        let owners = self.pictures.iter_mut().map(|(subject, _)| subject);
        for subject in self.entries.iter_mut().map(|entry| &mut entry.subject).chain(owners) {
            let before = numbers.partition_point(|number| number < subject);
            *subject -= u32::try_from(before).unwrap_or_default();
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
        let ranked =
            |(owner, picture): (u32, Fingerprint)| (rank.get(owner as usize).copied().unwrap_or_default(), picture);
        let mut pictures: Vec<(u32, Fingerprint)> = self.pictures.into_iter().map(ranked).collect();
        pictures.sort_by_cached_key(|(owner, picture)| (*owner, picture.to_string()));
        let index = PictureIndex::of(pictures.iter().map(|(_, picture)| picture));
        let owners = pictures.into_iter().map(|(owner, _)| owner).collect();
        Population { subjects, entries: kept, pictures: Some((index, owners)) }
    }
}

/// The subjects of one run, the keys that at least two of them have, and those that name a subject.
#[derive(Default)]
pub struct Population {
    subjects: Vec<(SubjectId, Name)>,
    entries: Vec<Entry>,
    /// Marks of pictures, and the owner of each.
    pictures: Option<(PictureIndex, Vec<u32>)>,
}

/// What the pictures of a file that are a person's or a document's look like.
fn fingerprints(file: &JudgedFile) -> Vec<Fingerprint> {
    let of_person = file.presented_as.is_some() || file.handed_in_as == Some(FileKind::Portrait);
    let marks = file.traces().filter(|trace| trace.kind == TraceKind::PictureHash && of_person);
    marks.filter_map(|trace| trace.value.parse().ok()).collect()
}

impl Records for Population {
    fn others(&self) -> usize {
        self.subjects.len().saturating_sub(1)
    }

    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings {
        if key.kind == KeyKind::Likeness {
            return self.alike(&key.value, except);
        }
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

impl Population {
    /// Where a picture stands that looks like the one with this mark.
    fn alike(&self, mark: &str, except: &SubjectId) -> Sightings {
        let (Some((index, owners)), Ok(picture)) = (&self.pictures, mark.parse()) else { return Sightings::default() };
        let near = index.alike(&picture, NEAR).into_iter().filter_map(|alike| owners.get(alike.picture));
        let owners: BTreeSet<u32> = near.copied().collect();
        let owners = owners.into_iter().filter_map(|owner| self.subjects.get(owner as usize));
        let others: Vec<&(SubjectId, Name)> = owners.filter(|(id, _)| id != except).collect();
        let sighting = |(id, name): &&(SubjectId, Name)| Sighting {
            subject: id.clone(),
            name: name.clone(),
            part: Part::Own,
            // Whoever hands a picture in could have it from its owner.
            provenance: Channel::ApplicantForm.provenance(),
            channel: Channel::ApplicantForm,
            at: None,
        };
        let shown = others.iter().take(SIGHTINGS_AT_MOST).map(sighting).collect();
        Sightings { subjects: others.len(), shown }
    }
}

pub(crate) fn digest(key: &Key) -> u128 {
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
