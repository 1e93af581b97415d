//! Documents, read, and which of them are one text under several names.

use super::pair::{SharedPassage, Stock, TextPair};
use super::passage::{Passage, Reading};
use super::postings::{Hit, Postings, counted};
use super::surprise::{DOCUMENTS_AT_MOST, SHARE_AT_LEAST, Surprise, bits_of_digits};

/// What one run of a passage tells at most: three words that carry its meaning, and one more for each further run. A word of a
/// passage tells two bits on the average, and half of them are grammar, which tells next to nothing.
const BITS_OF_RUN: f32 = 10.0;
const BITS_OF_FURTHER_RUN: f32 = 3.0;

/// Documents of which it was found out which are one text.
#[derive(Debug)]
pub struct TextLinks {
    readings: Vec<Reading>,
    postings: Postings,
    surprise: Surprise,
    /// What the passages of each document tell, all together.
    tells: Vec<f32>,
    /// For each document, the first that pairs connect it with.
    first_of: Vec<u32>,
    pairs: Vec<TextPair>,
}

/// Something that two documents share.
#[derive(Clone, Copy)]
struct Shared {
    hit: Hit,
    /// Against chance.
    bits: f32,
    /// As a part of the text.
    tells: f32,
}

impl TextLinks {
    /// Links documents that stand in an order that their contents and ids give, so that the order of the input tells
    /// nothing. `each` is told of every document that is done.
    ///
    /// A passage counts once for all texts that are one. Which ones are is known only afterwards, so pairs are judged twice:
    /// at first as though every document were of its own.
    #[must_use]
    pub fn of(readings: Vec<Reading>, each: impl FnMut()) -> TextLinks {
        let postings = Postings::of(&readings);
        let first_of = (0..readings.len() as u32).collect();
        let surprise = Surprise::among(readings.len());
        let mut links = TextLinks { readings, postings, surprise, tells: Vec::new(), first_of, pairs: Vec::new() };
        let candidates = links.candidates(each);
        for _ in 0..2 {
            links.weigh();
            links.pairs = candidates.iter().filter_map(|(a, hits)| links.judge(*a, hits)).collect();
            links.first_of = firsts(links.readings.len(), &links.pairs);
            links.postings.count_origins(&links.first_of);
        }
        links
    }

    /// Pairs that have more in common than chance or a common template explains, in order.
    #[must_use]
    pub fn pairs(&self) -> &[TextPair] {
        &self.pairs
    }

    /// For each document, the first one that pairs connect it with, itself where there are none.
    #[must_use]
    pub fn first_of(&self) -> &[u32] {
        &self.first_of
    }

    /// Pairs for which enough could speak, were all that they share theirs alone.
    fn candidates(&self, mut each: impl FnMut()) -> Vec<(u32, Vec<Hit>)> {
        let (starts, places) = self.postings.by_document(self.readings.len());
        let (mut candidates, mut hits) = (Vec::new(), Vec::new());
        let enough = self.surprise.needed_at_least();
        for (document, bounds) in (0_u32..).zip(starts.windows(2)) {
            let [from, to] = *bounds else { continue };
            hits.clear();
            for at in places.get(from as usize..to as usize).unwrap_or_default() {
                self.postings.meet(*at, &mut hits);
            }
            hits.sort_unstable_by_key(Hit::order);
            for hits in hits.chunk_by(|x, y| x.other == y.other) {
                let most: f32 = hits.iter().map(|hit| self.at_most(document, hit)).sum();
                if most >= enough {
                    candidates.push((document, hits.to_vec()));
                }
            }
            each();
        }
        candidates
    }

    fn at_most(&self, document: u32, hit: &Hit) -> f32 {
        let whole = || self.passage(document, hit.mine).map_or(0.0, Passage::bits_with_numbers);
        if hit.is_run { BITS_OF_RUN } else { whole() }
    }

    /// What each document tells: every passage by how many have it; and how often chance makes twins.
    fn weigh(&mut self) {
        let [mut wholes, mut runs] = counted(&self.readings);
        [wholes.twins, runs.twins] = self.postings.twins();
        self.surprise = Surprise::learnt(self.readings.len(), wholes, runs);
        let alone = |passage: &Passage| f32::from(passage.bits);
        let each = self.readings.iter();
        let mut tells: Vec<f32> = each.map(|reading| reading.passages.iter().map(alone).sum()).collect();
        for (posting, group) in self.postings.each().filter(|(posting, _)| !posting.is_run) {
            let sum = tells.get_mut(posting.document as usize);
            if let (Some(passage), Some(sum)) = (self.passage(posting.document, posting.passage), sum) {
                let others =
                    if group.documents > DOCUMENTS_AT_MOST { u32::MAX } else { group.origins.saturating_sub(2) };
                *sum -= alone(passage) - self.surprise.telling(others, alone(passage));
            }
        }
        self.tells = tells;
    }

    fn passage(&self, document: u32, passage: u16) -> Option<&Passage> {
        self.readings.get(document as usize)?.passages.get(usize::from(passage))
    }

    fn judge(&self, a: u32, hits: &[Hit]) -> Option<TextPair> {
        let b = hits.first()?.other;
        let shared = self.shared_by(a, b, hits);
        let bits: f32 = shared.iter().map(|shared| shared.bits).sum();
        let passages = |document: u32| self.readings.get(document as usize).map_or(0, |reading| reading.passages.len());
        let needed = self.surprise.needed(passages(a).min(passages(b)), shared.len());
        let tells = |document: u32| self.tells.get(document as usize).copied().unwrap_or_default();
        let shared_tells: f32 = shared.iter().map(|shared| shared.tells).sum();
        let share = (shared_tells / tells(a).min(tells(b)).max(1.0)).min(1.0);
        if bits < needed || share < SHARE_AT_LEAST {
            return None;
        }
        let wholes = shared.iter().filter(|shared| !shared.hit.is_run);
        let same = wholes.clone().count();
        let longest = wholes.filter_map(|shared| self.passage(a, shared.hit.mine));
        let longest = longest.max_by_key(|passage| (passage.end - passage.start, std::cmp::Reverse(passage.start)));
        let longest = longest.map_or(0..0, Passage::place);
        let (same, reworded) = (same as u32, (shared.len() - same) as u32);
        Some(TextPair { a, b, bits, needed, share, same, reworded, longest })
    }

    /// What two documents share by their hits, which are in order: passages that are the same, and of the others those with
    /// runs in common, each passage once.
    fn shared_by(&self, a: u32, b: u32, hits: &[Hit]) -> Vec<Shared> {
        let (wholes, runs) = hits.split_at(hits.partition_point(|hit| !hit.is_run));
        let mut shared: Vec<Shared> = Vec::with_capacity(wholes.len() + 8);
        shared.extend(wholes.iter().map(|hit| self.whole(a, b, hit)));
        let mut alike: Vec<&[Hit]> = runs.chunk_by(|x, y| (x.mine, x.theirs) == (y.mine, y.theirs)).collect();
        // Whichever of the two documents comes first, the passages that have most in common are put together first.
        alike.sort_by_cached_key(|runs| (std::cmp::Reverse(runs.len()), self.prints_of(a, runs)));
        for runs in alike {
            let Some(first) = runs.first() else { continue };
            if shared.iter().any(|other| other.hit.mine == first.mine || other.hit.theirs == first.theirs) {
                continue;
            }
            let rarest = runs.iter().min_by_key(|hit| self.others(a, b, hit)).unwrap_or(first);
            shared.push(self.reworded(a, b, rarest, runs.len()));
        }
        shared
    }

    /// A passage of which so many runs are the same.
    fn reworded(&self, a: u32, b: u32, hit: &Hit, runs: usize) -> Shared {
        let others = self.others(a, b, hit);
        let (mine, theirs) = (self.passage(a, hit.mine), self.passage(b, hit.theirs));
        // Which runs are kept is drawn by lot, so that they stand for the passage.
        let part = |passage: &Passage| f32::from(passage.bits) * runs as f32 / passage.kept_runs() as f32;
        let part = mine.map_or(0.0, part).min(theirs.map_or(0.0, part));
        let at_most = BITS_OF_RUN + BITS_OF_FURTHER_RUN * (runs as f32 - 1.0);
        let bits = self.surprise.bits(others, at_most, true);
        Shared { hit: *hit, bits, tells: self.surprise.telling(others, part) }
    }

    fn whole(&self, a: u32, b: u32, hit: &Hit) -> Shared {
        let others = self.others(a, b, hit);
        let (mine, theirs) = (self.passage(a, hit.mine), self.passage(b, hit.theirs));
        let at_most = mine.map_or(0.0, |passage| f32::from(passage.bits));
        // Of a passage that nobody else has, numbers that are the same tell more.
        let numbers = match (mine, theirs) {
            (Some(mine), Some(theirs)) if others == 0 && mine.numbers == theirs.numbers => bits_of_digits(mine.digits),
            _ => 0.0,
        };
        let bits = self.surprise.bits(others, at_most, false) + numbers;
        Shared { hit: *hit, bits, tells: self.surprise.telling(others, at_most) }
    }

    /// How many other origins have what two documents share.
    fn others(&self, a: u32, b: u32, hit: &Hit) -> u32 {
        let first = |document: u32| self.first_of.get(document as usize);
        let own = if first(a) == first(b) { 1 } else { 2 };
        match self.postings.group(hit.posting) {
            Some(group) if group.documents <= DOCUMENTS_AT_MOST => group.origins.saturating_sub(own),
            _ => u32::MAX,
        }
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
        let Some(one) = self.readings.get(a as usize) else { return Vec::new() };
        let hits = self.postings.between(one, b);
        let place = |document: u32, passage: u16| self.passage(document, passage).map(Passage::place);
        let shown = |shared: Shared| {
            let Shared { hit, bits, .. } = shared;
            let documents = self.postings.group(hit.posting)?.documents;
            let (a, b) = (place(a, hit.mine)?, place(b, hit.theirs)?);
            Some(SharedPassage { a, b, whole: !hit.is_run, bits, documents })
        };
        let mut shared: Vec<SharedPassage> = self.shared_by(a, b, &hits).into_iter().filter_map(shown).collect();
        shared.sort_by_key(|shared| (shared.a.start, shared.b.start));
        shared
    }

    /// Passages that too many have, the most shared first.
    #[must_use]
    pub fn stock(&self) -> Vec<Stock> {
        let prints = self.postings.prints();
        let stock = prints.filter(|(posting, group)| !posting.is_run && group.documents > DOCUMENTS_AT_MOST);
        let mut stock: Vec<Stock> = stock
            .filter_map(|(posting, group)| {
                let place = self.passage(posting.document, posting.passage)?.place();
                Some(Stock { document: posting.document, place, documents: group.documents })
            })
            .collect();
        stock.sort_by_key(|stock| (std::cmp::Reverse(stock.documents), stock.document, stock.place.start));
        stock
    }

    /// Documents of which not all was read, because they have too many passages.
    #[must_use]
    pub fn cut_short(&self) -> usize {
        self.readings.iter().filter(|reading| reading.left_out > 0).count()
    }
}

/// For each document, the first one that pairs connect it with.
fn firsts(documents: usize, pairs: &[TextPair]) -> Vec<u32> {
    let mut first: Vec<u32> = (0..documents as u32).collect();
    let root = |first: &[u32], mut document: u32| {
        while let Some(next) = first.get(document as usize).filter(|next| **next != document) {
            document = *next;
        }
        document
    };
    for pair in pairs {
        let (x, y) = (root(&first, pair.a), root(&first, pair.b));
        for document in [x.max(y), pair.a, pair.b] {
            if let Some(slot) = first.get_mut(document as usize) {
                *slot = x.min(y);
            }
        }
    }
    (0..documents as u32).map(|document| root(&first, document)).collect()
}
