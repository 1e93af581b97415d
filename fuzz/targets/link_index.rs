//! Records that come, go, come again and are judged, one by one: what is kept of them comes to what all that are left come to
//! at once.
#![no_main]
// Parser: crates/vetwork-link/src/online

use std::collections::BTreeMap;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vetwork_link::judgement::{Judgement, Verdict};
use vetwork_link::linkage::Linkage;
use vetwork_link::model::Model;
use vetwork_link::online::{Memory, Online};

/// What the records of the model's seed taught, with blocks of four and pieces of three: a few records overflow them.
static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let seed = include_str!("../seeds/link_model/people");
    let model: Model = serde_json::from_str(seed.lines().next().expect("a line")).expect("a model");
    model.checked().expect("whole")
});

// One line is one event: `+ID,VALUES` comes, `-ID` goes, `?VALUES` is asked about, `=A,B`, `!A,B` and `~A,B` are said.
fuzz_target!(|text: &str| {
    let model = &*MODEL;
    let mut memory = Memory::default();
    let mut records: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut said: BTreeMap<(&str, &str), Verdict> = BTreeMap::new();
    for line in text.lines().take(64) {
        let mut online = Online::new(&mut memory, model);
        let Some(kind) = line.chars().next() else { continue };
        let (first, rest) = line[kind.len_utf8()..].split_once(',').unwrap_or((&line[kind.len_utf8()..], ""));
        let verdict = match kind {
            '+' => {
                let values = model.canonical(rest.split(','));
                online.load(first, values.clone()).expect("memory has room");
                records.insert(first, values);
                continue;
            }
            '?' => {
                online.find(model.canonical(rest.split(','))).expect("memory can be read");
                continue;
            }
            '-' => {
                assert_eq!(online.forget(first).is_ok(), records.remove(first).is_some());
                said.retain(|(a, b), _| *a != first && *b != first);
                continue;
            }
            '=' => Verdict::Same,
            '!' => Verdict::NotSame,
            '~' => Verdict::Household,
            _ => continue,
        };
        if online.judge(first, rest, verdict).is_ok() {
            said.insert((first.min(rest), first.max(rest)), verdict);
        }
    }

    let mut table = model.table();
    for values in records.values() {
        table.push_canonical(values.iter());
    }
    let places: BTreeMap<&str, u32> = records.keys().copied().zip(0..).collect();
    let judgements: Vec<Judgement<u32>> =
        said.iter().map(|((a, b), verdict)| Judgement { a: places[a], b: places[b], verdict: *verdict }).collect();
    let batch = Linkage::under(table, model, &judgements, |_| {}).expect("what was said holds together").identity_of;
    let online: Vec<i64> = memory.identities().into_values().collect();
    assert_eq!(batch.len(), online.len());
    let (mut one_way, mut other_way) = (BTreeMap::new(), BTreeMap::new());
    for (x, y) in batch.iter().zip(&online) {
        assert_eq!(one_way.entry(*x).or_insert(*y), y);
        assert_eq!(other_way.entry(*y).or_insert(*x), x);
    }
});
