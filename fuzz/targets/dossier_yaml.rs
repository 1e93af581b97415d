//! Dossiers as YAML.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/dossier.rs crates/vetwork-ingest/src/formats/fields.rs crates/vetwork-ingest/src/formats/validate.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::look_over;
use vetwork_ingest::formats::dossier::yaml;

fuzz_target!(|text: &str| {
    let Ok(parsed) = yaml(text, "a.yaml") else { return };
    look_over(&parsed.file);
});
