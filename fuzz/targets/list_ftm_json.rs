//! FollowTheMoney, JSON Lines.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/ftm_json.rs crates/vetwork-watchlist/src/formats/ftm.rs crates/vetwork-watchlist/src/formats/lines.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_at;
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| look_at(Format::FtmJson, bytes));
