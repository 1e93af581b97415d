//! Machine-readable zones in a text, as typed and as read from a picture: the same text, the same answer.
#![no_main]
// Parser: crates/vetwork-identity/src/zone crates/vetwork-identity/src/zone.rs crates/vetwork-identity/src/birth.rs

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_identity::claim::{Claim, Sex};
use vetwork_identity::inspect::Question;
use vetwork_identity::zone::{Capture, judge};

fuzz_target!(|text: &str| {
    let claim = Claim {
        name: Some("Mira Öberg Lind".to_owned()),
        birth_date: Some(date(1990, 5, 12)),
        sex: Some(Sex::Female),
        document_number: Some("AA0123456".to_owned()),
        ..Claim::default()
    };
    let question = Question { claim, today: date(2026, 11, 22) };
    for capture in [Capture::Text, Capture::Picture] {
        assert_eq!(judge(text, capture, &question), judge(text, capture, &question));
    }
});
