//! The facts of a resume, from its text.
#![no_main]
// Parser: crates/vetwork-ingest/src/documents/resume

use libfuzzer_sys::fuzz_target;
use vetwork_ingest::documents::resume::resume_facts;

fuzz_target!(|text: &str| {
    let _ = resume_facts(text);
});
