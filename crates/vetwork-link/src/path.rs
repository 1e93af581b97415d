//! Through whom two records are connected: the path whose weakest step is the strongest.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use crate::identity::Edge;
use crate::table::Row;

/// The widest path from one row to another, both ends included. None where they are not connected.
///
/// Edges are taken in from the strongest on until the two meet; among these, the path with the fewest steps.
#[must_use]
pub fn widest(edges: &[Edge], from: Row, to: Row) -> Option<Vec<Row>> {
    if from == to {
        return Some(vec![from]);
    }
    let mut sorted: Vec<&Edge> = edges.iter().collect();
    sorted.sort_by(|x, y| y.bits.total_cmp(&x.bits).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut parent: FxHashMap<Row, Row> = FxHashMap::default();
    let mut neighbours: FxHashMap<Row, Vec<Row>> = FxHashMap::default();
    for edge in sorted {
        neighbours.entry(edge.a).or_default().push(edge.b);
        neighbours.entry(edge.b).or_default().push(edge.a);
        let (a, b) = (root(&mut parent, edge.a), root(&mut parent, edge.b));
        parent.insert(a.max(b), a.min(b));
        if root(&mut parent, from) == root(&mut parent, to) {
            return shortest(&neighbours, from, to);
        }
    }
    None
}

/// The row to which a forest of parents leads from another; the way there is shortened.
pub(crate) fn root(parent: &mut FxHashMap<Row, Row>, row: Row) -> Row {
    let mut at = row;
    while let Some(next) = parent.get(&at).copied().filter(|next| *next != at) {
        let beyond = parent.get(&next).copied().unwrap_or(next);
        parent.insert(at, beyond);
        at = next;
    }
    at
}

fn shortest(neighbours: &FxHashMap<Row, Vec<Row>>, from: Row, to: Row) -> Option<Vec<Row>> {
    let mut came_from: FxHashMap<Row, Row> = FxHashMap::default();
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        if at == to {
            let mut path = vec![to];
            let mut back = to;
            while let Some(before) = came_from.get(&back).copied().filter(|_| back != from) {
                path.push(before);
                back = before;
            }
            path.reverse();
            return Some(path);
        }
        for next in neighbours.get(&at).into_iter().flatten() {
            if *next != from && !came_from.contains_key(next) {
                came_from.insert(*next, at);
                waiting.push_back(*next);
            }
        }
    }
    None
}
