//! One record after the other comes to what all of them at once come to.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use vetwork_link::judgement::{Judgement, Verdict, hold_together};
use vetwork_link::linkage::Linkage;
use vetwork_link::model::Model;
use vetwork_link::online::{Cause, Memory, Move, Online, OnlineError, Way};
use vetwork_link::piece::{Level, pieces};
use vetwork_link::specification::Specification;

use crate::linkage::{COLUMNS, people, table_of};

pub(crate) type Record = [String; 5];

/// What four hundred people taught. Blocks and pieces are small, so that a few records make crowds of them.
pub(crate) fn model(block: usize, together: usize) -> Model {
    static LEARNT: std::sync::LazyLock<(Linkage, Specification)> = std::sync::LazyLock::new(|| {
        let specification = Specification::guessed(&COLUMNS.map(str::to_owned)).unwrap();
        let table = table_of(&specification, people(400).iter().map(Record::as_slice));
        (Linkage::of(table, &specification, |_| {}), specification)
    });
    let (linkage, specification) = &*LEARNT;
    let specification = Specification { block, together, ..specification.clone() };
    Model::of(linkage, &specification).checked().unwrap()
}

/// Records of a few people who have much in common, some poor, some equal.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let one_of = |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    (
        one_of(&["mira", "mia", "jon", "john", "ana", ""]),
        one_of(&["castellano", "castelano", "brenner", "brener", "li", ""]),
        one_of(&["1980-02-03", "1980-03-02", "1981-02-03", "1975-07-12", ""]),
        one_of(&["city1", "city2", ""]),
        one_of(&["mira.c80@example.org", "jon.brenner@example.org", "jobs@agency.example", ""]),
    )
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e])
}

#[derive(Clone, Debug)]
enum Event {
    Comes(usize, Record),
    Goes(usize),
    Said(usize, usize, Verdict),
}

fn event() -> impl Strategy<Value = Event> {
    let verdict = prop::sample::select(&[Verdict::Same, Verdict::NotSame, Verdict::Household][..]);
    prop_oneof![
        10 => (0..24_usize, record()).prop_map(|(id, record)| Event::Comes(id, record)),
        3 => (0..24_usize).prop_map(Event::Goes),
        2 => (0..24_usize, 0..24_usize, verdict).prop_map(|(a, b, verdict)| Event::Said(a, b, verdict)),
    ]
}

/// What there is, beside the index.
#[derive(Clone, Debug, Default)]
struct Set {
    records: BTreeMap<usize, Record>,
    said: BTreeMap<(usize, usize), Verdict>,
}

fn id(number: usize) -> String {
    format!("r{number:02}")
}

impl Set {
    fn take(&mut self, event: &Event, online: &mut Online<'_, Memory>, model: &Model) {
        match event {
            Event::Comes(number, record) => {
                online.load(&id(*number), model.canonical(record.iter().map(String::as_str))).unwrap();
                self.records.insert(*number, record.clone());
            }
            Event::Goes(number) => {
                let forgotten = online.forget(&id(*number));
                assert_eq!(forgotten.is_ok(), self.records.remove(number).is_some());
                self.said.retain(|(a, b), _| a != number && b != number);
            }
            Event::Said(a, b, verdict) => {
                let mut said = self.said.clone();
                said.insert((*a.min(b), *a.max(b)), *verdict);
                let judged = online.judge(&id(*a), &id(*b), *verdict);
                if a == b || !self.records.contains_key(a) || !self.records.contains_key(b) {
                    assert!(judged.is_err());
                } else if hold_together(&judgements(&said)).is_err() {
                    assert!(matches!(judged, Err(OnlineError::Contradiction(_))));
                } else {
                    judged.unwrap();
                    self.said = said;
                }
            }
        }
    }

    /// Who is together, by the batch.
    fn batch(&self, model: &Model) -> BTreeSet<BTreeSet<String>> {
        let numbers = self.records.keys().map(|number| id(*number));
        together(numbers.zip(self.linkage(model).identity_of))
    }

    /// Which edges tie each piece together, by the batch: the values of its records, and the level.
    fn levels(&self, model: &Model) -> BTreeSet<(Vec<String>, Level)> {
        let linkage = self.linkage(model);
        let Specification { join_above, together, .. } = model.specification;
        let pieces = pieces(linkage.table.len(), &linkage.edges, join_above, together);
        let of_row = |row: &u32| linkage.table.values(*row).map(str::to_owned).collect();
        pieces.iter().flat_map(|(piece, _)| piece.rows.iter().map(|row| (of_row(row), piece.level))).collect()
    }

    fn linkage(&self, model: &Model) -> Linkage {
        let table = table_of(&model.specification, self.records.values().map(Record::as_slice));
        let numbers: Vec<usize> = self.records.keys().copied().collect();
        let place = |number: usize| numbers.binary_search(&number).unwrap();
        let said: Vec<Judgement<u32>> = judgements(&self.said)
            .iter()
            .map(|one| Judgement { a: place(one.a) as u32, b: place(one.b) as u32, verdict: one.verdict })
            .collect();
        Linkage::under(table, model, &said, |_| {}).unwrap()
    }
}

fn judgements(said: &BTreeMap<(usize, usize), Verdict>) -> Vec<Judgement<usize>> {
    said.iter().map(|((a, b), verdict)| Judgement { a: *a, b: *b, verdict: *verdict }).collect()
}

fn together<N: Ord>(identities: impl Iterator<Item = (String, N)>) -> BTreeSet<BTreeSet<String>> {
    let mut sets: BTreeMap<N, BTreeSet<String>> = BTreeMap::new();
    for (record, identity) in identities {
        sets.entry(identity).or_default().insert(record);
    }
    sets.into_values().collect()
}

fn online(memory: &Memory) -> BTreeSet<BTreeSet<String>> {
    together(memory.identities().into_iter().map(|(id, identity)| (id.to_owned(), identity)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever comes, goes, comes again and is said, in whatever order.
    #[test]
    fn identities_are_those_of_the_set(
        events in prop::collection::vec(event(), 1..80),
        (block, together) in prop::sample::select(&[(3_usize, 3_usize), (3, 256), (1000, 3), (1000, 2), (1000, 256)][..]),
    ) {
        let model = model(block, together);
        let mut memory = Memory::default();
        let mut set = Set::default();
        for (at, event) in events.iter().enumerate() {
            set.take(event, &mut Online::new(&mut memory, &model), &model);
            if at % 8 == 0 {
                prop_assert_eq!(online(&memory), set.batch(&model), "after {}", at);
            }
        }
        prop_assert_eq!(online(&memory), set.batch(&model));
        let kept: BTreeSet<(Vec<String>, Level)> =
            memory.shape().nodes.into_iter().map(|(content, _, level)| (content.values, level)).collect();
        let missing: Vec<_> = set.levels(&model).into_iter().filter(|row| !kept.contains(row)).collect();
        prop_assert!(missing.is_empty(), "{:?} of {:?}", missing, kept);

        // The same set in another order leaves the same nodes, edges and crowds behind.
        let mut other = Memory::default();
        let mut again = Set::default();
        let comes = set.records.iter().rev().map(|(number, record)| Event::Comes(*number, record.clone()));
        let said = set.said.iter().map(|((a, b), verdict)| Event::Said(*b, *a, *verdict));
        for event in comes.chain(said) {
            again.take(&event, &mut Online::new(&mut other, &model), &model);
        }
        prop_assert_eq!(other.shape(), memory.shape());
        prop_assert_eq!(online(&other), online(&memory));
    }

    /// What is found of a record is what it comes to.
    #[test]
    fn who_is_asked_about_would_join_whom_it_joins(records in prop::collection::vec(record(), 1..30), asked in record()) {
        let model = model(4, 4);
        let mut memory = Memory::default();
        let mut online = Online::new(&mut memory, &model);
        for (number, record) in records.iter().enumerate() {
            online.load(&id(number), model.canonical(record.iter().map(String::as_str))).unwrap();
        }
        let values = model.canonical(asked.iter().map(String::as_str));
        let found = online.find(values.clone()).unwrap();
        let came = online.load("asked", values).unwrap();
        prop_assert_eq!(found.identity, Some(came.identity).filter(|identity| identity.abs() != came.record));
    }

    /// Identities keep their ids as long as anything of them is left.
    #[test]
    fn an_identity_stays_with_its_oldest_record(events in prop::collection::vec(event(), 1..60)) {
        let model = model(1000, 256);
        let mut memory = Memory::default();
        let mut set = Set::default();
        for event in &events {
            let before = memory.clone();
            let known = memory.moves().len();
            set.take(event, &mut Online::new(&mut memory, &model), &model);
            let now = memory.identities();
            let unmoved = match event {
                Event::Comes(number, _) | Event::Goes(number) => Some(id(*number)),
                Event::Said(..) => None,
            };
            let moves: Vec<Move> = memory.moves()[known..].iter().map(|(_, one)| *one).collect();
            for (record, identity) in before.identities().into_iter().filter(|(_, identity)| *identity > 0) {
                let is_told = moves.iter().any(|one| match one {
                    Move::Merged { gone, .. } => *gone == identity,
                    Move::Split { from, .. } => *from == identity,
                });
                // Who says too little is of an identity only while somebody says something of it.
                let stays = now.get(record).is_none_or(|now| *now == identity || *now < 0);
                prop_assert!(stays || is_told || unmoved.as_deref() == Some(record), "{record} left {identity}: {moves:?}");
            }
        }
    }
}

fn row(values: [&str; 5]) -> Record {
    values.map(str::to_owned)
}

struct Kept {
    model: Model,
    memory: Memory,
}

impl Kept {
    fn of(records: &[(&str, [&str; 5])]) -> Kept {
        let model = model(1000, 256);
        let memory = Memory::default();
        let mut kept = Kept { model, memory };
        for (id, values) in records {
            kept.load(id, *values);
        }
        kept
    }

    fn load(&mut self, id: &str, values: [&str; 5]) -> (Way, i64) {
        let values = self.model.canonical(row(values).iter().map(String::as_str));
        let outcome = Online::new(&mut self.memory, &self.model).load(id, values).unwrap();
        (outcome.way, outcome.identity)
    }

    fn judge(&mut self, a: &str, b: &str, verdict: Verdict) -> Result<(), String> {
        let judged = Online::new(&mut self.memory, &self.model).judge(a, b, verdict);
        judged.map(drop).map_err(|error| error.to_string())
    }

    #[track_caller]
    fn check(&self, expected: &[(&str, i64)]) {
        assert_eq!(self.memory.identities(), expected.iter().copied().collect());
    }
}

const MIRA: [&str; 5] = ["mira", "castellano", "1980-02-03", "city1", "mira.c80@example.org"];
const MIRA_MOVED: [&str; 5] = ["mira", "castellano", "1980-02-03", "city2", ""];
const JON: [&str; 5] = ["jon", "brenner", "1975-07-12", "city1", "jon.brenner@example.org"];

#[test]
fn a_record_that_comes_again_changes_nothing_and_one_with_other_values_replaces() {
    let mut kept = Kept::of(&[]);
    assert_eq!(kept.load("a", MIRA), (Way::New, 1));
    assert_eq!(kept.load("b", MIRA_MOVED), (Way::New, 1));
    assert_eq!(kept.load("a", MIRA), (Way::Known, 1));
    assert_eq!(kept.load("c", MIRA), (Way::New, 1), "equal, but another record");
    assert_eq!(kept.load("b", JON), (Way::Replaced, 4), "the same record, somebody else now");
    assert_eq!(kept.load("b", MIRA_MOVED), (Way::Replaced, 1));
    kept.check(&[("a", 1), ("b", 1), ("c", 1)]);
}

#[test]
fn what_people_said_holds_and_can_be_said_otherwise() {
    let mut kept = Kept::of(&[("a", MIRA), ("b", MIRA_MOVED), ("c", MIRA), ("j", JON)]);
    kept.check(&[("a", 1), ("b", 1), ("c", 1), ("j", 4)]);
    kept.judge("a", "c", Verdict::Household).unwrap();
    let apart = kept.memory.identities();
    assert_ne!(apart["a"], apart["c"], "equal in every field, and two people");
    kept.judge("a", "j", Verdict::Same).unwrap();
    assert_eq!(kept.memory.identities()["a"], kept.memory.identities()["j"]);
    kept.judge("a", "c", Verdict::Same).unwrap();
    kept.judge("a", "j", Verdict::NotSame).unwrap();
    let again = kept.memory.identities();
    assert_eq!((again["a"], again["b"], again["c"]), (1, 1, 1));
    assert_ne!(again["j"], 1);
}

#[test]
fn a_contradiction_names_its_records() {
    let mut kept = Kept::of(&[("a", MIRA), ("b", MIRA_MOVED), ("c", JON)]);
    kept.judge("a", "b", Verdict::Same).unwrap();
    kept.judge("b", "c", Verdict::Same).unwrap();
    assert_eq!(
        kept.judge("c", "a", Verdict::NotSame),
        Err("the judgements contradict each other: `a` is the same person as `b`, `b` is the same person as `c`, and `a` is \
             not the same person as `c`"
            .to_owned())
    );
    kept.check(&[("a", 1), ("b", 1), ("c", 1)]);
    assert_eq!(kept.judge("a", "a", Verdict::Same), Err("`a` is one record, and the same as itself".to_owned()));
    assert_eq!(kept.judge("a", "z", Verdict::Same), Err("no record has the id `z`".to_owned()));
}

#[test]
fn merges_and_splits_are_told_with_their_cause() {
    let mut kept = Kept::of(&[("a", MIRA), ("j", JON)]);
    kept.judge("a", "j", Verdict::Same).unwrap();
    kept.judge("a", "j", Verdict::NotSame).unwrap();
    let said = |verdict| Cause::Judgement(1, 2, verdict);
    let expected = [
        (said(Verdict::Same), Move::Merged { gone: 2, into: 1 }),
        (said(Verdict::NotSame), Move::Split { from: 1, to: 3 }),
    ];
    assert_eq!(kept.memory.moves(), expected);
    kept.load("b", MIRA_MOVED);
    Online::new(&mut kept.memory, &kept.model).forget("a").unwrap();
    kept.check(&[("b", 1), ("j", 3)]);
}

/// A million equal rows, or as many as a test has time for, are one node: each costs the same.
#[test]
fn equal_records_are_compared_once() {
    let mut kept = Kept::of(&[]);
    for number in 0..3000 {
        kept.load(&format!("{number}"), MIRA);
        kept.load(&format!("poor{number}"), ["", "", "", "city1", ""]);
    }
    assert_eq!(kept.memory.shape().nodes.len(), 2);
    let identities = kept.memory.identities();
    let poor: BTreeSet<i64> = identities.iter().filter(|(id, _)| id.starts_with("poor")).map(|(_, id)| *id).collect();
    assert_eq!((identities["0"], identities["2999"], poor.len()), (1, 1, 3000), "a town alone joins nobody");
}
