//! Dossiers as YAML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vetwork_ingest::formats::dossier::yaml;

fuzz_target!(|text: &str| {
    let _ = yaml(text, "a.yaml");
});
