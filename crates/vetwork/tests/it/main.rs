//! The program as people run it: arguments and files in; exit code, standard output and standard error out.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests, at the edge")]

mod scene;

mod broken;
mod checks;
mod data;
mod demo;
mod dossier;
mod encodings;
mod evaluate;
mod formats;
mod framing;
mod golden;
mod hostile;
mod indicators;
mod limits;
mod lists;
mod notice;
mod records;
mod screening;
mod usage;
mod vetting;
