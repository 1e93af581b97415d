//! E-mail addresses; the canonical form is canonical.
#![no_main]
// Parser: crates/vetwork-canon/src/email.rs

use libfuzzer_sys::fuzz_target;
use vetwork_canon::email::Email;

fuzz_target!(|text: &str| {
    let Ok(email) = Email::parse(text) else { return };
    let canonical = email.canonical();
    let again = Email::parse(&canonical).map(|email| email.canonical());
    assert_eq!(again.as_deref(), Ok(canonical.as_str()));
    let _ = (email.registrable_domain(), email.family_pattern(&["Ana Belmonte"]));
});
