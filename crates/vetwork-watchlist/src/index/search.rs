//! Which indexed names could be the one that is asked for: never a walk over all of them.

use crate::compare::{Piece, Pieces, together, words};
use crate::name::{Role, Word, Writing};

use super::{NameIndex, asked_keys, joined_keys, left_out, whole_keys};

/// A name worth comparing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) name: u32,
    /// What its shared words say together, less a part of what the rest of it would.
    rank: f32,
}

/// Memory for searches, one for each thread.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// By name: the sum so far, and the last search and word that added to it.
    sums: Vec<(f32, u32)>,
    touched: Vec<u32>,
    /// Counts words of searches, so that `sums` need not be cleared.
    turn: u32,
    /// The turn at which this search began.
    began: u32,
    similar: Vec<(f32, u32)>,
    keys: Vec<u64>,
    seen: Vec<u32>,
}

/// A name must share this much of what it would say in full.
const LEAST_SHARE: f32 = 0.45;

/// Names to compare at the most: beyond them, a name is so common that more of the same are no help.
const MOST: usize = 256;

impl NameIndex {
    /// The names that share enough words with the one asked for, the most telling first.
    pub(crate) fn candidates(&self, asked: Pieces, scratch: &mut Scratch) -> Vec<Candidate> {
        scratch.begin(self.len());
        let mut parts: Vec<(usize, &Piece)> =
            asked.parts.iter().enumerate().filter(|(_, part)| part.role == Role::Full).collect();
        parts.sort_by(|x, y| y.1.bits.total_cmp(&x.1.bits));
        let own: f32 = parts.iter().map(|(_, part)| part.bits).sum();
        let least = own * LEAST_SHARE;
        let mut rest = own;
        for (at, part) in &parts {
            // Names without a word so far cannot reach enough with the words that are left.
            let open = rest >= least;
            rest -= part.bits;
            self.similar(part, scratch);
            self.add(scratch, open);
            self.joined_here(asked.parts, *at, scratch);
            self.joined_there(part, scratch);
        }
        self.whole(asked, own, scratch);
        let sums = &scratch.sums;
        let all = scratch.touched.iter().filter_map(|name| {
            let sum = sums.get(*name as usize).map(|(sum, _)| *sum).filter(|sum| *sum >= least)?;
            // Among names that share as much, those with least besides.
            let besides = self.names.get(*name as usize).map_or(0.0, |name| name.bits - sum);
            Some(Candidate { name: *name, rank: sum - besides.max(0.0) / 4.0 })
        });
        let mut found: Vec<Candidate> = all.collect();
        let order = |x: &Candidate, y: &Candidate| y.rank.total_cmp(&x.rank).then(x.name.cmp(&y.name));
        if found.len() > MOST {
            found.select_nth_unstable_by(MOST, order);
            found.truncate(MOST);
        }
        found.sort_unstable_by(order);
        found
    }

    /// The words that are like this one, with what the likeness says, the most telling first.
    fn similar(&self, part: &Piece, scratch: &mut Scratch) {
        let Scratch { similar, keys, seen, .. } = scratch;
        similar.clear();
        self.look_up(part.word, keys, seen);
        for id in seen.iter() {
            let (Some(word), Some(bits)) = (self.words.get(*id as usize), self.bits.get(*id as usize)) else {
                continue;
            };
            if let Some((_, cost)) = words(part.word, word, false, part.known) {
                let said = bits.min(part.bits) - cost;
                if said > 0.0 {
                    similar.push((said, *id));
                }
            }
        }
        similar.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    }

    /// The words that share a key with this one, each once; they may be like it.
    fn look_up(&self, word: &Word, keys: &mut Vec<u64>, seen: &mut Vec<u32>) {
        keys.clear();
        seen.clear();
        left_out(&word.text, keys);
        seen.extend(asked_keys(word).flat_map(|key| self.alike.get(key)));
        seen.extend(keys.iter().flat_map(|key| self.slips.get(*key)));
        seen.sort_unstable();
        seen.dedup();
    }

    /// Adds the names of all similar words, each name once for this part.
    fn add(&self, scratch: &mut Scratch, open: bool) {
        scratch.turn += 1;
        let similar = std::mem::take(&mut scratch.similar);
        for (bits, word) in &similar {
            for name in self.names_with(*word) {
                scratch.give(*name, *bits, open);
            }
        }
        scratch.similar = similar;
    }

    /// `Nikolai Patr ushev`: two words asked for are one in the list.
    fn joined_here(&self, parts: &[Piece], at: usize, scratch: &mut Scratch) {
        for length in 2..=3 {
            let Some(run) = parts.get(at..at + length) else {
                return;
            };
            let joined: String = run.iter().map(|part| &*part.word.text).collect();
            let word = Word::new(&joined, &[], Writing::Letters);
            let bits: f32 = run.iter().filter(|part| part.role == Role::Full).map(|part| part.bits).sum();
            scratch.turn += 1;
            let Scratch { keys, seen, .. } = scratch;
            self.look_up(&word, keys, seen);
            let seen = std::mem::take(&mut scratch.seen);
            for id in &seen {
                let cost = self.words.get(*id as usize).and_then(|other| together(&word, other));
                if let Some((_, cost)) = cost {
                    for name in self.names_with(*id) {
                        scratch.give(*name, bits - cost, true);
                    }
                }
            }
            scratch.seen = seen;
        }
    }

    /// `Jongun`: a word asked for is two in the list.
    fn joined_there(&self, part: &Piece, scratch: &mut Scratch) {
        scratch.turn += 1;
        for key in joined_keys(&part.word.text) {
            for name in self.joined.get(key) {
                scratch.give(name, part.bits, true);
            }
        }
    }

    /// Names of the same family name and syllables.
    fn whole(&self, asked: Pieces, own: f32, scratch: &mut Scratch) {
        scratch.turn += 1;
        for key in asked.syllabic.iter().flat_map(whole_keys) {
            for name in self.whole.get(key) {
                scratch.give(name, own, true);
            }
        }
    }
}

impl Scratch {
    fn begin(&mut self, names: usize) {
        // Turns start over long before they could be mistaken for those of an earlier search.
        if self.sums.len() != names || self.turn > u32::MAX / 2 {
            self.sums = vec![(0.0, 0); names];
            self.turn = 0;
        }
        self.touched.clear();
        self.turn += 1;
        self.began = self.turn;
    }

    /// Adds to a name's sum, once a turn; a name not met before only while `open`.
    fn give(&mut self, name: u32, bits: f32, open: bool) {
        let Some((sum, last)) = self.sums.get_mut(name as usize) else {
            return;
        };
        if *last < self.began {
            if !open {
                return;
            }
            *sum = 0.0;
            self.touched.push(name);
        } else if *last == self.turn {
            return;
        }
        *sum += bits;
        *last = self.turn;
    }
}
