//! Policies.
#![no_main]
// Parser: crates/vetwork-engine/src/policy.rs

use libfuzzer_sys::fuzz_target;
use vetwork_engine::Policy;

fuzz_target!(|text: &str| {
    let _ = Policy::from_toml(text);
});
