//! Mobile documents: CBOR and the signatures around it, beside a session transcript.
#![no_main]
// Parser: crates/vetwork-identity/src/cbor.rs crates/vetwork-identity/src/cose.rs crates/vetwork-identity/src/credential/mdoc.rs crates/vetwork-identity/src/credential/mdoc crates/vetwork-identity/src/credential/vical.rs

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Inspection, Question, inspect};

/// A session of nobody's.
const SESSION: &[u8] = &[0x83, 0xF6, 0xF6, 0xF6];

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let claim = Claim { name: Some("Dana Kessler".to_owned()), ..Claim::default() };
    let question = Question { claim, today: date(2026, 11, 22) };
    let inspection = inspect(&File { companions: &[SESSION, bytes], ..File::of(bytes) }, &question);
    let sent = serde_json::to_vec(&inspection).unwrap();
    assert_eq!(serde_json::from_slice::<Inspection>(&sent).unwrap(), inspection);
    // No issuer was named, so nothing is proven.
    assert!(inspection.judgements.iter().flat_map(|judgement| &judgement.fields).all(|field| !field.signed));
});
