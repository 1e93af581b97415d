//! Everything at once: a table in, identities out, with what speaks for each pair.

use rustc_hash::FxHashMap;

use crate::agreement::Agreement;
use crate::blocking::{Blocks, Budget, Oversized};
use crate::estimate::{Learnt, frequencies, learn};
use crate::identity::{Edge, identities};
use crate::kind::Kind;
use crate::path::widest;
use crate::rules::choose;
use crate::specification::Specification;
use crate::table::{Row, Table};
use crate::weights::Weights;

/// Where the work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Choosing by what records are brought together.
    Choosing,
    /// Putting records that agree beside each other.
    Blocking,
    /// Learning what agreement tells.
    Learning,
    /// Comparing pairs.
    Comparing,
    /// Joining records.
    Joining,
}

/// Of records that are equal in every field so many are compared; the others follow the first.
const EQUAL_AT_MOST: u32 = 20;

/// Records that were linked.
#[derive(Debug)]
pub struct Linkage {
    /// The records that were compared.
    pub table: Table,
    /// For each record, its row there.
    pub row_of: Vec<Row>,
    /// What agreement tells.
    pub weights: Weights,
    /// What was learnt of each field.
    pub learnt: Vec<Learnt>,
    /// By what records were brought together, in words.
    pub rules: Vec<String>,
    /// Pairs that were compared.
    pub compared: u64,
    /// Pairs of rows that may be one person's, prior included.
    pub edges: Vec<Edge>,
    /// For each record, the first record of its identity.
    pub identity_of: Vec<u32>,
    /// Values that too many share for all who do to be compared.
    pub oversized: Vec<Oversized>,
}

/// One field of two records, and what it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// The field.
    pub field: &'a str,
    /// Its value in the one record, in canonical form; empty where there is none.
    pub a: &'a str,
    /// Its value in the other.
    pub b: &'a str,
    /// How far they agree.
    pub agreement: Agreement,
    /// What that tells.
    pub bits: f32,
    /// How many records have the value, where it is the same.
    pub shared_by: Option<u32>,
}

/// A value that many records share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hub<'a> {
    /// The field.
    pub field: &'a str,
    /// The value, in canonical form.
    pub value: &'a str,
    /// How many records have it.
    pub records: u32,
}

impl Linkage {
    /// Links the records of a table. The result is the same in whatever order they stand in it, provided that the caller
    /// put them into one order (by id) first.
    pub fn of(records: Table, specification: &Specification, mut stage: impl FnMut(Stage)) -> Linkage {
        let pairs = (specification.pairs as f64).max(4.0 * records.len() as f64);
        let budget = Budget { pairs, block: specification.block };
        let above = specification.join_above;
        let (table, row_of) = records.with_repeats_up_to(EQUAL_AT_MOST);
        stage(Stage::Choosing);
        let given = specification.rules();
        let rules = if given.is_empty() { choose(&table, budget) } else { given };
        stage(Stage::Blocking);
        let mut blocks = Blocks::of(&table, rules, budget);
        stage(Stage::Learning);
        let learnt = learn(&table, &blocks);
        let mut weights = Weights::of(&table, &learnt);
        stage(Stage::Comparing);
        let (mut edges, compared) = compare(&table, &blocks, &weights);
        weights.learn_prior(table.len(), &edges);
        let prior = weights.prior;
        edges.iter_mut().for_each(|edge| edge.bits += prior);
        edges.retain(|edge| edge.bits > above);
        stage(Stage::Joining);
        let between = |a: Row, b: Row| weights.bits(&table, a, b) + prior;
        let sets = identities(table.len(), &edges, above, between);
        let identity_of = first_records(&row_of, &sets, |row| between(row, row) > above);
        let oversized = std::mem::take(&mut blocks.oversized);
        let rules = blocks.rules.iter().map(|rule| rule.in_words(&table)).collect();
        Linkage { table, row_of, weights, learnt, rules, compared, edges, identity_of, oversized }
    }

    /// Values that many records share, of kinds that one person or home has, the most shared first. They weigh little.
    #[must_use]
    pub fn hubs(&self) -> Vec<Hub<'_>> {
        let mut hubs = Vec::new();
        for (number, field) in self.table.fields().iter().enumerate() {
            let Some(usual) = usual_sharers(field.kind) else { continue };
            let vocabulary = self.table.vocabulary(number);
            let counts = frequencies(&self.table, number);
            let shared = vocabulary.words().zip(counts.iter().skip(1)).filter(|(_, count)| **count > usual);
            hubs.extend(shared.map(|(word, count)| Hub {
                field: &field.name,
                value: vocabulary.text(word),
                records: *count,
            }));
        }
        hubs.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| (a.field, a.value).cmp(&(b.field, b.value))));
        hubs
    }

    /// Log2 odds that two records are one person's.
    #[must_use]
    pub fn bits(&self, a: u32, b: u32) -> f32 {
        self.weights.prior + self.weights.bits(&self.table, self.row(a), self.row(b))
    }

    /// The path between two records whose weakest step is the strongest, both ends included; none where they are not
    /// connected.
    #[must_use]
    pub fn path(&self, a: u32, b: u32) -> Option<Vec<u32>> {
        let (from, to) = (self.row(a), self.row(b));
        let mut record_of = FxHashMap::default();
        for (record, row) in (0_u32..).zip(&self.row_of) {
            record_of.entry(*row).or_insert(record);
        }
        record_of.extend([(from, a), (to, b)]);
        if from == to {
            return Some(vec![a, b]);
        }
        let rows = widest(&self.edges, from, to)?;
        Some(rows.iter().filter_map(|row| record_of.get(row)).copied().collect())
    }

    fn row(&self, record: u32) -> Row {
        self.row_of.get(record as usize).copied().unwrap_or_default()
    }

    /// Field by field, what two records say of each other.
    pub fn lines(&self, a: u32, b: u32) -> impl Iterator<Item = Line<'_>> {
        let (a, b) = (self.row(a), self.row(b));
        self.table.fields().iter().enumerate().map(move |(number, field)| {
            let text = |row: Row| self.table.vocabulary(number).text(self.table.word(number, row));
            let agreement = self.table.agreement(number, a, b);
            Line {
                field: &field.name,
                a: text(a),
                b: text(b),
                agreement,
                bits: self.weights.field(&self.table, number, a, b),
                shared_by: (agreement == Agreement::Same).then(|| self.weights.shared_by(&self.table, number, a)),
            }
        })
    }
}

/// By how many records a value of a kind is shared where nothing is out of the ordinary; of other kinds any number.
fn usual_sharers(kind: Kind) -> Option<u32> {
    match kind {
        Kind::Email | Kind::Phone | Kind::Identifier => Some(5),
        Kind::Street => Some(20),
        _ => None,
    }
}

/// Pairs for which something speaks, without a prior; and how many pairs were compared.
fn compare(table: &Table, blocks: &Blocks, weights: &Weights) -> (Vec<Edge>, u64) {
    let mut edges = Vec::new();
    let mut compared = 0;
    blocks.pairs(|a, b| {
        compared += 1;
        let bits = weights.bits(table, a, b);
        if bits > 0.0 {
            edges.push(Edge { a, b, bits });
        }
    });
    (edges, compared)
}

/// For each record the first record of its identity. Records that are equal in every field are one person's only if that
/// tells enough: ten records with nothing but one common name are ten records.
fn first_records(row_of: &[Row], sets: &[Row], tells_enough: impl Fn(Row) -> bool) -> Vec<u32> {
    let mut first: FxHashMap<Row, u32> = FxHashMap::default();
    let mut seen = vec![false; sets.len()];
    (0..)
        .zip(row_of)
        .map(|(record, row)| {
            let again = seen.get_mut(*row as usize).is_some_and(|seen| std::mem::replace(seen, true));
            if again && !tells_enough(*row) {
                return record;
            }
            let set = sets.get(*row as usize).copied().unwrap_or(*row);
            *first.entry(set).or_insert(record)
        })
        .collect()
}
