//! Documents as plain text, within the limits that the program sets.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vetwork_ingest::documents::{Limits, read_document};

// A parser of others that panics is caught by `read_document`; what gets past it still ends the run.

fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let reading = read_document(bytes, &Limits::default());
    assert!(reading.text.len() <= Limits::default().text_bytes);
});
