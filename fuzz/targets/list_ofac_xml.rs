//! OFAC's first XML.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/ofac/classic.rs crates/vetwork-watchlist/src/formats/ofac/date.rs crates/vetwork-watchlist/src/formats/ofac/labels.rs crates/vetwork-watchlist/src/formats/ofac/name.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::OfacXml, bytes));
