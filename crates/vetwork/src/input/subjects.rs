//! The subjects of a run: where each comes from and how it is read again, in the order of their ids.

use std::collections::BTreeMap;
use std::sync::Arc;

use vetwork_engine::Dossiers;
use vetwork_ingest::formats::{csv, dossier};
use vetwork_ingest::{Diagnostic, Severity};
use vetwork_model::{Dossier, DossierFile, Intake, SubjectId};

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
    /// Tells equal dossiers under one id from different ones, whatever their order.
    pub(crate) digest: [u8; 32],
}

/// All subjects of a run.
#[derive(Default)]
pub(crate) struct Subjects {
    entries: Vec<Entry>,
}

impl Subjects {
    /// Orders by id. Equal dossiers under one id are kept once; different ones are all kept, the
    /// second as `id-2` and so on by content, and said.
    pub(crate) fn new(mut entries: Vec<Entry>, said: &mut Vec<Diagnostic>) -> Subjects {
        entries.sort_by(|a, b| (&a.id, a.digest, &a.shown_as).cmp(&(&b.id, b.digest, &b.shown_as)));
        let mut copies: BTreeMap<SubjectId, Vec<String>> = BTreeMap::new();
        entries.dedup_by(|later, earlier| {
            let same = later.id == earlier.id && later.digest == earlier.digest;
            if same {
                copies
                    .entry(earlier.id.clone())
                    .or_insert_with(|| vec![earlier.shown_as.clone()])
                    .push(later.shown_as.clone());
            }
            same
        });
        for (id, places) in copies {
            said.push(
                Diagnostic::warning(
                    "duplicate",
                    &places.join(", "),
                    format!("the same dossier of `{id}` stands {} times", places.len()),
                )
                .note("it was vetted once"),
            );
        }
        let taken: std::collections::BTreeSet<SubjectId> = entries.iter().map(|entry| entry.id.clone()).collect();
        let mut start = 0;
        while start < entries.len() {
            let id = entries[start].id.clone();
            let end = start + entries[start..].iter().take_while(|entry| entry.id == id).count();
            if end - start > 1 {
                let places: Vec<String> = entries[start..end].iter().map(|entry| entry.shown_as.clone()).collect();
                let mut number = 2;
                for entry in &mut entries[start + 1..end] {
                    while taken.contains(&id.numbered(number)) {
                        number += 1;
                    }
                    entry.id = id.numbered(number);
                    number += 1;
                }
                said.push(
                    Diagnostic::warning(
                        "duplicate",
                        &places.join(", "),
                        format!("{} different dossiers call themselves `{id}`", end - start),
                    )
                    .note("all were vetted; the others are numbered")
                    .hint("give each an `id` of its own, or put what belongs to one person into one dossier"),
                );
            }
            start = end;
        }
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        Subjects { entries }
    }

    /// The subjects in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &SubjectId> {
        self.entries.iter().map(|entry| &entry.id)
    }

    /// The dossier of one subject as it stands in its file.
    pub(crate) fn file_of(&self, id: &str) -> Option<DossierFile> {
        let entry = self.entries.iter().find(|entry| entry.id.as_str() == id)?;
        self.file(&entry.place)
    }

    fn file(&self, place: &Place) -> Option<DossierFile> {
        match place {
            Place::Held(file) => Some((**file).clone()),
            Place::Json { store, slot } => dossier::json_again(&store.read(*slot)?),
            Place::Row { store, slot, table } => Some(table.row(&store.read(*slot)?, "", 1).ok()?.file),
        }
    }
}

impl Dossiers for Subjects {
    fn len(&self) -> usize {
        self.entries.len()
    }

    fn read(&self, place: usize) -> Option<(Dossier, Vec<String>)> {
        let entry = self.entries.get(place)?;
        let file = self.file(&entry.place)?;
        Some((Dossier::new(file, entry.id.clone(), entry.intake), entry.unread.clone()))
    }
}

/// Did something of a subject's own input go unread?
pub(crate) fn is_unread(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error || diagnostic.kind == "attachment"
}
