//! Japanese names in Chinese characters: by tables of the commonest family and given names, and by Sino-Japanese readings.

use super::table::{CharTable, WordTable, each};
use crate::romanise::{Script, Word, plain};

static FAMILY: WordTable = WordTable::of(include_str!("japanese_family.txt"));
static GIVEN: WordTable = WordTable::of(include_str!("japanese_given.txt"));
static ON: CharTable = CharTable::of(include_str!("japanese_on.txt"));

/// A reading as a Japanese name.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) text: String,
    /// A family name and the whole rest are known: it can hardly be another country's name.
    pub(super) whole: bool,
}

/// The readings of a text as a Japanese name: at most two, none if its names are not in the tables.
pub(super) fn names(words: &[Word]) -> Vec<Name> {
    let mut found = vec![Name { text: String::new(), whole: false }];
    for word in words {
        let options = if word.script == Script::Han {
            han(&word.text)
        } else {
            vec![Name { text: plain(&word.text, word.script), whole: false }]
        };
        found = found.iter().flat_map(|before| options.iter().map(move |after| before.and(after))).take(2).collect();
    }
    found
}

impl Name {
    fn and(&self, after: &Self) -> Self {
        let gap = if self.text.is_empty() { "" } else { " " };
        Self { text: format!("{}{gap}{}", self.text, after.text), whole: self.whole || after.whole }
    }
}

/// One word: a family name, a given name, or one after the other.
fn han(word: &str) -> Vec<Name> {
    let lone = |text: &&'static str, whole| Name { text: (*text).to_owned(), whole };
    let long = word.chars().count() > 1;
    let mut found: Vec<Name> = FAMILY.get(word).iter().map(|text| lone(text, long)).collect();
    found.extend(GIVEN.get(word).iter().map(|text| lone(text, false)));
    if found.is_empty() {
        for (at, _) in word.char_indices().skip(1).take(4) {
            let (family, given) = word.split_at(at);
            let whole = family.chars().count() > 1;
            for (family, given) in FAMILY.get(family).iter().flat_map(|f| GIVEN.get(given).iter().map(move |g| (f, g)))
            {
                found.push(Name { text: format!("{family} {given}"), whole });
            }
        }
    }
    if found.is_empty() {
        found.extend(partly(word));
    }
    found
}

/// A known family name of two characters or more, the rest by its Sino-Japanese readings.
fn partly(word: &str) -> Option<Name> {
    let ends = word.char_indices().map(|(at, _)| at).filter(|at| *at > 0).skip(1).take(3);
    let (family, given) =
        ends.filter_map(|at| word.split_at_checked(at)).filter(|(family, _)| !FAMILY.get(family).is_empty()).last()?;
    // Few Chinese names have four characters.
    let whole = word.chars().count() > 3;
    Some(Name { text: format!("{} {}", FAMILY.get(family).first()?, on(given)?), whole })
}

/// Every character by its Sino-Japanese reading, a given name in one word; `None` if one has none in the table.
pub(super) fn on(word: &str) -> Option<String> {
    each(&ON, word)
}
