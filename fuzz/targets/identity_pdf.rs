//! PDF files that are judged, and their signatures beside the certificate of an authority.
#![no_main]
// Parser: crates/vetwork-identity/src/pdf crates/vetwork-identity/src/signed_pdf crates/vetwork-identity/src/signed_pdf.rs

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Inspection, Question, inspect};

/// The certificate of whoever certified the signer of the seed.
const ROOT: &[u8] = include_bytes!("../seeds/identity_der/certificate");

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let claim = Claim { name: Some("Dana Kessler".to_owned()), ..Claim::default() };
    let file = File { companions: &[ROOT], ..File::of(bytes) };
    let inspection = inspect(&file, &Question { claim, today: date(2026, 11, 22) });
    let sent = serde_json::to_vec(&inspection).unwrap();
    assert_eq!(serde_json::from_slice::<Inspection>(&sent).unwrap(), inspection);
});
