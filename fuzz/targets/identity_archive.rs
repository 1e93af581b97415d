//! Archives that are judged, with the archives in them.
#![no_main]
// Parser: crates/vetwork-identity/src/archive

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Inspection, Question, inspect};

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let question = Question { claim: Claim::default(), today: date(2026, 11, 22) };
    let inspection = inspect(&File::of(bytes), &question);
    assert!(inspection.broke_off.is_empty());
    let sent = serde_json::to_vec(&inspection).unwrap();
    assert_eq!(serde_json::from_slice::<Inspection>(&sent).unwrap(), inspection);
});
