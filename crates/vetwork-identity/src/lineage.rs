//! What two or more files share that tells of one origin: sessions of editing, ids, pictures. A template that many begin
//! from, and the files that a program begins from, make no link.

mod chance;
mod common;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::trace::{Trace, TraceKind};

/// From so many files on, a mark that all of them have is a template's or a program's: it links none of them.
pub const COMMON_FROM: usize = 5;

/// So many shared sessions are no chance, where the documents were not begun as one.
const SESSIONS_AT_LEAST: usize = 2;

/// Two files with one origin, as far as the files tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The labels of the two, in the order in which they were given.
    pub files: (String, String),
    /// What they share, the most telling first.
    pub shared: Vec<Shared>,
    /// How unlikely it is that two files of different origin share this, in bits, after all pairs were looked at:
    /// 10 is one in a thousand. None where it rests on a number that one person has.
    pub bits: Option<f64>,
    /// What else it could be.
    pub innocent: String,
}

/// Marks of one kind that two files share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// Of what.
    pub kind: TraceKind,
    /// How many.
    pub count: usize,
    /// Of how many in the file that has fewer.
    pub of: usize,
    /// Some of them. Not trusted.
    pub examples: Vec<String>,
}

/// Marks that were set aside since too many files have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Common {
    /// Of what.
    pub kind: TraceKind,
    /// How many marks.
    pub count: usize,
    /// In how many files the most common of them is.
    pub files: usize,
}

/// Compares every two files, by their labels and traces.
#[must_use]
pub fn compare(files: &[(&str, &[Trace])]) -> Vec<Link> {
    let marks = Marks::of(files);
    let pairs = marks.pairs();
    let all_pairs = files.len() * files.len().saturating_sub(1) / 2;
    let links = pairs.into_iter().filter_map(|((a, b), shared)| marks.link((a, b), &shared, all_pairs, files));
    links.collect()
}

/// What was set aside: marks that [`COMMON_FROM`] files or more have. The number of files may be a template's reach, or
/// that of one master from which somebody made them all; the marks do not tell these apart.
#[must_use]
pub fn set_aside(files: &[(&str, &[Trace])]) -> Vec<Common> {
    let mut found: BTreeMap<TraceKind, Common> = BTreeMap::new();
    for (trace, holders) in Marks::of(files).holders {
        if holders.len() >= COMMON_FROM && counts(trace.kind) {
            let common = found.entry(trace.kind).or_insert(Common { kind: trace.kind, count: 0, files: 0 });
            common.count += 1;
            common.files = common.files.max(holders.len());
        }
    }
    found.into_values().collect()
}

/// Does a mark say something by itself: is it neither one that a program writes into every file nor one that a person's own
/// files share?
#[must_use]
pub fn is_telling(trace: &Trace) -> bool {
    counts(trace.kind) && !common::is_everybodys(trace)
}

/// Are these marks, which two files share, more than a coincidence of single sessions?
#[must_use]
pub fn are_enough(shared: &BTreeSet<&Trace>) -> bool {
    let count = |kind| shared.iter().filter(|trace| trace.kind == kind).count();
    count(TraceKind::Revision) >= SESSIONS_AT_LEAST
        || shared.iter().any(|trace| trace.kind != TraceKind::Revision && is_telling(trace))
}

/// How unlikely it is that two files of different origin share these marks, in bits, after so many pairs were looked at.
/// `sessions` are those in the two files, or the most that there can be.
#[must_use]
pub fn bits(shared: &BTreeSet<&Trace>, sessions: (usize, usize), pairs: usize) -> f64 {
    let count = |kind| shared.iter().filter(|trace| trace.kind == kind).count();
    let by_sessions = match (count(TraceKind::Revision), count(TraceKind::RevisionRoot)) {
        (0, 0) => 0.0,
        // The root is one of the sessions as well, and counts there.
        (0, _) => chance::SESSION_BITS,
        (shared, _) => chance::session_bits(shared, sessions.0, sessions.1),
    };
    let has_id = shared
        .iter()
        .any(|trace| counts(trace.kind) && !matches!(trace.kind, TraceKind::Revision | TraceKind::RevisionRoot));
    let by_id = if has_id { chance::IDENTIFIER_BITS } else { 0.0 };
    // One origin explains all kinds at once, so the most telling counts, not their sum.
    (by_sessions.max(by_id) - chance::log2(pairs.max(1))).max(0.0)
}

/// Who has which mark.
struct Marks<'a> {
    holders: BTreeMap<&'a Trace, Vec<usize>>,
    /// For each file, how many marks of each kind it has.
    counts: Vec<BTreeMap<TraceKind, usize>>,
}

impl<'a> Marks<'a> {
    fn of(files: &[(&str, &'a [Trace])]) -> Self {
        let mut holders: BTreeMap<&Trace, Vec<usize>> = BTreeMap::new();
        let mut counts = Vec::new();
        for (index, (_, traces)) in files.iter().enumerate() {
            let own: BTreeSet<&Trace> = traces.iter().filter(|trace| !common::is_everybodys(trace)).collect();
            let mut count = BTreeMap::new();
            for trace in own {
                holders.entry(trace).or_default().push(index);
                *count.entry(trace.kind).or_insert(0) += 1;
            }
            counts.push(count);
        }
        Self { holders, counts }
    }

    /// Marks that say something: few enough files have them.
    fn telling(&self) -> impl Iterator<Item = (&'a Trace, &Vec<usize>)> {
        let telling =
            self.holders.iter().filter(|(trace, holders)| is_ones_own(trace.kind) || holders.len() < COMMON_FROM);
        telling.map(|(trace, holders)| (*trace, holders))
    }

    /// Every two files that share a mark that says something, with these marks.
    fn pairs(&self) -> BTreeMap<(usize, usize), Vec<&'a Trace>> {
        let mut pairs: BTreeMap<_, Vec<&Trace>> = BTreeMap::new();
        for (trace, holders) in self.telling() {
            for (at, a) in holders.iter().enumerate() {
                for b in holders.iter().skip(at + 1) {
                    pairs.entry((*a, *b)).or_default().push(trace);
                }
            }
        }
        pairs
    }

    fn link(
        &self,
        (a, b): (usize, usize),
        shared: &[&Trace],
        all_pairs: usize,
        files: &[(&str, &[Trace])],
    ) -> Option<Link> {
        let mut by_kind: BTreeMap<TraceKind, Vec<&str>> = BTreeMap::new();
        for trace in shared {
            by_kind.entry(trace.kind).or_default().push(&trace.value);
        }
        let sessions = by_kind.get(&TraceKind::Revision).map_or(0, Vec::len);
        let has_root = by_kind.contains_key(&TraceKind::RevisionRoot);
        if sessions < SESSIONS_AT_LEAST && !has_root {
            by_kind.remove(&TraceKind::Revision);
        }
        if !by_kind.keys().any(|kind| counts(*kind)) {
            return None;
        }
        let count_in =
            |file: usize, kind| self.counts.get(file).and_then(|counts| counts.get(&kind)).copied().unwrap_or(0);
        let kept = shared.iter().copied().filter(|trace| by_kind.contains_key(&trace.kind)).collect();
        let bits = self.bits(&kept, a, b, all_pairs);
        let innocent =
            by_kind.keys().filter(|kind| counts(**kind)).map(|kind| innocent(*kind)).collect::<BTreeSet<_>>();
        let mut shared: Vec<Shared> = by_kind
            .into_iter()
            .map(|(kind, values)| Shared {
                kind,
                count: values.len(),
                of: count_in(a, kind).min(count_in(b, kind)),
                examples: values.iter().take(3).map(|value| value.chars().take(64).collect()).collect(),
            })
            .collect();
        shared.sort_by_key(|shared| (!counts(shared.kind), shared.kind));
        let label = |file: usize| files.get(file).map(|(label, _)| (*label).to_owned()).unwrap_or_default();
        Some(Link {
            files: (label(a), label(b)),
            shared,
            bits,
            innocent: innocent.into_iter().collect::<Vec<_>>().join("; "),
        })
    }

    /// How unlikely the shared marks are, all pairs considered; none where one person has what is shared.
    fn bits(&self, shared: &BTreeSet<&Trace>, a: usize, b: usize, all_pairs: usize) -> Option<f64> {
        let sessions = |file: usize| {
            self.counts.get(file).and_then(|counts| counts.get(&TraceKind::Revision)).copied().unwrap_or(0)
        };
        let of_one = shared.iter().any(|trace| is_ones_own(trace.kind));
        (!of_one).then(|| bits(shared, (sessions(a), sessions(b)), all_pairs))
    }
}

/// One person has it, however many files show it.
fn is_ones_own(kind: TraceKind) -> bool {
    matches!(kind, TraceKind::DocumentNumber | TraceKind::NationalNumber)
}

/// Makes a link by itself. An author or an organisation is only told beside something else: a person's own files share
/// them, and so do those of a company's computers.
fn counts(kind: TraceKind) -> bool {
    !matches!(kind, TraceKind::FileAuthor | TraceKind::FileCompany | TraceKind::FileCreation)
}

fn innocent(kind: TraceKind) -> &'static str {
    match kind {
        TraceKind::RevisionRoot | TraceKind::Revision => {
            "both were made from one template, or by one agency or coach, or are versions of one person's file"
        }
        TraceKind::PdfId | TraceKind::XmpDocument => {
            "both were made from one form or template, or are versions of one person's file"
        }
        TraceKind::Picture => "the picture came with a template, or is a logo",
        _ => "both show the papers of one person",
    }
}
