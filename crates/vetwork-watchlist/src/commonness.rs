//! How much it says that two names share a word: the rarer the word, the more bits.

pub(crate) mod population;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use vetwork_canon::name::likeness::Likeness;

use crate::name::{Name, Role, Word, Writing};

/// How often words occur in names, counted over spellings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Commonness {
    counts: FxHashMap<u64, u32>,
    texts: FxHashSet<Box<str>>,
    names: u32,
}

/// What a word says at the most, in bits: no list is large enough to show that a word is rarer.
pub(crate) const MOST_BITS: f32 = 14.0;

/// What a word says at the least.
const LEAST_BITS: f32 = 2.0;

impl Commonness {
    /// Counts the words of a name.
    pub fn learn(&mut self, name: &Name) {
        self.names += 1;
        for part in name.parts.iter().filter(|part| part.role == Role::Full) {
            let word = &part.word;
            // By its consonants too, for words of scripts that write no others.
            for key in [Likeness::Spelling, Likeness::Consonants].into_iter().filter_map(|likeness| key(word, likeness))
            {
                *self.counts.entry(key).or_default() += 1;
            }
            if !self.texts.contains(&word.text) {
                self.texts.insert(word.text.clone());
            }
        }
    }

    /// What a word says that no name has, in bits, before any limit: another number of names moves all words by as much.
    pub(crate) fn rarest(&self) -> f32 {
        (self.names.max(20_000) as f32).log2()
    }

    /// Whether a name has the word, as far as was counted: what is no name at all is likelier a slip in one.
    pub(crate) fn knows(&self, word: &Word) -> bool {
        word.usual.is_some()
            || word.keys.iter().any(|(likeness, _)| *likeness == Likeness::ShortForm)
            || self.texts.contains(&word.text)
    }

    /// What it says, in bits, that two names share this word: the logarithm to base 2 of one in how many names has it.
    pub(crate) fn bits(&self, word: &Word) -> f32 {
        let counted_by = match word.writing {
            Writing::Consonants => Likeness::Consonants,
            Writing::Letters | Writing::Signs => Likeness::Spelling,
        };
        let count = key(word, counted_by).and_then(|key| self.counts.get(&key)).copied().unwrap_or_default();
        // One more than seen: an unseen word is not infinitely rare. Short words collide more often.
        let seen = (self.names.max(20_000) as f32 / (count as f32 + 1.0)).log2();
        let seen = word.usual.map_or(seen, |usual| usual.min(seen));
        let room = word.text.len() as f32 * 3.0;
        seen.min(room).clamp(LEAST_BITS, MOST_BITS)
    }
}

fn key(word: &Word, of: Likeness) -> Option<u64> {
    word.keys.iter().find(|(likeness, _)| *likeness == of).map(|(_, key)| *key)
}
