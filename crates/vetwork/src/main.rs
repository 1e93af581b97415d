//! Vetwork, the program: arguments, files and the clock, and the composition of everything else.

mod cli;
mod commands;
mod diagnostics;
mod failure;
mod input;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};
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
        Command::Vet(arguments) => {
            commands::with_records(&arguments.place, &cli.common, |access| commands::vet::run(&arguments, access))
        }
        Command::Demo(arguments) => commands::demo::run(&arguments, &cli.common),
        Command::Dossier { command } => commands::dossier::run(&command, &cli.common),
        Command::Checks { command } => commands::checks::run(&command, &cli.common),
        Command::Notice(arguments) => commands::notice::run(&arguments),
        Command::Data { command } => commands::data::run(&command, &cli.common),
        Command::Inspect(arguments) => commands::inspect::run(&arguments, &cli.common),
        Command::Interview { command } => commands::interview::run(&command),
        Command::Trust { command } => commands::trust::run(&command, &cli.common),
        Command::Screen(arguments) => commands::screen::run(&arguments, &cli.common),
        Command::Lists { command } => commands::lists::run(&command, &cli.common),
        Command::Link { command } => match command.place() {
            Some(place) => {
                commands::with_records(place, &cli.common, |access| commands::link::run_kept(&command, access))
            }
            None => commands::link::run(&command),
        },
        Command::Evaluate(arguments) => commands::evaluate::run(&arguments, &cli.common),
        Command::Init(arguments) => commands::with_records(&arguments.place, &cli.common, commands::init::run),
        Command::Decide(arguments) => {
            commands::with_records(&arguments.place, &cli.common, |access| commands::decide::run(&arguments, access))
        }
        Command::Records(arguments) => commands::with_records(&arguments.place, &cli.common, |access| {
            commands::records::run(&arguments.command, access)
        }),
    }
}
