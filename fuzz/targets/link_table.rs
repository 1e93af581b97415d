//! Tables of any columns: CSV or JSON Lines, read and linked.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/rows.rs crates/vetwork-ingest/src/formats/rows/csv.rs crates/vetwork-ingest/src/formats/rows/json_lines.rs crates/vetwork-link/src

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vetwork_ingest::formats::rows::Rows;
use vetwork_link::linkage::Linkage;
use vetwork_link::specification::Specification;
use vetwork_link::table::Table;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut rows) = Rows::text(Box::new(Cursor::new(bytes.to_vec()))) else { return };
    let Ok(specification) = Specification::guessed(rows.columns()) else { return };
    let (places, _) = specification.places(rows.columns()).unwrap();
    let mut table = Table::new(specification.table_fields());
    let mut values = Vec::new();
    loop {
        match rows.next_row(&mut values) {
            Ok(false) => break,
            Ok(true) => drop(table.push(places.iter().map(|place| values[*place].as_str()), None)),
            Err(problem) if problem.is_last => break,
            Err(_) => {}
        }
    }
    let records = table.len();
    let linkage = Linkage::of(table, &specification, |_| {});
    assert_eq!(linkage.identity_of.len(), records);
    for (record, first) in (0..).zip(&linkage.identity_of) {
        assert!(*first <= record && linkage.identity_of[*first as usize] == *first);
        assert!(linkage.lines(*first, record).count() == linkage.table.fields().len());
    }
    assert!(linkage.hubs().len() <= records);
});
