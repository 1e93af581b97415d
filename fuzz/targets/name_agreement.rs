//! Two names beside each other: the first line is asked for, the second is listed.
#![no_main]
// Parser: crates/vetwork-watchlist/src/compare.rs crates/vetwork-watchlist/src/compare crates/vetwork-watchlist/src/commonness.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::agree;
use vetwork_watchlist::name::Name;

fuzz_target!(|text: &str| {
    let (asked, listed) = text.split_once('\n').unwrap_or((text, text));
    for name in Name::all_of_person(asked) {
        for other in Name::all_of_person(listed) {
            agree(&name, &other);
            agree(&other, &name);
        }
    }
    agree(&Name::of_organisation(asked), &Name::of_organisation(listed));
});
