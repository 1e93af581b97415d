//! The history as a log that proves itself: entries as salted commitments, a Merkle tree over them, and
//! signed heads.

pub mod entry;
pub mod head;
mod kind;
pub mod merkle;
