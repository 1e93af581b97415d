//! What a shared passage tells, in bits, and how many it takes: how unlikely it is that two people wrote it without a
//! common source. Nothing is learnt from labels.

/// Documents of the same kind, beside those that are compared, in which a passage is taken not to stand. Of the first
/// document ever seen nothing is known; this keeps ten documents from being taken for the whole world.
const UNSEEN: f64 = 1_000.0;

/// A passage of more documents than these says nothing: everybody's stock, or one text under so many names that the
/// passage itself is the finding. It is reported.
pub const DOCUMENTS_AT_MOST: u32 = 200;

/// By how many bits the evidence for a pair must exceed what chance would bring about once in the whole comparison: less
/// than one time in a thousand.
const MARGIN: f32 = 10.0;

/// Which part of what the shorter document tells has to stand in the other as well: a quarter. What colleagues, students
/// of one course or users of one template share is a smaller part of what they say.
pub const SHARE_AT_LEAST: f32 = 0.25;

/// How surprising it is that a document has a passage, by how many others do.
#[derive(Clone, Debug)]
pub struct Surprise {
    /// By how many documents have it, the two that are compared left out.
    by_others: Vec<f32>,
    /// Log2 of the pairs that there are.
    pairs: f32,
}

impl Surprise {
    /// For so many documents.
    #[must_use]
    pub fn among(documents: usize) -> Surprise {
        let all = documents as f64 + UNSEEN;
        let bits = |others: u32| (all / (f64::from(others) + 0.5)).log2() as f32;
        let n = documents.max(2) as f64;
        Surprise { by_others: (0..DOCUMENTS_AT_MOST).map(bits).collect(), pairs: (n * (n - 1.0) / 2.0).log2() as f32 }
    }

    /// What it tells that two documents share a passage that stands in `documents` of them, those two included, and whose
    /// words tell `at_most`.
    #[must_use]
    pub fn bits(&self, documents: u32, at_most: f32) -> f32 {
        let others = documents.saturating_sub(2) as usize;
        self.by_others.get(others).map_or(0.0, |bits| bits.min(at_most))
    }

    /// What it takes to say that the `shared` of a document's `passages` are not there by chance: more the more documents
    /// are compared with each other, and the more ways there are to choose so many passages.
    #[must_use]
    pub fn needed(&self, passages: usize, shared: usize) -> f32 {
        self.pairs + MARGIN + ways(passages, shared)
    }

    /// No pair needs less.
    #[must_use]
    pub fn needed_at_least(&self) -> f32 {
        self.pairs + MARGIN
    }
}

/// Log2 of the ways to choose `shared` out of `passages`.
fn ways(passages: usize, shared: usize) -> f32 {
    let few = shared.min(passages.saturating_sub(shared));
    (0..few).map(|at| ((passages - at) as f64 / (at + 1) as f64).log2() as f32).sum()
}
