//! Chooses by which agreements records are brought together: those that catch the most made-up twins for the fewest pairs.

use crate::blocking::{Atom, Budget, Rule, atoms, column, join, key};
use crate::estimate::Chance;
use crate::table::{Row, Table};

/// Records that are looked at to tell how many pairs a rule makes.
const SAMPLE: usize = 60_000;
/// Records for which a twin is made up.
const TWINS: usize = 4_000;
/// Of a hundred values of a twin, how many have a slip, and how many are another's (a new address, a new number).
const SLIPS: u64 = 18;
const REPLACED: u64 = 14;
/// What a rule costs beside its pairs, in pairs a record: keys are made and sorted.
const COST_OF_A_RULE: f64 = 0.25;
/// A rule that catches fewer of a thousand twins is not worth its keys.
const WORTH: f64 = 1.0;
/// A rule is of use if so many of the records share its values with few enough others.
const COVERED: f64 = 0.5;
/// Fields in a rule.
const LARGEST: usize = 3;

/// Chooses rules. No truth is needed and none is used: a twin is a record of the table with made-up slips.
#[must_use]
pub fn choose(table: &Table, budget: Budget) -> Vec<Rule> {
    let atoms: Vec<Atom> = atoms(table).into_iter().take(64).collect();
    let twins = twins(table, &atoms);
    let candidates = candidates(table, &atoms, budget);
    let cost_of_a_rule = COST_OF_A_RULE * table.len() as f64;
    let mut caught = vec![false; twins.len()];
    let mut left = budget.pairs;
    let mut chosen: Vec<Candidate> = Vec::new();
    loop {
        let gain = |candidate: &Candidate| {
            let new = twins
                .iter()
                .zip(&caught)
                .filter(|(twin, caught)| !**caught && **twin & candidate.mask == candidate.mask);
            new.count() as f64
        };
        let affordable = candidates.iter().filter(|candidate| candidate.pairs <= left);
        let worth = affordable
            .map(|candidate| (gain(candidate), candidate))
            .filter(|(gain, _)| *gain * 1000.0 >= WORTH * twins.len() as f64);
        let best = worth.max_by(|(gain, one), (other_gain, other)| {
            let value = |gain: f64, candidate: &Candidate| gain / (candidate.pairs + cost_of_a_rule);
            value(*gain, one).total_cmp(&value(*other_gain, other)).then_with(|| other.mask.cmp(&one.mask))
        });
        let Some((_, best)) = best else { break };
        left -= best.pairs;
        for (twin, caught) in twins.iter().zip(&mut caught) {
            *caught |= twin & best.mask == best.mask;
        }
        chosen.push(*best);
    }
    chosen.sort_by(|a, b| a.pairs.total_cmp(&b.pairs).then_with(|| a.mask.cmp(&b.mask)));
    chosen.iter().map(|candidate| Rule { atoms: candidate.atoms(&atoms).collect() }).collect()
}

/// A rule that could be chosen.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    /// Which atoms, a bit for each.
    mask: u64,
    /// How many pairs it makes, about.
    pairs: f64,
}

impl Candidate {
    fn atoms<'a>(&self, all: &'a [Atom]) -> impl Iterator<Item = Atom> + 'a {
        let mask = self.mask;
        all.iter().enumerate().filter(move |(at, _)| mask >> at & 1 == 1).map(|(_, atom)| *atom)
    }
}

/// All sets of atoms of different fields that make few enough pairs.
fn candidates(table: &Table, atoms: &[Atom], budget: Budget) -> Vec<Candidate> {
    let mut chance = Chance(11);
    let rows: Vec<Row> = if table.len() <= SAMPLE {
        (0..Row::try_from(table.len()).unwrap_or(Row::MAX)).collect()
    } else {
        (0..SAMPLE).map(|_| chance.below(table.len() as u64) as Row).collect()
    };
    let columns: Vec<Vec<u32>> = atoms.iter().map(|atom| column(table, *atom, rows.iter().copied())).collect();
    let ratio = table.len() as f64 / rows.len().max(1) as f64;
    let block = budget.block as f64 / ratio;
    let mut scratch = Vec::new();
    let mut found = Vec::new();
    for mask in masks(atoms) {
        let of_mask: Vec<&[u32]> =
            (0..).zip(&columns).filter(|(at, _)| mask >> *at & 1 == 1).map(|(_, column)| column.as_slice()).collect();
        let (pairs, covered) = pairs(&of_mask, rows.len(), block, &mut scratch);
        let pairs = pairs * ratio * ratio;
        if pairs <= budget.pairs / 2.0 && covered >= COVERED {
            found.push(Candidate { mask, pairs });
        }
    }
    found
}

fn masks(atoms: &[Atom]) -> Vec<u64> {
    let mut all = vec![(0_u64, Vec::<usize>::new(), 0_usize)];
    let mut masks = Vec::new();
    for _ in 0..LARGEST {
        let mut larger = Vec::new();
        for (mask, fields, start) in &all {
            for (at, atom) in atoms.iter().enumerate().skip(*start).filter(|(_, atom)| !fields.contains(&atom.field)) {
                let fields = fields.iter().copied().chain([atom.field]).collect();
                larger.push((mask | 1 << at, fields, at + 1));
            }
        }
        masks.extend(larger.iter().map(|(mask, _, _)| *mask));
        all = larger;
    }
    masks
}

/// How many pairs a rule makes, and of how many of the records that have its values the block is small enough.
fn pairs(columns: &[&[u32]], rows: usize, block: f64, scratch: &mut Vec<u32>) -> (f64, f64) {
    scratch.clear();
    let keys = (0..rows).map(|row| join(columns.iter().map(|column| column.get(row).copied().unwrap_or_default())));
    scratch.extend(keys.filter(|key| *key != 0));
    scratch.sort_unstable();
    let (mut pairs, mut covered) = (0.0, 0.0);
    for run in scratch.chunk_by(|a, b| a == b).map(|run| run.len() as f64).filter(|run| *run < 2.0 || *run <= block) {
        pairs += run * (run - 1.0) / 2.0;
        covered += run;
    }
    (pairs, covered / scratch.len().max(1) as f64)
}

/// For each made-up twin, in which atoms it agrees with its original.
fn twins(table: &Table, atoms: &[Atom]) -> Vec<u64> {
    let mut chance = Chance(5);
    let rows = table.len() as u64;
    (0..TWINS)
        .map(|_| {
            let (row, other, third) = (chance.below(rows) as Row, chance.below(rows) as Row, chance.below(rows) as Row);
            let mut mask = 0;
            for field in 0..table.fields().len() {
                let vocabulary = table.vocabulary(field);
                let original = vocabulary.text(table.word(field, row));
                // A twin lacks a value as often as records do.
                let is_missing = table.word(field, other).is_none();
                let twin = match chance.below(100) {
                    _ if is_missing => String::new(),
                    at if at < SLIPS => slip(original, &mut chance),
                    at if at < SLIPS + REPLACED => vocabulary.text(table.word(field, third)).to_owned(),
                    _ => original.to_owned(),
                };
                for (at, atom) in atoms.iter().enumerate().filter(|(_, atom)| atom.field == field) {
                    let (here, there) = (key(atom.part, original), key(atom.part, &twin));
                    if here != 0 && here == there {
                        mask |= 1 << at;
                    }
                }
            }
            mask
        })
        .collect()
}

/// One slip in a text: a character left out, doubled, changed or exchanged with its neighbour.
fn slip(text: &str, chance: &mut Chance) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let Some(last) = bytes.len().checked_sub(1) else { return String::new() };
    let at = chance.below(bytes.len() as u64) as usize;
    match chance.below(4) {
        0 => drop(bytes.remove(at)),
        1 => bytes.insert(at, bytes.get(at).copied().unwrap_or_default()),
        2 => bytes.swap(at, (at + 1).min(last)),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte =
                    if byte.is_ascii_digit() { b'0' + (*byte - b'0' + 3) % 10 } else { b'a' + chance.below(26) as u8 };
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
