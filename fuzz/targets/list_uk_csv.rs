//! The UK Sanctions List, CSV.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/uk_csv.rs crates/vetwork-watchlist/src/formats/uk.rs crates/vetwork-watchlist/src/formats/html.rs crates/vetwork-watchlist/src/formats/text.rs crates/vetwork-watchlist/src/formats/table.rs crates/vetwork-watchlist/src/formats/gather.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::UkCsv, bytes));
