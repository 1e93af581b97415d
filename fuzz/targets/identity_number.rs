//! National numbers: the scheme on the first line, the number on the second. The same number, the same answer.
#![no_main]
// Parser: crates/vetwork-identity/src/number crates/vetwork-identity/src/number.rs

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_identity::claim::{Claim, Sex};
use vetwork_identity::inspect::Question;
use vetwork_identity::number::judge;

fuzz_target!(|text: &str| {
    let (scheme, number) = text.split_once('\n').unwrap_or(("", text));
    let claim = Claim {
        birth_date: Some(date(1990, 5, 12)),
        sex: Some(Sex::Female),
        us_work_since: Some(date(2009, 3, 1)),
        ..Claim::default()
    };
    let question = Question { claim, today: date(2026, 11, 22) };
    assert_eq!(judge(scheme, number, &question), judge(scheme, number, &question));
});
