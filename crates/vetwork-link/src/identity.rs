//! Records that are one person's, by strong evidence.

use rustc_hash::FxHashMap;

use crate::judgement::{Judgement, Verdict};
use crate::table::Row;

/// Two records and what speaks for their being one person's, prior and all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The one, with the smaller number.
    pub a: Row,
    /// The other.
    pub b: Row,
    /// Log2 odds; infinite where somebody said that they are.
    pub bits: f32,
}

/// Joins records from the strongest evidence to the weakest. Two sets are joined when their strongest pair and the average
/// of all pairs between them together speak for it: one strong pair does not join two people whom all else tells apart,
/// and one poor record does not keep two halves of a person apart. What people said holds: the judgements must hold
/// together.
///
/// The result does not depend on the order of the edges. Gives, for each record, the first of its set.
#[must_use]
pub fn identities(
    rows: usize,
    edges: &[Edge],
    judgements: &[Judgement<Row>],
    above: f32,
    between: impl Fn(Row, Row) -> f32,
) -> Vec<Row> {
    let mut sorted: Vec<&Edge> = edges.iter().filter(|edge| edge.bits > above).collect();
    sorted.sort_by(|x, y| y.bits.total_cmp(&x.bits).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut sets = Sets::of(rows);
    for one in judgements.iter().filter(|one| one.verdict == Verdict::Same) {
        sets.join(sets.root(one.a), sets.root(one.b));
    }
    let apart: Vec<&Judgement<Row>> = judgements.iter().filter(|one| one.verdict != Verdict::Same).collect();
    // Weaker edges between two sets that were not joined cannot join them either, while they stay as they are.
    let mut refused: FxHashMap<(Row, Row), (usize, usize)> = FxHashMap::default();
    loop {
        let mut joined = false;
        sorted.retain(|edge| sets.root(edge.a) != sets.root(edge.b));
        for edge in &sorted {
            let (x, y) = (sets.root(edge.a), sets.root(edge.b));
            let (x, y) = (x.min(y), x.max(y));
            if x == y || apart.iter().any(|one| one.is_of_sets(&sets, x, y)) {
                continue;
            }
            let (one, other) = (sets.members(&x), sets.members(&y));
            let sizes = (one.len(), other.len());
            if refused.get(&(x, y)) == Some(&sizes) {
                continue;
            }
            let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (*a, *b)));
            let all: f32 = pairs.map(|(a, b)| between(a, b)).sum();
            let mean = all / (one.len() * other.len()) as f32;
            if (mean + edge.bits) / 2.0 <= above {
                refused.insert((x, y), sizes);
                continue;
            }
            sets.join(x, y);
            joined = true;
        }
        if !joined {
            return sets.set_of;
        }
    }
}

impl Judgement<Row> {
    fn is_of_sets(&self, sets: &Sets, x: Row, y: Row) -> bool {
        let (a, b) = (sets.root(self.a), sets.root(self.b));
        (a, b) == (x, y) || (a, b) == (y, x)
    }
}

/// Sets of rows, each named by its first.
struct Sets {
    set_of: Vec<Row>,
    members: FxHashMap<Row, Vec<Row>>,
}

impl Sets {
    fn of(rows: usize) -> Sets {
        Sets { set_of: (0..Row::try_from(rows).unwrap_or(Row::MAX)).collect(), members: FxHashMap::default() }
    }

    fn root(&self, row: Row) -> Row {
        self.set_of.get(row as usize).copied().unwrap_or(row)
    }

    fn members<'a>(&'a self, root: &'a Row) -> &'a [Row] {
        self.members.get(root).map_or(std::slice::from_ref(root), Vec::as_slice)
    }

    fn join(&mut self, x: Row, y: Row) {
        if x == y {
            return;
        }
        let (keep, gone) = (x.min(y), x.max(y));
        let mut all = self.members.remove(&keep).unwrap_or_else(|| vec![keep]);
        let more = self.members.remove(&gone).unwrap_or_else(|| vec![gone]);
        for row in &more {
            if let Some(slot) = self.set_of.get_mut(*row as usize) {
                *slot = keep;
            }
        }
        all.extend(more);
        self.members.insert(keep, all);
    }
}
