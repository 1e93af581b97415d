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
        let touched: Vec<Number> = self.touched.iter().copied().collect();
        let mut before: BTreeSet<Number> = BTreeSet::new();
        for node in touched.iter().chain(&goes).filter(|node| Some(**node) != comes) {
            if !before.contains(node) {
                before.extend(self.piece(Moment::Before, *node)?.0);
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
            let (nodes, of_piece) = self.piece(Moment::After, node)?;
            if comes.is_some_and(|new| nodes.contains(&new)) {
                level = of_piece;
            }
            done.extend(nodes.iter().copied());
            affected.extend(nodes.iter().copied());
            sets.extend(self.sets(nodes, of_piece)?);
        }
        let left = self.name(&affected, &sets)?;
        self.write_edges();
        Ok(Finished { step: self.step, level, left, index: self.index })
    }

    /// The piece of a node, and which edges tie it together.
    fn piece(&mut self, moment: Moment, node: Number) -> Result<(Vec<Number>, Level), I::Error> {
        let specification = &self.model.specification;
        let (above, most) = (specification.join_above, specification.together);
        for level in Level::limited() {
            let mut known = self.too_large[moment as usize].remove(&level).unwrap_or_default();
            let found = self.reach(moment, node, level.bits(above), most, &mut known);
            self.too_large[moment as usize].insert(level, known);
            if let Some(nodes) = found? {
                return Ok((nodes, level));
            }
        }
        let all = self.reach(moment, node, Level::STRONGEST.bits(above), usize::MAX, &mut FxHashSet::default())?;
        Ok((all.unwrap_or_default(), Level::STRONGEST))
    }

    /// Who hangs together with a node by edges of more than so many bits; nothing if that is more than `most`. Who is found to
    /// hang together with too many is taken down, so that it is found once.
    fn reach(
        &mut self,
        moment: Moment,
        from: Number,
        least: f32,
        most: usize,
        too_large: &mut FxHashSet<Number>,
    ) -> Result<Option<Vec<Number>>, I::Error> {
        if too_large.contains(&from) {
            return Ok(None);
        }
        let mut seen = FxHashSet::from_iter([from]);
        let mut border = vec![from];
        while !border.is_empty() {
            self.read_edges(&border)?;
            let (mut next, mut is_large) = (Vec::new(), false);
            for node in border {
                let mut meet = |(other, bits): (Number, f32)| {
                    if bits > least && seen.insert(other) {
                        is_large |= too_large.contains(&other);
                        next.push(other);
                    }
                };
                match moment {
                    Moment::Before => self.edges_before(node).for_each(&mut meet),
                    Moment::After => self.edges_now(node).for_each(&mut meet),
                }
                if is_large || seen.len() > most {
                    too_large.extend(seen);
                    return Ok(None);
                }
            }
            border = next;
        }
        let mut all: Vec<Number> = seen.into_iter().collect();
        all.sort_unstable();
        Ok(Some(all))
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
            _ => self.index.standings(&[node])?.first().map_or(0, |standing| standing.oldest),
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
        let standings = self.index.standings(&known)?;
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
