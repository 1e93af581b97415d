//! Family names by the rows of spellings that stand for one of them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The rows in which one spelling occurs, as bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Surname {
    /// All of them.
    pub(super) rows: u128,
    /// Those that it heads: it is the usual spelling of that name.
    pub(super) heads: u128,
}

/// Every spelling with its rows.
pub(super) type Rows = LazyLock<FxHashMap<&'static str, Surname>>;

impl Surname {
    /// Whether the two can be spellings of one name.
    pub(super) fn matches(self, other: Self) -> bool {
        self.rows & other.rows != 0
    }

    /// Whether two people so named bear one name, as far as one can tell: `Deng` can be a spelling of `Tang`,
    /// but where each is the usual spelling of a name of its own, they are two.
    pub(super) fn is_shared(self, other: Self) -> bool {
        if self.heads != 0 && other.heads != 0 { self.heads & other.heads != 0 } else { self.matches(other) }
    }
}

/// Builds [`Rows`] from at most 128 lines of spellings.
pub(super) fn index(lines: &'static str) -> FxHashMap<&'static str, Surname> {
    let mut rows: FxHashMap<&'static str, Surname> = FxHashMap::default();
    for (number, line) in lines.lines().filter(|line| !line.is_empty()).enumerate().take(128) {
        let row = 1_u128 << number;
        for (place, spelling) in line.split(' ').enumerate() {
            let surname = rows.entry(spelling).or_default();
            surname.rows |= row;
            surname.heads |= if place == 0 { row } else { 0 };
        }
    }
    rows
}
