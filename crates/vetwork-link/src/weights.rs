//! What the agreement of two records tells, in bits: for (+) and against (−) their being one person's.

use crate::agreement::Agreement;
use crate::estimate::{Learnt, frequencies};
use crate::identity::Edge;
use crate::table::{Row, Table};

/// Bits of each answer, for each field, and how common each value is.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Log2 odds that two records at random are one person's.
    pub prior: f32,
    fields: Vec<FieldWeights>,
}

#[derive(Clone, Debug)]
struct FieldWeights {
    bits: [f32; Agreement::COUNT],
    /// Bits of an equal value, by word.
    same: Vec<f32>,
    /// How many records have each value, by word.
    shared_by: Vec<u32>,
}

/// No equal value counts as rarer than one that so many records have.
const RAREST: f64 = 2.0;

impl Weights {
    /// Weights from what was learnt. The prior is that of one record in the table being another's twin.
    #[must_use]
    pub fn of(table: &Table, learnt: &[Learnt]) -> Weights {
        let fields = learnt.iter().enumerate().map(|(field, learnt)| FieldWeights::of(table, field, learnt)).collect();
        Weights { prior: -(table.len().max(2) as f32).log2(), fields }
    }

    /// Learns how many of all pairs are one person's, from those that were compared; what was not compared counts as
    /// strangers'. `bits` are without a prior.
    pub fn learn_prior(&mut self, records: usize, edges: &[Edge]) {
        const ROUNDS: usize = 40;
        let mut histogram = std::collections::BTreeMap::new();
        for edge in edges {
            *histogram.entry((edge.bits * 8.0) as u32).or_insert(0.0_f64) += 1.0;
        }
        let pairs = records as f64 * (records as f64 - 1.0) / 2.0;
        let mut odds = f64::from(self.prior).exp2();
        for _ in 0..ROUNDS {
            let expected: f64 = histogram
                .iter()
                .map(|(bits, count)| {
                    let odds = odds * ((f64::from(*bits) + 0.5) / 8.0).exp2();
                    count * odds / (1.0 + odds)
                })
                .sum();
            let share = (expected.max(0.5) / pairs.max(1.0)).min(0.5);
            odds = share / (1.0 - share);
        }
        self.prior = odds.log2() as f32;
    }

    /// Bits of one field.
    #[must_use]
    pub fn field(&self, table: &Table, field: usize, a: Row, b: Row) -> f32 {
        let Some(weights) = self.fields.get(field) else { return 0.0 };
        match table.agreement(field, a, b) {
            Agreement::Same => weights.same.get(table.word(field, a).index()).copied().unwrap_or_default(),
            answer => weights.bits.get(answer.index()).copied().unwrap_or_default(),
        }
    }

    /// Bits of all fields together, without the prior.
    #[must_use]
    pub fn bits(&self, table: &Table, a: Row, b: Row) -> f32 {
        (0..self.fields.len()).map(|field| self.field(table, field, a, b)).sum()
    }

    /// How many records have the value that a record has in a field.
    #[must_use]
    pub fn shared_by(&self, table: &Table, field: usize, row: Row) -> u32 {
        let weights = self.fields.get(field);
        weights.and_then(|weights| weights.shared_by.get(table.word(field, row).index())).copied().unwrap_or_default()
    }

    /// Bits of each answer of a field.
    #[must_use]
    pub fn answers(&self, field: usize) -> [f32; Agreement::COUNT] {
        self.fields.get(field).map_or([0.0; Agreement::COUNT], |weights| weights.bits)
    }
}

impl FieldWeights {
    fn of(table: &Table, field: usize, learnt: &Learnt) -> FieldWeights {
        let mut bits = [0.0_f32; Agreement::COUNT];
        for answer in Agreement::TELLING {
            let at = answer.index();
            let (m, u) = (
                learnt.same.get(at).copied().unwrap_or_default(),
                learnt.strangers.get(at).copied().unwrap_or_default(),
            );
            if let Some(slot) = bits.get_mut(at) {
                *slot = (m / u.max(1e-12)).log2() as f32;
            }
        }
        let counts = frequencies(table, field);
        let known: f64 = counts.iter().map(|count| f64::from(*count)).sum();
        let m = learnt.same.get(Agreement::Same.index()).copied().unwrap_or_default();
        let same =
            counts.iter().map(|count| (m / (f64::from(*count).max(RAREST) / known.max(1.0))).log2() as f32).collect();
        FieldWeights { bits, same, shared_by: counts }
    }
}
