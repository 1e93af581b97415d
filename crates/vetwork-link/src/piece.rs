//! Records that hang together by edges, in pieces small enough to be joined by themselves. What a record's piece is depends
//! on what hangs together with it alone: one more record changes only the pieces that it touches.
//!
//! A piece is a component of the edges that are strong enough. Where a component is too large, weak evidence ties many people
//! together: there, only stronger edges count, in steps, until its pieces are small enough.

use std::cell::RefCell;
use std::cmp::Ordering;

use crate::identity::{Edge, identities};
use crate::judgement::{Judgement, Verdict};
use crate::table::{Row, Table};

/// From how many bits on edges count, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// All edges count.
    pub const ALL: Level = Level(0);
    /// Only the strongest edges count. A piece of this level may be of any size, and is one identity.
    pub const STRONGEST: Level = Level(8);
    /// Bits from one level to the next.
    const STEP: f32 = 4.0;

    /// The levels at which a piece has a limit, from the first on.
    pub fn limited() -> impl Iterator<Item = Level> {
        (0..Level::STRONGEST.0).map(Level)
    }

    /// Edges count that have more bits than this.
    #[must_use]
    pub fn bits(self, above: f32) -> f32 {
        // The last two levels have the same edges: what is small enough is joined as all pieces are.
        above + Level::STEP * f32::from(self.0.min(Level::STRONGEST.0 - 1))
    }

    /// How many levels are below it: how it is kept.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// The level above so many; the strongest, if there are not so many.
    #[must_use]
    pub fn of_number(number: u8) -> Level {
        Level(number.min(Level::STRONGEST.0))
    }

    fn next(self) -> Level {
        Level((self.0 + 1).min(Level::STRONGEST.0))
    }
}

/// Rows that hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The rows, two at least, in order.
    pub rows: Vec<Row>,
    /// Which edges tie them together.
    pub level: Level,
}

/// All pieces of a table with more than one row, of `most` rows at most unless even the strongest edges tie more together, and
/// the edges that count within each.
#[must_use]
pub fn pieces(rows: usize, edges: &[Edge], above: f32, most: usize) -> Vec<(Piece, Vec<Edge>)> {
    let mut found = Vec::new();
    let mut waiting = vec![(edges.to_vec(), Level::ALL)];
    let mut part_of = vec![u32::MAX; rows];
    while let Some((edges, level)) = waiting.pop() {
        for (members, edges) in components(edges, &mut part_of) {
            if members.len() <= most || level == Level::STRONGEST {
                found.push((Piece { rows: members, level }, edges));
            } else {
                let least = level.next().bits(above);
                waiting.push((edges.into_iter().filter(|edge| edge.bits > least).collect(), level.next()));
            }
        }
    }
    found.sort_by(|(x, _), (y, _)| x.rows.cmp(&y.rows));
    found
}

/// The components of edges, with the edges of each. `part_of` is scratch: as it was, afterwards.
fn components(edges: Vec<Edge>, part_of: &mut [u32]) -> Vec<(Vec<Row>, Vec<Edge>)> {
    // A forest of rows that each lead to a smaller one of their component.
    for edge in &edges {
        let (a, b) = (root(part_of, edge.a), root(part_of, edge.b));
        set(part_of, a.max(b), a.min(b));
        let least = a.min(b);
        set(part_of, least, least);
    }
    let mut by_root: Vec<(Row, Edge)> = edges.into_iter().map(|edge| (root(part_of, edge.a), edge)).collect();
    by_root.sort_by_key(|(root, _)| *root);
    let mut found = Vec::new();
    for component in by_root.chunk_by(|(x, _), (y, _)| x == y) {
        let mut rows: Vec<Row> = component.iter().flat_map(|(_, edge)| [edge.a, edge.b]).collect();
        rows.sort_unstable();
        rows.dedup();
        rows.iter().for_each(|row| set(part_of, *row, u32::MAX));
        found.push((rows, component.iter().map(|(_, edge)| *edge).collect()));
    }
    found
}

fn set(part_of: &mut [u32], row: Row, to: Row) {
    if let Some(slot) = part_of.get_mut(row as usize) {
        *slot = to;
    }
}

fn root(part_of: &mut [u32], row: Row) -> Row {
    let up = |part_of: &[u32], row: Row| part_of.get(row as usize).copied().filter(|up| *up != u32::MAX).unwrap_or(row);
    let mut at = row;
    loop {
        let above = up(part_of, at);
        if above == at {
            return at;
        }
        let beyond = up(part_of, above);
        set(part_of, at, beyond);
        at = beyond;
    }
}

/// The identities within a piece. Rows are numbered by their places in it, which must be in the order of their contents
/// ([`by_content`]). Gives, for each, the first of its set.
#[must_use]
pub fn joined(
    rows: usize,
    level: Level,
    edges: &[Edge],
    judgements: &[Judgement<Row>],
    above: f32,
    between: impl Fn(Row, Row) -> f32,
) -> Vec<Row> {
    if level == Level::STRONGEST {
        return tied(rows, judgements);
    }
    // Averages ask for the same pairs again and again.
    let known = RefCell::new(vec![f32::NAN; rows * rows]);
    let between = |a: Row, b: Row| {
        let (a, b) = (a.min(b), a.max(b));
        let place = a as usize * rows + b as usize;
        let bits = known.borrow().get(place).copied().unwrap_or(f32::NAN);
        if !bits.is_nan() {
            return bits;
        }
        let bits = between(a, b);
        if let Some(slot) = known.borrow_mut().get_mut(place) {
            *slot = bits;
        }
        bits
    };
    identities(rows, edges, judgements, above, between)
}

/// A piece that is too large to be looked at pair by pair, although every edge is strong: it is one, but for those of whom
/// somebody said that they are not somebody else. These stay by themselves, with those that they were said to be.
fn tied(rows: usize, judgements: &[Judgement<Row>]) -> Vec<Row> {
    let mut sets = identities(rows, &[], judgements, 0.0, |_, _| 0.0);
    let root = |row: Row| sets.get(row as usize).copied().unwrap_or(row);
    let apart = judgements.iter().filter(|one| one.verdict != Verdict::Same);
    let by_themselves: std::collections::BTreeSet<Row> = apart.flat_map(|one| [one.a, one.b]).map(root).collect();
    let first = sets.iter().copied().find(|set| !by_themselves.contains(set));
    for set in sets.iter_mut().filter(|set| !by_themselves.contains(*set)) {
        *set = first.unwrap_or(*set);
    }
    sets
}

/// The order of rows by what they hold, field by field.
#[must_use]
pub fn by_content(table: &Table, a: Row, b: Row) -> Ordering {
    table.values(a).cmp(table.values(b))
}
