//! The readers of lists, on original files and on files that are written here.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "tests, which say what they could not prove"
)]

mod ofac_and_un;
