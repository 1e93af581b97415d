//! Bank identifiers; the canonical form of an IBAN is canonical.
#![no_main]
// Parser: crates/vetwork-canon/src/iban.rs

use libfuzzer_sys::fuzz_target;
use vetwork_canon::iban::{Iban, aba_routing, bic, masked};

fuzz_target!(|text: &str| {
    let _ = (bic(text), aba_routing(text), masked(text));
    let Ok(iban) = Iban::parse(text) else { return };
    assert_eq!(Iban::parse(iban.as_str()).as_ref(), Ok(&iban));
    let _ = (iban.country(), iban.bank_code(), iban.masked());
});
