//! Tables: the header, then every record by itself.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/csv.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::look_over;
use vetwork_ingest::formats::csv;

fuzz_target!(|text: &str| {
    let rows = csv::records(text);
    let Some(((first, _), rest)) = rows.split_first() else { return };
    let Ok((table, _)) = csv::Table::new(&text[first.clone()], "a.csv") else { return };
    for (range, line) in rest {
        if let Ok(parsed) = table.row(&text[range.clone()], "a.csv", *line) {
            look_over(&parsed.file);
        }
    }
});
