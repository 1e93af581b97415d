//! What is kept of records, as the algorithm sees it: a port. [`super::Memory`] is one in memory, for tests.
//!
//! A *node* stands for all records that are equal in every field. A record of which people said something has a node of its
//! own. Nodes that share a key are compared; what speaks for two being one person's is an *edge*.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::outcome::{Cause, Move};
use crate::judgement::{Judgement, Verdict};
use crate::model::Key;
use crate::piece::Level;

/// A record, a node or an identity by number. Records and identities have theirs in the order in which they came, and no
/// number is given twice: an identity has that of the record that founded it, or one that no record has. A record that tells
/// too little to be of an identity has, in the place of one, its own number below zero.
pub type Number = i64;

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Content {
    /// Values in canonical form, one for each field.
    pub values: Vec<String>,
    /// The record's id, shorter ones first, where the node stands for one judged record alone.
    pub alone: Option<(usize, String)>,
}

impl Content {
    /// For any records with these values; for the one with an id alone, where one is given.
    #[must_use]
    pub fn new(values: Vec<String>, alone: Option<&str>) -> Content {
        Content { values, alone: alone.map(|id| (id.len(), id.to_owned())) }
    }
}

/// A record that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub record: Number,
    /// Its node.
    pub node: Number,
}

/// Who has a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// These nodes.
    Few(Vec<Number>),
    /// More than are compared: so many.
    Crowd(u64),
}

/// How a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The node.
    pub node: Number,
    /// Its identity.
    pub identity: Number,
    /// The first of its records to come.
    pub oldest: Number,
    /// How many records it stands for.
    pub records: u64,
    /// Are its records of its identity? Those that tell too little are nobody's but their own, unless somebody said something
    /// of them.
    pub binds: bool,
    /// Does it tell enough that a copy of it would be joined with it?
    pub tells: bool,
    /// Which edges tie its piece together: with the weaker ones, too many would hang together.
    pub level: Level,
}

/// An edge: two nodes, the smaller first, and its bits.
pub type Tie = (Number, Number, f32);

/// An edge that goes.
pub type Cut = (Number, Number);

/// A node that comes.
#[derive(Clone, Debug)]
pub struct NewNode {
    /// Its number.
    pub node: Number,
    /// What it holds.
    pub content: Arc<Content>,
    /// Its keys.
    pub keys: Vec<Key>,
    /// Does it tell enough that a copy of it would be joined with it? Otherwise its records are nobody's but their own.
    pub tells: bool,
    /// Its first record.
    pub record: Number,
}

/// A key whose block became a crowd, or is none any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// The key.
    pub key: Key,
    /// How many nodes have it now; nothing where they are few again.
    pub nodes: Option<u64>,
}

/// All that changes with one node that comes or goes, or one judgement: to be kept whole, or not at all.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// The node that comes.
    pub comes: Option<NewNode>,
    /// The node that goes, with its keys.
    pub goes: Option<(Number, Vec<Key>)>,
    /// Edges that come, or have other bits now.
    pub ties: Vec<Tie>,
    /// Edges that go.
    pub cuts: Vec<Cut>,
    /// Blocks that are crowds, or no longer.
    pub crowds: Vec<Crowd>,
    /// Nodes whose identity is another one, and that.
    pub identities: Vec<(Number, Number)>,
    /// Nodes whose piece is tied together by other edges now.
    pub levels: Vec<(Number, Level)>,
    /// What became of identities.
    pub moves: Vec<Move>,
    /// Why; nothing while nobody asks.
    pub cause: Option<Cause>,
}

/// What is kept. What one step wrote, the next one reads.
pub trait Index {
    /// Why it cannot be read or written.
    type Error;

    /// A record by its id.
    ///
    /// # Errors
    ///
    /// As all of these methods: the index cannot be read or written.
    fn held(&mut self, id: &str) -> Result<Option<Held>, Self::Error>;

    /// The id of a record.
    fn id(&mut self, record: Number) -> Result<String, Self::Error>;

    /// The nodes with these values, each with whether it stands for one judged record alone.
    fn equals(&mut self, values: &[String]) -> Result<Vec<(Number, bool)>, Self::Error>;

    /// What nodes hold, in the same order.
    fn contents(&mut self, nodes: &[Number]) -> Result<Vec<Arc<Content>>, Self::Error>;

    /// Who has each of these keys.
    fn blocks(&mut self, keys: &[Key]) -> Result<Vec<Block>, Self::Error>;

    /// Everybody who has a key, crowd or not.
    fn all_with(&mut self, key: Key) -> Result<Vec<Number>, Self::Error>;

    /// Which of these keys a crowd has.
    fn are_crowds(&mut self, keys: &[Key]) -> Result<Vec<bool>, Self::Error>;

    /// The edges of nodes: for each, who is at the other end, and the bits.
    fn edges(&mut self, nodes: &[Number]) -> Result<Vec<Vec<(Number, f32)>>, Self::Error>;

    /// How nodes stand, in the same order.
    fn standings(&mut self, nodes: &[Number]) -> Result<Vec<Standing>, Self::Error>;

    /// What people said of a record: each other record with it.
    fn judgements(&mut self, record: Number) -> Result<Vec<Judgement<Number>>, Self::Error>;

    /// The node of a record.
    fn node_of(&mut self, record: Number) -> Result<Number, Self::Error>;

    /// A number for a record or an identity that comes.
    fn next_number(&mut self) -> Result<Number, Self::Error>;

    /// A number for a node that comes.
    fn next_node(&mut self) -> Result<Number, Self::Error>;

    /// Keeps what a step changes.
    fn keep(&mut self, step: Step) -> Result<(), Self::Error>;

    /// Keeps a record, new or of another node than before, and says so to both nodes, as far as they are there. The new one
    /// may come with the next step.
    fn place(&mut self, id: &str, record: Number, node: Number) -> Result<(), Self::Error>;

    /// Removes a record of which nobody says anything any more.
    fn remove(&mut self, id: &str, record: Number) -> Result<(), Self::Error>;

    /// Lets a node stand for one judged record alone, or for all with its values again.
    fn set_alone(&mut self, node: Number, id: Option<&str>) -> Result<(), Self::Error>;

    /// Keeps a judgement, in the place of an earlier one of the same pair.
    fn say(&mut self, a: Number, b: Number, verdict: Verdict) -> Result<(), Self::Error>;

    /// Takes a judgement back.
    fn unsay(&mut self, a: Number, b: Number) -> Result<(), Self::Error>;
}
