//! The EU's financial sanctions, written from its regulations and read again.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::NameStrength;

use crate::saved_parties;
use crate::written::eu;

#[test]
fn the_list_survives_csv() {
    let Some(mut parties) = saved_parties::eu() else {
        return;
    };
    for party in &mut parties {
        // The table does not say which names are weak; contacts stand in one cell, which has a test of its own.
        for name in &mut party.names {
            name.strength = name.strength.min(NameStrength::Strong);
        }
        party.contacts.clear();
    }
    let list = read(Format::EuCsv, Source::EuropeanUnion, eu::csv(&parties).as_slice()).expect("reads");
    assert_eq!(list.problems, []);
    assert_eq!(list.published.map(|day| day.to_string()).as_deref(), Some("2026-08-22"));
    println!("{} parties", list.parties.len());
    saved_parties::same(list.parties, parties);
}

#[test]
fn the_list_survives_xml() {
    let Some(parties) = saved_parties::eu() else {
        return;
    };
    let list = read(Format::EuXml, Source::EuropeanUnion, eu::xml(&parties).as_bytes()).expect("reads");
    assert_eq!(list.problems, []);
    assert_eq!(list.published.map(|day| day.to_string()).as_deref(), Some("2026-08-22"));
    saved_parties::same(list.parties, parties);
}
