//! The European Union's list, CSV.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/eu_csv.rs crates/vetwork-watchlist/src/formats/eu.rs crates/vetwork-watchlist/src/formats/columns.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::EuCsv, bytes));
