//! Documents as plain text, within the limits that the program sets.
#![no_main]
// Parser: crates/vetwork-ingest/src/documents/plain.rs crates/vetwork-ingest/src/documents/hidden.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_ingest::documents::{Limits, read_document};

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let reading = read_document(bytes, &Limits::default());
    assert!(reading.text.len() <= Limits::default().text_bytes);
});
