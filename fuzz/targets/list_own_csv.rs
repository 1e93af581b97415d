//! Vetwork's own table, CSV or JSON Lines.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/own.rs crates/vetwork-watchlist/src/formats/opening.rs crates/vetwork-watchlist/src/formats/fit.rs crates/vetwork-watchlist/src/formats/begins.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::OwnCsv, bytes));
