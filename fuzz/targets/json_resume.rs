//! JSON Resume.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vetwork_ingest::formats::json_resume::{read, recognise};

fuzz_target!(|text: &str| {
    if recognise(text) {
        let _ = read(text, "resume.json");
    }
});
