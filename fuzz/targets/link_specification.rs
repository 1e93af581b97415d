//! Specifications of tables: read, and read again as they are written.
#![no_main]
// Parser: crates/vetwork-link/src/specification.rs

use libfuzzer_sys::fuzz_target;
use vetwork_link::specification::Specification;

fuzz_target!(|text: &str| {
    if let Ok(read) = Specification::parse(text) {
        let written = toml::to_string(&read).unwrap();
        // A threshold may be no number, which is equal to nothing.
        if !read.join_above.is_nan() {
            assert_eq!(Specification::parse(&written).unwrap(), read);
        }
    }
    let columns: Vec<String> = text.split(',').take(40).map(str::to_owned).collect();
    if let Ok(guessed) = Specification::guessed(&columns) {
        assert!(guessed.places(&columns).is_ok());
    }
});
