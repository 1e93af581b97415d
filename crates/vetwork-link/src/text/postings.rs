//! Prints by the documents that have them: who shares any is looked up, and never are all compared with all.

use super::passage::{Passage, Reading};
use super::surprise::{Coincidences, DOCUMENTS_AT_MOST};

/// Of a passage that more documents have, each is put beside so many that follow it. A run that more have is no ground for
/// comparing them.
const NEIGHBOURS: usize = 24;

/// A print, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) print: u64,
    pub(super) document: u32,
    pub(super) passage: u16,
    pub(super) is_run: bool,
}

/// The postings with one print.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// Where they end.
    end: u32,
    /// Of how many documents they are.
    pub(super) documents: u32,
    /// Of how many origins: texts that are one already count once.
    pub(super) origins: u32,
}

/// One print that a document shares with another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) other: u32,
    /// A posting with the print.
    pub(super) posting: u32,
    pub(super) mine: u16,
    pub(super) theirs: u16,
    pub(super) is_run: bool,
}

impl Hit {
    /// Hits of one pair stand together, whole passages first.
    pub(super) fn order(&self) -> (u32, bool, u16, u16) {
        (self.other, self.is_run, self.mine, self.theirs)
    }
}

/// Prints that more than one document has, in order.
#[derive(Debug)]
pub(super) struct Postings {
    all: Vec<Posting>,
    /// For each posting, its group.
    groups: Vec<Group>,
}

impl Postings {
    pub(super) fn of(readings: &[Reading]) -> Postings {
        let mut all = shared(readings);
        all.sort_unstable();
        let mut groups = Vec::with_capacity(all.len());
        for group in all.chunk_by(|x, y| x.print == y.print) {
            let documents = group.chunk_by(|x, y| x.document == y.document).count() as u32;
            let end = (groups.len() + group.len()) as u32;
            groups.extend(std::iter::repeat_n(Group { end, documents, origins: documents }, group.len()));
        }
        Postings { all, groups }
    }

    /// All postings with their groups.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Posting, &Group)> {
        self.all.iter().zip(&self.groups)
    }

    /// The first posting of each print, with its group.
    pub(super) fn prints(&self) -> impl Iterator<Item = (&Posting, &Group)> {
        let mut end = 0;
        self.each().filter(move |(_, group)| std::mem::replace(&mut end, group.end) != group.end)
    }

    pub(super) fn group(&self, posting: u32) -> Option<&Group> {
        self.groups.get(posting as usize)
    }

    /// Counts origins anew: documents with the same first one are of one.
    pub(super) fn count_origins(&mut self, first_of: &[u32]) {
        let mut origins = Vec::new();
        let mut from = 0;
        while let Some(group) = self.groups.get(from).copied() {
            let range = from..group.end as usize;
            let of = |posting: &Posting| first_of.get(posting.document as usize).copied().unwrap_or(posting.document);
            origins.clear();
            origins.extend(self.all.get(range.clone()).unwrap_or_default().iter().map(of));
            origins.sort_unstable();
            origins.dedup();
            for group in self.groups.get_mut(range.clone()).unwrap_or_default() {
                group.origins = origins.len() as u32;
            }
            from = range.end;
        }
    }

    /// How often whole passages, and runs, have a twin of another origin.
    pub(super) fn twins(&self) -> [u64; 2] {
        let mut twins = [0, 0];
        for (posting, _) in self.prints().filter(|(_, group)| group.origins == 2) {
            let [wholes, runs] = &mut twins;
            *(if posting.is_run { runs } else { wholes }) += 1;
        }
        twins
    }

    /// For each document, where its postings are: bounds, and places.
    pub(super) fn by_document(&self, documents: usize) -> (Vec<u32>, Vec<u32>) {
        let mut starts = vec![0_u32; documents + 1];
        for posting in &self.all {
            if let Some(count) = starts.get_mut(posting.document as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut places = vec![0_u32; self.all.len()];
        for (at, posting) in (0_u32..).zip(&self.all) {
            if let Some(next) = free.get_mut(posting.document as usize) {
                if let Some(slot) = places.get_mut(*next as usize) {
                    *slot = at;
                }
                *next += 1;
            }
        }
        (starts, places)
    }

    /// Documents after this one that have the same print.
    pub(super) fn meet(&self, at: u32, hits: &mut Vec<Hit>) {
        let (Some(posting), Some(group)) = (self.all.get(at as usize), self.group(at)) else { return };
        if group.documents > DOCUMENTS_AT_MOST {
            return;
        }
        let rest = self.all.get(at as usize + 1..group.end as usize).unwrap_or_default();
        let others = rest.iter().filter(|other| other.document != posting.document).take(NEIGHBOURS);
        hits.extend(others.map(|other| Hit {
            other: other.document,
            posting: at,
            mine: posting.passage,
            theirs: other.passage,
            is_run: posting.is_run,
        }));
    }

    /// All that one document has in common with another, in order.
    pub(super) fn between(&self, one: &Reading, other: u32) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (mine, passage) in (0_u16..).zip(&one.passages) {
            for (print, is_run) in prints(passage) {
                let start = self.all.partition_point(|posting| (posting.print, posting.document) < (print, other));
                let theirs = self.all.iter().skip(start);
                let theirs = theirs.take_while(|posting| (posting.print, posting.document) == (print, other));
                let posting = start as u32;
                hits.extend(theirs.map(|found| Hit { other, posting, mine, theirs: found.passage, is_run }));
            }
        }
        hits.sort_unstable_by_key(Hit::order);
        hits
    }
}

/// The prints of a passage: of all of it, and of its runs.
fn prints(passage: &Passage) -> impl Iterator<Item = (u64, bool)> {
    let runs = passage.runs.into_iter().filter(|print| *print != 0);
    std::iter::once((passage.print, false)).chain(runs.map(|print| (print, true)))
}

/// How many whole passages and runs there are, without twins yet.
pub(super) fn counted(readings: &[Reading]) -> [Coincidences; 2] {
    let wholes: usize = readings.iter().map(|reading| reading.passages.len()).sum();
    let runs = readings.iter().flat_map(|reading| &reading.passages);
    let runs: usize = runs.map(|passage| passage.runs.iter().filter(|print| **print != 0).count()).sum();
    [wholes, runs].map(|passages| Coincidences { passages: passages as u64, twins: 0 })
}

/// Prints that may stand in more than one document, and runs that do not stand in too many. Most stand in one only; a count
/// of a few bits for each tells that without sorting them all.
fn shared(readings: &[Reading]) -> Vec<Posting> {
    let all: usize = readings.iter().map(|reading| reading.passages.len() * 5).sum();
    let width = (all * 4).next_power_of_two().clamp(1 << 10, 1 << 30).trailing_zeros();
    let mut counts = vec![0_u8; 1 << width];
    let slot = |print: u64| (print >> (64 - width)) as usize;
    for (print, _) in readings.iter().flat_map(|reading| &reading.passages).flat_map(prints) {
        if let Some(count) = counts.get_mut(slot(print)) {
            *count = count.saturating_add(1);
        }
    }
    let mut postings = Vec::new();
    for (document, reading) in (0_u32..).zip(readings) {
        for (passage, found) in (0_u16..).zip(&reading.passages) {
            postings.extend(prints(found).filter_map(|(print, is_run)| {
                let count = usize::from(counts.get(slot(print)).copied().unwrap_or_default());
                let kept = count > 1 && (!is_run || count <= NEIGHBOURS);
                kept.then_some(Posting { print, document, passage, is_run })
            }));
        }
    }
    postings
}
