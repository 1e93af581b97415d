//! How two records agree in all fields at once, in one number; and how often each such pattern occurs.

use rustc_hash::FxHashMap;

use crate::agreement::Agreement;
use crate::table::{Row, Table};

/// Bits that one field takes.
const WIDTH: u32 = 3;

/// Fields at most.
pub const FIELDS_AT_MOST: usize = 20;

/// The agreement of every field, three bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pattern(u64);

impl Pattern {
    /// The pattern of two records.
    #[must_use]
    pub fn of(table: &Table, a: Row, b: Row) -> Pattern {
        (0..table.fields().len())
            .fold(Pattern::default(), |pattern, field| pattern.with(field, table.agreement(field, a, b)))
    }

    fn with(self, field: usize, agreement: Agreement) -> Pattern {
        Pattern(self.0 | (agreement as u64) << (field as u32 * WIDTH))
    }

    /// The agreement of a field.
    #[must_use]
    pub fn agreement(self, field: usize) -> Agreement {
        match self.0 >> (field as u32 * WIDTH) & 0b111 {
            1 => Agreement::Different,
            2 => Agreement::Similar,
            3 => Agreement::Close,
            4 => Agreement::Variant,
            5 => Agreement::Same,
            _ => Agreement::Missing,
        }
    }
}

/// How often each pattern occurs.
#[derive(Clone, Debug, Default)]
pub struct Counts(FxHashMap<Pattern, f64>);

impl Counts {
    /// Counts a pattern so many times more.
    pub fn add(&mut self, pattern: Pattern, times: f64) {
        *self.0.entry(pattern).or_default() += times;
    }

    /// Patterns with their counts, in order.
    #[must_use]
    pub fn sorted(&self) -> Vec<(Pattern, f64)> {
        let mut all: Vec<(Pattern, f64)> = self.0.iter().map(|(pattern, count)| (*pattern, *count)).collect();
        all.sort_by_key(|(pattern, _)| *pattern);
        all
    }

    /// How many pairs were counted.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.sorted().iter().map(|(_, count)| count).sum()
    }
}
