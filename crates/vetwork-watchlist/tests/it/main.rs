//! The readers of lists, on original files and on files that are written here.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests read saved lists from files, and say what they counted and what they could not prove"
)]

#[path = "../../benches/quality/data.rs"]
#[allow(dead_code, reason = "the benchmark uses the rest")]
mod data;
mod fair;
#[path = "../../benches/quality/fairness/mod.rs"]
#[allow(dead_code, reason = "the benchmark uses the rest")]
mod fairness;
mod hostile;
mod moved_columns;
mod ofac_and_un;
mod original_lists;
mod own_lists;
mod saved;
mod saved_parties;
mod small_lists;
mod small_lists_elsewhere;
mod strangers;
mod written;
mod written_australia;
mod written_eu;
mod written_japan;
mod written_seco;
mod written_uk;
