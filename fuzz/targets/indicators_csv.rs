//! A customer's own indicators as CSV.
#![no_main]
// Parser: crates/vetwork-reference/src/indicators

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_reference::indicators::parse_csv;

fuzz_target!(|bytes: &[u8]| {
    let _ = parse_csv(bytes, date(2026, 11, 21));
});
