//! What agreement tells, learnt from the records themselves, without anybody saying who is whom.
//!
//! Fellegi and Sunter, "A theory for record linkage" (1969); estimation by expectation and maximisation over patterns after
//! Winkler (1988). Each rule's pairs teach only the fields on which that rule does not rest.

use crate::agreement::Agreement;
use crate::blocking::Blocks;
use crate::pattern::{Counts, Pattern};
use crate::table::{Row, Table};

/// How likely each answer is, for one field.
pub type Answers = [f64; Agreement::COUNT];

/// What is learnt of one field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learnt {
    /// How two records of one person answer (m).
    pub same: Answers,
    /// How two records of strangers answer (u).
    pub strangers: Answers,
}

/// Pairs of strangers that are compared.
const STRANGERS: u64 = 400_000;
/// Pairs that one rule gives to learn from.
const PAIRS_A_RULE: usize = 60_000;
/// Rounds at most, and the change at which learning ends.
const ROUNDS: usize = 60;
const SETTLED: f64 = 1e-4;

/// What strangers answer: by chance pairs, and for equal values by how often each value occurs.
#[must_use]
pub fn strangers(table: &Table) -> Vec<Answers> {
    let fields = table.fields().len();
    let mut counts = vec![[0.5_f64; Agreement::COUNT]; fields];
    let rows = table.len() as u64;
    if rows > 1 {
        let mut chance = Chance(7);
        for _ in 0..STRANGERS.min(rows * rows) {
            let (a, b) = (chance.below(rows) as Row, chance.below(rows) as Row);
            if a == b {
                continue;
            }
            for (field, of_field) in counts.iter_mut().enumerate() {
                if let Some(count) = of_field.get_mut(table.agreement(field, a, b).index()) {
                    *count += 1.0;
                }
            }
        }
    }
    counts.iter_mut().enumerate().for_each(|(field, answers)| {
        normalise(answers);
        let same = same_by_chance(table, field);
        let rest = 1.0 - answers[Agreement::Same.index()];
        for answer in Agreement::TELLING {
            if let Some(slot) = answers.get_mut(answer.index()) {
                *slot = if answer == Agreement::Same { same } else { *slot / rest * (1.0 - same) };
            }
        }
    });
    counts
}

/// How often two records at random have one value in a field.
fn same_by_chance(table: &Table, field: usize) -> f64 {
    let counts = frequencies(table, field);
    let known: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    if known < 2.0 {
        return 0.5;
    }
    let pairs: f64 = counts.iter().map(|count| f64::from(*count) * (f64::from(*count) - 1.0)).sum();
    (pairs / (known * (known - 1.0))).max(1.0 / (known * known))
}

/// How often each value of a field occurs, by word.
#[must_use]
pub fn frequencies(table: &Table, field: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; table.vocabulary(field).len()];
    for (row, word) in (0..).zip(table.column(field)).filter(|(_, word)| !word.is_none()) {
        if let Some(count) = counts.get_mut(word.index()) {
            *count += table.times(row);
        }
    }
    counts
}

fn normalise(answers: &mut Answers) {
    // Missing values tell nothing: the answers of those that are there add up to one.
    if let Some(missing) = answers.get_mut(Agreement::Missing.index()) {
        *missing = 0.0;
    }
    let total: f64 = answers.iter().sum();
    answers.iter_mut().for_each(|answer| *answer /= total.max(f64::MIN_POSITIVE));
}

/// Of records that are equal in every field so many teach.
const EQUAL_AT_MOST: u32 = 20;

/// For how many records a row teaches.
#[must_use]
pub fn repeats(table: &Table, row: Row) -> f64 {
    f64::from(table.times(row).min(EQUAL_AT_MOST))
}

/// Rows that stand for several records, each with the number of pairs of these.
pub fn equal_pairs(table: &Table) -> impl Iterator<Item = (Row, f64)> + '_ {
    let rows = 0..Row::try_from(table.len()).unwrap_or(Row::MAX);
    let several = rows.map(|row| (row, repeats(table, row))).filter(|(_, times)| *times > 1.0);
    several.map(|(row, times)| (row, times * (times - 1.0) / 2.0))
}

/// Learns what records of one person answer.
#[must_use]
pub fn learn(table: &Table, blocks: &Blocks) -> Vec<Learnt> {
    let strangers = strangers(table);
    let fields = table.fields().len();
    let mut sums = vec![[0.0_f64; Agreement::COUNT]; fields];
    for (number, rule) in blocks.rules.iter().enumerate() {
        let mut counts = Counts::default();
        let one_of = blocks.sample(number, PAIRS_A_RULE, |a, b| {
            counts.add(Pattern::of(table, a, b), repeats(table, a) * repeats(table, b));
        });
        for (row, pairs) in equal_pairs(table) {
            if rule.key(|field| table.vocabulary(field).text(table.word(field, row))) != 0 {
                counts.add(Pattern::of(table, row, row), pairs / one_of as f64);
            }
        }
        let free: Vec<usize> = (0..fields).filter(|field| !rule.rests_on(*field)).collect();
        if free.len() < 2 || counts.total() < 50.0 {
            continue;
        }
        let learnt = expectation_maximisation(&counts.sorted(), &free, &strangers);
        for (field, answers) in free.iter().zip(&learnt) {
            if let Some(sum) = sums.get_mut(*field) {
                sum.iter_mut().zip(answers).for_each(|(sum, answer)| *sum += answer);
            }
        }
    }
    sums.into_iter()
        .zip(strangers)
        .map(|(mut same, strangers)| {
            if same.iter().sum::<f64>() == 0.0 {
                same = ASSUMED;
            }
            same.iter_mut().for_each(|answer| *answer += 1e-3);
            normalise(&mut same);
            Learnt { same, strangers }
        })
        .collect()
}

/// What is assumed of a field that no rule can teach.
const ASSUMED: Answers = [0.0, 0.05, 0.05, 0.05, 0.05, 0.8];

/// Expected numbers of each answer among the pairs that are one person's, for the fields that are free.
fn expectation_maximisation(counts: &[(Pattern, f64)], free: &[usize], strangers: &[Answers]) -> Vec<Answers> {
    let mut same = vec![ASSUMED; free.len()];
    let mut share = 0.1_f64;
    let total: f64 = counts.iter().map(|(_, count)| count).sum();
    let mut expected = same.clone();
    for _ in 0..ROUNDS {
        expected = vec![[0.0; Agreement::COUNT]; free.len()];
        let mut matched = 0.0;
        for (pattern, count) in counts {
            let ratio: f64 = free
                .iter()
                .zip(&same)
                .map(|(field, answers)| {
                    let answer = pattern.agreement(*field);
                    if answer == Agreement::Missing {
                        return 1.0;
                    }
                    let u = strangers.get(*field).and_then(|u| u.get(answer.index())).copied().unwrap_or(1.0);
                    answers.get(answer.index()).copied().unwrap_or_default() / u.max(1e-12)
                })
                .product();
            let probability = share * ratio / (share * ratio + 1.0 - share);
            matched += probability * count;
            for (field, answers) in free.iter().zip(&mut expected) {
                if let Some(slot) = answers.get_mut(pattern.agreement(*field).index()) {
                    *slot += probability * count;
                }
            }
        }
        let before = share;
        share = (matched / total).clamp(1e-9, 1.0 - 1e-9);
        for (answers, expected) in same.iter_mut().zip(&expected) {
            *answers = *expected;
            answers.iter_mut().for_each(|answer| *answer += 0.01);
            normalise(answers);
        }
        if (share - before).abs() < SETTLED * before {
            break;
        }
    }
    for answers in &mut expected {
        answers[Agreement::Missing.index()] = 0.0;
    }
    expected
}

/// Numbers that look random and are the same each time (SplitMix64, Steele and others 2014).
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below a bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }
}
