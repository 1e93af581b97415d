//! Linked groups: who hangs together by what they share, found by Leiden (Traag, Waltman and van Eck 2019) under the constant
//! Potts model, where a group has to be dense enough to be one, so that a chain or a single bridge does not tie everybody.

use std::collections::BTreeMap;

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig, QualityType};
use rustc_hash::FxHashMap;

use crate::identity::Edge;
use crate::path::root;
use crate::table::Row;

/// Bits that a pair within a group has to have on average, pairs that share nothing among them. Two groups that one link of
/// `b` bits joins are one only where the product of their sizes is less than `b` divided by it.
pub const DENSITY: f64 = 0.5;

/// Fixed, so that the same links give the same groups.
const SEEDS: std::ops::Range<u64> = 0..8;

/// Who hangs together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// The members of each group of two or more, in order; groups by their first member.
    pub members: Vec<Vec<Row>>,
    /// Links between members of different groups, the strongest first: too little to make them one.
    pub bridges: Vec<Edge>,
}

/// Groups of everybody who is linked. Each connected part is looked at by itself, so that a group depends on nobody who
/// is not connected with it; the order of the edges tells nothing.
#[must_use]
pub fn groups(edges: &[Edge]) -> Groups {
    let mut edges: Vec<Edge> = edges.iter().filter(|edge| edge.bits > 0.0 && edge.a != edge.b).copied().collect();
    edges.sort_by(|x, y| (x.a, x.b).cmp(&(y.a, y.b)).then_with(|| y.bits.total_cmp(&x.bits)));
    edges.dedup_by_key(|edge| (edge.a, edge.b));
    let mut found = Groups::default();
    for part in connected(&edges) {
        let group_of = split(&part);
        let mut members: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        for (row, group) in &group_of {
            members.entry(*group).or_default().push(*row);
        }
        found.members.extend(members.into_values().filter(|members| members.len() > 1));
        found.bridges.extend(part.into_iter().filter(|edge| group_of.get(&edge.a) != group_of.get(&edge.b)));
    }
    found.members.sort();
    found.bridges.sort_by(|x, y| y.bits.total_cmp(&x.bits).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    found
}

/// The edges of each connected part.
fn connected(edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut first_of: FxHashMap<Row, Row> = FxHashMap::default();
    for edge in edges {
        let (a, b) = (root(&mut first_of, edge.a), root(&mut first_of, edge.b));
        first_of.insert(a.max(b), a.min(b));
    }
    let mut parts: BTreeMap<Row, Vec<Edge>> = BTreeMap::new();
    for edge in edges {
        parts.entry(root(&mut first_of, edge.a)).or_default().push(*edge);
    }
    parts.into_values().collect()
}

/// The group of each member of one connected part.
fn split(part: &[Edge]) -> BTreeMap<Row, usize> {
    let mut place_of: BTreeMap<Row, usize> = part.iter().flat_map(|edge| [(edge.a, 0), (edge.b, 0)]).collect();
    place_of.values_mut().enumerate().for_each(|(place, slot)| *slot = place);
    let place = |row: Row| place_of.get(&row).copied().unwrap_or_default();
    let mut graph = GraphDataBuilder::new(place_of.len());
    for edge in part {
        // Rows are places of this graph and bits are positive: nothing to refuse.
        let _ = graph.add_edge(place(edge.a), place(edge.b), f64::from(edge.bits));
    }
    let Ok(graph) = graph.build() else { return place_of.into_keys().map(|row| (row, 0)).collect() };
    // It ends where no single move is better, which is not always the best: the best of several beginnings is taken.
    let from = |seed: u64| {
        let config = LeidenConfig::builder().quality(QualityType::CPM).resolution(DENSITY).seed(seed).build();
        Leiden::new(config).run(&graph).ok()
    };
    let found = SEEDS.filter_map(from);
    let best = found.reduce(|best, next| if next.quality > best.quality + 1e-9 { next } else { best });
    let partition = best.map(|best| best.partition);
    let Some(partition) = partition else { return place_of.into_keys().map(|row| (row, 0)).collect() };
    place_of.into_iter().map(|(row, place)| (row, partition.community_of(place))).collect()
}
