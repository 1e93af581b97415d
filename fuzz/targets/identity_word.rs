//! Word documents that are judged, and what two of them share.
#![no_main]
// Parser: crates/vetwork-identity/src/word crates/vetwork-identity/src/metadata crates/vetwork-identity/src/markup.rs crates/vetwork-identity/src/lineage

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Inspection, Question, inspect};
use vetwork_identity::lineage::compare;

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let claim = Claim { name: Some("Dana Kessler".to_owned()), ..Claim::default() };
    let inspection = inspect(&File::of(bytes), &Question { claim, today: date(2026, 11, 22) });
    // It crosses a pipe unchanged.
    let sent = serde_json::to_vec(&inspection).unwrap();
    assert_eq!(serde_json::from_slice::<Inspection>(&sent).unwrap(), inspection);
    for judgement in &inspection.judgements {
        let links = compare(&[("one", &judgement.traces), ("other", &judgement.traces)]);
        assert!(links.len() <= 1);
        assert!(links.iter().all(|link| link.bits.is_none_or(|bits| bits.is_finite() && bits >= 0.0)));
    }
});
