//! What one node that comes or goes changes: whom it is compared with, and which evidence begins or ends to count. Nothing is
//! written while that is worked out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::index::{Block, Content, Crowd, Index, NewNode, Number, Standing, Step};
use crate::model::{Key, Model};
use crate::piece::Level;
use crate::table::{Row, Table};
use crate::weights::Weights;

/// From where a record comes to a new node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is new, and founds an identity of this number if it joins none.
    New(Number),
    /// From this identity, of which it is still.
    Of(Number),
    /// From one in which others are left without it.
    Elsewhere,
}

/// A step that is being worked out, and the graph before and after it.
pub(super) struct Working<'a, I: Index> {
    pub(super) index: &'a mut I,
    pub(super) model: &'a Model,
    pub(super) step: Step,
    /// Who came, whose evidence went, or of whom somebody said something. New evidence touches only those in whose piece it
    /// counts.
    pub(super) touched: BTreeSet<Number>,
    /// From where the new node's record comes.
    pub(super) origin: Origin,
    contents: FxHashMap<Number, Arc<Content>>,
    /// Edges as they are kept.
    kept: FxHashMap<Number, Vec<(Number, f32)>>,
    pub(super) added: BTreeMap<(Number, Number), f32>,
    added_of: FxHashMap<Number, Vec<(Number, f32)>>,
    removed: FxHashSet<(Number, Number)>,
    /// Does evidence go, or become weaker?
    pub(super) loses: bool,
    crowds: BTreeMap<Key, bool>,
    /// How nodes stand before the step.
    standings: FxHashMap<Number, Standing>,
    /// Nodes of which too many hang together after the step, by level.
    pub(super) too_large: BTreeMap<Level, FxHashSet<Number>>,
}

/// Whom a node that comes was compared with.
pub(super) struct Compared {
    /// Nodes with their bits, prior and all.
    pub(super) bits: Vec<(Number, f32)>,
    /// How many of its keys too many share.
    pub(super) crowds: usize,
}

fn pair(a: Number, b: Number) -> (Number, Number) {
    (a.min(b), a.max(b))
}

impl<'a, I: Index> Working<'a, I> {
    pub(super) fn new(index: &'a mut I, model: &'a Model) -> Self {
        Working {
            index,
            model,
            step: Step::default(),
            touched: BTreeSet::new(),
            origin: Origin::Elsewhere,
            contents: FxHashMap::default(),
            kept: FxHashMap::default(),
            added: BTreeMap::new(),
            added_of: FxHashMap::default(),
            removed: FxHashSet::default(),
            loses: false,
            crowds: BTreeMap::new(),
            standings: FxHashMap::default(),
            too_large: BTreeMap::new(),
        }
    }

    fn limit(&self) -> usize {
        self.model.specification.block
    }

    /// A node comes: it is compared with all who share a key that few enough have, and with its equals.
    pub(super) fn comes(&mut self, node: NewNode, equals: &[Number]) -> Result<Compared, I::Error> {
        let number = node.node;
        self.contents.insert(number, Arc::clone(&node.content));
        self.kept.insert(number, Vec::new());
        self.touched.insert(number);
        // It may be one of their records that comes, and their identity cannot stay with both.
        self.touched.extend(equals);
        let blocks = self.index.blocks(&node.keys)?;
        let mut candidates: BTreeSet<Number> = equals.iter().copied().collect();
        let (mut overfull, mut crowds) = (Vec::new(), 0);
        for (key, block) in node.keys.iter().zip(blocks) {
            let nodes = match block {
                Block::Few(nodes) if nodes.len() < self.limit() => {
                    candidates.extend(nodes);
                    continue;
                }
                Block::Few(nodes) => {
                    let count = nodes.len() as u64;
                    self.crowds.insert(*key, true);
                    overfull.push(nodes);
                    count
                }
                Block::Crowd(count) => count,
            };
            crowds += 1;
            self.step.crowds.push(Crowd { key: *key, nodes: Some(nodes + 1) });
        }
        let tells = node.tells;
        self.step.comes = Some(node);
        self.lose_grounds(&overfull)?;
        let nodes: Vec<Number> = std::iter::once(number).chain(candidates).collect();
        let scale = self.scale(&nodes)?;
        let mut bits = Vec::with_capacity(nodes.len());
        for (row, other) in (0..).zip(&nodes).skip(1) {
            bits.push((*other, scale.bits(0, row)));
            if let Some(found) = scale.edge(0, row).filter(|_| tells) {
                self.tie(number, *other, found);
            }
        }
        Ok(Compared { bits, crowds })
    }

    /// A node goes, with its edges. Blocks that are few enough again without it are compared.
    pub(super) fn goes(&mut self, node: Number) -> Result<(), I::Error> {
        let values = self.contents_of(&[node])?;
        let keys = values.first().map(|content| self.model.keys(&content.values)).unwrap_or_default();
        for (other, _) in self.kept_of(&[node])?.concat() {
            self.cut(node, other);
        }
        self.touched.remove(&node);
        let blocks = self.index.blocks(&keys)?;
        let mut few_again = Vec::new();
        for (key, block) in keys.iter().zip(blocks) {
            let Block::Crowd(count) = block else { continue };
            let left = count.saturating_sub(1);
            let is_crowd = left > self.limit() as u64;
            if !is_crowd {
                self.crowds.insert(*key, false);
                few_again.push(self.index.all_with(*key)?);
            }
            self.step.crowds.push(Crowd { key: *key, nodes: is_crowd.then_some(left) });
        }
        self.step.goes = Some((node, keys));
        for mut nodes in few_again {
            nodes.retain(|other| *other != node);
            self.compare_all(&nodes)?;
        }
        Ok(())
    }

    /// Two nodes are one person's because somebody said so.
    pub(super) fn same(&mut self, a: Number, b: Number) {
        self.touched.extend([a, b]);
        self.tie(a, b, f32::INFINITY);
    }

    /// Nobody says any more that they are: what their values say counts again.
    pub(super) fn no_longer_same(&mut self, a: Number, b: Number) -> Result<(), I::Error> {
        self.touched.extend([a, b]);
        let said = self.kept_of(&[a])?.concat().iter().any(|(other, bits)| *other == b && bits.is_infinite());
        if said {
            self.cut(a, b);
            let edge = self.scale(&[a, b])?.edge(0, 1);
            if let Some(bits) = edge
                && self.have_grounds(&[pair(a, b)])?.contains(&true)
            {
                self.tie(a, b, bits);
            }
        }
        Ok(())
    }

    fn tie(&mut self, a: Number, b: Number, bits: f32) {
        let of = pair(a, b);
        if self.added.insert(of, bits).is_none() {
            self.added_of.entry(a).or_default().push((b, bits));
            self.added_of.entry(b).or_default().push((a, bits));
        } else {
            for (one, other) in [(a, b), (b, a)] {
                let edges = self.added_of.entry(one).or_default();
                edges.iter_mut().filter(|(end, _)| *end == other).for_each(|edge| edge.1 = bits);
            }
        }
        self.removed.insert(of);
    }

    fn cut(&mut self, a: Number, b: Number) {
        self.touched.extend([a, b]);
        self.loses = true;
        self.removed.insert(pair(a, b));
    }

    /// Blocks that are too large now are no ground for comparing any more: edges that rested on them alone go.
    fn lose_grounds(&mut self, blocks: &[Vec<Number>]) -> Result<(), I::Error> {
        let mut pairs = BTreeSet::new();
        for nodes in blocks {
            let within: FxHashSet<Number> = nodes.iter().copied().collect();
            for (node, edges) in nodes.iter().zip(self.kept_of(nodes)?) {
                let inside = edges.iter().filter(|(other, bits)| within.contains(other) && bits.is_finite());
                pairs.extend(inside.map(|(other, _)| pair(*node, *other)));
            }
        }
        let pairs: Vec<(Number, Number)> = pairs.into_iter().collect();
        let grounds = self.have_grounds(&pairs)?;
        for ((a, b), _) in pairs.iter().zip(grounds).filter(|(_, has)| !has) {
            self.cut(*a, *b);
        }
        Ok(())
    }

    /// For each pair of nodes: are they equal, or do they share a key that few enough have?
    fn have_grounds(&mut self, pairs: &[(Number, Number)]) -> Result<Vec<bool>, I::Error> {
        let nodes: BTreeSet<Number> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let nodes: Vec<Number> = nodes.into_iter().collect();
        let contents = self.contents_of(&nodes)?;
        let mut of: FxHashMap<Number, (Arc<Content>, Vec<Key>)> = FxHashMap::default();
        for (node, content) in nodes.iter().zip(contents) {
            let keys = self.model.keys(&content.values);
            of.insert(*node, (content, keys));
        }
        let shared = |(a, b): &(Number, Number)| {
            let (a, b) = (of.get(a)?, of.get(b)?);
            let keys: Vec<Key> = a.1.iter().filter(|key| b.1.contains(key)).copied().collect();
            Some((a.0.values == b.0.values, keys))
        };
        let shared: Vec<(bool, Vec<Key>)> = pairs.iter().map(|pair| shared(pair).unwrap_or_default()).collect();
        let asked: BTreeSet<Key> = shared.iter().flat_map(|(_, keys)| keys).copied().collect();
        let asked: Vec<Key> = asked.into_iter().collect();
        let crowds = self.index.are_crowds(&asked)?;
        let mut is_crowd: BTreeMap<Key, bool> = asked.into_iter().zip(crowds).collect();
        is_crowd.extend(&self.crowds);
        let counts = |key: &Key| !is_crowd.get(key).copied().unwrap_or_default();
        Ok(shared.iter().map(|(are_equal, keys)| *are_equal || keys.iter().any(counts)).collect())
    }

    /// Compares all pairs of a block, as far as they have no edge.
    fn compare_all(&mut self, nodes: &[Number]) -> Result<(), I::Error> {
        let scale = self.scale(nodes)?;
        self.kept_of(nodes)?;
        for (at, a) in (0..).zip(nodes) {
            let known: FxHashSet<Number> = self.edges_now(*a).map(|(other, _)| other).collect();
            for (other_at, b) in (0..).zip(nodes).skip(at as usize + 1).filter(|(_, b)| !known.contains(b)) {
                if let Some(bits) = scale.edge(at, other_at) {
                    self.tie(*a, *b, bits);
                }
            }
        }
        Ok(())
    }

    pub(super) fn scale(&mut self, nodes: &[Number]) -> Result<Scale, I::Error> {
        let contents = self.contents_of(nodes)?;
        Ok(Scale::of(self.model, contents.iter().map(|content| content.values.as_slice())))
    }

    pub(super) fn contents_of(&mut self, nodes: &[Number]) -> Result<Vec<Arc<Content>>, I::Error> {
        let missing: Vec<Number> = nodes.iter().copied().filter(|node| !self.contents.contains_key(node)).collect();
        if !missing.is_empty() {
            let found = self.index.contents(&missing)?;
            self.contents.extend(missing.into_iter().zip(found));
        }
        Ok(nodes.iter().filter_map(|node| self.contents.get(node)).cloned().collect())
    }

    /// Edges as they are kept, before the step.
    pub(super) fn kept_of(&mut self, nodes: &[Number]) -> Result<Vec<Vec<(Number, f32)>>, I::Error> {
        self.read_edges(nodes)?;
        Ok(nodes.iter().map(|node| self.kept.get(node).cloned().unwrap_or_default()).collect())
    }

    pub(super) fn read_edges(&mut self, nodes: &[Number]) -> Result<(), I::Error> {
        let missing: Vec<Number> = nodes.iter().copied().filter(|node| !self.kept.contains_key(node)).collect();
        if !missing.is_empty() {
            let found = self.index.edges(&missing)?;
            self.kept.extend(missing.into_iter().zip(found));
        }
        Ok(())
    }

    /// How nodes stand before the step, in the same order; the one that comes does not yet.
    pub(super) fn standings_of(&mut self, nodes: &[Number]) -> Result<Vec<Standing>, I::Error> {
        let missing = nodes.iter().copied().filter(|node| !self.standings.contains_key(node) && !self.comes_now(*node));
        let missing: Vec<Number> = missing.collect();
        if !missing.is_empty() {
            let found = self.index.standings(&missing)?;
            self.standings.extend(found.into_iter().map(|standing| (standing.node, standing)));
        }
        Ok(nodes.iter().filter_map(|node| self.standings.get(node)).copied().collect())
    }

    /// Is this the node that comes?
    pub(super) fn comes_now(&self, node: Number) -> bool {
        self.step.comes.as_ref().is_some_and(|new| new.node == node)
    }

    /// The edges of a node before the step; they must have been read.
    pub(super) fn edges_before(&self, node: Number) -> impl Iterator<Item = (Number, f32)> {
        self.kept.get(&node).into_iter().flatten().copied()
    }

    /// The edges of a node after the step; the kept ones must have been read.
    pub(super) fn edges_now(&self, node: Number) -> impl Iterator<Item = (Number, f32)> {
        let kept = self.edges_before(node).filter(move |(other, _)| !self.removed.contains(&pair(node, *other)));
        kept.chain(self.added_of.get(&node).into_iter().flatten().copied())
    }

    /// Takes down which edges come and go.
    pub(super) fn write_edges(&mut self) {
        self.step.ties = self.added.iter().map(|((a, b), bits)| (*a, *b, *bits)).collect();
        let gone = self.removed.iter().filter(|pair| !self.added.contains_key(pair)).copied();
        self.step.cuts = gone.collect();
        self.step.cuts.sort_unstable();
    }
}

/// Some records side by side, to be weighed.
pub(super) struct Scale {
    table: Table,
    weights: Weights,
    above: f32,
}

impl Scale {
    pub(super) fn of<'v>(model: &Model, contents: impl Iterator<Item = &'v [String]>) -> Scale {
        let mut table = model.table();
        for values in contents {
            table.push_canonical(values.iter());
        }
        let weights = Weights::under(&table, model);
        Scale { table, weights, above: model.specification.join_above }
    }

    /// Log2 odds that two are one person's.
    pub(super) fn bits(&self, a: Row, b: Row) -> f32 {
        self.weights.bits(&self.table, a, b) + self.weights.prior
    }

    /// Would a copy of a record be joined with it? One that tells less is nobody's but its own.
    pub(super) fn tells(&self, row: Row) -> bool {
        self.weights.of_copy(&self.table, row) + self.weights.prior > self.above
    }

    /// The bits of an edge between two, if their values make one.
    fn edge(&self, a: Row, b: Row) -> Option<f32> {
        let without_prior = self.weights.bits(&self.table, a, b);
        let speaks = without_prior > 0.0 || self.table.words(a) == self.table.words(b);
        let bits = without_prior + self.weights.prior;
        (speaks && bits > self.above && self.tells(a) && self.tells(b)).then_some(bits)
    }
}
