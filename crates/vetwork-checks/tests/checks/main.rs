//! The tests over all checks: their pages are run as specifications, and their metadata is held to
//! the rules of the house.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests read the project's own files, and fail loudly"
)]

mod asked;
mod cleared;
mod metadata;
mod page;
mod pages;
