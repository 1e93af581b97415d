//! Vetwork, the program: arguments, files and the clock, and the composition of everything else.

mod cli;
mod commands;
mod diagnostics;
mod failure;
mod input;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::records::RecordsPlace;
use crate::cli::{Cli, Command, Common};
use crate::commands::Access;
use crate::failure::{Failure, report_error};

fn main() -> ExitCode {
    // The confined reader comes before anything else: no threads, no files, no environment.
    if std::env::args_os().nth(1).is_some_and(|first| first == vetwork_ingest::confine::CHILD_COMMAND) {
        return vetwork_ingest::confine::child_main(std::io::stdin().lock(), std::io::stdout().lock());
    }
    match run(Cli::parse()) {
        Ok(exit) => exit,
        Err(failure) => report_error(&failure),
    }
}

fn run(cli: Cli) -> Result<ExitCode, Failure> {
    match cli.command {
        Command::Vet(arguments) => commands::vet::run(&arguments, &cli.common),
        Command::Demo(arguments) => commands::demo::run(&arguments, &cli.common),
        Command::Dossier { command } => commands::dossier::run(&command, &cli.common),
        Command::Checks { command } => commands::checks::run(&command, &cli.common),
        Command::Notice(arguments) => commands::notice::run(&arguments),
        Command::Data { command } => commands::data::run(&command, &cli.common),
        Command::Evaluate(arguments) => commands::evaluate::run(&arguments, &cli.common),
        Command::Init(arguments) => commands::init::run(&access(&arguments.place, &cli.common)),
        Command::Decide(arguments) => commands::decide::run(&arguments, &access(&arguments.place, &cli.common)),
        Command::Records(arguments) => {
            commands::records::run(&arguments.command, &access(&arguments.place, &cli.common))
        }
    }
}

fn access<'a>(place: &'a RecordsPlace, common: &'a Common) -> Access<'a> {
    Access { place, common }
}
