//! A word of a name with all that comparisons need of it, worked out once and remembered.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use vetwork_canon::name::likeness::{self, Likeness};
use vetwork_canon::romanise::{self, Reading, Script};

use super::role;
use crate::commonness::population;

/// A word in lower-case Latin letters and digits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Word {
    pub(crate) text: Box<str>,
    /// Sorted.
    pub(crate) keys: Box<[(Likeness, u64)]>,
    pub(crate) writing: Writing,
    /// How many consonants it has, as [`romanise::consonants`] counts them.
    pub(crate) consonants: u8,
    /// Which letters it has, as bits: two words that share few are not compared letter by letter.
    pub(crate) letters: u32,
    /// The keys as a bit each: two words without a bit in common share no key.
    pub(crate) traces: u128,
    /// What sharing it says where it is most common, in bits, if it is a usual name.
    pub(crate) usual: Option<f32>,
}

/// How the word was written before it was brought to Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Writing {
    /// With letters for consonants and vowels.
    Letters,
    /// Short vowels are left out: Arabic, Hebrew.
    Consonants,
    /// A sign for each syllable or word, in which no letter can slip: Hangul, Han, Kana.
    Signs,
}

impl Writing {
    pub(super) fn of(text: &str) -> Self {
        text.chars()
            .map(romanise::script_of)
            .find_map(|script| match script {
                Script::Arabic | Script::Hebrew => Some(Self::Consonants),
                Script::Hangul | Script::Han | Script::Kana => Some(Self::Signs),
                _ => None,
            })
            .unwrap_or(Self::Letters)
    }
}

impl Word {
    pub(crate) fn new(text: &str, others: &[String], writing: Writing) -> Self {
        let mut keys = likeness::keys(text);
        keys.extend(others.iter().flat_map(|other| likeness::keys(other)));
        keys.sort_unstable();
        keys.dedup();
        let letters = letters_of(text);
        let traces = keys.iter().fold(0, |bits, (_, key)| bits | 1 << ((key ^ (key >> 32)) % 128));
        let consonants = u8::try_from(romanise::consonants(text).len()).unwrap_or(u8::MAX);
        let usual = population::bits(&keys, writing);
        Self { text: text.into(), keys: keys.into(), writing, consonants, letters, traces, usual }
    }
}

/// Words that were read before: the keys of a word are dear, and names share most words.
#[derive(Debug, Default)]
pub(crate) struct Words {
    by_text: FxHashMap<Box<str>, Vec<Read>>,
    /// Words in other letters, as they were written, with their readings in Latin ones.
    readings: FxHashMap<Box<str>, Arc<[Reading]>>,
    /// Words with the word of usage that each could be with a slip.
    corrected: FxHashMap<Box<str>, Option<&'static str>>,
    /// How many words `by_text` has.
    count: usize,
}

/// A word with the other readings that it was made from.
#[derive(Debug)]
struct Read {
    others: Box<[String]>,
    word: Arc<Word>,
}

impl Words {
    /// How many of the kind of which it has the most.
    pub(crate) fn len(&self) -> usize {
        self.count.max(self.readings.len()).max(self.corrected.len())
    }

    /// The word, with the keys of other readings of it.
    pub(super) fn word(&mut self, text: &str, others: &[String], writing: Writing) -> Arc<Word> {
        if let Some(all) = self.by_text.get(text)
            && let Some(read) = all.iter().find(|read| read.word.writing == writing && *read.others == *others)
        {
            return Arc::clone(&read.word);
        }
        let word = Arc::new(Word::new(text, others, writing));
        self.count += 1;
        let read = Read { others: others.into(), word: Arc::clone(&word) };
        self.by_text.entry(text.into()).or_default().push(read);
        word
    }

    /// The readings in Latin letters of a word that was written in others.
    pub(super) fn readings(&mut self, written: &str) -> Arc<[Reading]> {
        if let Some(readings) = self.readings.get(written) {
            return Arc::clone(readings);
        }
        let readings: Arc<[Reading]> = romanise::readings(written).into();
        self.readings.insert(written.into(), Arc::clone(&readings));
        readings
    }

    /// As [`role::corrected`].
    pub(super) fn corrected(&mut self, text: &str) -> Option<&'static str> {
        if let Some(corrected) = self.corrected.get(text) {
            return *corrected;
        }
        let corrected = role::corrected(text);
        self.corrected.insert(text.into(), corrected);
        corrected
    }
}

/// Which letters a word has, as bits.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| bits | 1 << (byte % 32))
}
