//! Which indexed names could be the one that is asked for: never a walk over all of them.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use vetwork_canon::name::likeness::Likeness;

use super::alike::{Alike, Asked};
use super::{NameIndex, NameOf, PartOf, hash, joined_keys, one_left_out, whole_keys};
use crate::commonness::Commonness;
use crate::compare::{self, Piece, Pieces, together, weight};
use crate::name::{Name, Role, Word, Writing};

/// A name worth comparing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) name: u32,
    /// What its shared words weigh together, less a part of what it says in full.
    rank: f32,
}

/// Memory for searches, one for each thread.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// By name: the sum so far, and the last turn that added to it.
    sums: Vec<(f32, u32)>,
    touched: Vec<u32>,
    /// Counts words of searches, so that `sums` need not be cleared.
    turn: u32,
    /// The turn at which this search began.
    began: u32,
    keys: Vec<u64>,
    seen: Vec<u32>,
    /// Words that were asked for before, by their address: most names share most words.
    asked: FxHashMap<usize, Arc<Asked>>,
    /// The index that these words are of.
    of: u64,
}

/// Names to compare at the most: beyond them, a name is so common that more of the same are no help.
const MOST: usize = 256;

impl NameIndex {
    /// What is known of the words of a name. They must live as long as the memory does, or it be [cleared](Scratch::forget).
    pub(crate) fn ask(&self, name: &Name, commonness: &Commonness, scratch: &mut Scratch) -> Vec<Arc<Asked>> {
        if scratch.of != self.mark {
            scratch.forget();
            scratch.of = self.mark;
        }
        let mut ask = |word: &Arc<Word>| {
            let new = || {
                let (bits, known) = (commonness.bits(word), commonness.knows(word));
                Arc::new(Asked { bits, known, alike: self.alike(word, bits, known) })
            };
            Arc::clone(scratch.asked.entry(Arc::as_ptr(word).addr()).or_insert_with(new))
        };
        name.parts.iter().map(|part| ask(&part.word)).collect()
    }

    /// The names whose agreement could reach so much, the most telling first.
    pub(crate) fn candidates(&self, asked: Pieces, agreement: f32, scratch: &mut Scratch) -> Vec<Candidate> {
        scratch.begin(self.len());
        let whole: f32 = asked.parts.iter().map(weight).sum();
        let mut parts: Vec<(usize, &Piece)> =
            asked.parts.iter().enumerate().filter(|(_, part)| part.role == Role::Full).collect();
        parts.sort_by(|x, y| weight(y.1).total_cmp(&weight(x.1)));
        let gain = |part: &Piece| weight(part) + compare::least_lack(part, whole);
        let mut rest: f32 = parts.iter().map(|(_, part)| gain(part)).sum();
        // Initials, numbers and legal forms are not looked up: they may all agree.
        let others = whole - parts.iter().map(|(_, part)| weight(part)).sum::<f32>();
        let lacks: f32 = parts.iter().map(|(_, part)| compare::least_lack(part, whole)).sum();
        let least = agreement * whole + lacks - others;
        // A word with a slip too many is looked for where the rest of the name is.
        let slipped = slipped(asked, &parts, agreement);
        let spare = slipped.iter().fold(0.0, |most: f32, slipped| most.max(slipped.spare));
        for (at, part) in &parts {
            // Names without a word so far cannot reach enough with the words that are left. With a slip too many they could,
            // but where there are three words and more, the two heaviest have found them.
            let open = rest >= least - if parts.len() < 3 { spare } else { 0.0 };
            rest -= gain(part);
            self.add(part, gain(part), scratch, open);
            self.joined_here(asked.parts, *at, whole, scratch);
            self.joined_there(part, gain(part), scratch);
        }
        self.whole(asked, whole + lacks, scratch);
        self.found(&parts, least, (&slipped, spare), scratch)
    }

    /// The names that reach enough.
    fn found(
        &self,
        parts: &[(usize, &Piece)],
        least: f32,
        (slipped, spare): (&[Slipped], f32),
        scratch: &Scratch,
    ) -> Vec<Candidate> {
        let all = scratch.touched.iter().filter_map(|at| {
            let (sum, _) = scratch.sums.get(*at as usize)?;
            let initials = self.initials.get(*at as usize).map_or(0.0, |letters| initials(parts, *letters));
            // Most end here, before anything more is looked at.
            if sum + initials.max(spare) < least {
                return None;
            }
            let name = self.names.get(*at as usize)?;
            let enough = sum + initials >= least
                || slipped.iter().any(|one| sum + one.spare >= least && self.has_near(name, one));
            enough.then_some(Candidate { name: *at, rank: sum - name.bits / 8.0 })
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

    /// Whether a name has a word that could be this one with slips in it.
    fn has_near(&self, name: &NameOf, slipped: &Slipped) -> bool {
        let parts = self.parts_of(name);
        let near = |part: &PartOf, is: fn(&Word, &Word) -> bool| {
            self.words.get(part.word as usize).is_some_and(|word| is(slipped.word, word))
        };
        match slipped.form {
            Some(first) => {
                let end = if first { parts.first() } else { parts.last() };
                let form = end.filter(|part| matches!(part.role, Role::LegalForm(_)));
                form.is_some_and(|part| near(part, compare::is_near_form))
            }
            None => parts.iter().any(|part| part.role == Role::Full && near(part, compare::is_near)),
        }
    }

    /// Adds the names of all words like this one, each name once.
    fn add(&self, part: &Piece, gain: f32, scratch: &mut Scratch, open: bool) {
        let Some(alike) = part.alike else { return };
        scratch.turn += 1;
        if !open && self.is_shorter_by_name(alike, scratch) {
            return self.add_to_touched(alike, gain, scratch);
        }
        for similar in alike.closest() {
            for name in self.names_with(similar.word) {
                scratch.give(*name, gain - similar.cost, open);
            }
        }
    }

    /// Whether it is less work to look at the names met so far than at all names of the words.
    fn is_shorter_by_name(&self, alike: &Alike, scratch: &Scratch) -> bool {
        let names: usize = alike.closest().map(|similar| self.names_with(similar.word).len()).sum();
        names > scratch.touched.len() * 8
    }

    fn add_to_touched(&self, alike: &Alike, gain: f32, scratch: &mut Scratch) {
        let touched = std::mem::take(&mut scratch.touched);
        for name in &touched {
            let parts = self.names.get(*name as usize).map(|name| self.parts_of(name)).unwrap_or_default();
            let told = parts.iter().filter(|part| matches!(part.role, Role::Full | Role::Title));
            let least = told.filter_map(|part| alike.get(part.word)).map(|(_, cost)| cost).reduce(f32::min);
            if let Some(cost) = least {
                scratch.give(*name, gain - cost, false);
            }
        }
        scratch.touched = touched;
    }

    /// `Nikolai Patr ushev`: two words asked for are one in the list.
    fn joined_here(&self, parts: &[Piece], at: usize, whole: f32, scratch: &mut Scratch) {
        for length in 2..=3 {
            let Some(run) = parts.get(at..at + length) else {
                return;
            };
            let joined: String = run.iter().map(|part| &*part.word.text).collect();
            let gain: f32 = run.iter().map(|part| weight(part) + compare::least_lack(part, whole)).sum();
            scratch.turn += 1;
            let mut seen = std::mem::take(&mut scratch.seen);
            seen.clear();
            scratch.keys.clear();
            one_left_out(joined.as_bytes(), &mut scratch.keys);
            self.slips.get_all(&scratch.keys, &mut seen);
            self.alike.get_all(&joined_keys(&joined), &mut seen);
            let word = (!seen.is_empty()).then(|| Word::new(&joined, &[], Writing::Letters));
            for id in &seen {
                let listed = self.words.get(*id as usize);
                let cost = word.as_ref().zip(listed).and_then(|(word, listed)| together(word, listed));
                if let Some((_, cost)) = cost {
                    for name in self.names_with(*id) {
                        scratch.give(*name, gain - cost, true);
                    }
                }
            }
            scratch.seen = seen;
        }
    }

    /// `Jongun`: a word asked for is two in the list.
    fn joined_there(&self, part: &Piece, gain: f32, scratch: &mut Scratch) {
        scratch.turn += 1;
        scratch.keys.clear();
        scratch.keys.push(hash(part.word.text.as_bytes().iter()));
        let spelled = part.word.keys.iter().filter(|(likeness, _)| *likeness == Likeness::Spelling);
        scratch.keys.extend(spelled.map(|(_, key)| *key));
        // `Alxubrahimi`: a letter where a hyphen was.
        if !part.known && part.word.text.len() >= 7 {
            one_left_out(part.word.text.as_bytes(), &mut scratch.keys);
        }
        let keys = std::mem::take(&mut scratch.keys);
        for key in &keys {
            for name in self.joined.get(*key) {
                scratch.give(name, gain, true);
            }
        }
        scratch.keys = keys;
    }

    /// Names of the same family name and syllables, and those of the same letters, cut elsewhere.
    fn whole(&self, asked: Pieces, gain: f32, scratch: &mut Scratch) {
        scratch.turn += 1;
        for key in asked.syllabic.iter().flat_map(whole_keys) {
            for name in self.whole.get(key) {
                scratch.give(name, gain, true);
            }
        }
        let letters: String = asked.parts.iter().map(|part| &*part.word.text).collect();
        for name in self.joined.get(super::letters_key(&letters)) {
            scratch.give(name, gain, true);
        }
    }
}

/// A word that no name has, and could be one with slips in it.
struct Slipped<'a> {
    word: &'a Word,
    /// It could be a legal form at an end of the name, at the start of it if true; otherwise a word anywhere.
    form: Option<bool>,
    /// How much less the rest must reach then.
    spare: f32,
}

fn slipped<'a>(asked: Pieces<'a>, parts: &[(usize, &Piece<'a>)], agreement: f32) -> Vec<Slipped<'a>> {
    let unknown = parts.iter().filter(|(_, part)| !part.known);
    let readings = unknown.flat_map(|(at, part)| {
        let end = (*at == 0 || at + 1 == asked.parts.len()) && !asked.of_person;
        let form = end.then_some(Slipped { word: part.word, form: Some(*at == 0), spare: agreement * weight(part) });
        let name = Slipped { word: part.word, form: None, spare: agreement * compare::unsaid(part) };
        [Some(name), form].into_iter().flatten()
    });
    readings.filter(|slipped| slipped.spare > 0.0).collect()
}

/// What initials in a listed name may add.
fn initials(parts: &[(usize, &Piece)], initials: u32) -> f32 {
    let begins =
        |part: &Piece| part.word.text.bytes().next().is_some_and(|letter| initials & (1 << (letter % 32)) != 0);
    if initials == 0 { 0.0 } else { parts.iter().filter(|(_, part)| begins(part)).map(|(_, part)| weight(part)).sum() }
}

impl Scratch {
    /// Forgets the words that were asked for.
    pub(crate) fn forget(&mut self) {
        self.asked.clear();
    }

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
    fn give(&mut self, name: u32, gain: f32, open: bool) {
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
        *sum += gain;
        *last = self.turn;
    }
}
