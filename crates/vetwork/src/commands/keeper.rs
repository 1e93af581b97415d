//! Remembering while vetting: what each subject is compared with, and what of it goes into the records.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vetwork_checks::{Keyed, Population};
use vetwork_engine::{Engine, Judged};
use vetwork_model::facts::Correction;
use vetwork_model::records::Sightings;
use vetwork_model::{Assessment, Clearance, Dossier, DossierFile, Intake, Key, Records, Sealed, SubjectId, When};
use vetwork_store::{Actor, Answers, Claim, Context, Kept, Memory, Recall, Store, StoreError};

use crate::commands::setup::meta_of;
use crate::input::Subjects;

/// What a subject is compared with: the others of the run, and all who are remembered where there are records.
pub(crate) enum Compared<'a> {
    Run(&'a Population),
    Past(Box<Recall<'a>>),
}

impl Records for Compared<'_> {
    fn others(&self) -> usize {
        match self {
            Compared::Run(run) => run.others(),
            Compared::Past(past) => past.others(),
        }
    }

    fn expect(&self, keys: &[Key]) {
        if let Compared::Past(past) = self {
            past.expect(keys);
        }
    }

    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings {
        match self {
            Compared::Run(run) => run.sightings(key, except),
            Compared::Past(past) => past.sightings(key, except),
        }
    }

    fn clearances(&self, subject: &SubjectId) -> Vec<Clearance> {
        match self {
            Compared::Run(run) => run.clearances(subject),
            Compared::Past(past) => past.clearances(subject),
        }
    }
}

/// A dossier as it is kept: all that it takes to read it again.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptDossier {
    pub(crate) intake: Intake,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unread: Vec<String>,
    pub(crate) dossier: DossierFile,
}

impl KeptDossier {
    /// The dossier that was kept of a subject; nothing if it is of a form that this program does not read.
    pub(crate) fn read(bytes: &[u8], id: &SubjectId) -> Option<Dossier> {
        let KeptDossier { intake, dossier, .. } = serde_json::from_slice(bytes).ok()?;
        Some(Dossier::new(dossier, id.clone(), intake))
    }
}

/// What a run knows of those who came before it.
pub(crate) struct Witness<'s> {
    memory: Memory<'s>,
}

impl<'s> Witness<'s> {
    pub(crate) fn new(store: &'s Store, subjects: &Subjects) -> Result<Witness<'s>, StoreError> {
        let ids: Vec<&SubjectId> = subjects.ids().collect();
        Ok(Witness { memory: store.memory(&ids)? })
    }

    /// How many were remembered before, of other subjects than those of the run.
    pub(crate) fn others(&self) -> usize {
        self.memory.others()
    }

    /// What one subject is compared with.
    pub(crate) fn compared<'a>(&'a self, dossier: &Dossier, run: &'a Population) -> Compared<'a> {
        Compared::Past(Box::new(Recall::new(&self.memory, run, dossier.id.clone())))
    }
}

/// What the subjects of a run corrected, as evidence: their word, which explains and clears nothing by itself.
pub(crate) fn corrections(
    store: &Store,
    subjects: &Subjects,
) -> Result<BTreeMap<SubjectId, Vec<Correction>>, StoreError> {
    let ids: Vec<&SubjectId> = subjects.ids().collect();
    let fact = |one: vetwork_store::Correction| Correction {
        statement: one.statement,
        about: one.about,
        at: Some(When::Instant(one.at)),
        source: Some("records".to_owned()),
    };
    let all = store.corrections(&ids)?;
    Ok(all.into_iter().map(|(id, corrections)| (id, corrections.into_iter().map(fact).collect())).collect())
}

/// Writes the subjects of a run into the records, some at a time.
pub(crate) struct Keeper<'s> {
    store: &'s Store,
    context: Context,
    actor: Actor<'s>,
    batch: Vec<Kept>,
    /// Those on disk. Who of them is not known any more was erased meanwhile.
    written: BTreeSet<SubjectId>,
}

/// Subjects in one write.
const AT_A_TIME: usize = 2048;

impl<'s> Keeper<'s> {
    pub(crate) fn new(store: &'s Store, engine: &Engine, actor: Actor<'s>) -> Keeper<'s> {
        let context = Context {
            policy: engine.policy.text().to_owned(),
            lists: engine.snapshot_ids(),
            indicators: engine.indicators.digest().to_owned(),
        };
        Keeper { store, context, actor, batch: Vec::new(), written: BTreeSet::new() }
    }

    /// Takes one in; writes when there are enough.
    pub(crate) fn take(&mut self, mut kept: Kept) -> Result<(), StoreError> {
        for answer in &mut kept.answers {
            answer.of_run.retain(|id| !self.written.contains(id));
        }
        self.batch.push(kept);
        if self.batch.len() >= AT_A_TIME { self.flush() } else { Ok(()) }
    }

    /// How many are on disk.
    pub(crate) fn kept(&self) -> usize {
        self.written.len()
    }

    /// Writes what is left.
    pub(crate) fn flush(&mut self) -> Result<(), StoreError> {
        if !self.batch.is_empty() {
            self.store.keep(&self.batch, &self.context, &vetwork_report::shown_name, self.actor)?;
            self.written.extend(self.batch.drain(..).map(|kept| kept.id));
        }
        Ok(())
    }
}

/// What of a judged subject is kept, if it is to be, and its assessment. Fails when the records could not be asked
/// about it.
pub(crate) fn kept(
    judged: Judged<Compared<'_>>,
    subjects: &Subjects,
    is_kept: bool,
) -> Result<(Assessment, Option<Kept>), StoreError> {
    let Judged { place, dossier, keys, records, assessment } = judged;
    let others = records.others();
    let Compared::Past(past) = records else { return Ok((assessment, None)) };
    let Answers { values: answers, clearances } = past.answers()?;
    if !is_kept {
        return Ok((assessment, None));
    }
    let changed = || StoreError::NotNow(format!("the dossier of `{}` changed while it was read", dossier.id));
    let (file, intake) = subjects.file_at(place).ok_or_else(changed)?;
    let (file, confidential) = apart(file);
    let kept_dossier = KeptDossier { intake, unread: assessment.unread.clone(), dossier: file };
    let inputs = &assessment.inputs;
    let kept = Kept {
        id: dossier.id,
        name: dossier.name,
        kind: dossier.kind,
        jurisdiction: dossier.role.jurisdiction.map(|country| country.code().to_owned()),
        privileged: dossier.role.privileged,
        remote: dossier.role.remote,
        through_contractors: dossier.role.through_contractors,
        claims: keys.into_iter().map(claim).collect(),
        band: assessment.band,
        program: inputs.program.clone(),
        policy: inputs.policy.clone(),
        evidence: inputs.evidence.clone(),
        compared: inputs.compared.clone(),
        time: inputs.time.map(|time| time.to_string()).unwrap_or_default(),
        dossier: serde_json::to_vec(&kept_dossier).unwrap_or_default(),
        confidential: confidential.map(|sealed| serde_json::to_vec(&sealed).unwrap_or_default()),
        assessment: vetwork_report::data::jsonl_line(&assessment, meta_of),
        others,
        answers,
        clearances,
    };
    Ok((assessment, Some(kept)))
}

/// The dossier without what checks may not see, and that.
fn apart(mut file: DossierFile) -> (DossierFile, Option<Sealed>) {
    let sealed = std::mem::take(&mut file.sealed);
    let confidential = (sealed != Sealed::default()).then_some(sealed);
    (file, confidential)
}

fn claim(keyed: Keyed) -> Claim {
    Claim { key: keyed.key, part: keyed.part, channel: keyed.channel, at: keyed.at }
}
