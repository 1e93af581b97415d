//! Who of many subjects is tied to whom, through what: ties of each subject put together, linked groups, and the ways from one
//! to another.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use vetwork_model::tie::together;
use vetwork_model::{Innocent, KeyKind, Name, Part, Phase, Provenance, SubjectId, SubjectKind, Tie, When};

use crate::group::groups;
use crate::identity::Edge;
use crate::path::widest;

/// Subjects, the values that they share, and what comes of it. Subjects and values are named by their place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Everybody, by id.
    pub subjects: Vec<Member>,
    /// Values that at least two of them have, those that most have first.
    pub values: Vec<Value>,
    /// Pairs who share something, by their places.
    pub links: Vec<Link>,
    /// Linked groups: joined by links for which nothing innocent is on file. The largest first.
    pub groups: Vec<Group>,
    /// Links between members of different groups: too little to make them one. Places in `links`.
    pub bridges: Vec<usize>,
}

/// One subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub id: SubjectId,
    /// The name.
    pub name: Name,
    /// What it is and how far its hiring has come; none of those who were not looked at, and only met in what they share.
    pub standing: Option<(SubjectKind, Phase)>,
}

/// A value that several share.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Its kind.
    pub kind: KeyKind,
    /// As a person would write it.
    pub text: String,
    /// Who has it, and how.
    pub holders: Vec<Holder>,
    /// How many have it, those who are not named here among them.
    pub subjects: usize,
    /// What it tells of two who have it, tenths of a bit.
    pub decibits: i32,
}

/// How a subject has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    /// Place of the subject.
    pub subject: usize,
    /// The part it plays.
    pub part: Part,
    /// How far it carries.
    pub provenance: Provenance,
    /// When it was recorded.
    pub at: Option<When>,
}

/// Two subjects who share something.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Place of the one.
    pub a: usize,
    /// Place of the other, which is larger.
    pub b: usize,
    /// Places of the values.
    pub values: Vec<usize>,
    /// What all of them together tell, tenths of a bit.
    pub decibits: i32,
    /// An ordinary reason to share, where one is on file.
    pub innocent: Option<Innocent>,
    /// Is one of the values observed, or proven, on both sides?
    pub observed: bool,
}

/// A linked group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Places of its members.
    pub members: Vec<usize>,
    /// Places of the values that at least two members have, that which most of them have first; and how many have it.
    pub values: Vec<(usize, usize)>,
    /// Is one of its links observed on both sides?
    pub observed: bool,
}

/// What one subject brings to a network.
#[derive(Clone, Copy, Debug)]
pub struct Brought<'a> {
    /// Who.
    pub id: &'a SubjectId,
    /// The name.
    pub name: &'a Name,
    /// What it is.
    pub kind: SubjectKind,
    /// How far the hiring has come.
    pub phase: Phase,
    /// The ties.
    pub ties: &'a [Tie],
}

impl Network {
    /// Puts the ties of subjects together. Two count as linked from so many tenths of a bit. The order in which subjects
    /// come tells nothing.
    #[must_use]
    pub fn of<'a>(brought: impl IntoIterator<Item = Brought<'a>>, from_decibits: i32) -> Network {
        let mut gathered = Gathered::default();
        for one in brought {
            gathered.add(one);
        }
        let (subjects, values, innocent) = gathered.finish();
        let links = links(&values, &innocent);
        let values = values.into_iter().map(|(value, _)| value).collect();
        let mut network = Network { subjects, values, links, groups: Vec::new(), bridges: Vec::new() };
        network.group(from_decibits);
        network
    }

    fn group(&mut self, from_decibits: i32) {
        let linked = self.links.iter().filter(|link| link.innocent.is_none() && link.decibits >= from_decibits);
        let found = groups(&linked.map(Link::edge).collect::<Vec<_>>());
        self.groups = found.members.iter().map(|members| self.group_of(members)).collect();
        self.groups.sort_by(|a, b| b.members.len().cmp(&a.members.len()).then_with(|| a.members.cmp(&b.members)));
        let bridges = found.bridges.iter().map(|edge| (edge.a as usize, edge.b as usize));
        self.bridges = bridges.filter_map(|(a, b)| self.link_at(a, b)).collect();
    }

    fn group_of(&self, members: &[u32]) -> Group {
        let members: Vec<usize> = members.iter().map(|row| *row as usize).collect();
        let within: BTreeSet<usize> = members.iter().copied().collect();
        let links = self.links.iter().filter(|link| within.contains(&link.a) && within.contains(&link.b));
        let mut shared: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut observed = false;
        for link in links.filter(|link| link.innocent.is_none()) {
            observed |= link.observed;
            for value in &link.values {
                shared.entry(*value).or_default().extend([link.a, link.b]);
            }
        }
        let mut values: Vec<(usize, usize)> = shared.into_iter().map(|(value, who)| (value, who.len())).collect();
        let tells = |value: usize| self.values.get(value).map_or(0, |value| value.decibits);
        values.sort_by(|x, y| y.1.cmp(&x.1).then_with(|| tells(y.0).cmp(&tells(x.0))).then_with(|| x.0.cmp(&y.0)));
        Group { members, values, observed }
    }

    /// Place of a subject.
    #[must_use]
    pub fn place(&self, id: &SubjectId) -> Option<usize> {
        self.subjects.binary_search_by(|member| member.id.cmp(id)).ok()
    }

    /// The group of a subject, if it is in one.
    #[must_use]
    pub fn group_with(&self, subject: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.members.contains(&subject))
    }

    /// The links of a subject, what tells most first.
    #[must_use]
    pub fn links_of(&self, subject: usize) -> Vec<&Link> {
        let mut links: Vec<&Link> = self.links.iter().filter(|link| link.a == subject || link.b == subject).collect();
        links.sort_by(|x, y| y.decibits.cmp(&x.decibits).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
        links
    }

    /// The link between two subjects.
    #[must_use]
    pub fn link(&self, a: usize, b: usize) -> Option<&Link> {
        self.links.get(self.link_at(a.min(b), a.max(b))?)
    }

    fn link_at(&self, a: usize, b: usize) -> Option<usize> {
        self.links.binary_search_by_key(&(a, b), |link| (link.a, link.b)).ok()
    }

    /// The links on the way from one subject to another whose weakest link is the strongest. None where they are not
    /// connected; empty from one to itself.
    #[must_use]
    pub fn way(&self, from: usize, to: usize) -> Option<Vec<&Link>> {
        let edges: Vec<Edge> = self.links.iter().map(Link::edge).collect();
        let row = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let rows = widest(&edges, row(from), row(to))?;
        let step = |pair: &[u32]| self.link(*pair.first()? as usize, *pair.last()? as usize);
        rows.windows(2).map(step).collect()
    }
}

impl Link {
    fn edge(&self) -> Edge {
        let row = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Edge { a: row(self.a), b: row(self.b), bits: self.decibits as f32 / 10.0 }
    }

    /// The other of the two.
    #[must_use]
    pub fn other(&self, than: usize) -> usize {
        if self.a == than { self.b } else { self.a }
    }
}

/// Ties as they come, before anybody has a place.
#[derive(Default)]
struct Gathered {
    subjects: BTreeMap<SubjectId, (Name, Option<(SubjectKind, Phase)>)>,
    values: BTreeMap<u64, GatheredValue>,
    innocent: BTreeMap<(SubjectId, SubjectId), Innocent>,
}

#[derive(Default)]
struct GatheredValue {
    kind: KeyKind,
    text: String,
    holders: BTreeSet<(SubjectId, Part, Provenance, Option<When>)>,
    /// Who has it in common with whom, where that does not follow from having it.
    pairs: BTreeSet<(SubjectId, SubjectId)>,
    subjects: usize,
    decibits: i32,
}

/// Pairs of subjects, by their places.
type Pairs = BTreeSet<(usize, usize)>;

type Finished = (Vec<Member>, Vec<(Value, Pairs)>, BTreeMap<(usize, usize), Innocent>);

impl Gathered {
    fn add(&mut self, one: Brought<'_>) {
        self.subjects.insert(one.id.clone(), (one.name.clone(), Some((one.kind, one.phase))));
        for tie in one.ties {
            self.subjects.entry(tie.subject.clone()).or_insert_with(|| (tie.name.clone(), None));
            let pair = (one.id.min(&tie.subject).clone(), one.id.max(&tie.subject).clone());
            if let Some(innocent) = tie.innocent {
                self.innocent.insert(pair.clone(), innocent);
            }
            for shared in &tie.shared {
                let value = self.values.entry(shared.number).or_default();
                value.kind = shared.kind;
                // One passage may be written in two ways: the order in which they come tells nothing.
                if value.text.is_empty() || shared.value < value.text {
                    value.text.clone_from(&shared.value);
                }
                if !shared.kind.is_one_for_all() {
                    value.pairs.insert(pair.clone());
                }
                value.subjects = value.subjects.max(shared.subjects);
                value.decibits = value.decibits.max(shared.decibits);
                value.holders.insert((one.id.clone(), shared.here, shared.provenance, shared.at));
                value.holders.insert((tie.subject.clone(), shared.there, shared.provenance_there, shared.at_there));
            }
        }
    }

    fn finish(self) -> Finished {
        let Gathered { subjects, values, innocent } = self;
        let place_of: BTreeMap<&SubjectId, usize> = subjects.keys().enumerate().map(|(at, id)| (id, at)).collect();
        let place = |id: &SubjectId| place_of.get(id).copied().unwrap_or_default();
        let innocent = innocent.iter().map(|((a, b), why)| ((place(a), place(b)), *why)).collect();
        let mut values: Vec<(Value, Pairs)> = values.into_values().map(|value| value.finish(&place)).collect();
        values.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
        let member = |(id, (name, standing))| Member { id, name, standing };
        (subjects.into_iter().map(member).collect(), values, innocent)
    }
}

impl Value {
    fn order(&self) -> impl Ord + '_ {
        (Reverse(self.subjects), Reverse(self.decibits), self.kind, &self.text, &self.holders)
    }
}

impl GatheredValue {
    fn finish(self, place: &impl Fn(&SubjectId) -> usize) -> (Value, Pairs) {
        let holder = |(id, part, provenance, at): &(SubjectId, Part, Provenance, Option<When>)| Holder {
            subject: place(id),
            part: *part,
            provenance: *provenance,
            at: *at,
        };
        let holders: Vec<Holder> = self.holders.iter().map(holder).collect();
        let pairs = self.pairs.iter().map(|(a, b)| (place(a), place(b))).collect();
        (Value { kind: self.kind, text: self.text, holders, subjects: self.subjects, decibits: self.decibits }, pairs)
    }
}

/// Every pair who has a value in common.
fn links(values: &[(Value, Pairs)], innocent: &BTreeMap<(usize, usize), Innocent>) -> Vec<Link> {
    let mut pairs: BTreeMap<(usize, usize), (Vec<usize>, bool)> = BTreeMap::new();
    for (number, (value, among)) in values.iter().enumerate() {
        let is_shared = |pair: &(usize, usize)| value.kind.is_one_for_all() || among.contains(pair);
        let mut surest: BTreeMap<usize, Provenance> = BTreeMap::new();
        for holder in &value.holders {
            let known = surest.entry(holder.subject).or_insert(holder.provenance);
            *known = (*known).max(holder.provenance);
        }
        let holders: Vec<(usize, Provenance)> = surest.into_iter().collect();
        for (at, (a, here)) in holders.iter().enumerate() {
            for (b, there) in holders.iter().skip(at + 1).filter(|(b, _)| is_shared(&(*a, *b))) {
                let (numbers, observed) = pairs.entry((*a, *b)).or_default();
                numbers.push(number);
                *observed |= *here.min(there) > Provenance::Claimed;
            }
        }
    }
    let link = |((a, b), (numbers, observed)): ((usize, usize), (Vec<usize>, bool))| {
        let told = numbers.iter().filter_map(|number| values.get(*number));
        let told = told.map(|(value, _)| (value.kind, value.decibits));
        let decibits = together(told);
        Link { a, b, decibits, innocent: innocent.get(&(a, b)).copied(), observed, values: numbers }
    };
    pairs.into_iter().map(link).collect()
}
