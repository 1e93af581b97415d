//! The subjects of a run: where each comes from and how it is read again, in the order of their ids.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use vetwork_checks::{Collector, Keyed, Population, Remembered, keys_of};
use vetwork_engine::Dossiers;
use vetwork_ingest::formats::{csv, dossier};
use vetwork_ingest::{Diagnostic, Severity};
use vetwork_model::facts::Correction;
use vetwork_model::{Dossier, DossierFile, Intake, Key, KeyKind, Part, SubjectId};
use vetwork_store::{Likeness, Store as Records, StoreError};

use crate::input::store::{Slot, Store};

/// Where a dossier is.
pub(crate) enum Place {
    /// In memory, attachments and all.
    Held(Box<DossierFile>),
    /// A JSON text in a store.
    Json { store: Arc<Store>, slot: Slot },
    /// A row of a table in a store.
    Row { store: Arc<Store>, slot: Slot, table: Arc<csv::Table> },
}

/// One subject as found.
pub(crate) struct Entry {
    pub(crate) id: SubjectId,
    pub(crate) place: Place,
    pub(crate) intake: Intake,
    /// What of it could not be read, in words.
    pub(crate) unread: Vec<String>,
    /// File and line, for messages.
    pub(crate) shown_as: String,
    /// Its number among the collected keys.
    pub(crate) number: u32,
}

impl Entry {
    /// The dossier as it stands in its file. `None` when the file changed since it was first read.
    fn file(&self) -> Option<DossierFile> {
        match &self.place {
            Place::Held(file) => Some((**file).clone()),
            Place::Json { store, slot } => dossier::json_again(&store.read(*slot)?),
            Place::Row { store, slot, table } => Some(table.row(&store.read(*slot)?, "", 1).ok()?.file),
        }
    }

    fn dossier(&self) -> Option<Dossier> {
        Some(Dossier::new(self.file()?, self.id.clone(), self.intake))
    }

    /// Tells equal dossiers under one id from different ones, whatever their order.
    fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.file().and_then(|file| serde_json::to_vec(&file).ok()).unwrap_or_default()).into()
    }
}

/// All subjects of a run.
pub(crate) struct Subjects {
    entries: Vec<Entry>,
    population: Population,
    corrections: BTreeMap<SubjectId, Vec<Correction>>,
}

impl Subjects {
    /// Orders by id. Equal dossiers under one id are kept once; different ones are all kept, the
    /// second as `id-2` and so on by content, and said. So are those who are somebody else than who is remembered
    /// under their id. `keys` are those of all entries.
    pub(crate) fn new(
        mut entries: Vec<Entry>,
        mut keys: Collector,
        records: Option<&Records>,
        said: &mut Vec<Diagnostic>,
    ) -> Result<Subjects, StoreError> {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let repeated = entries.chunk_by(|a, b| a.id == b.id).filter(|same_id| same_id.len() > 1);
        let mut renamed: BTreeSet<u32> = repeated.flatten().map(|entry| entry.number).collect();
        if !renamed.is_empty() {
            entries = without_copies(entries, said);
            numbered(&mut entries, said);
        }
        if let Some(records) = records {
            renamed.extend(told_apart(&mut entries, records, said)?);
        }
        if !renamed.is_empty() {
            entries.sort_by(|a, b| a.id.cmp(&b.id));
            keys.forget(&renamed);
            let again = entries.iter().filter(|entry| renamed.contains(&entry.number));
            for dossier in again.filter_map(Entry::dossier) {
                keys.add(Remembered::of(&dossier));
            }
        }
        Ok(Subjects { entries, population: keys.finish(), corrections: BTreeMap::new() })
    }

    /// The subjects in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &SubjectId> {
        self.entries.iter().map(|entry| &entry.id)
    }

    /// Adds what the subjects corrected since their dossiers were written.
    pub(crate) fn add_corrections(&mut self, corrections: BTreeMap<SubjectId, Vec<Correction>>) {
        self.corrections = corrections;
    }

    /// A dossier as it stands in its file and with what the subject corrected, and how it came in.
    pub(crate) fn file_at(&self, place: usize) -> Option<(DossierFile, Intake)> {
        let entry = self.entries.get(place)?;
        let mut file = entry.file()?;
        file.corrections.0.extend(self.corrections.get(&entry.id).into_iter().flatten().cloned());
        Some((file, entry.intake))
    }

    /// The dossier of one subject as it stands in its file.
    pub(crate) fn file_of(&self, id: &str) -> Option<DossierFile> {
        self.entries.iter().find(|entry| entry.id.as_str() == id)?.file()
    }
}

/// Of equal dossiers under one id only one; the rest under one id in an order that does not depend on
/// where they stand.
fn without_copies(entries: Vec<Entry>, said: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut rest = entries.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut same_id = vec![first];
        while let Some(next) = rest.next_if(|next| next.id == same_id[0].id) {
            same_id.push(next);
        }
        if same_id.len() == 1 {
            kept.extend(same_id);
            continue;
        }
        let mut digested: Vec<([u8; 32], Entry)> = same_id.into_iter().map(|entry| (entry.digest(), entry)).collect();
        digested.sort_by(|a, b| (a.0, &a.1.shown_as).cmp(&(b.0, &b.1.shown_as)));
        for copies in digested.chunk_by(|a, b| a.0 == b.0).filter(|copies| copies.len() > 1) {
            let places: Vec<&str> = copies.iter().map(|(_, entry)| &*entry.shown_as).collect();
            let id = &copies[0].1.id;
            let message = format!("the same dossier of `{id}` stands {} times", places.len());
            said.push(Diagnostic::warning("duplicate", &places.join(", "), message).note("it was vetted once"));
        }
        digested.dedup_by_key(|(digest, _)| *digest);
        kept.extend(digested.into_iter().map(|(_, entry)| entry));
    }
    kept
}

/// Gives each but the first of different dossiers under one id an id of its own.
fn numbered(entries: &mut [Entry], said: &mut Vec<Diagnostic>) {
    let taken: BTreeSet<SubjectId> = entries.iter().map(|entry| entry.id.clone()).collect();
    for same_id in entries.chunk_by_mut(|a, b| a.id == b.id).filter(|same_id| same_id.len() > 1) {
        let id = same_id[0].id.clone();
        let places: Vec<String> = same_id.iter().map(|entry| entry.shown_as.clone()).collect();
        let free = (2..).map(|number| id.numbered(number)).filter(|id| !taken.contains(id));
        for (entry, free) in same_id.iter_mut().skip(1).zip(free) {
            entry.id = free;
        }
        said.push(
            Diagnostic::warning(
                "duplicate",
                &places.join(", "),
                format!("{} different dossiers call themselves `{id}`", places.len()),
            )
            .note("all were vetted; the others are numbered")
            .hint("give each an `id` of its own, or put what belongs to one person into one dossier"),
        );
    }
}

/// Gives who is somebody else than who is remembered under their id an id of their own. The employer's own ids are
/// believed; one that was made from a name, or that an applicant chose, is not. Gives the numbers of who was renamed.
fn told_apart(entries: &mut [Entry], records: &Records, said: &mut Vec<Diagnostic>) -> Result<Vec<u32>, StoreError> {
    let mut taken: BTreeSet<SubjectId> = entries.iter().map(|entry| entry.id.clone()).collect();
    let known = records.known_ids(&taken.iter().collect::<Vec<_>>())?;
    let mut renamed = Vec::new();
    for entry in entries.iter_mut().filter(|entry| known.contains(&entry.id)) {
        let Some(file) = entry.file() else { continue };
        if file.id.is_some() && entry.intake == Intake::Employer {
            continue;
        }
        let dossier = Dossier::new(file, entry.id.clone(), entry.intake);
        let values = own_values(&dossier);
        let mut id = entry.id.clone();
        for number in 2.. {
            let is_free = id == entry.id || !taken.contains(&id);
            if is_free && records.likeness(&id, &dossier.name, &values)? != Likeness::Another {
                break;
            }
            id = entry.id.numbered(number);
        }
        if id != entry.id {
            said.push(
                Diagnostic::warning(
                    "duplicate",
                    &entry.shown_as,
                    format!("somebody else is remembered as `{}`; this one is `{id}`", entry.id),
                )
                .note("they share no telephone, address or other value of their own, or bear different names")
                .hint("if they are one person, give both dossiers the same `id`"),
            );
            taken.insert(id.clone());
            renamed.push(entry.number);
            entry.id = id;
        }
    }
    Ok(renamed)
}

/// The values by which a person is known again.
fn own_values(dossier: &Dossier) -> Vec<Key> {
    let is_own = |keyed: &Keyed| {
        let is_personal = !matches!(
            keyed.key.kind,
            KeyKind::Household
                | KeyKind::Referrer
                | KeyKind::Recruiter
                | KeyKind::InterviewHour
                | KeyKind::Ip
                | KeyKind::Passage
        );
        is_personal && matches!(keyed.part, Part::Own | Part::Pay | Part::Session)
    };
    keys_of(dossier).into_iter().filter(is_own).map(|keyed| keyed.key).collect()
}

impl Dossiers for Subjects {
    fn len(&self) -> usize {
        self.entries.len()
    }

    fn read(&self, place: usize) -> Option<(Dossier, Vec<String>)> {
        let entry = self.entries.get(place)?;
        let (file, intake) = self.file_at(place)?;
        Some((Dossier::new(file, entry.id.clone(), intake), entry.unread.clone()))
    }

    fn population(&self) -> &Population {
        &self.population
    }
}

/// Did something of a subject's own input go unread?
pub(crate) fn is_unread(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error || diagnostic.kind == "attachment"
}
