//! The project's own tasks: `cargo xtask generate [--check]` and `cargo xtask new-check CODE NAME`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the terminal: it reads and writes the project's own files"
)]

mod generate;
mod new_check;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The root of the project.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The project's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the generated pages and the schema: docs/checks, docs/reference, schema
    Generate {
        /// Write nothing; fail when something is out of date
        #[arg(long)]
        check: bool,
    },
    /// Lay out the files of a new check
    NewCheck {
        /// Two letters of the family and three digits, never used before; or a family, for its next free code
        code: String,
        /// The observation in kebab-case, so that it reads after "because of"; or the name of its file
        name: String,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Generate { check: false } => generate::write(Path::new(ROOT)),
        Task::Generate { check: true } => generate::check(Path::new(ROOT)),
        Task::NewCheck { code, name } => new_check::lay_out(Path::new(ROOT), &code, &name),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Why a task could not be done, as a sentence with what to do.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{path}: {error}")]
    File { path: String, error: std::io::Error },
    #[error("{0}")]
    Refused(String),
}

impl Failure {
    fn file(path: &Path, error: std::io::Error) -> Failure {
        Failure::File { path: path.display().to_string(), error }
    }
}
