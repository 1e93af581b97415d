//! Lists that were taken in: the input as a file, and as the body of a file whose checksum holds.
#![no_main]
// Parser: crates/vetwork-watchlist/src/snapshot.rs

use libfuzzer_sys::fuzz_target;
use sha2::{Digest as _, Sha256};
use vetwork_watchlist::screen::{Memory, Query, Screener};
use vetwork_watchlist::snapshot::Snapshot;

fuzz_target!(|bytes: &[u8]| {
    let _ = Snapshot::from_bytes(bytes);
    // Without the head and the checksum no mutation would get past them.
    let sealed = [b"vetwork-watchlist 1\n".as_slice(), &Sha256::digest(bytes), bytes].concat();
    let Ok(snapshot) = Snapshot::from_bytes(&sealed) else { return };
    let query = Query { name: "Anna Example".to_owned(), ..Query::default() };
    let _ = Screener::new(vec![snapshot.list]).screen(&query, &mut Memory::default());
});
