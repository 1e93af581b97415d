//! Text with what a reader does not see.
#![no_main]
// Parser: crates/vetwork-identity/src/hidden

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::hidden::strip;
use vetwork_identity::inspect::{File, Question, inspect};

fuzz_target!(init: panics_of_ours_end_the_run(), |text: &str| {
    let once = strip(text);
    assert!(once.len() <= text.len());
    assert_eq!(strip(&once), once, "what is stripped has nothing more to strip");
    let question = Question { claim: Claim::default(), today: date(2026, 11, 22) };
    let _ = inspect(&File::of(text.as_bytes()), &question);
});
