//! The tests over all checks: their pages are run as specifications, and their metadata is held to
//! the rules of the house.
#![expect(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod metadata;
mod page;
mod pages;
