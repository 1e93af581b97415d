//! The samples of the project, which are not part of it, with what is true of each.

use std::path::Path;

use jiff::civil::date;

use super::odd;
use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::lineage::compare;

const FOLDER: &str = "../../../shared/data/forensics";

/// Each sample, who hands it in, and the rules that ask a question. The two that must not count are among those with none.
const TRUTH: [(&str, Option<&str>, &[&str]); 7] = [
    ("clean_unrelated.docx", Some("Maria Example"), &[]),
    ("hidden_white_text.docx", Some("Pat Example"), &["hidden-passages", "hidden-instruction"]),
    (
        "unicode_anomalies.docx",
        Some("Alex Example"),
        &["hidden-characters", "hidden-order", "hidden-look-alikes", "hidden-tags"],
    ),
    ("korean_environment_legit_seoul.docx", Some("Kim Example"), &[]),
    ("python_docx_generated.docx", Some("Dana Kessler"), &[]),
    ("pdf_declared_dallas_offset_plus9.pdf", Some("Jordan Sample"), &[]),
    ("pdf_author_differs.pdf", Some("Pat Example"), &["file-author", "file-title"]),
];

#[expect(clippy::disallowed_methods, reason = "samples are files beside the project")]
fn sample(name: &str) -> Option<Vec<u8>> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name)).ok()
}

#[test]
fn the_samples_ask_what_is_true_of_them() {
    let mut traces = Vec::new();
    for (name, claimed, expected) in TRUTH {
        let Some(bytes) = sample(name) else {
            println!("not tested: {FOLDER}/{name} is not here");
            continue;
        };
        let claim = Claim { name: claimed.map(str::to_owned), ..Claim::default() };
        let question = Question { claim, today: date(2026, 11, 22) };
        let inspection = inspect(&File::of(&bytes), &question);
        let found = odd(&inspection);
        let rules: Vec<&str> = found.iter().map(|(rule, _)| *rule).collect();
        println!("{name}: {found:?}");
        assert_eq!(rules, expected, "{name}");
        assert!(inspection.broke_off.is_empty());
        traces
            .push((name, inspection.judgements.into_iter().flat_map(|judgement| judgement.traces).collect::<Vec<_>>()));
    }
    let files: Vec<_> = traces.iter().map(|(name, traces)| (*name, traces.as_slice())).collect();
    assert_eq!(compare(&files), []);
}
