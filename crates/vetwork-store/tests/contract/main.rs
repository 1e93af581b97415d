//! What holds for records in a file and for records on a server alike, and what a server adds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests, at the edge")]
#![allow(clippy::print_stderr, reason = "what cannot be run here is named")]

mod cluster;
mod forget;
mod history;
mod memory;
mod place;
mod scene;
mod server;
mod sql;
