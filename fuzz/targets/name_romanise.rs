//! Names in other scripts: every reading is clean Latin letters, and reading it again changes nothing.
#![no_main]
// Parser: crates/vetwork-canon/src/romanise crates/vetwork-canon/src/lookalike.rs

use libfuzzer_sys::fuzz_target;
use vetwork_canon::romanise::{consonants, homoglyphs, readings};

fuzz_target!(|text: &str| {
    let found = readings(text);
    assert!(found.len() <= 6);
    for reading in &found {
        assert!(reading.text.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{reading:?}");
        assert!(!consonants(&reading.text).contains(' '));
        assert_eq!(readings(&reading.text).first().map(|again| &again.text), Some(&reading.text));
    }
    if let Some(read) = homoglyphs(text) {
        assert_eq!(homoglyphs(&read), None);
    }
});
