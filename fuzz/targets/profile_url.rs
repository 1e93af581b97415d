//! Profile addresses, handles and domains.
#![no_main]
// Parser: crates/vetwork-canon/src/handle.rs crates/vetwork-canon/src/domain.rs crates/vetwork-canon/src/domain

use libfuzzer_sys::fuzz_target;
use vetwork_canon::domain;
use vetwork_canon::handle::{canonical, profile};

fuzz_target!(|text: &str| {
    let _ = (profile(text), canonical(text), domain::normalize(text), domain::registrable(text));
    let (a, b) = text.split_once('\n').unwrap_or((text, text));
    let _ = domain::lookalike(a, b);
});
