//! The UK Sanctions List, XML.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/uk_xml.rs crates/vetwork-watchlist/src/formats/uk.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::UkXml, bytes));
