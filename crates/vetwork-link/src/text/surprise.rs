//! What a shared passage tells, in bits, and how many it takes: how unlikely it is that two people wrote it without a
//! common source. Nothing is learnt from labels.

/// Documents of the same kind, beside those that are compared, in which a passage is taken not to stand. Of the first
/// document ever seen nothing is known; this keeps ten documents from being taken for the whole world.
const UNSEEN: f64 = 1_000.0;

/// A passage of more documents than these says nothing: everybody's stock, or one text under so many names that the
/// passage itself is the finding. It is reported.
pub const DOCUMENTS_AT_MOST: u32 = 200;

/// By how many bits the evidence for a pair must exceed what chance would bring about once in the whole comparison: less
/// than one time in a hundred.
const MARGIN: f32 = 6.644;

/// A passage that so many others have as well may still be somebody's own; what more have is stock in part.
pub const FEW: u32 = 3;

/// Which part of what the shorter document tells has to stand in the other as well: a quarter. What colleagues, students
/// of one course or users of one template share is a smaller part of what they say.
pub const SHARE_AT_LEAST: f32 = 0.25;

/// What the digits of numbers that are the same tell, each, and all of them at most.
const BITS_A_DIGIT: f32 = 2.0;
const BITS_OF_DIGITS: f32 = 8.0;

/// How often passages stood in two documents that have no origin in common.
#[derive(Clone, Copy, Debug, Default)]
pub struct Coincidences {
    /// Passages that were looked at.
    pub passages: u64,
    /// Of these, prints that exactly two origins have.
    pub twins: u64,
}

/// How surprising it is that two documents share a passage.
#[derive(Clone, Debug)]
pub struct Surprise {
    /// By how many other origins have it.
    by_others: Vec<f32>,
    /// What a passage tells that nobody else has, and what a run of words.
    unique: [f32; 2],
    /// Log2 of the pairs that there are.
    pairs: f32,
}

impl Surprise {
    /// For so many documents of which nothing is known but their number.
    #[must_use]
    pub fn among(documents: usize) -> Surprise {
        let all = documents as f64 + UNSEEN;
        let bits = |others: u32| (all / (f64::from(others) + 0.5)).log2() as f32;
        let n = documents.max(2) as f64;
        let by_others: Vec<f32> = (0..DOCUMENTS_AT_MOST).map(bits).collect();
        let unique = bits(0);
        Surprise { by_others, unique: [unique; 2], pairs: (n * (n - 1.0) / 2.0).log2() as f32 }
    }

    /// Learns from the documents themselves how often chance makes twins of whole passages, and of runs.
    #[must_use]
    pub fn learnt(documents: usize, wholes: Coincidences, runs: Coincidences) -> Surprise {
        let others = documents.saturating_sub(1) as f64;
        let bits = |seen: Coincidences| {
            let chances = seen.passages as f64 * others + UNSEEN;
            (chances / (2.0 * seen.twins as f64 + 0.5)).log2() as f32
        };
        Surprise { unique: [bits(wholes), bits(runs)], ..Surprise::among(documents) }
    }

    /// By how much it speaks against chance that two documents share a passage that so many `others` have, and whose words
    /// tell `at_most`.
    #[must_use]
    pub fn bits(&self, others: u32, at_most: f32, is_run: bool) -> f32 {
        let [whole, run] = self.unique;
        let unique = if is_run { run } else { whole };
        match others {
            0 => at_most.min(unique),
            others => at_most.min(unique).min(self.by_others.get(others as usize).copied().unwrap_or_default()),
        }
    }

    /// How much of a text a passage is: what its words tell, and the less the more others have it.
    #[must_use]
    pub fn telling(&self, others: u32, at_most: f32) -> f32 {
        match others {
            ..=FEW => at_most,
            others => self.by_others.get(others as usize).map_or(0.0, |bits| bits.min(at_most)),
        }
    }

    /// What it takes to say that the `shared` of a document's `passages` are not there by chance: more the more documents
    /// are compared with each other, and the more ways there are to choose so many passages.
    #[must_use]
    pub fn needed(&self, passages: usize, shared: usize) -> f32 {
        self.needed_at_least() + ways(passages, shared)
    }

    /// No pair needs less.
    #[must_use]
    pub fn needed_at_least(&self) -> f32 {
        self.pairs + MARGIN
    }
}

/// What it tells beyond their place that so many digits are the same.
#[must_use]
pub(super) fn bits_of_digits(digits: u8) -> f32 {
    (BITS_A_DIGIT * f32::from(digits)).min(BITS_OF_DIGITS)
}

/// Log2 of the ways to choose `shared` out of `passages`.
fn ways(passages: usize, shared: usize) -> f32 {
    let few = shared.min(passages.saturating_sub(shared));
    (0..few).map(|at| ((passages - at) as f64 / (at + 1) as f64).log2() as f32).sum()
}
