//! What people said of two records. It holds in every linkage, whatever their values say, until somebody says otherwise.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

/// What was said of two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// They are one person's.
    Same,
    /// They are not.
    NotSame,
    /// They are of two people of one home.
    Household,
}

impl Verdict {
    /// In words, between two ids.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Verdict::Same => "is the same person as",
            Verdict::NotSame => "is not the same person as",
            Verdict::Household => "is of one household with, and is another than,",
        }
    }
}

/// A judgement of two records, which are named in any way that tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judgement<R> {
    /// The one.
    pub a: R,
    /// The other.
    pub b: R,
    /// What was said.
    pub verdict: Verdict,
}

/// Judgements that cannot hold together: by a chain of *same* two records are one person's, and somebody said that they are
/// not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction<R> {
    /// The records of the chain; of the first and the last it was said that they are two people's.
    pub chain: Vec<R>,
    /// What was said of the first and the last.
    pub verdict: Verdict,
}

impl<R: Copy + Ord> Judgement<R> {
    /// Is it about these two, in either order?
    pub fn is_of(&self, a: R, b: R) -> bool {
        (self.a, self.b) == (a, b) || (self.a, self.b) == (b, a)
    }
}

/// Looks whether judgements hold together. Of two about one pair, the caller keeps the later.
///
/// # Errors
///
/// They do not: the first contradiction, by the order of records.
pub fn hold_together<R: Copy + Ord>(judgements: &[Judgement<R>]) -> Result<(), Contradiction<R>> {
    let mut neighbours: BTreeMap<R, Vec<R>> = BTreeMap::new();
    for one in judgements.iter().filter(|one| one.verdict == Verdict::Same) {
        neighbours.entry(one.a).or_default().push(one.b);
        neighbours.entry(one.b).or_default().push(one.a);
    }
    neighbours.values_mut().for_each(|others| others.sort_unstable());
    let mut apart: Vec<Judgement<R>> = judgements.iter().filter(|one| one.verdict != Verdict::Same).copied().collect();
    apart.sort_unstable();
    for one in apart {
        if let Some(chain) = chain(&neighbours, one.a, one.b) {
            return Err(Contradiction { chain, verdict: one.verdict });
        }
    }
    Ok(())
}

/// The shortest chain from one to the other.
fn chain<R: Copy + Ord>(neighbours: &BTreeMap<R, Vec<R>>, from: R, to: R) -> Option<Vec<R>> {
    let mut came_from: BTreeMap<R, R> = BTreeMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        if at == to {
            let before = |at: &R| came_from.get(at).copied().filter(|_| *at != from);
            let mut chain: Vec<R> = std::iter::successors(Some(to), before).collect();
            chain.reverse();
            return Some(chain);
        }
        for next in neighbours.get(&at).into_iter().flatten() {
            if *next != from && !came_from.contains_key(next) {
                came_from.insert(*next, at);
                waiting.push_back(*next);
            }
        }
    }
    None
}
