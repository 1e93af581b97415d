//! Who is joined anew after a step: the pieces that it touches, as they were and as they are, and nothing else. A record whose
//! piece no changed edge reaches, before or after, has the same piece, and so the same identity.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::index::{Index, Number, Standing, Step};
use super::outcome::{Cause, Move};
use super::step::{Origin, Working};
use crate::identity::Edge;
use crate::judgement::Judgement;
use crate::piece::{Level, joined};
use crate::table::Row;

/// The graph before the step, or after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Before,
    After,
}

/// Nodes whose edges are read at once.
const AT_A_TIME: usize = 32;

/// A step that is worked out.
pub(super) struct Finished<'a, I: Index> {
    /// What is to be kept.
    pub(super) step: Step,
    /// The level at which the new node's piece hangs together.
    pub(super) level: Level,
    /// The identities that were touched and of which somebody is left.
    pub(super) left: BTreeSet<Number>,
    /// The index that the step is for.
    pub(super) index: &'a mut I,
}

impl<'a, I: Index> Working<'a, I> {
    /// Joins anew who has to be, and gives the whole step.
    pub(super) fn finish(mut self, cause: Cause) -> Result<Finished<'a, I>, I::Error> {
        self.step.cause = Some(cause);
        let (comes, goes) =
            (self.step.comes.as_ref().map(|new| new.node), self.step.goes.as_ref().map(|(node, _)| *node));
        let touched = self.whom_it_touches()?;
        let mut before: BTreeSet<Number> = BTreeSet::new();
        for node in touched.iter().chain(&goes).filter(|node| Some(**node) != comes) {
            if !before.contains(node) {
                before.extend(self.piece_before(*node)?);
            }
        }
        let mut done: BTreeSet<Number> = goes.into_iter().collect();
        let (mut sets, mut level) = (Vec::new(), Level::ALL);
        let reached: BTreeSet<Number> = before.iter().copied().chain(touched).collect();
        let mut affected = before;
        for node in reached {
            if done.contains(&node) {
                continue;
            }
            let (nodes, of_piece) = self.piece_now(node)?;
            if comes.is_some_and(|new| nodes.contains(&new)) {
                level = of_piece;
            }
            self.set_levels(&nodes, of_piece)?;
            done.extend(nodes.iter().copied());
            affected.extend(nodes.iter().copied());
            sets.extend(self.sets(nodes, of_piece)?);
        }
        let left = self.name(&affected, &sets)?;
        self.write_edges();
        Ok(Finished { step: self.step, level, left, index: self.index })
    }

    /// Whose piece may be another one after the step. An edge that comes changes a piece only where it is strong enough to
    /// count in it: with weaker ones, too many hang together already.
    fn whom_it_touches(&mut self) -> Result<BTreeSet<Number>, I::Error> {
        let above = self.model.specification.join_above;
        let ends: BTreeSet<Number> = self.added.keys().flat_map(|(a, b)| [*a, *b]).collect();
        let ends: Vec<Number> = ends.into_iter().collect();
        let standings = self.standings_of(&ends)?;
        let least: FxHashMap<Number, f32> =
            standings.iter().map(|standing| (standing.node, standing.level.bits(above))).collect();
        let mut touched = self.touched.clone();
        for ((a, b), bits) in &self.added {
            touched.extend([a, b].into_iter().filter(|end| least.get(end).is_some_and(|least| bits > least)));
        }
        Ok(touched)
    }

    /// The piece of a node before the step.
    fn piece_before(&mut self, node: Number) -> Result<Vec<Number>, I::Error> {
        let level = self.standings_of(&[node])?.first().map_or(Level::ALL, |standing| standing.level);
        Ok(self.reach(Moment::Before, node, level, usize::MAX)?.unwrap_or_default())
    }

    /// The piece of a node after the step, and which edges tie it together.
    fn piece_now(&mut self, node: Number) -> Result<(Vec<Number>, Level), I::Error> {
        for level in Level::limited() {
            if let Some(nodes) = self.reach(Moment::After, node, level, self.model.specification.together)? {
                return Ok((nodes, level));
            }
        }
        let all = self.reach(Moment::After, node, Level::STRONGEST, usize::MAX)?;
        Ok((all.unwrap_or_default(), Level::STRONGEST))
    }

    /// Who hangs together with a node by the edges of a level; nothing if that is more than `most`.
    fn reach(
        &mut self,
        moment: Moment,
        from: Number,
        level: Level,
        most: usize,
    ) -> Result<Option<Vec<Number>>, I::Error> {
        let least = level.bits(self.model.specification.join_above);
        let mut seen = FxHashSet::from_iter([from]);
        let (mut waiting, mut met) = (Vec::new(), vec![from]);
        loop {
            let is_too_large = seen.len() > most || moment == Moment::After && self.is_too_large(&met, level)?;
            if is_too_large {
                self.too_large.entry(level).or_default().extend(seen);
                return Ok(None);
            }
            waiting.append(&mut met);
            if waiting.is_empty() {
                break;
            }
            // A few at a time: those may be enough to learn that it is too many.
            let some = waiting.split_off(waiting.len().saturating_sub(AT_A_TIME));
            self.read_edges(&some)?;
            let mut meet = |(other, bits): (Number, f32)| {
                if bits > least && seen.insert(other) {
                    met.push(other);
                }
            };
            for node in some {
                match moment {
                    Moment::Before => self.edges_before(node).for_each(&mut meet),
                    Moment::After => self.edges_now(node).for_each(&mut meet),
                }
            }
        }
        let mut all: Vec<Number> = seen.into_iter().collect();
        all.sort_unstable();
        Ok(Some(all))
    }

    /// Is it known of one of these that too many hang together with it at a level? While evidence only comes, as many do as
    /// before.
    fn is_too_large(&mut self, nodes: &[Number], level: Level) -> Result<bool, I::Error> {
        let known = self.too_large.get(&level);
        if known.is_some_and(|known| nodes.iter().any(|node| known.contains(node))) {
            return Ok(true);
        }
        if level == Level::STRONGEST || self.loses {
            return Ok(false);
        }
        Ok(self.standings_of(nodes)?.iter().any(|standing| standing.level > level))
    }

    /// Notes which edges tie these together, where it was others before.
    fn set_levels(&mut self, nodes: &[Number], level: Level) -> Result<(), I::Error> {
        let before = self.standings_of(nodes)?;
        let changed = before.iter().filter(|standing| standing.level != level).map(|standing| standing.node);
        let new = nodes.iter().copied().filter(|node| self.comes_now(*node) && level != Level::ALL);
        let changed: Vec<(Number, Level)> = changed.chain(new).map(|node| (node, level)).collect();
        self.step.levels.extend(changed);
        Ok(())
    }

    /// The identities within a piece.
    fn sets(&mut self, nodes: Vec<Number>, level: Level) -> Result<Vec<Vec<Number>>, I::Error> {
        if nodes.len() == 1 {
            return Ok(vec![nodes]);
        }
        let contents = self.contents_of(&nodes)?;
        let mut in_order: Vec<(Number, _)> = nodes.into_iter().zip(contents).collect();
        in_order.sort_by(|(_, x), (_, y)| x.cmp(y));
        let nodes: Vec<Number> = in_order.iter().map(|(node, _)| *node).collect();
        let place_of: FxHashMap<Number, Row> = nodes.iter().copied().zip(0..).collect();
        let above = self.model.specification.join_above;
        let least = level.bits(above);
        let mut edges = Vec::new();
        for (at, node) in (0..).zip(&nodes) {
            let ends = self.edges_now(*node).filter(|(_, bits)| *bits > least);
            let later = ends.filter_map(|(other, bits)| Some((*place_of.get(&other)?, bits))).filter(|(b, _)| *b > at);
            edges.extend(later.map(|(b, bits)| Edge { a: at, b, bits }));
        }
        let mut judgements = Vec::new();
        for (node, _) in in_order.iter().filter(|(_, content)| content.alone.is_some()) {
            judgements.extend(self.judgements_of(*node, &place_of)?);
        }
        let scale = self.scale(&nodes)?;
        let first = joined(nodes.len(), level, &edges, &judgements, above, |a, b| scale.bits(a, b));
        let mut sets: BTreeMap<Row, Vec<Number>> = BTreeMap::new();
        for (node, first) in nodes.iter().zip(first) {
            sets.entry(first).or_default().push(*node);
        }
        Ok(sets.into_values().collect())
    }

    /// What people said of a judged node's record and others of its piece, once for each pair.
    fn judgements_of(
        &mut self,
        node: Number,
        place_of: &FxHashMap<Number, Row>,
    ) -> Result<Vec<Judgement<Row>>, I::Error> {
        let record = match &self.step.comes {
            Some(new) if new.node == node => new.record,
            _ => self.standings_of(&[node])?.first().map_or(0, |standing| standing.oldest),
        };
        let mut found = Vec::new();
        for said in self.index.judgements(record)? {
            let other = if said.a == record { said.b } else { said.a };
            let other = self.index.node_of(other)?;
            if let (Some(a), Some(b)) = (place_of.get(&node), place_of.get(&other))
                && a < b
            {
                found.push(Judgement { a: *a, b: *b, verdict: said.verdict });
            }
        }
        Ok(found)
    }

    /// Gives sets their identities. An identity stays with the set that has its oldest record; a set that several would stay
    /// with has the oldest of them, and one with which none stays is a new one. Gives the identities that stayed.
    fn name(&mut self, affected: &BTreeSet<Number>, sets: &[Vec<Number>]) -> Result<BTreeSet<Number>, I::Error> {
        let comes = self.step.comes.as_ref().map(|new| (new.node, new.record));
        let known: Vec<Number> =
            affected.iter().copied().filter(|node| comes.is_none_or(|(new, _)| new != *node)).collect();
        let standings = self.standings_of(&known)?;
        let mut of: FxHashMap<Number, (Option<Number>, Number)> = FxHashMap::default();
        of.extend(standings.iter().map(|Standing { node, identity, oldest, .. }| (*node, (Some(*identity), *oldest))));
        let (former, founded) = match self.origin {
            Origin::New(identity) => (Some(identity), Some(identity)),
            Origin::Of(identity) => (Some(identity), None),
            Origin::Elsewhere => (None, None),
        };
        of.extend(comes.map(|(node, record)| (node, (former, record))));
        let stand = |node: &Number| of.get(node).copied().unwrap_or((None, Number::MAX));
        // For each earlier identity: its oldest record, and the set that has it.
        let mut stays: BTreeMap<Number, (Number, usize)> = BTreeMap::new();
        for (at, node) in sets.iter().enumerate().flat_map(|(at, set)| set.iter().map(move |node| (at, node))) {
            if let (Some(identity), oldest) = stand(node) {
                let first = stays.entry(identity).or_insert((oldest, at));
                *first = (*first).min((oldest, at));
            }
        }
        let mut heirs: Vec<Vec<Number>> = vec![Vec::new(); sets.len()];
        for (identity, (_, at)) in &stays {
            heirs.get_mut(*at).into_iter().for_each(|ids| ids.push(*identity));
        }
        let mut moves = BTreeSet::new();
        for (set, ids) in sets.iter().zip(&heirs) {
            let to = match ids.first() {
                Some(oldest) => *oldest,
                None => self.index.next_number()?,
            };
            // Nothing is told of one that was never founded.
            let gone = ids.iter().skip(1).filter(|gone| founded != Some(**gone));
            moves.extend(gone.map(|gone| Move::Merged { gone: *gone, into: to }));
            for node in set {
                let from = stand(node).0;
                if from != Some(to) || comes.is_some_and(|(new, _)| new == *node) {
                    self.step.identities.push((*node, to));
                }
                // Whom its whole identity took along was not split off.
                moves.extend(from.filter(|from| !ids.contains(from)).map(|from| Move::Split { from, to }));
            }
        }
        self.step.moves = moves.into_iter().collect();
        Ok(stays.into_keys().collect())
    }
}
