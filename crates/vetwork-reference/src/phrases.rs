//! Finds the phrases of a list inside a text, on word borders only.

use std::collections::BTreeMap;

use crate::fold::fold;

/// Folded phrases by their first word, each leading to a row of its list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases {
    by_first_word: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl Phrases {
    /// Adds a phrase for `row`; an empty one is ignored.
    pub(crate) fn add(&mut self, phrase: &str, row: usize) {
        let folded = fold(phrase);
        let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        if let Some(first) = words.first().filter(|first| !first.is_empty()) {
            let bucket = self.by_first_word.entry(first.clone()).or_default();
            bucket.push((words, row));
        }
    }

    /// The row of the longest phrase found in `text`; the first found wins a tie.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut best: Option<(usize, usize)> = None;
        for (at, first) in words.iter().enumerate() {
            let Some(bucket) = self.by_first_word.get(*first) else {
                continue;
            };
            let rest = words.get(at..).unwrap_or_default();
            for (phrase, row) in bucket {
                let length = phrase.iter().map(String::len).sum();
                let longer = best.is_none_or(|(known, _)| length > known);
                if longer && starts_with(rest, phrase) {
                    best = Some((length, *row));
                }
            }
        }
        best.map(|(_, row)| row)
    }
}

fn starts_with(words: &[&str], phrase: &[String]) -> bool {
    words.len() >= phrase.len() && words.iter().zip(phrase).all(|(word, wanted)| word == wanted)
}
