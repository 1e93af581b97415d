//! `vetwork demo`: vets the examples that ship with the program and opens the report.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Parser;
use include_dir::{Dir, include_dir};

use crate::cli::{Cli, Common, DemoArguments};
use crate::commands::Access;
use crate::failure::Failure;
use crate::terminal::Terminal;

static EXAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples");

/// The examples are told at this time, so that nothing in them grows old.
const TOLD_AT: &str = "2026-11-21T10:00:00Z";

pub(crate) fn run(arguments: &DemoArguments, common: &Common) -> Result<ExitCode, Failure> {
    let folder = match &arguments.into {
        Some(folder) => folder.clone(),
        None => tempfile::Builder::new()
            .prefix("vetwork-demo-")
            .tempdir()
            .map_err(|error| Failure::write(Path::new("a temporary folder"), error))?
            .keep(),
    };
    std::fs::create_dir_all(&folder).map_err(|error| Failure::write(&folder, error))?;
    EXAMPLES.extract(&folder).map_err(|error| Failure::write(&folder, error))?;
    let at = common.at.clone().unwrap_or_else(|| TOLD_AT.to_owned());
    let cli = Cli::try_parse_from([
        std::ffi::OsString::from("vetwork"),
        "vet".into(),
        folder.clone().into(),
        "--at".into(),
        at.into(),
        // Made-up people are not to be remembered beside real ones.
        "--no-records".into(),
    ])
    .map_err(|error| Failure::usage(error.to_string(), "this is a mistake of ours"))?;
    let crate::cli::Command::Vet(vet) = &cli.command else {
        return Err(Failure::usage("the demo is no vetting", "this is a mistake of ours"));
    };
    let exit = super::vet::run(vet, &Access { place: &vet.place, common: &cli.common })?;
    if !arguments.no_open {
        open(&folder.join("report.html"));
    }
    Ok(exit)
}

/// Opens the report in what the system opens it with; if there is nothing, the path was said.
fn open(report: &PathBuf) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if Command::new(opener).arg(report).spawn().is_err() {
        let terminal = Terminal::stderr();
        terminal.say(&format!("{}: open {} in a browser", terminal.cool("hint"), report.display()));
    }
}
