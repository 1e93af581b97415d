//! A small list is asked: the first line is the name, a date of birth and a value, the others are entries, each with `|` between
//! name, kind, date, value and country. What is listed is found by its very wallet; countries and sex raise nobody.
#![no_main]
// Parser: crates/vetwork-watchlist/src/screen.rs crates/vetwork-watchlist/src/screen/hit.rs crates/vetwork-watchlist/src/country.rs crates/vetwork-watchlist/src/contradiction.rs crates/vetwork-watchlist/src/index crates/vetwork-watchlist/src/exact.rs crates/vetwork-watchlist/src/birth.rs crates/vetwork-watchlist/src/date.rs

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
    let unsaid = Query { countries: Vec::new(), ..query.clone() };
    let unsaid: Vec<_> =
        screener.screen(&unsaid, &mut memory).iter().map(|hit| (hit.party.id.clone(), hit.bits)).collect();
    assert_eq!(unsaid.len(), hits.len());
    for hit in &hits {
        assert!(unsaid.iter().any(|(id, bits)| *id == hit.party.id && hit.bits <= *bits));
    }
    for address in wallets.into_iter().filter(|address| Wallet::parse(address).is_ok()) {
        let query = Query { wallets: vec![address.clone()], ..Query::default() };
        let hits = screener.screen(&query, &mut memory);
        assert!(hits.iter().any(|hit| hit.standing == Standing::Identified), "{address:?} does not find itself");
    }
});
