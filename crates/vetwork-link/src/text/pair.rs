//! Two documents with passages in common.

use std::ops::Range;

/// Two documents that have more in common than chance or a common template explains.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPair {
    /// The one, with the smaller number.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// What the shared passages tell, in bits.
    pub bits: f32,
    /// What it took.
    pub needed: f32,
    /// Which part of what the shorter one tells is shared, from 0 to 1.
    pub share: f32,
    /// Passages that are the same, but for names, dates and numbers.
    pub same: u32,
    /// Passages that are the same in part.
    pub reworded: u32,
    /// Where the longest of those that are the same stands in the first, in bytes; empty where none is.
    pub longest: Range<usize>,
}

/// One passage that two documents have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedPassage {
    /// Where it stands in the one, in bytes.
    pub a: Range<usize>,
    /// Where it stands in the other.
    pub b: Range<usize>,
    /// Is all of it the same, but for names, dates and numbers?
    pub whole: bool,
    /// What it tells; nothing where too many have it.
    pub bits: f32,
    /// How many documents have it, these two included.
    pub documents: u32,
}

/// A passage that too many documents have to tell anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    /// A document that has it.
    pub document: u32,
    /// Where it stands there, in bytes.
    pub place: Range<usize>,
    /// How many documents have it.
    pub documents: u32,
}
