//! The readers against lists as they were published, against lists written by other code, and against broken bytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "tests, which say what they could not prove"
)]

mod broken;
mod originals;
mod round_trip;
mod saved;
mod write;
