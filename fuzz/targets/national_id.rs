//! National identity numbers; the canonical form is canonical.
#![no_main]
// Parser: crates/vetwork-canon/src/national_id.rs

use libfuzzer_sys::fuzz_target;
use vetwork_canon::national_id::{canonical, luhn};

fuzz_target!(|text: &str| {
    let once = canonical(text);
    assert_eq!(canonical(&once), once);
    let _ = (luhn(text), luhn(&once));
});
