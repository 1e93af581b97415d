//! Canada's list.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/canada.rs crates/vetwork-watchlist/src/formats/written_date.rs crates/vetwork-watchlist/src/formats/label.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::SemaXml, bytes));
