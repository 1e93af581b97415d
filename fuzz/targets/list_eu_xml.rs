//! The European Union's list, XML.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/eu_xml.rs crates/vetwork-watchlist/src/formats/eu.rs crates/vetwork-watchlist/src/formats/xml.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::EuXml, bytes));
