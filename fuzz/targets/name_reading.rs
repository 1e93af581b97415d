//! Names of people and of organisations, read for comparing: a name agrees with itself, and no number of it is odd.
#![no_main]
// Parser: crates/vetwork-watchlist/src/name crates/vetwork-canon/src/name/likeness.rs crates/vetwork-canon/src/name/syllabic.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::agree;
use vetwork_watchlist::name::Name;

fuzz_target!(|text: &str| {
    for name in Name::all_of_person(text).into_iter().chain([Name::of_organisation(text)]) {
        agree(&name, &name);
    }
});
