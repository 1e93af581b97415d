//! What happens to a record: it comes, comes with other values, is asked about, is judged, is forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::index::{Content, Held, Index, NewNode, Number, Standing, Step};
use super::outcome::{Cause, Found, Near, OnlineError, Outcome, Way};
use super::pieces::Finished;
use super::step::{Compared, Origin, Scale, Working};
use crate::judgement::{Contradiction, Judgement, Verdict, hold_together};
use crate::model::Model;
use crate::piece::Level;

/// Of those who come near, so many are told.
const NEAR: usize = 5;
/// The number of one who is only asked about.
const ASKED: Number = Number::MAX;

/// Records that are linked one by one.
pub struct Online<'a, I: Index> {
    index: &'a mut I,
    model: &'a Model,
}

type Result<T, I> = std::result::Result<T, OnlineError<<I as Index>::Error>>;

impl<'a, I: Index> Online<'a, I> {
    /// With a model, and what was kept of the records before.
    pub fn new(index: &'a mut I, model: &'a Model) -> Self {
        Online { index, model }
    }

    /// A record comes, with values in canonical form ([`Model::canonical`]). One that is there with the same values changes
    /// nothing; with others, these come in their place.
    ///
    /// # Errors
    ///
    /// The index cannot be read or written.
    pub fn load(&mut self, id: &str, values: Vec<String>) -> Result<Outcome, I> {
        let Some(held) = self.index.held(id)? else {
            let record = self.index.next_number()?;
            let (node, level) =
                self.settle(id, record, Content::new(values, None), Origin::New(record), Cause::Arrival(record))?;
            return self.outcome(Way::New, Held { record, node }, level);
        };
        let content = self.content(held.node)?;
        if content.values == values {
            return self.outcome(Way::Known, held, Level::ALL);
        }
        let cause = Cause::Arrival(held.record);
        // Its identity stays with it, unless others are left in it.
        let former = self.standing(held.node)?.map(|standing| standing.identity);
        let left = self.depart(held, cause)?;
        let former = former.filter(|former| left.as_ref().is_some_and(|left| !left.contains(former)));
        let origin = former.map_or(Origin::Elsewhere, Origin::Of);
        let content = Content { values, alone: content.alone.clone() };
        let (node, level) = self.settle(id, held.record, content, origin, cause)?;
        self.outcome(Way::Replaced, Held { record: held.record, node }, level)
    }

    /// Whom a record would join, and who comes near it. Nothing is kept.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn find(&mut self, values: Vec<String>) -> Result<Found, I> {
        let equals = self.index.equals(&values)?;
        let of_all = equals.iter().find(|(_, alone)| !alone).map(|(node, _)| *node);
        let new = self.new_node(ASKED, ASKED, Content::new(values, None));
        let tells = new.tells;
        let mut working = Working::new(self.index, self.model);
        working.origin = Origin::New(ASKED);
        let equals: Vec<Number> = equals.into_iter().map(|(node, _)| node).collect();
        let Compared { mut bits, crowds } = working.comes(new, &equals)?;
        let compared = bits.len();
        bits.sort_by(|(x, a), (y, b)| b.total_cmp(a).then(x.cmp(y)));
        bits.truncate(NEAR);
        let nodes: Vec<Number> = bits.iter().map(|(node, _)| *node).collect();
        let contents = working.contents_of(&nodes)?;
        let standings = working.standings_of(&nodes)?;
        let near = bits.iter().zip(contents).zip(standings).map(|(((node, bits), content), standing)| Near {
            node: *node,
            identity: standing.identity,
            bits: *bits,
            values: content.values.clone(),
        });
        let near = near.collect();
        let (identity, level) = match of_all.filter(|_| tells) {
            // It would stand with its equals, and change nothing.
            Some(node) => match working.standings_of(&[node])?.first() {
                Some(standing) => (Some(standing.identity), standing.level),
                None => (None, Level::ALL),
            },
            None => {
                let Finished { step, level, .. } = working.finish(Cause::Arrival(ASKED))?;
                let own = step.identities.iter().find(|(node, _)| *node == ASKED).map(|(_, identity)| *identity);
                (own.filter(|identity| *identity != ASKED), level)
            }
        };
        Ok(Found { identity, near, compared, crowds, level })
    }

    /// Somebody says something of two records. It takes the place of what was said of them before.
    ///
    /// # Errors
    ///
    /// A record is unknown, both are one, or what was said before contradicts it: then nothing is kept.
    pub fn judge(&mut self, a: &str, b: &str, verdict: Verdict) -> Result<[Outcome; 2], I> {
        let (one, other) = (self.known(a)?, self.known(b)?);
        if one.record == other.record {
            return Err(OnlineError::Itself(a.to_owned()));
        }
        self.must_hold_together(Judgement { a: one.record, b: other.record, verdict })?;
        let cause = Cause::Judgement(one.record, other.record, verdict);
        let (node_a, node_b) = (self.isolate(a, one, cause)?, self.isolate(b, other, cause)?);
        self.index.say(one.record, other.record, verdict)?;
        let mut working = Working::new(self.index, self.model);
        match verdict {
            Verdict::Same => working.same(node_a, node_b),
            Verdict::NotSame | Verdict::Household => working.no_longer_same(node_a, node_b)?,
        }
        finish(working, cause)?;
        let held = [Held { node: node_a, ..one }, Held { node: node_b, ..other }];
        Ok([self.outcome(Way::Known, held[0], Level::ALL)?, self.outcome(Way::Known, held[1], Level::ALL)?])
    }

    /// Forgets a record, and what people said of it.
    ///
    /// # Errors
    ///
    /// It is unknown.
    pub fn forget(&mut self, id: &str) -> Result<(), I> {
        let held = self.known(id)?;
        let cause = Cause::Deletion(held.record);
        for said in self.index.judgements(held.record)? {
            let other = if said.a == held.record { said.b } else { said.a };
            self.index.unsay(held.record, other)?;
            let node = self.index.node_of(other)?;
            let mut working = Working::new(self.index, self.model);
            working.no_longer_same(held.node, node)?;
            finish(working, cause)?;
            if self.index.judgements(other)?.is_empty() {
                self.release(other, node, cause)?;
            }
        }
        self.depart(held, cause)?;
        Ok(self.index.remove(id, held.record)?)
    }

    fn known(&mut self, id: &str) -> Result<Held, I> {
        self.index.held(id)?.ok_or_else(|| OnlineError::Unknown(id.to_owned()))
    }

    fn content(&mut self, node: Number) -> Result<Arc<Content>, I> {
        let found = self.index.contents(&[node])?;
        Ok(found.into_iter().next().unwrap_or_else(|| Arc::new(Content::new(Vec::new(), None))))
    }

    fn new_node(&self, node: Number, record: Number, content: Content) -> NewNode {
        let keys = self.model.keys(&content.values);
        let tells = Scale::of(self.model, std::iter::once(content.values.as_slice())).tells(0);
        NewNode { node, content: Arc::new(content), keys, tells, record }
    }

    /// A record takes its place: beside its equals, or at a node of its own, which is compared and joined.
    fn settle(
        &mut self,
        id: &str,
        record: Number,
        content: Content,
        origin: Origin,
        cause: Cause,
    ) -> Result<(Number, Level), I> {
        let equals = self.index.equals(&content.values)?;
        if let Some((node, _)) = equals.iter().find(|(_, is_alone)| !is_alone && content.alone.is_none()) {
            self.index.place(id, record, *node)?;
            return Ok((*node, Level::ALL));
        }
        let equals: Vec<Number> = equals.into_iter().map(|(node, _)| node).collect();
        self.come(id, record, content, &equals, origin, cause)
    }

    fn come(
        &mut self,
        id: &str,
        record: Number,
        content: Content,
        equals: &[Number],
        origin: Origin,
        cause: Cause,
    ) -> Result<(Number, Level), I> {
        let node = self.index.next_node()?;
        self.index.place(id, record, node)?;
        let new = self.new_node(node, record, content);
        let is_judged = new.content.alone.is_some();
        let mut working = Working::new(self.index, self.model);
        working.origin = origin;
        working.comes(new, equals)?;
        if is_judged {
            for said in working.index.judgements(record)? {
                let other = working.index.node_of(if said.a == record { said.b } else { said.a })?;
                if said.verdict == Verdict::Same {
                    working.same(node, other);
                }
            }
        }
        Ok((node, finish(working, cause)?.0))
    }

    /// A record leaves its node, which goes with its last record. Gives then which of the identities that this touches are left.
    fn depart(&mut self, held: Held, cause: Cause) -> Result<Option<BTreeSet<Number>>, I> {
        if self.standing(held.node)?.is_none_or(|standing| standing.records <= 1) {
            let mut working = Working::new(self.index, self.model);
            working.goes(held.node)?;
            return Ok(Some(finish(working, cause)?.1));
        }
        Ok(None)
    }

    /// A judged record gets a node of its own.
    fn isolate(&mut self, id: &str, held: Held, cause: Cause) -> Result<Number, I> {
        let content = self.content(held.node)?;
        if content.alone.is_some() {
            return Ok(held.node);
        }
        let standing = self.standing(held.node)?;
        let tells = standing.is_some_and(|standing| standing.tells);
        if standing.is_none_or(|standing| standing.records <= 1) {
            self.index.set_alone(held.node, Some(id))?;
            if !tells {
                let identities = vec![(held.node, self.index.next_number()?)];
                self.index.keep(Step { identities, cause: Some(cause), ..Step::default() })?;
            }
            return Ok(held.node);
        }
        let equals: Vec<Number> = self.index.equals(&content.values)?.into_iter().map(|(node, _)| node).collect();
        let former = standing.map(|standing| standing.identity).filter(|_| tells);
        let origin = former.map_or(Origin::Elsewhere, Origin::Of);
        let content = Content::new(content.values.clone(), Some(id));
        Ok(self.come(id, held.record, content, &equals, origin, cause)?.0)
    }

    /// A record of which nobody says anything any more stands with its equals again.
    fn release(&mut self, record: Number, node: Number, cause: Cause) -> Result<(), I> {
        let content = self.content(node)?;
        let equals = self.index.equals(&content.values)?;
        let Some((of_all, _)) = equals.into_iter().find(|(_, alone)| !alone) else {
            return Ok(self.index.set_alone(node, None)?);
        };
        let id = self.index.id(record)?;
        self.depart(Held { record, node }, cause)?;
        Ok(self.index.place(&id, record, of_all)?)
    }

    /// Do all judgements that a new one meets still hold together with it?
    fn must_hold_together(&mut self, new: Judgement<Number>) -> Result<(), I> {
        let mut all = BTreeMap::from([((new.a.min(new.b), new.a.max(new.b)), new.verdict)]);
        let (mut seen, mut waiting) = (BTreeSet::from([new.a, new.b]), vec![new.a, new.b]);
        while let Some(record) = waiting.pop() {
            for said in self.index.judgements(record)? {
                all.entry((said.a.min(said.b), said.a.max(said.b))).or_insert(said.verdict);
                let further = [said.a, said.b].into_iter().filter(|_| said.verdict == Verdict::Same);
                waiting.extend(further.filter(|other| seen.insert(*other)));
            }
        }
        let all: Vec<Judgement<Number>> =
            all.into_iter().map(|((a, b), verdict)| Judgement { a, b, verdict }).collect();
        let Err(Contradiction { chain, verdict }) = hold_together(&all) else { return Ok(()) };
        let mut ids = Vec::with_capacity(chain.len());
        for record in chain {
            ids.push(self.index.id(record)?);
        }
        Err(OnlineError::Contradiction(Contradiction { chain: ids, verdict }))
    }

    fn standing(&mut self, node: Number) -> Result<Option<Standing>, I> {
        Ok(self.index.standings(&[node])?.into_iter().next())
    }

    fn outcome(&mut self, way: Way, Held { record, node }: Held, level: Level) -> Result<Outcome, I> {
        let standing = self.standing(node)?.filter(|standing| standing.binds);
        Ok(Outcome { way, record, identity: standing.map_or(-record, |standing| standing.identity), level })
    }
}

/// Works a step out to its end, and keeps it.
fn finish<I: Index>(working: Working<'_, I>, cause: Cause) -> Result<(Level, BTreeSet<Number>), I> {
    let Finished { step, level, left, index } = working.finish(cause)?;
    index.keep(step)?;
    Ok((level, left))
}
