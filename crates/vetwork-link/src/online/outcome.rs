//! What came of a record that came, went or was judged.

use super::index::Number;
use crate::judgement::{Contradiction, Verdict};
use crate::piece::Level;

/// What a record did to the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is new.
    New,
    /// It was there with other values, in the place of which it came.
    Replaced,
    /// It was there with the same values: nothing changed.
    Known,
}

/// What came of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it did to the set.
    pub way: Way,
    /// Its number.
    pub record: Number,
    /// Its identity.
    pub identity: Number,
    /// Where so many hang together that only strong evidence counts among them: from which level on.
    pub level: Level,
}

/// Why identities changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A record came, or came with other values.
    Arrival(Number),
    /// A record was forgotten.
    Deletion(Number),
    /// Somebody said something of these two.
    Judgement(Number, Number, Verdict),
}

/// What became of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// It went up in an older one.
    Merged {
        /// The one that was.
        gone: Number,
        /// The older one.
        into: Number,
    },
    /// Records left it.
    Split {
        /// The one that they were of.
        from: Number,
        /// The one that they are of now.
        to: Number,
    },
}

/// One who comes near to a record that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// A node.
    pub node: Number,
    /// Its identity.
    pub identity: Number,
    /// What speaks for their being one person's: log2 odds.
    pub bits: f32,
    /// Its values in canonical form.
    pub values: Vec<String>,
}

/// Whom a record would join.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The identity it would be of; nothing where it would found one.
    pub identity: Option<Number>,
    /// Those who come nearest, the nearest first: also such as it would not be joined with.
    pub near: Vec<Near>,
    /// How many nodes it was compared with.
    pub compared: usize,
    /// How many of its keys too many share.
    pub crowds: usize,
    /// Where so many hang together that only strong evidence counts among them: from which level on.
    pub level: Level,
}

/// Why a record could not be linked, or a judgement not be kept.
#[derive(Debug, thiserror::Error)]
pub enum OnlineError<E> {
    /// The index cannot be read or written.
    #[error(transparent)]
    Index(#[from] E),
    /// No record has this id.
    #[error("no record has the id `{0}`")]
    Unknown(String),
    /// Both ids are of one record.
    #[error("`{0}` is one record, and the same as itself")]
    Itself(String),
    /// It contradicts what was said before.
    #[error("the judgements contradict each other: {}", in_words(.0))]
    Contradiction(Contradiction<String>),
}

/// `a is the same person as b, b is the same person as c, and a is not the same person as c`
fn in_words(contradiction: &Contradiction<String>) -> String {
    let pair = |pair: &[String]| format!("`{}` {} `{}`", pair[0], Verdict::Same.words(), pair[1]);
    let said: Vec<String> = contradiction.chain.windows(2).map(pair).collect();
    let chain = &contradiction.chain;
    let ends = (chain.first().map_or("", String::as_str), chain.last().map_or("", String::as_str));
    format!("{}, and `{}` {} `{}`", said.join(", "), ends.0, contradiction.verdict.words(), ends.1)
}
