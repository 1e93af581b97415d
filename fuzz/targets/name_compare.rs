//! Names: the first line beside the second, in either order the same.
#![no_main]
// Parser: crates/vetwork-canon/src/name

use libfuzzer_sys::fuzz_target;
use vetwork_canon::name::{Comparison, compare, looks_like_organisation};

fuzz_target!(|text: &str| {
    let (a, b) = text.split_once('\n').unwrap_or((text, text));
    assert_eq!(compare(a, b), compare(b, a), "{a:?} {b:?}");
    let _ = (Comparison::of(a, b).may_be_kin, looks_like_organisation(a), looks_like_organisation(b));
});
