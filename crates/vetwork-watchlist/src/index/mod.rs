//! All names of a kind, laid out so that one that is asked for meets only those that it could be.

mod alike;
mod multimap;
mod search;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use vetwork_canon::name::likeness::{self, Likeness};
use vetwork_canon::name::syllabic::{Language, Syllabic};

use crate::commonness::Commonness;
use crate::compare::Piece;
use crate::name::{Name, Role, Word, Words, Writing};
pub(crate) use alike::Alike;
use multimap::Multimap;
pub(crate) use search::Scratch;

/// The names of people, or those of everything else.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct NameIndex {
    words: Vec<Word>,
    /// What each word says, in bits.
    bits: Vec<f32>,
    parts: Vec<PartOf>,
    names: Vec<NameOf>,
    /// By name: the letters that stand for words in it, as bits. Beside the names, as every search looks at many of them.
    initials: Vec<u32>,
    syllabic: Vec<Syllabic>,
    /// Keys of likeness to words.
    alike: Multimap,
    /// Words with one or two letters left out, to words.
    slips: Multimap,
    /// Two or three neighbours written together, and all letters of a name, to names.
    joined: Multimap,
    /// Family name and given name of syllabic names, to names.
    whole: Multimap,
    /// Where the names of each word begin in `postings`.
    starts: Vec<u32>,
    postings: Vec<u32>,
    /// Tells this index from others.
    mark: u64,
}

/// A word in an indexed name.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct PartOf {
    word: u32,
    role: Role,
    generation: u8,
    place: bool,
}

/// An indexed name.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct NameOf {
    /// Whose, as the builder numbered it.
    owner: u32,
    parts: (u32, u8),
    syllabic: (u32, u8),
    /// What all its words say together.
    bits: f32,
    /// Which reading of its owner's text it is.
    reading: u8,
}

/// Collects names for an index.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    read: Words,
    words: Vec<Arc<Word>>,
    known: FxHashMap<*const Word, u32>,
    index: NameIndex,
    commonness: Commonness,
}

impl Builder {
    /// An index in which words are as common as they are known to be.
    pub(crate) fn knowing(commonness: Commonness) -> Self {
        Self { commonness, ..Self::default() }
    }

    /// Takes a name in; `owner` comes back with every hit.
    pub(crate) fn add(&mut self, name: &str, of_person: bool, owner: u32, counts: bool) {
        let names = match of_person {
            true => Name::read_all_person(name, &mut self.read),
            false => vec![Name::read_organisation(name, &mut self.read)],
        };
        if let Some(name) = names.first().filter(|_| counts) {
            self.commonness.learn(name);
        }
        for (reading, name) in names.into_iter().enumerate() {
            self.push(name, owner, reading);
        }
    }

    fn push(&mut self, name: Name, owner: u32, reading: usize) {
        let start = len(&self.index.parts);
        for part in &name.parts {
            let word = self.word(&part.word);
            self.index.parts.push(PartOf { word, role: part.role, generation: part.generation, place: part.place });
        }
        let initials = name.parts.iter().filter(|part| part.role == Role::Initial);
        let initials = initials.filter_map(|part| part.word.text.bytes().next());
        let syllabic = (len(&self.index.syllabic), small(name.syllabic.len()));
        self.index.names.push(NameOf {
            owner,
            parts: (start, small(name.parts.len())),
            syllabic,
            bits: 0.0,
            reading: small(reading),
        });
        self.index.initials.push(initials.fold(0, |bits, letter| bits | 1 << (letter % 32)));
        self.index.syllabic.extend(name.syllabic);
    }

    fn word(&mut self, word: &Arc<Word>) -> u32 {
        let words = &mut self.words;
        // A word is read once, so its address tells it from all others.
        *self.known.entry(Arc::as_ptr(word)).or_insert_with(|| {
            words.push(Arc::clone(word));
            len(words) - 1
        })
    }

    /// The index, and how common its words are.
    pub(crate) fn finish(self) -> (NameIndex, Commonness) {
        let Self { mut index, commonness, words, read, .. } = self;
        drop(read);
        index.words = words.into_iter().map(Arc::unwrap_or_clone).collect();
        index.bits = index.words.iter().map(|word| commonness.bits(word)).collect();
        for at in 0..index.names.len() {
            let parts = index.names.get(at).map(|name| index.parts_of(name)).unwrap_or_default();
            let full = parts.iter().filter(|part| part.role == Role::Full);
            let bits = full.filter_map(|part| index.bits.get(part.word as usize)).sum();
            if let Some(name) = index.names.get_mut(at) {
                name.bits = bits;
            }
        }
        let numbered = || (0_u32..).zip(&index.words);
        index.alike = Multimap::new(numbered().flat_map(|(id, word)| listed_keys(word).map(move |key| (key, id))));
        index.slips = Multimap::new(numbered().flat_map(|(id, word)| {
            let mut keys = Vec::new();
            left_out(&word.text, &mut keys);
            keys.into_iter().map(move |key| (key, id))
        }));
        index.joined = Multimap::new(
            (0_u32..)
                .zip(&index.names)
                .flat_map(|(id, name)| index.neighbours(name).into_iter().map(move |key| (key, id))),
        );
        index.whole = Multimap::new(
            (0_u32..)
                .zip(&index.names)
                .flat_map(|(id, name)| index.syllabic_of(name).iter().flat_map(whole_keys).map(move |key| (key, id))),
        );
        index.post();
        index.mark = index
            .words
            .iter()
            .fold(index.names.len() as u64, |mark, word| mark.rotate_left(5) ^ hash(word.text.as_bytes().iter()));
        (index, commonness)
    }
}

impl NameIndex {
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn owner(&self, name: u32) -> Option<u32> {
        self.names.get(name as usize).map(|name| name.owner)
    }

    pub(crate) fn reading(&self, name: u32) -> usize {
        self.names.get(name as usize).map_or(0, |name| usize::from(name.reading))
    }

    fn parts_of(&self, name: &NameOf) -> &[PartOf] {
        let (start, count) = (name.parts.0 as usize, usize::from(name.parts.1));
        self.parts.get(start..start + count).unwrap_or_default()
    }

    pub(crate) fn syllabic_by(&self, name: u32) -> &[Syllabic] {
        self.names.get(name as usize).map_or(&[], |name| self.syllabic_of(name))
    }

    fn syllabic_of(&self, name: &NameOf) -> &[Syllabic] {
        let (start, count) = (name.syllabic.0 as usize, usize::from(name.syllabic.1));
        self.syllabic.get(start..start + count).unwrap_or_default()
    }

    /// The pieces of an indexed name, for the comparison.
    pub(crate) fn pieces<'a>(&'a self, name: u32, out: &mut Vec<Piece<'a>>) {
        out.clear();
        let Some(name) = self.names.get(name as usize) else {
            return;
        };
        for part in self.parts_of(name) {
            if let (Some(word), Some(bits)) = (self.words.get(part.word as usize), self.bits.get(part.word as usize)) {
                out.push(Piece {
                    word,
                    role: part.role,
                    generation: part.generation,
                    bits: *bits,
                    place: part.place,
                    known: true,
                    id: Some(part.word),
                    alike: None,
                });
            }
        }
    }

    fn neighbours(&self, name: &NameOf) -> Vec<u64> {
        let parts = self.parts_of(name);
        let text = |part: &PartOf| self.words.get(part.word as usize).map_or("", |word| &*word.text);
        let runs = parts.windows(2).chain(parts.windows(3));
        let runs = runs.filter(|run| run.iter().any(|part| part.role == Role::Full));
        let whole: String = parts.iter().map(text).collect();
        let runs = runs.flat_map(|run| joined_keys(&run.iter().map(text).collect::<String>()));
        runs.chain([letters_key(&whole)]).collect()
    }

    fn post(&mut self) {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(self.parts.len());
        for (id, name) in (0_u32..).zip(&self.names) {
            // `Sayd Arif`: what is written with a slip is no title any more.
            let told = self.parts_of(name).iter().filter(|part| matches!(part.role, Role::Full | Role::Title));
            pairs.extend(told.map(|part| (part.word, id)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0_u32; self.words.len() + 1];
        for (word, _) in &pairs {
            if let Some(count) = starts.get_mut(*word as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        self.starts = starts;
        self.postings = pairs.into_iter().map(|(_, name)| name).collect();
    }

    /// The names that have a word.
    fn names_with(&self, word: u32) -> &[u32] {
        let at = word as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => self.postings.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Shifts the keys of consonants where vowels are unwritten: such a word may be any with its consonants.
const UNWRITTEN: u64 = 0x5bd1_e995;

/// The keys under which a listed word is found.
fn listed_keys(word: &Word) -> impl Iterator<Item = u64> {
    word.keys.iter().map(move |(likeness, key)| match likeness {
        Likeness::Consonants if word.writing == Writing::Consonants => key ^ UNWRITTEN,
        _ => *key,
    })
}

/// The keys under which a word that is asked for looks. The consonants of a word with vowels are enough only where they are many.
fn asked_keys(word: &Word) -> impl Iterator<Item = u64> {
    word.keys
        .iter()
        .flat_map(move |(likeness, key)| match likeness {
            Likeness::Consonants if word.writing == Writing::Consonants => [Some(*key), Some(key ^ UNWRITTEN)],
            Likeness::Consonants if word.text.len() < 5 => [Some(key ^ UNWRITTEN), None],
            Likeness::Consonants => [Some(*key), Some(key ^ UNWRITTEN)],
            _ => [Some(*key), None],
        })
        .flatten()
}

fn len<T>(all: &[T]) -> u32 {
    u32::try_from(all.len()).unwrap_or(u32::MAX)
}

fn small(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// The word, the word with one letter left out, or two where it is long enough for two slips, and its beginning. Two words
/// with as many slips between them share such a key.
fn left_out(word: &str, keys: &mut Vec<u64>) {
    let letters = word.as_bytes();
    if !(3..=24).contains(&letters.len()) {
        return;
    }
    one_left_out(letters, keys);
    if letters.len() >= 5 {
        for i in 0..letters.len() {
            let but = |at: usize| letters.iter().enumerate().filter(move |(j, _)| *j != i && *j != at);
            keys.extend((i + 1..letters.len()).map(|j| hash(but(j).map(|(_, letter)| letter))));
        }
    }
    if let Some(beginning) = letters.get(..letters.len().saturating_sub(3)).filter(|beginning| beginning.len() >= 5) {
        keys.push(hash(beginning.iter()));
    }
}

/// The word, and the word with one letter left out.
fn one_left_out(letters: &[u8], keys: &mut Vec<u64>) {
    keys.push(hash(letters.iter()));
    for i in 0..letters.len() {
        keys.push(hash(letters.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, letter)| letter)));
    }
}

fn hash<'a>(letters: impl Iterator<Item = &'a u8>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Words written together are found as they are and by how they are spelled.
fn joined_keys(together: &str) -> [u64; 2] {
    [hash(together.as_bytes().iter()), likeness::spelling(together).unwrap_or_default()]
}

/// All letters of a name, however they are cut into words.
fn letters_key(letters: &str) -> u64 {
    hash(letters.as_bytes().iter()).rotate_left(17)
}

/// Every family name with every key of the given name.
fn whole_keys(name: &Syllabic) -> impl Iterator<Item = u64> {
    let language = match name.language {
        Language::Korean => 1_u64,
        Language::Chinese => 2,
    };
    let near: &[u64] = if name.syllables > 1 { &name.near } else { &[] };
    let given = name.given.iter().chain(near);
    given.flat_map(move |given| {
        name.family
            .iter()
            .map(move |row| given ^ ((language << 8 | u64::from(*row)).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    })
}
