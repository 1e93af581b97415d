//! What is kept of records, in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

use super::index::{Block, Content, Held, Index, Number, Standing, Step};
use super::outcome::{Cause, Move};
use crate::judgement::{Judgement, Verdict};
use crate::model::Key;
use crate::piece::Level;

/// An index in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    records: BTreeMap<String, Held>,
    nodes: BTreeMap<Number, Node>,
    keys: BTreeMap<Key, BTreeSet<Number>>,
    crowds: BTreeMap<Key, u64>,
    edges: BTreeMap<Number, BTreeMap<Number, f32>>,
    said: BTreeMap<(Number, Number), Verdict>,
    moves: Vec<(Cause, Move)>,
    last_number: Number,
    last_node: Number,
}

/// Who is there and what ties them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Contents of nodes, how many records each stands for, and which edges tie its piece together.
    pub nodes: Vec<(Content, usize, Level)>,
    /// Edges in both directions, with the bits of their bits.
    pub edges: Vec<(Content, Content, u32)>,
    /// Keys that crowds have, and how many nodes are in each.
    pub crowds: BTreeMap<Key, u64>,
}

#[derive(Clone, Debug)]
struct Node {
    content: Arc<Content>,
    tells: bool,
    identity: Number,
    level: Level,
    records: BTreeSet<Number>,
}

impl Memory {
    /// The identity of each record, by id.
    #[must_use]
    pub fn identities(&self) -> BTreeMap<&str, Number> {
        let identity = |held: &Held| {
            let node = self.nodes.get(&held.node).filter(|node| node.tells || node.content.alone.is_some());
            node.map_or(-held.record, |node| node.identity)
        };
        self.records.iter().map(|(id, held)| (id.as_str(), identity(held))).collect()
    }

    /// What became of identities, and why, oldest first.
    #[must_use]
    pub fn moves(&self) -> &[(Cause, Move)] {
        &self.moves
    }

    /// All that is kept of who is there and what ties them, apart from the numbers that they were given: for comparing.
    #[must_use]
    pub fn shape(&self) -> Shape {
        let content = |node: &Number| self.nodes.get(node).map(|node| (*node.content).clone());
        let node = |node: &Node| ((*node.content).clone(), node.records.len(), node.level);
        let mut nodes: Vec<_> = self.nodes.values().map(node).collect();
        let edges = self.edges.iter().flat_map(|(a, ends)| ends.iter().map(move |(b, bits)| (a, b, bits.to_bits())));
        let mut edges: Vec<_> = edges.filter_map(|(a, b, bits)| Some((content(a)?, content(b)?, bits))).collect();
        nodes.sort();
        edges.sort();
        Shape { nodes, edges, crowds: self.crowds.clone() }
    }

    fn leave(&mut self, record: Number, node: Number) {
        if let Some(node) = self.nodes.get_mut(&node) {
            node.records.remove(&record);
        }
    }
}

impl Index for Memory {
    type Error = Infallible;

    fn held(&mut self, id: &str) -> Result<Option<Held>, Infallible> {
        Ok(self.records.get(id).copied())
    }

    fn id(&mut self, record: Number) -> Result<String, Infallible> {
        let found = self.records.iter().find(|(_, held)| held.record == record);
        Ok(found.map_or_else(String::new, |(id, _)| id.clone()))
    }

    fn equals(&mut self, values: &[String]) -> Result<Vec<(Number, bool)>, Infallible> {
        let equal = self.nodes.iter().filter(|(_, node)| node.content.values == values);
        Ok(equal.map(|(number, node)| (*number, node.content.alone.is_some())).collect())
    }

    fn contents(&mut self, nodes: &[Number]) -> Result<Vec<Arc<Content>>, Infallible> {
        Ok(nodes.iter().filter_map(|node| self.nodes.get(node)).map(|node| Arc::clone(&node.content)).collect())
    }

    fn blocks(&mut self, keys: &[Key]) -> Result<Vec<Block>, Infallible> {
        let few = |key: &Key| Block::Few(self.keys.get(key).into_iter().flatten().copied().collect());
        Ok(keys.iter().map(|key| self.crowds.get(key).map_or_else(|| few(key), |nodes| Block::Crowd(*nodes))).collect())
    }

    fn all_with(&mut self, key: Key) -> Result<Vec<Number>, Infallible> {
        Ok(self.keys.get(&key).into_iter().flatten().copied().collect())
    }

    fn are_crowds(&mut self, keys: &[Key]) -> Result<Vec<bool>, Infallible> {
        Ok(keys.iter().map(|key| self.crowds.contains_key(key)).collect())
    }

    fn edges(&mut self, nodes: &[Number]) -> Result<Vec<Vec<(Number, f32)>>, Infallible> {
        let of = |node: &Number| self.edges.get(node).into_iter().flatten().map(|(end, bits)| (*end, *bits)).collect();
        Ok(nodes.iter().map(of).collect())
    }

    fn standings(&mut self, nodes: &[Number]) -> Result<Vec<Standing>, Infallible> {
        let standing = |number: &Number| {
            let node = self.nodes.get(number)?;
            let oldest = node.records.first().copied().unwrap_or(Number::MAX);
            let records = node.records.len() as u64;
            let (tells, binds) = (node.tells, node.tells || node.content.alone.is_some());
            Some(Standing { node: *number, identity: node.identity, oldest, records, binds, tells, level: node.level })
        };
        Ok(nodes.iter().filter_map(standing).collect())
    }

    fn judgements(&mut self, record: Number) -> Result<Vec<Judgement<Number>>, Infallible> {
        let of = self.said.iter().filter(|((a, b), _)| *a == record || *b == record);
        Ok(of.map(|((a, b), verdict)| Judgement { a: *a, b: *b, verdict: *verdict }).collect())
    }

    fn node_of(&mut self, record: Number) -> Result<Number, Infallible> {
        Ok(self.records.values().find(|held| held.record == record).map_or(0, |held| held.node))
    }

    fn next_number(&mut self) -> Result<Number, Infallible> {
        self.last_number += 1;
        Ok(self.last_number)
    }

    fn next_node(&mut self) -> Result<Number, Infallible> {
        self.last_node += 1;
        Ok(self.last_node)
    }

    fn keep(&mut self, step: Step) -> Result<(), Infallible> {
        if let Some(new) = step.comes {
            for key in &new.keys {
                self.keys.entry(*key).or_default().insert(new.node);
            }
            let records = BTreeSet::from([new.record]);
            let (identity, level) = (new.record, Level::ALL);
            let node = Node { content: new.content, tells: new.tells, identity, level, records };
            self.nodes.insert(new.node, node);
        }
        if let Some((node, keys)) = step.goes {
            for key in keys {
                self.keys.entry(key).or_default().remove(&node);
            }
            self.nodes.remove(&node);
        }
        for (a, b) in step.cuts {
            self.edges.entry(a).or_default().remove(&b);
            self.edges.entry(b).or_default().remove(&a);
        }
        for (a, b, bits) in step.ties {
            self.edges.entry(a).or_default().insert(b, bits);
            self.edges.entry(b).or_default().insert(a, bits);
        }
        for crowd in step.crowds {
            match crowd.nodes {
                Some(nodes) => self.crowds.insert(crowd.key, nodes),
                None => self.crowds.remove(&crowd.key),
            };
        }
        for (node, identity) in step.identities {
            if let Some(node) = self.nodes.get_mut(&node) {
                node.identity = identity;
            }
        }
        for (node, level) in step.levels {
            if let Some(node) = self.nodes.get_mut(&node) {
                node.level = level;
            }
        }
        self.moves.extend(step.cause.into_iter().flat_map(|cause| step.moves.iter().map(move |one| (cause, *one))));
        Ok(())
    }

    fn place(&mut self, id: &str, record: Number, node: Number) -> Result<(), Infallible> {
        if let Some(before) = self.records.insert(id.to_owned(), Held { record, node }) {
            self.leave(record, before.node);
        }
        if let Some(node) = self.nodes.get_mut(&node) {
            node.records.insert(record);
        }
        Ok(())
    }

    fn remove(&mut self, id: &str, record: Number) -> Result<(), Infallible> {
        if let Some(held) = self.records.remove(id) {
            self.leave(record, held.node);
        }
        Ok(())
    }

    fn set_alone(&mut self, node: Number, id: Option<&str>) -> Result<(), Infallible> {
        if let Some(node) = self.nodes.get_mut(&node) {
            node.content = Arc::new(Content::new(node.content.values.clone(), id));
        }
        Ok(())
    }

    fn say(&mut self, a: Number, b: Number, verdict: Verdict) -> Result<(), Infallible> {
        self.said.insert((a.min(b), a.max(b)), verdict);
        Ok(())
    }

    fn unsay(&mut self, a: Number, b: Number) -> Result<(), Infallible> {
        self.said.remove(&(a.min(b), a.max(b)));
        Ok(())
    }
}
