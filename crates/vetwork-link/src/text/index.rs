//! Documents by their passages: who shares any is looked up, and never are all compared with all.

use super::pair::{SharedPassage, Stock, TextPair};
use super::passage::{Passage, Reading};
use super::surprise::{DOCUMENTS_AT_MOST, SHARE_AT_LEAST, Surprise};

/// Of a passage that more documents have, each is put beside so many that follow it. A run that more have is no ground for
/// comparing them.
const NEIGHBOURS: usize = 24;

/// What one run of a passage tells at most: three words, and one more word for each further run.
const BITS_OF_RUN: f32 = 6.0;
const BITS_OF_FURTHER_RUN: f32 = 2.0;

/// A print, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    print: u64,
    document: u32,
    passage: u16,
    is_run: bool,
}

/// The entries with one print.
#[derive(Clone, Copy, Debug)]
struct Group {
    end: u32,
    documents: u32,
}

/// Documents, read, and who shares what.
#[derive(Debug)]
pub struct TextIndex {
    readings: Vec<Reading>,
    /// Prints that more than one document has, in order.
    entries: Vec<Entry>,
    /// For each entry, its group.
    groups: Vec<Group>,
    surprise: Surprise,
    /// What the passages of each document tell, all together.
    tells: Vec<f32>,
}

/// One thing that a document shares with another.
#[derive(Clone, Copy)]
struct Hit {
    other: u32,
    is_run: bool,
    mine: u16,
    theirs: u16,
    documents: u32,
}

impl TextIndex {
    /// Of documents in one order that their contents and their ids give, so that the order of the input tells nothing.
    #[must_use]
    pub fn of(readings: Vec<Reading>) -> TextIndex {
        let mut entries = shared_entries(&readings);
        entries.sort_unstable();
        let groups = groups(&entries);
        let surprise = Surprise::among(readings.len());
        let mut index = TextIndex { readings, entries, groups, surprise, tells: Vec::new() };
        index.tells = index.weigh();
        index
    }

    /// What each document tells: every passage by how many have it.
    fn weigh(&self) -> Vec<f32> {
        let alone = |passage: &Passage| self.surprise.bits(1, f32::from(passage.bits));
        let mut tells: Vec<f32> =
            self.readings.iter().map(|reading| reading.passages.iter().map(alone).sum()).collect();
        for (entry, group) in self.entries.iter().zip(&self.groups).filter(|(entry, _)| !entry.is_run) {
            if let (Some(passage), Some(sum)) =
                (self.passage(entry.document, entry.passage), tells.get_mut(entry.document as usize))
            {
                *sum -= alone(passage) - self.surprise.bits(group.documents, f32::from(passage.bits));
            }
        }
        tells
    }

    fn passage(&self, document: u32, passage: u16) -> Option<&Passage> {
        self.readings.get(document as usize)?.passages.get(usize::from(passage))
    }

    /// Pairs that have more in common than chance or a common template explains, in order. `each` is told of every
    /// document that is done.
    pub fn link(&self, mut each: impl FnMut()) -> Vec<TextPair> {
        let (starts, of_document) = self.by_document();
        let mut pairs = Vec::new();
        let mut hits = Vec::new();
        for (document, bounds) in (0_u32..).zip(starts.windows(2)) {
            let [from, to] = *bounds else { continue };
            hits.clear();
            for at in of_document.get(from as usize..to as usize).unwrap_or_default() {
                self.meet(*at as usize, &mut hits);
            }
            hits.sort_unstable_by_key(|hit: &Hit| (hit.other, hit.is_run, hit.mine, hit.theirs));
            let others = hits.chunk_by(|x, y| x.other == y.other);
            pairs.extend(others.filter_map(|hits| self.judge(document, hits)));
            each();
        }
        pairs
    }

    /// For each document, where its entries are.
    fn by_document(&self) -> (Vec<u32>, Vec<u32>) {
        let mut starts = vec![0_u32; self.readings.len() + 1];
        for entry in &self.entries {
            if let Some(count) = starts.get_mut(entry.document as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut free = starts.clone();
        let mut of_document = vec![0_u32; self.entries.len()];
        for (at, entry) in (0_u32..).zip(&self.entries) {
            if let Some(next) = free.get_mut(entry.document as usize) {
                if let Some(slot) = of_document.get_mut(*next as usize) {
                    *slot = at;
                }
                *next += 1;
            }
        }
        (starts, of_document)
    }

    /// Documents after this one that have the same print.
    fn meet(&self, at: usize, hits: &mut Vec<Hit>) {
        let (Some(entry), Some(group)) = (self.entries.get(at), self.groups.get(at)) else { return };
        if group.documents > DOCUMENTS_AT_MOST {
            return;
        }
        let rest = self.entries.get(at + 1..group.end as usize).unwrap_or_default();
        let others = rest.iter().filter(|other| other.document != entry.document).take(NEIGHBOURS);
        hits.extend(others.map(|other| Hit {
            other: other.document,
            is_run: entry.is_run,
            mine: entry.passage,
            theirs: other.passage,
            documents: group.documents,
        }));
    }

    fn judge(&self, a: u32, hits: &[Hit]) -> Option<TextPair> {
        let b = hits.first()?.other;
        let shared = self.weighed(a, hits);
        let bits: f32 = shared.iter().map(|(_, bits)| bits).sum();
        if bits < self.surprise.needed_at_least() {
            return None;
        }
        let same = shared.iter().filter(|(hit, _)| !hit.is_run).count();
        let passages = |document: u32| self.readings.get(document as usize).map_or(0, |reading| reading.passages.len());
        let needed = self.surprise.needed(passages(a).min(passages(b)), shared.len());
        let tells = |document: u32| self.tells.get(document as usize).copied().unwrap_or_default();
        let share = (bits / tells(a).min(tells(b)).max(1.0)).min(1.0);
        let linked = bits >= needed && share >= SHARE_AT_LEAST;
        let whole = shared.iter().filter(|(hit, _)| !hit.is_run).filter_map(|(hit, _)| self.passage(a, hit.mine));
        let longest = whole.max_by_key(|passage| (passage.end - passage.start, std::cmp::Reverse(passage.start)));
        let longest = longest.map_or(0..0, |passage| passage.start as usize..passage.end as usize);
        let (same, reworded) = (same as u32, (shared.len() - same) as u32);
        linked.then_some(TextPair { a, b, bits, needed, share, same, reworded, longest })
    }

    /// What the hits of one document with another tell: passages that are the same, and of the others those with runs in
    /// common, each passage once. The hits are in order, whole passages first.
    fn weighed(&self, a: u32, hits: &[Hit]) -> Vec<(Hit, f32)> {
        let mut shared: Vec<(Hit, f32)> = Vec::with_capacity(hits.len().min(64));
        let wholes = hits.partition_point(|hit| !hit.is_run);
        let (whole, runs) = hits.split_at(wholes);
        for hit in whole {
            let at_most = self.passage(a, hit.mine).map_or(0.0, |passage| f32::from(passage.bits));
            shared.push((*hit, self.surprise.bits(hit.documents, at_most)));
        }
        let mut alike: Vec<&[Hit]> = runs.chunk_by(|x, y| (x.mine, x.theirs) == (y.mine, y.theirs)).collect();
        // Whichever of the two documents comes first, the passages that have most in common are put together first.
        alike.sort_by_cached_key(|runs| (std::cmp::Reverse(runs.len()), self.prints_of(a, runs)));
        for runs in alike {
            let Some(first) = runs.first() else { continue };
            if shared.iter().any(|(hit, _)| hit.mine == first.mine || hit.theirs == first.theirs) {
                continue;
            }
            let documents = runs.iter().map(|hit| hit.documents).min().unwrap_or_default();
            let at_most = BITS_OF_RUN + BITS_OF_FURTHER_RUN * (runs.len() - 1) as f32;
            shared.push((Hit { documents, ..*first }, self.surprise.bits(documents, at_most)));
        }
        shared
    }

    /// The prints of two passages, the smaller first.
    fn prints_of(&self, a: u32, hits: &[Hit]) -> Option<(u64, u64)> {
        let hit = hits.first()?;
        let (mine, theirs) = (self.passage(a, hit.mine)?.print, self.passage(hit.other, hit.theirs)?.print);
        Some((mine.min(theirs), mine.max(theirs)))
    }

    /// What two documents have in common, in the order in which it stands in the first.
    #[must_use]
    pub fn shared(&self, a: u32, b: u32) -> Vec<SharedPassage> {
        let mut hits = self.hits_between(a, b);
        hits.sort_unstable_by_key(|hit| (hit.is_run, hit.mine, hit.theirs));
        let place = |document: u32, passage: u16| {
            let passage = self.passage(document, passage)?;
            Some(passage.start as usize..passage.end as usize)
        };
        let mut shared: Vec<SharedPassage> = self
            .weighed(a, &hits)
            .into_iter()
            .filter_map(|(hit, bits)| {
                let (a, b) = (place(a, hit.mine)?, place(b, hit.theirs)?);
                Some(SharedPassage { a, b, whole: !hit.is_run, bits, documents: hit.documents })
            })
            .collect();
        shared.sort_by_key(|shared| (shared.a.start, shared.b.start));
        shared
    }

    fn hits_between(&self, a: u32, b: u32) -> Vec<Hit> {
        let (Some(one), Some(other)) = (self.readings.get(a as usize), self.readings.get(b as usize)) else {
            return Vec::new();
        };
        let mut hits = Vec::new();
        for (mine, passage) in (0_u16..).zip(&one.passages) {
            for (print, is_run) in prints(passage) {
                let start = self.entries.partition_point(|entry| (entry.print, entry.document) < (print, b));
                let theirs =
                    self.entries.iter().skip(start).take_while(|entry| (entry.print, entry.document) == (print, b));
                let documents = self.groups.get(start).map_or(0, |group| group.documents);
                hits.extend(theirs.map(|entry| Hit { other: b, is_run, mine, theirs: entry.passage, documents }));
            }
        }
        debug_assert!(hits.len() <= (one.passages.len() + 1) * (other.passages.len() + 1) * 8, "each print meets once");
        hits
    }

    /// Passages that too many have, the most shared first.
    #[must_use]
    pub fn stock(&self) -> Vec<Stock> {
        let mut stock = Vec::new();
        let all = self.entries.iter().zip(&self.groups);
        let firsts = all.scan(0, |end, (entry, group)| {
            let is_first = *end != group.end;
            *end = group.end;
            Some((is_first, entry, group))
        });
        for (_, entry, group) in firsts.filter(|(first, entry, _)| *first && !entry.is_run) {
            if let (Some(passage), true) =
                (self.passage(entry.document, entry.passage), group.documents > DOCUMENTS_AT_MOST)
            {
                let place = passage.start as usize..passage.end as usize;
                stock.push(Stock { document: entry.document, place, documents: group.documents });
            }
        }
        stock.sort_by_key(|stock| (std::cmp::Reverse(stock.documents), stock.document, stock.place.start));
        stock
    }

    /// Documents of which not all was read, because they have too many passages.
    #[must_use]
    pub fn cut_short(&self) -> usize {
        self.readings.iter().filter(|reading| reading.left_out > 0).count()
    }
}

/// The prints of a passage: of all of it, and of its runs.
fn prints(passage: &Passage) -> impl Iterator<Item = (u64, bool)> {
    let runs = passage.runs.into_iter().filter(|print| *print != 0);
    std::iter::once((passage.print, false)).chain(runs.map(|print| (print, true)))
}

/// Prints that may stand in more than one document, and runs that do not stand in too many. Most stand in one only; a count
/// of a few bits for each tells that without sorting them all.
fn shared_entries(readings: &[Reading]) -> Vec<Entry> {
    let all: usize = readings.iter().map(|reading| reading.passages.len() * 5).sum();
    let width = (all * 4).next_power_of_two().clamp(1 << 10, 1 << 30).trailing_zeros();
    let mut counts = vec![0_u8; 1 << width];
    let slot = |print: u64| (print >> (64 - width)) as usize;
    let each = || readings.iter().flat_map(|reading| &reading.passages).flat_map(prints);
    for (print, _) in each() {
        if let Some(count) = counts.get_mut(slot(print)) {
            *count = count.saturating_add(1);
        }
    }
    let mut entries = Vec::new();
    for (document, reading) in (0_u32..).zip(readings) {
        for (passage, found) in (0_u16..).zip(&reading.passages) {
            entries.extend(prints(found).filter_map(|(print, is_run)| {
                let count = usize::from(counts.get(slot(print)).copied().unwrap_or_default());
                let kept = count > 1 && (!is_run || count <= NEIGHBOURS);
                kept.then_some(Entry { print, document, passage, is_run })
            }));
        }
    }
    entries
}

/// For each entry, where the entries with its print end, and of how many documents they are.
fn groups(entries: &[Entry]) -> Vec<Group> {
    let mut groups = Vec::with_capacity(entries.len());
    for group in entries.chunk_by(|x, y| x.print == y.print) {
        let documents = group.chunk_by(|x, y| x.document == y.document).count() as u32;
        let end = (groups.len() + group.len()) as u32;
        groups.extend(std::iter::repeat_n(Group { end, documents }, group.len()));
    }
    groups
}
