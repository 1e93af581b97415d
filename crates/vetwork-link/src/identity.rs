//! Records that are one person's, by strong evidence.

use crate::table::Row;

/// Two records and what speaks for their being one person's, prior and all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The one, with the smaller number.
    pub a: Row,
    /// The other.
    pub b: Row,
    /// Log2 odds.
    pub bits: f32,
}

/// Joins records from the strongest evidence to the weakest. Two sets are joined when their strongest pair and the average
/// of all pairs between them together speak for it: one strong pair does not join two people whom all else tells apart,
/// and one poor record does not keep two halves of a person apart.
///
/// The result does not depend on the order of the edges. Gives, for each record, the first of its set.
#[must_use]
pub fn identities(rows: usize, edges: &[Edge], above: f32, between: impl Fn(Row, Row) -> f32) -> Vec<Row> {
    let mut sorted: Vec<&Edge> = edges.iter().filter(|edge| edge.bits > above).collect();
    sorted.sort_by(|x, y| y.bits.total_cmp(&x.bits).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut set_of: Vec<Row> = (0..Row::try_from(rows).unwrap_or(Row::MAX)).collect();
    let mut members: rustc_hash::FxHashMap<Row, Vec<Row>> = rustc_hash::FxHashMap::default();
    let root = |set_of: &[Row], row: Row| set_of.get(row as usize).copied().unwrap_or(row);
    loop {
        let mut joined = false;
        sorted.retain(|edge| root(&set_of, edge.a) != root(&set_of, edge.b));
        for edge in &sorted {
            let (x, y) = (root(&set_of, edge.a), root(&set_of, edge.b));
            if x == y {
                continue;
            }
            let one = members.get(&x).map_or(std::slice::from_ref(&x), Vec::as_slice);
            let other = members.get(&y).map_or(std::slice::from_ref(&y), Vec::as_slice);
            let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (*a, *b)));
            let all: f32 = pairs.map(|(a, b)| between(a, b)).sum();
            let mean = all / (one.len() * other.len()) as f32;
            if (mean + edge.bits) / 2.0 <= above {
                continue;
            }
            let (keep, gone) = (x.min(y), x.max(y));
            let all: Vec<Row> = one.iter().chain(other).copied().collect();
            for row in &all {
                if let Some(slot) = set_of.get_mut(*row as usize) {
                    *slot = keep;
                }
            }
            members.remove(&gone);
            members.insert(keep, all);
            joined = true;
        }
        if !joined {
            return set_of;
        }
    }
}
