//! Cached lists: the input as a file, and as the body of a file whose checksum holds.
#![no_main]
// Parser: crates/vetwork-reference/src/snapshot.rs crates/vetwork-reference/src/ip

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::ask_everything;
use vetwork_reference::{Reference, Snapshot};

/// Header, format 1 and checksum before the body: without them no mutation would get past the checksum.
fn sealed(body: &[u8]) -> Vec<u8> {
    [b"vetwork list\n".as_slice(), &1_u16.to_le_bytes(), blake3::hash(body).as_bytes(), body].concat()
}

fuzz_target!(|bytes: &[u8]| {
    let _ = Snapshot::from_bytes(bytes);
    let Ok(snapshot) = Snapshot::from_bytes(&sealed(bytes)) else { return };
    ask_everything(&Reference::load([snapshot]), &["example.com", "Sample University"]);
});
