//! Signed heads, as somebody kept them elsewhere.
#![no_main]
// Parser: crates/vetwork-store/src/log/head.rs

use libfuzzer_sys::fuzz_target;
use vetwork_store::Head;

fuzz_target!(|text: &str| {
    let Ok(head) = text.parse::<Head>() else { return };
    assert_eq!(head.to_string().parse(), Ok(head.clone()));
    assert!(head.size >= 0);
});
