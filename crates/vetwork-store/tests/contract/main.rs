//! What holds for records in a file and for records on a server alike, and what a server adds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, reason = "tests, at the edge")]
#![allow(clippy::print_stderr, reason = "what cannot be run here is named")]

mod cluster;
mod copies;
mod forget;
mod history;
mod hostile;
mod keys;
mod linked;
mod memory;
mod place;
mod proof;
mod scene;
mod screened;
mod seal;
mod server;
mod sql;
mod together;
