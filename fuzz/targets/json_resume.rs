//! JSON Resume.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/json_resume.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::look_over;
use vetwork_ingest::formats::json_resume::{read, recognise};

fuzz_target!(|text: &str| {
    if let Some(Ok(parsed)) = recognise(text).then(|| read(text, "resume.json")) {
        look_over(&parsed.file);
    }
});
