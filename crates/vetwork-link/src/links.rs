//! The links by which records hang together, as a list: what `identity_of` rests on.

use crate::linkage::{Line, Linkage};
use crate::table::Row;

/// Two records and what speaks for their being one person's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordLink {
    /// The one, with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Log2 odds, prior included; infinite where somebody said that they are.
    pub bits: f32,
}

impl Linkage {
    /// Every link between two records that may be one person's, by their numbers. Of records that are equal in every field the
    /// first one has the links, and one to each of the others that is joined with it; so the links that join
    /// ([`Linkage::joins`]) hold each identity together.
    #[must_use]
    pub fn links(&self) -> Vec<RecordLink> {
        const NOBODY: u32 = u32::MAX;
        let mut first_of = vec![NOBODY; self.table.len()];
        let mut links = Vec::with_capacity(self.edges.len());
        for (record, row) in (0..).zip(&self.row_of) {
            match first_of.get_mut(*row as usize) {
                Some(first) if *first == NOBODY => *first = record,
                Some(first) if self.are_joined(*first, record) => {
                    let bits = self.weights.of_copy(&self.table, *row) + self.weights.prior;
                    links.push(RecordLink { a: *first, b: record, bits });
                }
                _ => {}
            }
        }
        let first = |row: Row| first_of.get(row as usize).copied().unwrap_or(NOBODY);
        links.extend(self.edges.iter().map(|edge| {
            let (a, b) = (first(edge.a), first(edge.b));
            RecordLink { a: a.min(b), b: a.max(b), bits: edge.bits }
        }));
        links.sort_unstable_by_key(|link| (link.a, link.b));
        links
    }

    /// Are both records of one identity?
    #[must_use]
    pub fn joins(&self, link: &RecordLink) -> bool {
        self.are_joined(link.a, link.b)
    }

    /// Field by field, what the two records of a link say of each other.
    pub fn lines_of(&self, link: &RecordLink) -> impl Iterator<Item = Line<'_>> {
        let row = |record: u32| self.row_of.get(record as usize);
        let are_equal = row(link.a) == row(link.b);
        self.lines(link.a, link.b).map(move |line| {
            // Being equal speaks against nobody: `Weights::of_copy`.
            let bits = if are_equal { line.bits.max(0.0) } else { line.bits };
            Line { bits, ..line }
        })
    }

    fn are_joined(&self, a: u32, b: u32) -> bool {
        self.identity_of.get(a as usize) == self.identity_of.get(b as usize)
    }
}
