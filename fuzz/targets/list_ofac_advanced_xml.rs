//! OFAC's Advanced XML.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/ofac/advanced crates/vetwork-watchlist/src/formats/ofac/feature.rs crates/vetwork-watchlist/src/formats/ofac/mod.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::OfacAdvancedXml, bytes));
