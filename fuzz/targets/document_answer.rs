//! What the confined child answers: if a document got hold of the child, it writes this.
#![no_main]
// Parser: crates/vetwork-ingest/src/documents/reading.rs crates/vetwork-ingest/src/formats/resume.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::look_over;
use vetwork_ingest::documents::Reading;
use vetwork_ingest::formats::resume::add_to;
use vetwork_model::DossierFile;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = serde_json::from_slice::<Reading>(bytes) else { return };
    let mut dossier = DossierFile::default();
    add_to(&mut dossier, &reading, "resume.pdf");
    look_over(&dossier);
    let _: Vec<String> = reading.problems.iter().map(|problem| problem.sentence("the resume")).collect();
});
