//! Family names by the rows of spellings that stand for one of them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Every spelling with the rows it occurs in, as bits.
pub(super) type Rows = LazyLock<FxHashMap<&'static str, u128>>;

/// Builds [`Rows`] from at most 128 lines of spellings.
pub(super) fn index(lines: &'static str) -> FxHashMap<&'static str, u128> {
    let mut rows = FxHashMap::default();
    for (number, line) in lines.lines().filter(|line| !line.is_empty()).enumerate().take(128) {
        for spelling in line.split(' ') {
            *rows.entry(spelling).or_default() |= 1_u128 << number;
        }
    }
    rows
}
