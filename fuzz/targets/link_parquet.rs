//! Tables in Parquet.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/rows/parquet.rs crates/vetwork-ingest/src/formats/rows/parquet

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_ingest::formats::rows::Rows;

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let Ok(mut rows) = Rows::parquet(Bytes::copy_from_slice(bytes)) else { return };
    let mut values = Vec::new();
    for _ in 0..1000 {
        if !matches!(rows.next_row(&mut values), Ok(true)) {
            break;
        }
    }
});
