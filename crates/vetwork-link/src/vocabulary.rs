//! Different texts, each once: a column of a million rows holds numbers, and two equal values are two equal numbers.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A value by number. [`Word::NONE`] is a value that is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

impl Word {
    /// No value.
    pub const NONE: Word = Word(0);

    /// Is there none?
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Word::NONE
    }

    /// Its place in a list that has one for each word of a vocabulary, that of [`Word::NONE`] first.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts in one piece of memory, with a number each.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    text: String,
    /// Where each word ends; the first is that of the missing value.
    ends: Vec<usize>,
    numbers: HashTable<u32>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary { text: String::new(), ends: vec![0], numbers: HashTable::new() }
    }
}

impl Vocabulary {
    /// The number of a text, which is a new one where it is seen for the first time; of an empty text none.
    ///
    /// After four thousand million different texts all further ones count as missing.
    pub fn add(&mut self, text: &str) -> Word {
        if text.is_empty() {
            return Word::NONE;
        }
        let hash = FxBuildHasher.hash_one(text);
        let (texts, ends) = (&self.text, &self.ends);
        if let Some(number) = self.numbers.find(hash, |number| slice(texts, ends, *number) == text) {
            return Word(*number);
        }
        let Ok(number) = u32::try_from(self.ends.len()) else { return Word::NONE };
        self.text.push_str(text);
        self.ends.push(self.text.len());
        let (texts, ends) = (&self.text, &self.ends);
        self.numbers.insert_unique(hash, number, |number| FxBuildHasher.hash_one(slice(texts, ends, *number)));
        Word(number)
    }

    /// The number of a text that is in it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Word> {
        let hash = FxBuildHasher.hash_one(text);
        self.numbers.find(hash, |number| slice(&self.text, &self.ends, *number) == text).map(|number| Word(*number))
    }

    /// The text of a word; empty for the missing one.
    #[must_use]
    pub fn text(&self, word: Word) -> &str {
        slice(&self.text, &self.ends, word.0)
    }

    /// How many numbers are given, that of the missing value among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Is there no text in it?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }

    /// All words but the missing one.
    pub fn words(&self) -> impl Iterator<Item = Word> + '_ {
        (1..u32::try_from(self.ends.len()).unwrap_or(u32::MAX)).map(Word)
    }
}

fn slice<'a>(text: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    let end = ends.get(number).copied().unwrap_or_default();
    text.get(start..end).unwrap_or_default()
}
