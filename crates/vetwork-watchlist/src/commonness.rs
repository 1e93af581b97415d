//! How much it says that two names share a word: the rarer the word, the more bits.

mod population;

use rustc_hash::FxHashMap;
use vetwork_canon::name::likeness::Likeness;

use crate::name::{Name, Role, Word};

/// How often words occur in names, counted over spellings.
#[derive(Clone, Debug, Default)]
pub struct Commonness {
    counts: FxHashMap<u64, u32>,
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
            if let Some(key) = spelling(&part.word) {
                *self.counts.entry(key).or_default() += 1;
            }
        }
    }

    /// What a word says that no name has, in bits, before any limit: another number of names moves all words by as much.
    pub(crate) fn rarest(&self) -> f32 {
        (self.names.max(20_000) as f32).log2()
    }

    /// Whether a name has the word, as far as was counted: what is no name at all is likelier a slip in one.
    pub(crate) fn knows(&self, word: &Word) -> bool {
        spelling(word).is_some_and(|key| self.counts.contains_key(&key))
            || word.keys.iter().any(|(likeness, _)| *likeness == Likeness::ShortForm)
            || population::bits(word).is_some()
    }

    /// What it says, in bits, that two names share this word: the logarithm to base 2 of one in how many names has it.
    pub(crate) fn bits(&self, word: &Word) -> f32 {
        let count = spelling(word).and_then(|key| self.counts.get(&key)).copied().unwrap_or_default();
        // One more than seen: an unseen word is not infinitely rare. Short words collide more often.
        let seen = (self.names.max(20_000) as f32 / (count as f32 + 1.0)).log2();
        let seen = population::bits(word).map_or(seen, |usual| usual.min(seen));
        let room = word.text.len() as f32 * 3.0;
        seen.min(room).clamp(LEAST_BITS, MOST_BITS)
    }
}

fn spelling(word: &Word) -> Option<u64> {
    word.keys.iter().find(|(likeness, _)| *likeness == Likeness::Spelling).map(|(_, key)| *key)
}
