//! `vetwork interview`: the live interview that is the same for everybody.

use std::process::ExitCode;

use crate::cli::InterviewCommand;
use crate::failure::Failure;

const SCRIPT: &str = include_str!("interview/script.md");
const RECORD: &str = include_str!("interview/record.yaml");

pub(crate) fn run(command: &InterviewCommand) -> Result<ExitCode, Failure> {
    let InterviewCommand::Script { record } = command;
    super::print(if *record { RECORD } else { SCRIPT })?;
    Ok(ExitCode::SUCCESS)
}
