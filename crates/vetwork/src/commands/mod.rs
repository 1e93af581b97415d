//! The commands, one file each, and what several of them set up alike.

pub(crate) mod checks;
mod coverage;
pub(crate) mod data;
pub(crate) mod decide;
pub(crate) mod demo;
pub(crate) mod dossier;
pub(crate) mod evaluate;
pub(crate) mod init;
pub(crate) mod inspect;
pub(crate) mod interview;
mod keeper;
pub(crate) mod link;
pub(crate) mod lists;
pub(crate) mod notice;
pub(crate) mod open;
pub(crate) mod records;
pub(crate) mod screen;
mod setup;
pub(crate) mod trust;
pub(crate) mod vet;

use std::io::Write;
use std::process::ExitCode;

use crate::cli::Common;
use crate::cli::records::RecordsPlace;
use crate::failure::Failure;

/// What a command that uses records is given beside its own arguments.
#[derive(Clone, Copy)]
pub(crate) struct Access<'a> {
    pub(crate) place: &'a RecordsPlace,
    pub(crate) common: &'a Common,
}

/// Runs a command that may use records. A failure of theirs says which they are.
pub(crate) fn with_records(
    place: &RecordsPlace,
    common: &Common,
    command: impl FnOnce(&Access<'_>) -> Result<ExitCode, Failure>,
) -> Result<ExitCode, Failure> {
    let access = Access { place, common };
    command(&access).map_err(|failure| match open::location(&access) {
        Ok(location) => failure.of_records_at(&location),
        Err(_) => failure,
    })
}

/// Writes a result to standard output.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}
