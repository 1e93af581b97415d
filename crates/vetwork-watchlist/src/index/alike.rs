//! The words of an index that are like one that is asked for: worked out once, then looked up by every comparison.

use crate::compare::{Piece, Relation, may_be_alike, words};
use crate::name::Word;

use super::{NameIndex, asked_keys, left_out};

/// The words of an index that are like one that is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Alike {
    /// By the number of the word.
    all: Box<[Similar]>,
    /// Those that speak for a name, the closest first.
    closest: Box<[u32]>,
}

/// A word that is like the one asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Similar {
    pub(super) word: u32,
    pub(super) relation: Relation,
    /// What the difference costs, in bits.
    pub(super) cost: f32,
}

impl Alike {
    /// How the word asked for relates to a word of the index.
    pub(crate) fn get(&self, word: u32) -> Option<(Relation, f32)> {
        let at = self.all.binary_search_by_key(&word, |similar| similar.word).ok()?;
        self.all.get(at).map(|similar| (similar.relation, similar.cost))
    }

    /// Those that speak for a name, the closest first.
    pub(super) fn closest(&self) -> impl Iterator<Item = &Similar> {
        self.closest.iter().filter_map(|at| self.all.get(*at as usize))
    }
}

/// What is known of a word that is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// What sharing it says, in bits.
    pub(crate) bits: f32,
    /// It is known as a name's word.
    pub(crate) known: bool,
    /// The words that are like it.
    pub(crate) alike: Alike,
}

impl Asked {
    /// The word in its place.
    pub(crate) fn piece<'a>(&'a self, part: &'a crate::name::Part) -> Piece<'a> {
        Piece {
            word: &part.word,
            role: part.role,
            generation: part.generation,
            bits: self.bits,
            place: part.place,
            known: self.known,
            id: None,
            alike: Some(&self.alike),
        }
    }
}

impl NameIndex {
    /// The words that are like this one.
    pub(super) fn alike(&self, word: &Word, bits: f32, known: bool) -> Alike {
        let (mut keys, mut seen) = (Vec::with_capacity(64), Vec::with_capacity(256));
        self.look_up(word, &mut keys, &mut seen);
        let found = seen.into_iter().filter_map(|id| {
            let (listed, said) = (self.words.get(id as usize)?, self.bits.get(id as usize)?);
            may_be_alike(word, listed).then_some((id, listed, said))
        });
        let found: Vec<(u32, &Word, &f32)> = found.collect();
        // Their letters and keys lie anywhere in memory: asked for all at once, they are there when they are compared.
        for (_, listed, _) in &found {
            std::hint::black_box((listed.text.as_bytes().first().copied(), listed.keys.first().copied()));
        }
        let mut all = Vec::new();
        let mut closest: Vec<(f32, u32)> = Vec::new();
        for (id, listed, said) in found {
            if let Some((relation, cost)) = words(word, listed, false, known) {
                if said.min(bits) > cost || matches!(relation, Relation::Typo(_)) {
                    closest.push((cost, u32::try_from(all.len()).unwrap_or(u32::MAX)));
                }
                all.push(Similar { word: id, relation, cost });
            }
        }
        closest.sort_unstable_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
        Alike { all: all.into(), closest: closest.into_iter().map(|(_, at)| at).collect() }
    }

    /// The words that share a key with this one, each once, by number; they may be like it.
    pub(super) fn look_up(&self, word: &Word, keys: &mut Vec<u64>, seen: &mut Vec<u32>) {
        keys.clear();
        seen.clear();
        left_out(&word.text, keys);
        self.slips.get_all(keys, seen);
        keys.clear();
        keys.extend(asked_keys(word));
        self.alike.get_all(keys, seen);
        seen.sort_unstable();
        seen.dedup();
    }
}
