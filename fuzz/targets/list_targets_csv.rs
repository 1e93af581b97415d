//! The simple table of OpenSanctions.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/targets_csv.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::TargetsCsv, bytes));
