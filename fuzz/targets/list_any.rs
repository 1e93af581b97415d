//! Any file: the first line is its name, the rest its bytes, in the format that they are recognised as.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/recognise.rs crates/vetwork-watchlist/src/formats/mod.rs crates/vetwork-watchlist/src/formats/error.rs crates/vetwork-watchlist/src/formats/reading.rs crates/vetwork-watchlist/src/accept.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (name, content) = bytes.split_at(end);
    let content = content.get(1..).unwrap_or_default();
    if let Some(format) = Format::recognise(content, &String::from_utf8_lossy(name)) {
        look_at(format, content);
    }
});
