//! What was learnt of one set of records, to be kept: by what records are brought together, what their agreement tells, and
//! how common values are. With it, further records are linked as those were, one by one or all at once.

use serde::{Deserialize, Serialize};

use crate::agreement::Agreement;
use crate::blocking::Rule;
use crate::estimate::{Learnt, frequencies};
use crate::linkage::Linkage;
use crate::pattern::FIELDS_AT_MOST;
use crate::specification::Specification;
use crate::stable;
use crate::table::Table;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// How keys and values are hashed and compared. Another number is another model.
    form: u32,
    /// What the records are.
    pub specification: Specification,
    /// By what they are brought together.
    pub rules: Vec<Rule>,
    /// Log2 odds that two records at random are one person's.
    pub prior: f32,
    /// How many records it was learnt from.
    pub records: u64,
    /// What agreement tells, field by field.
    pub(crate) fields: Vec<FieldModel>,
}

/// Goes up with every change of canonical forms, keys, hashes or comparison.
const FORM: u32 = 1;

/// What was learnt of one field. Of values only hashes stand in it, and only of such that at least three records share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldModel {
    /// Bits of each answer.
    pub(crate) bits: [f32; Agreement::COUNT],
    /// How often two records of one person have the same value.
    same: f64,
    /// How many records have a value.
    known: f64,
    /// Common values by their hash, in its order, and how many records have each.
    common: Vec<(u64, u32)>,
}

/// No equal value counts as rarer than one that so many records have.
const RAREST: u32 = 2;

/// The key of a record under one rule. Records that have it in common are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u64);

impl Key {
    /// Eight bytes: the rule's number, and the key.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 8] {
        self.0.to_be_bytes()
    }
}

/// Why a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Another version of the program made it, which compares in another way.
    #[error("what was learnt is of form {found}; this program knows form {FORM}")]
    Form {
        /// Its form.
        found: u32,
    },
    /// Its parts do not fit together.
    #[error("what was learnt does not fit together")]
    Broken,
}

impl Model {
    /// What a linkage taught, for records of this specification.
    #[must_use]
    pub fn of(linkage: &Linkage, specification: &Specification) -> Model {
        let table = &linkage.table;
        let field = |(number, learnt): (usize, &Learnt)| {
            let counts = frequencies(table, number);
            let mut field = FieldModel::of(learnt, &counts);
            let vocabulary = table.vocabulary(number);
            let counted = vocabulary.words().zip(counts.iter().skip(1));
            let common = counted.filter(|(_, count)| **count > RAREST);
            field.common = common.map(|(word, count)| (value_hash(vocabulary.text(word)), *count)).collect();
            field.common.sort_unstable();
            field
        };
        Model {
            form: FORM,
            specification: specification.clone(),
            rules: linkage.rules.clone(),
            prior: linkage.weights.prior,
            records: linkage.row_of.len() as u64,
            fields: linkage.learnt.iter().enumerate().map(field).collect(),
        }
    }

    /// The same, if it can be used by this program and its parts fit together. To be asked of every model that was kept.
    ///
    /// # Errors
    ///
    /// Another version made it, or it was damaged.
    pub fn checked(self) -> Result<Model, ModelError> {
        if self.form != FORM {
            return Err(ModelError::Form { found: self.form });
        }
        let fields = self.specification.fields.len();
        let whole = self.fields.len() == fields
            && (1..=FIELDS_AT_MOST).contains(&fields)
            && self.rules.iter().all(|rule| rule.atoms.iter().all(|atom| atom.field < fields))
            && self.prior.is_finite()
            && self.fields.iter().all(FieldModel::is_whole);
        if whole { Ok(self) } else { Err(ModelError::Broken) }
    }

    /// An empty table for records of this model.
    #[must_use]
    pub fn table(&self) -> Table {
        Table::new(self.specification.table_fields())
    }

    /// Values of a record in canonical form, a raw one for each field.
    pub fn canonical<'a>(&self, raw: impl Iterator<Item = &'a str>) -> Vec<String> {
        let region = self.specification.region.as_deref();
        let all = self.specification.fields.iter().zip(raw.chain(std::iter::repeat("")));
        all.map(|(field, raw)| field.kind.canonical(raw, region).into_owned()).collect()
    }

    /// The keys of a record by its values in canonical form.
    #[must_use]
    pub fn keys(&self, values: &[String]) -> Vec<Key> {
        let value = |field: usize| values.get(field).map_or("", String::as_str);
        let keys = (0_u64..).zip(&self.rules).map(|(number, rule)| (number, rule.key(value)));
        keys.filter(|(_, key)| *key != 0).map(|(number, key)| Key(number << 32 | u64::from(key))).collect()
    }
}

impl FieldModel {
    /// What was learnt of a field, without its common values. `counts` says how many records have each value.
    pub(crate) fn of(learnt: &Learnt, counts: &[u32]) -> FieldModel {
        let of = |answers: &[f64], answer: Agreement| answers.get(answer.index()).copied().unwrap_or_default();
        let mut bits = [0.0_f32; Agreement::COUNT];
        for answer in Agreement::TELLING {
            if let Some(slot) = bits.get_mut(answer.index()) {
                *slot = (of(&learnt.same, answer) / of(&learnt.strangers, answer).max(1e-12)).log2() as f32;
            }
        }
        let known = counts.iter().map(|count| f64::from(*count)).sum();
        FieldModel { bits, same: of(&learnt.same, Agreement::Same), known, common: Vec::new() }
    }

    /// Bits of an equal value that so many records have.
    pub(crate) fn same_bits(&self, sharers: u32) -> f32 {
        let share = f64::from(sharers.max(RAREST)) / self.known.max(1.0);
        (self.same / share).log2() as f32
    }

    /// How many records had a value; 0 where that was fewer than three.
    pub(crate) fn sharers(&self, value: &str) -> u32 {
        let hash = value_hash(value);
        let found = self.common.binary_search_by_key(&hash, |(hash, _)| *hash);
        found.ok().and_then(|at| self.common.get(at)).map_or(0, |(_, count)| *count)
    }

    fn is_whole(&self) -> bool {
        let numbers = self.bits.iter().all(|bits| bits.is_finite()) && self.same > 0.0 && self.known >= 0.0;
        numbers && self.same.is_finite() && self.known.is_finite() && self.common.is_sorted()
    }
}

fn value_hash(value: &str) -> u64 {
    stable::hash(u64::MAX, value.as_bytes())
}
