//! Dossiers as JSON; what was read is written and read again as the same.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/dossier.rs crates/vetwork-ingest/src/formats/fields.rs crates/vetwork-ingest/src/formats/validate.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::look_over;
use vetwork_ingest::formats::dossier::{json, json_again};

fuzz_target!(|text: &str| {
    let Ok(parsed) = json(text, "a.json", 1) else { return };
    look_over(&parsed.file);
    let written = serde_json::to_string(&parsed.file).expect("a dossier that was read can be written");
    assert_eq!(json_again(&written).as_ref(), Some(&parsed.file), "{written}");
});
