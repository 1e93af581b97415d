//! Japan's workbook, or one of its sheets as CSV: the bytes as they are, and as the sheet and the texts of a workbook that is sound around them.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/japan.rs crates/vetwork-watchlist/src/formats/workbook.rs crates/vetwork-watchlist/src/formats/japan crates/vetwork-watchlist/src/formats/workbook

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::{look_at, workbook};
use vetwork_watchlist::formats::Format;

fuzz_target!(|bytes: &[u8]| {
    look_at(Format::MofXlsx, bytes);
    look_at(Format::MofXlsx, &workbook(bytes));
});
