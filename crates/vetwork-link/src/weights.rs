//! What the agreement of two records tells, in bits: for (+) and against (−) their being one person's.

use crate::agreement::Agreement;
use crate::estimate::{Learnt, equal_pairs, frequencies, repeats};
use crate::identity::Edge;
use crate::model::{FieldModel, Model};
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

impl Weights {
    /// Weights from what was learnt. The prior is that of one record in the table being another's twin.
    #[must_use]
    pub fn of(table: &Table, learnt: &[Learnt]) -> Weights {
        let field = |(number, learnt): (usize, &Learnt)| {
            let counts = frequencies(table, number);
            FieldWeights::counted(&FieldModel::of(learnt, &counts), counts)
        };
        let fields = learnt.iter().enumerate().map(field).collect();
        Weights { prior: -(table.len().max(2) as f32).log2(), fields }
    }

    /// Weights as a model has them, for the values of a table.
    #[must_use]
    pub fn under(table: &Table, model: &Model) -> Weights {
        let field = |(number, field): (usize, &FieldModel)| {
            let vocabulary = table.vocabulary(number);
            let common = vocabulary.words().map(|word| field.sharers(vocabulary.text(word)));
            FieldWeights::counted(field, std::iter::once(0).chain(common).collect())
        };
        Weights { prior: model.prior, fields: model.fields.iter().enumerate().map(field).collect() }
    }

    /// Learns how many of all pairs are one person's, from those that were compared; what was not compared counts as
    /// strangers'. The bits of edges are without a prior.
    pub fn learn_prior(&mut self, table: &Table, edges: &[Edge]) {
        const ROUNDS: usize = 40;
        let mut histogram = std::collections::BTreeMap::new();
        let mut add = |bits: f32, pairs: f64| *histogram.entry((bits * 8.0) as u32).or_insert(0.0_f64) += pairs;
        edges.iter().for_each(|edge| add(edge.bits, repeats(table, edge.a) * repeats(table, edge.b)));
        equal_pairs(table).for_each(|(row, pairs)| add(self.bits(table, row, row), pairs));
        let records: f64 = (0..).take(table.len()).map(|row| repeats(table, row)).sum();
        let pairs = records * (records - 1.0) / 2.0;
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

    /// What a copy of a record tells, without the prior. Being equal speaks against nobody, also where those who taught were
    /// never equal in a field.
    #[must_use]
    pub fn of_copy(&self, table: &Table, row: Row) -> f32 {
        (0..self.fields.len()).map(|field| self.field(table, field, row, row).max(0.0)).sum()
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
    fn counted(field: &FieldModel, shared_by: Vec<u32>) -> FieldWeights {
        let same = shared_by.iter().map(|count| field.same_bits(*count)).collect();
        FieldWeights { bits: field.bits, same, shared_by }
    }
}
