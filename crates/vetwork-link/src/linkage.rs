//! Everything at once: a table in, identities out, with what speaks for each pair.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::agreement::Agreement;
use crate::blocking::{Blocks, Budget, Oversized, Rule};
use crate::estimate::{Learnt, frequencies, learn};
use crate::identity::Edge;
use crate::judgement::{Contradiction, Judgement, Verdict, hold_together};
use crate::kind::Kind;
use crate::model::Model;
use crate::path::widest;
use crate::piece::{Level, Piece, by_content, joined, pieces};
use crate::rules::choose;
use crate::specification::Specification;
use crate::table::{Row, Table};
use crate::vocabulary::Word;
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

/// Records that were linked.
#[derive(Debug)]
pub struct Linkage {
    /// The different records, which were compared.
    pub table: Table,
    /// For each record, its row there.
    pub row_of: Vec<Row>,
    /// What agreement tells.
    pub weights: Weights,
    /// What was learnt of each field; nothing where a model was given.
    pub learnt: Vec<Learnt>,
    /// By what records were brought together.
    pub rules: Vec<Rule>,
    /// Pairs that were compared.
    pub compared: u64,
    /// Pairs of rows that may be one person's, prior included.
    pub edges: Vec<Edge>,
    /// For each record, the first record of its identity.
    pub identity_of: Vec<u32>,
    /// Values that too many share for all who do to be compared.
    pub oversized: Vec<Oversized>,
    /// Records that weak evidence ties together in such numbers that only stronger evidence counted among them.
    pub crowded: Vec<Crowded>,
}

/// Records of which too many hang together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crowded {
    /// One of them, by row.
    pub example: Row,
    /// How many different ones still hang together by what counted.
    pub rows: usize,
    /// Only evidence above so many bits counted.
    pub above: f32,
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
    /// Links the records of a table by what they teach. The result is the same in whatever order they stand in it.
    pub fn of(records: Table, specification: &Specification, mut stage: impl FnMut(Stage)) -> Linkage {
        let pairs = (specification.pairs as f64).max(4.0 * records.len() as f64);
        let budget = Budget { pairs, block: specification.block };
        let (table, row_of) = records.distinct(|_| false);
        stage(Stage::Choosing);
        let given = specification.rules();
        let rules = if given.is_empty() { choose(&table, budget) } else { given };
        stage(Stage::Blocking);
        let blocks = Blocks::of(&table, rules, budget);
        stage(Stage::Learning);
        let learnt = learn(&table, &blocks);
        let mut weights = Weights::of(&table, &learnt);
        stage(Stage::Comparing);
        let (edges, compared) = compare(&table, &blocks, &weights);
        weights.learn_prior(&table, &edges);
        stage(Stage::Joining);
        let linkage = Linkage::compared(table, row_of, weights, blocks, (edges, compared), specification.join_above);
        Linkage { learnt, ..linkage }.joined(specification, &[], &[])
    }

    /// Links records, and what people said of them, by what was learnt before. The result depends on the set of records,
    /// the model and the judgements alone: it is what [`crate::online`] comes to, in whatever order these came.
    ///
    /// Records are named by their numbers in the table, in the judgements too; of two judgements of one pair, the caller
    /// keeps the later. The table must be in the order of its ids.
    ///
    /// # Errors
    ///
    /// The judgements contradict each other.
    pub fn under(
        records: Table,
        model: &Model,
        judgements: &[Judgement<u32>],
        mut stage: impl FnMut(Stage),
    ) -> Result<Linkage, Contradiction<u32>> {
        hold_together(judgements)?;
        let above = model.specification.join_above;
        let budget = Budget { pairs: f64::INFINITY, block: model.specification.block };
        // Of whom people said something, stands for itself.
        let mut judged = vec![false; records.len()];
        for record in judgements.iter().flat_map(|one| [one.a, one.b]) {
            if let Some(slot) = judged.get_mut(record as usize) {
                *slot = true;
            }
        }
        let is_judged = |record: u32| judged.get(record as usize).copied().unwrap_or_default();
        let (table, row_of) = records.distinct(is_judged);
        stage(Stage::Blocking);
        let blocks = Blocks::of(&table, model.rules.clone(), budget);
        let weights = Weights::under(&table, model);
        stage(Stage::Comparing);
        let mut found = compare(&table, &blocks, &weights);
        stage(Stage::Joining);
        let row = |record: u32| row_of.get(record as usize).copied().unwrap_or_default();
        let of_row = |one: &Judgement<u32>| Judgement { a: row(one.a), b: row(one.b), verdict: one.verdict };
        let judgements: Vec<Judgement<Row>> = judgements.iter().map(of_row).collect();
        let mut alone = vec![false; table.len()];
        for record in (0..).take(row_of.len()).filter(|record| is_judged(*record)) {
            if let Some(slot) = alone.get_mut(row(record) as usize) {
                *slot = true;
            }
        }
        add_equals(&table, &alone, &weights, &mut found.0);
        Ok(Linkage::compared(table, row_of, weights, blocks, found, above).joined(
            &model.specification,
            &judgements,
            &alone,
        ))
    }

    /// A linkage of pairs that were compared, before anybody is joined.
    fn compared(
        table: Table,
        row_of: Vec<Row>,
        weights: Weights,
        blocks: Blocks,
        (mut edges, compared): (Vec<Edge>, u64),
        above: f32,
    ) -> Linkage {
        let prior = weights.prior;
        edges.iter_mut().for_each(|edge| edge.bits += prior);
        let tells_enough = |row: Row| weights.of_copy(&table, row) + prior > above;
        edges.retain(|edge| edge.bits > above && tells_enough(edge.a) && tells_enough(edge.b));
        let Blocks { rules, oversized, .. } = blocks;
        let (learnt, identity_of, crowded) = (Vec::new(), Vec::new(), Vec::new());
        Linkage { table, row_of, weights, learnt, rules, compared, edges, identity_of, oversized, crowded }
    }

    /// Joins records, piece by piece.
    fn joined(mut self, specification: &Specification, judgements: &[Judgement<Row>], alone: &[bool]) -> Linkage {
        let above = specification.join_above;
        for one in judgements.iter().filter(|one| one.verdict == Verdict::Same) {
            self.edges.retain(|edge| !one.is_of(edge.a, edge.b));
            self.edges.push(Edge { a: one.a.min(one.b), b: one.a.max(one.b), bits: f32::INFINITY });
        }
        let mut sets: Vec<Row> = (0..).take(self.table.len()).collect();
        for (piece, edges) in pieces(self.table.len(), &self.edges, above, specification.together) {
            if piece.level > Level::ALL {
                let example = piece.rows.first().copied().unwrap_or_default();
                self.crowded.push(Crowded { example, rows: piece.rows.len(), above: piece.level.bits(above) });
            }
            for (row, first) in self.sets_of(piece, &edges, judgements, alone, above) {
                if let Some(slot) = sets.get_mut(row as usize) {
                    *slot = first;
                }
            }
        }
        let tells_enough = |row: Row| {
            let is_alone = alone.get(row as usize).copied().unwrap_or_default();
            is_alone || self.weights.of_copy(&self.table, row) + self.weights.prior > above
        };
        self.identity_of = first_records(&self.row_of, &sets, tells_enough);
        self
    }

    /// For each row of a piece the first of its set. Rows that stand for a judged record alone come after an equal one that
    /// stands for many.
    fn sets_of(
        &self,
        mut piece: Piece,
        edges: &[Edge],
        judgements: &[Judgement<Row>],
        alone: &[bool],
        above: f32,
    ) -> Vec<(Row, Row)> {
        let is_alone = |row: &Row| alone.get(*row as usize).copied().unwrap_or_default();
        piece.rows.sort_by(|a, b| by_content(&self.table, *a, *b).then(is_alone(a).cmp(&is_alone(b))).then(a.cmp(b)));
        let place_of: FxHashMap<Row, Row> = piece.rows.iter().copied().zip(0..).collect();
        let row = |place: Row| piece.rows.get(place as usize).copied().unwrap_or_default();
        let local = |edge: &Edge| {
            let (a, b) = (*place_of.get(&edge.a)?, *place_of.get(&edge.b)?);
            Some(Edge { a: a.min(b), b: a.max(b), bits: edge.bits })
        };
        let said = |one: &Judgement<Row>| {
            Some(Judgement { a: *place_of.get(&one.a)?, b: *place_of.get(&one.b)?, verdict: one.verdict })
        };
        let edges: Vec<Edge> = edges.iter().filter_map(local).collect();
        let judgements: Vec<Judgement<Row>> = judgements.iter().filter_map(said).collect();
        let between = |a: Row, b: Row| self.weights.bits(&self.table, row(a), row(b)) + self.weights.prior;
        let found = joined(piece.rows.len(), piece.level, &edges, &judgements, above, between);
        let mut first: FxHashMap<Row, Row> = FxHashMap::default();
        for (row, set) in piece.rows.iter().zip(&found) {
            first.entry(*set).and_modify(|least| *least = (*least).min(*row)).or_insert(*row);
        }
        let of_set = |(row, set): (&Row, &Row)| Some((*row, *first.get(set)?));
        piece.rows.iter().zip(&found).filter_map(of_set).collect()
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

/// Adds the pairs of rows that are equal, but stand for themselves: no rule may bring them together.
fn add_equals(table: &Table, alone: &[bool], weights: &Weights, edges: &mut Vec<Edge>) {
    let rows = |row: &Row| alone.get(*row as usize).copied().unwrap_or_default();
    let mut equal: FxHashMap<&[Word], Vec<Row>> = FxHashMap::default();
    (0..).take(table.len()).filter(rows).for_each(|row| equal.entry(table.words(row)).or_default().push(row));
    for row in (0..).take(table.len()).filter(|row| !rows(row)) {
        if let Some(rows) = equal.get_mut(table.words(row)) {
            rows.push(row);
        }
    }
    let mut known: FxHashSet<(Row, Row)> = edges.iter().map(|edge| (edge.a, edge.b)).collect();
    for rows in equal.values_mut().filter(|rows| rows.len() > 1) {
        rows.sort_unstable();
        for (at, a) in rows.iter().enumerate() {
            for b in rows.iter().skip(at + 1).filter(|b| known.insert((*a, **b))) {
                edges.push(Edge { a: *a, b: *b, bits: weights.bits(table, *a, *b) });
            }
        }
    }
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
