//! Telephone numbers, with and without a region; the international form is canonical.
#![no_main]
// Parser: crates/vetwork-canon/src/phone.rs

use libfuzzer_sys::fuzz_target;
use vetwork_canon::phone::Phone;

fuzz_target!(|text: &str| {
    for region in [None, Some("US"), Some("KR")] {
        let Ok(phone) = Phone::parse(text, region) else { continue };
        let again = Phone::parse(phone.e164(), None).map(|phone| phone.e164().to_owned());
        assert_eq!(again.as_deref(), Ok(phone.e164()));
        let _ = (phone.region(), phone.kind(), phone.is_valid(), phone.masked());
    }
});
