//! Is it the same person? Two people can come under one id in different runs, where the id was made from a name, or
//! where an applicant chose it.

use std::collections::BTreeSet;

use vetwork_model::{Key, Name, NameRelation, SubjectId};

use crate::blind::Digest;
use crate::error::Result;
use crate::store::Store;

/// How a subject relates to who is remembered under an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Nobody is.
    Nobody,
    /// The names agree, and a value is shared.
    Same,
    /// The names do not agree, or no value is shared although both have some.
    Another,
    /// The names agree, and one of the two has no values.
    CannotTell,
}

impl Store {
    /// Which of these ids somebody is remembered under.
    pub fn known_ids(&self, ids: &[&SubjectId]) -> Result<BTreeSet<SubjectId>> {
        let subjects = self.database.read(&mut |sql| self.subjects(sql, ids))?;
        Ok(subjects.into_iter().map(|subject| subject.card.id).collect())
    }

    /// Holds a subject, by name and by the values that are its own, against who is remembered under an id.
    pub fn likeness(&self, id: &SubjectId, name: &Name, values: &[Key]) -> Result<Likeness> {
        let Some(subject) = self.database.read(&mut |sql| self.subject(sql, id))? else { return Ok(Likeness::Nobody) };
        if !matches!(subject.card.name.relation(name), NameRelation::Same | NameRelation::Variant) {
            return Ok(Likeness::Another);
        }
        let digests: Vec<Digest> = values.iter().map(|key| self.tenant.blinder.value(key)).collect();
        Ok(match subject.card.has_any(&digests) {
            Some(true) => Likeness::Same,
            Some(false) if !digests.is_empty() => Likeness::Another,
            _ => Likeness::CannotTell,
        })
    }
}
