//! A small list is asked: the first line is the name, a date of birth and a value, the others are entries, each with `|` between
//! name, kind, date and value. What is listed is found by its very wallet.
#![no_main]
// Parser: crates/vetwork-watchlist/src/screen.rs crates/vetwork-watchlist/src/index crates/vetwork-watchlist/src/exact.rs crates/vetwork-watchlist/src/birth.rs crates/vetwork-watchlist/src/date.rs

use libfuzzer_sys::fuzz_target;
use vetwork_canon::wallet::Wallet;
use vetwork_fuzz::lists::{asked, listed};
use vetwork_watchlist::screen::{Memory, Query, Screener, Standing};

fuzz_target!(|text: &str| {
    let mut lines = text.lines();
    let query = asked(lines.next().unwrap_or_default());
    let list = listed(lines);
    let wallets: Vec<String> =
        list.parties.iter().flat_map(|party| &party.wallets).map(|w| w.address.clone()).collect();
    let screener = Screener::new(vec![list]);
    let mut memory = Memory::default();
    let hits = screener.screen(&query, &mut memory);
    assert!(hits.is_sorted_by(|one, other| one.standing >= other.standing));
    for hit in &hits {
        assert!(hit.bits.is_finite());
        let _ = hit.name.as_ref().map(|name| name.lines());
    }
    for address in wallets.into_iter().filter(|address| Wallet::parse(address).is_ok()) {
        let query = Query { wallets: vec![address.clone()], ..Query::default() };
        let hits = screener.screen(&query, &mut memory);
        assert!(hits.iter().any(|hit| hit.standing == Standing::Identified), "{address:?} does not find itself");
    }
});
