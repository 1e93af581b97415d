//! The program as people run it: arguments and files in; exit code, standard output and standard error out.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests, at the edge")]

mod scene;
#[path = "../../../vetwork-net/tests/it/server.rs"]
mod server;

mod broken;
mod bulk;
mod checks;
mod chips;
mod clearances;
mod data;
mod demo;
mod dossier;
mod encodings;
mod evaluate;
mod export;
mod formats;
mod framing;
mod golden;
mod groups;
mod hostile;
mod indicators;
mod inspect;
mod interview;
mod judged;
mod limits;
mod link;
mod linked;
mod list_changes;
mod lists;
mod notice;
mod records;
mod screening;
mod screenings;
mod update;
mod usage;
mod vetting;
