//! Barcodes of driving licences, as text: every one is judged, nothing is proven, and what is said of it stays short.
#![no_main]
// Parser: crates/vetwork-identity/src/licence.rs crates/vetwork-identity/src/licence

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Question, inspect};
use vetwork_identity::judgement::Verdict;

fuzz_target!(|bytes: &[u8]| {
    let claim = Claim {
        name: Some("Dana Kessler".to_owned()),
        address: Some("12 Example Lane, Richmond".to_owned()),
        ..Claim::default()
    };
    let question = Question { claim, today: date(2026, 11, 22) };
    let inspection = inspect(&File::of(bytes), &question);
    for ruling in inspection.judgements.iter().flat_map(|judgement| &judgement.rulings) {
        assert_ne!(ruling.verdict, Verdict::Proven);
        assert!(ruling.seen.len() < 32 << 10);
    }
});
