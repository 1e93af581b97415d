//! Postal addresses: country, city, region and postcode on the first four lines, then the street lines.
#![no_main]
// Parser: crates/vetwork-canon/src/address.rs crates/vetwork-canon/src/address

use libfuzzer_sys::fuzz_target;
use vetwork_canon::address::{AddressParts, key, mail_drop_pattern};

fuzz_target!(|text: &str| {
    let _ = mail_drop_pattern(text);
    let all: Vec<&str> = text.lines().collect();
    let (place, lines) = all.split_at(all.len().min(4));
    let part = |at: usize| place.get(at).copied().unwrap_or_default();
    let parts = AddressParts { lines, country: part(0), city: part(1), region: part(2), postcode: part(3) };
    assert_eq!(key(&parts), key(&parts));
});
