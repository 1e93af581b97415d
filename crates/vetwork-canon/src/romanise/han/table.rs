//! Tables of readings: a line is a reading and what is read so.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Readings of single characters: `reading characters` a line. The first line that has a character counts first.
#[derive(Debug)]
pub(super) struct CharTable {
    lines: &'static str,
    map: OnceLock<FxHashMap<char, Vec<&'static str>>>,
}

impl CharTable {
    pub(super) const fn of(lines: &'static str) -> Self {
        Self { lines, map: OnceLock::new() }
    }

    /// The readings of a character; none if it is not in the table.
    pub(super) fn get(&self, c: char) -> &[&'static str] {
        let map = self.map.get_or_init(|| {
            let mut map: FxHashMap<char, Vec<&'static str>> = FxHashMap::default();
            for (reading, characters) in self.lines.lines().filter_map(|line| line.split_once(' ')) {
                for c in characters.chars() {
                    map.entry(c).or_default().push(reading);
                }
            }
            map
        });
        map.get(&c).map_or(&[], Vec::as_slice)
    }
}

/// Every character of a text by its first reading, each a word; `None` if one has none.
pub(super) fn each(table: &CharTable, text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(table.get(c).first()?);
    }
    Some(out)
}

/// Readings of words: `reading word word…` a line.
#[derive(Debug)]
pub(super) struct WordTable {
    lines: &'static str,
    map: OnceLock<FxHashMap<&'static str, Vec<&'static str>>>,
}

impl WordTable {
    pub(super) const fn of(lines: &'static str) -> Self {
        Self { lines, map: OnceLock::new() }
    }

    /// The readings of a word; none if it is not in the table.
    pub(super) fn get(&self, word: &str) -> &[&'static str] {
        let map = self.map.get_or_init(|| {
            let mut map: FxHashMap<&'static str, Vec<&'static str>> = FxHashMap::default();
            for line in self.lines.lines() {
                let mut words = line.split(' ');
                let Some(reading) = words.next() else { continue };
                for word in words {
                    map.entry(word).or_default().push(reading);
                }
            }
            map
        });
        map.get(word).map_or(&[], Vec::as_slice)
    }
}
