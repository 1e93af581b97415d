//! Labelled cases, as `vetwork evaluate` takes them.
#![no_main]
// Parser: crates/vetwork-engine/src/evaluate.rs

use libfuzzer_sys::fuzz_target;
use vetwork_engine::evaluate::Expectations;

fuzz_target!(|text: &str| {
    let _ = toml::from_str::<Expectations>(text);
});
