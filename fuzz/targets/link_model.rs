//! What was learnt of records and is kept, and what comes to it: whatever a model holds that passes for whole, records are
//! linked by it, and one by one as all at once.
#![no_main]
// Parser: crates/vetwork-link/src/model.rs

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use vetwork_link::linkage::Linkage;
use vetwork_link::model::Model;
use vetwork_link::online::{Memory, Online};

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(2, |byte| *byte == b'\n');
    let (model, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Ok(model) = serde_json::from_slice::<Model>(model) else { return };
    let Ok(model) = model.checked() else { return };
    let text = String::from_utf8_lossy(rest);
    let records: Vec<Vec<String>> = text.lines().take(24).map(|line| model.canonical(line.split(','))).collect();
    let mut table = model.table();
    let mut memory = Memory::default();
    for (number, values) in records.iter().enumerate() {
        table.push_canonical(values.iter());
        Online::new(&mut memory, &model).load(&format!("{number:02}"), values.clone()).expect("memory has room");
    }
    let batch = Linkage::under(table, &model, &[], |_| {}).expect("nobody said anything").identity_of;
    let online: Vec<i64> = memory.identities().into_values().collect();
    let (mut one_way, mut other_way) = (BTreeMap::new(), BTreeMap::new());
    for (x, y) in batch.iter().zip(&online) {
        assert_eq!(one_way.entry(*x).or_insert(*y), y);
        assert_eq!(other_way.entry(*y).or_insert(*x), x);
    }
});
