//! What stands in a row of the records: a card, the detail of an entry, the frontier of the log's tree.
#![no_main]
// Parser: crates/vetwork-store/src/card.rs crates/vetwork-store/src/log/entry.rs crates/vetwork-store/src/log/merkle.rs

use libfuzzer_sys::fuzz_target;
use vetwork_store::Detail;
use vetwork_store::card::Card;
use vetwork_store::log::merkle::Frontier;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(card) = Card::from_bytes(bytes) {
        let written = card.to_bytes().expect("a card that was read can be written");
        assert_eq!(Card::from_bytes(&written).expect("and read again"), card);
        for digest in card.digests() {
            card.standings(&digest);
        }
    }
    if let Ok(detail) = Detail::from_bytes(bytes) {
        let written = detail.to_bytes();
        assert_eq!(Detail::from_bytes(&written).expect("it is read again").to_bytes(), written);
    }
    if let Some(mut frontier) = Frontier::from_bytes(bytes) {
        assert_eq!(frontier.to_bytes(), bytes);
        frontier.append([7; 32], |_| {});
        assert_eq!(Frontier::from_bytes(&frontier.to_bytes()), Some(frontier));
    }
});
