//! JSON Lines: bytes are decoded, and every line is read as a dossier by itself.
#![no_main]
// Parser: crates/vetwork-ingest/src/formats/dossier.rs crates/vetwork-ingest/src/formats/text.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::look_over;
use vetwork_ingest::formats::dossier::json;
use vetwork_ingest::formats::text::decode;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes, "jsonl", "a.jsonl") else { return };
    for (line, number) in text.lines().zip(1..) {
        if let Ok(parsed) = json(line, "a.jsonl", number) {
            look_over(&parsed.file);
        }
    }
});
