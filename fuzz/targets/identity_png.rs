//! Pictures as PNG, with all that lies in them, as they are judged.
#![no_main]
// Parser: crates/vetwork-identity/src/picture

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Inspection, Question, inspect};
use vetwork_identity::picture::hash::Fingerprint;
use vetwork_identity::trace::TraceKind;

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let file = File::of(bytes);
    let inspection = inspect(&file, &Question { claim: Claim::default(), today: date(2026, 11, 22) });
    // It crosses a pipe unchanged.
    let sent = serde_json::to_vec(&inspection).unwrap();
    assert_eq!(serde_json::from_slice::<Inspection>(&sent).unwrap(), inspection);
    let traces = inspection.judgements.iter().flat_map(|judgement| &judgement.traces);
    for trace in traces.filter(|trace| trace.kind == TraceKind::PictureHash) {
        let marks: Fingerprint = trace.value.parse().unwrap();
        assert_eq!(marks.to_string(), trace.value);
        assert_eq!(marks.distance(&marks), 0);
    }
});
