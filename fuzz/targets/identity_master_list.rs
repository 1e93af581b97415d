//! Master lists, and states' keys in their saved form.
#![no_main]
// Parser: crates/vetwork-identity/src/trust crates/vetwork-identity/src/trust.rs

use libfuzzer_sys::fuzz_target;
use vetwork_identity::trust::{Anchors, MasterList};

const ROOT: &[u8] = include_bytes!("../seeds/identity_der/certificate");

fuzz_target!(|bytes: &[u8]| {
    let _ = (MasterList::read(bytes, None), MasterList::read(ROOT, Some(bytes)), Anchors::from_saved(bytes));
    let Ok(list) = MasterList::read(bytes, Some(ROOT)) else { return };
    let mut anchors = Anchors::default();
    anchors.take_in(list);
    let saved = anchors.to_saved().expect("what was proven can be saved");
    assert_eq!(Anchors::from_saved(&saved), Ok(anchors));
});
