//! Why the program could not run, and the one place that says so.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::terminal::Terminal;

/// Exit codes, as documented in `vetwork --help`.
pub(crate) mod exit {
    /// A subject is in the band of `--fail-on` or above.
    pub(crate) const BAND: u8 = 1;
    /// Could not run.
    pub(crate) const COULD_NOT_RUN: u8 = 2;
    /// Ran, and some input was not read.
    pub(crate) const UNREAD: u8 = 3;
}

/// Why the program could not run.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{}: {}", .path.display(), in_words(.error))]
    Read { path: PathBuf, error: std::io::Error },
    #[error("{} could not be written: {}", .path.display(), in_words(.error))]
    Write { path: PathBuf, error: std::io::Error },
    #[error("the results could not be written: {0}")]
    Output(std::io::Error),
    #[error("{message}")]
    Usage { message: String, hint: String },
}

impl Failure {
    pub(crate) fn read(path: &Path, error: std::io::Error) -> Self {
        Failure::Read { path: path.to_owned(), error }
    }
    pub(crate) fn write(path: &Path, error: std::io::Error) -> Self {
        Failure::Write { path: path.to_owned(), error }
    }
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Failure::Usage { message: message.into(), hint: hint.into() }
    }

    fn hint(&self) -> Option<&str> {
        match self {
            Failure::Read { error, .. } if error.kind() == std::io::ErrorKind::NotFound => {
                Some("check the path; `vetwork demo` shows a run on examples")
            }
            Failure::Read { .. } | Failure::Write { .. } => Some("check that the path exists and that you may use it"),
            Failure::Usage { hint, .. } => Some(hint),
            Failure::Output(_) => None,
        }
    }
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "you may not open it".to_owned(),
        _ => error.to_string(),
    }
}

/// A line without what steers a terminal; what stands under each other stays so.
fn inert(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    " ".repeat(indent) + &vetwork_canon::text::visible(line)
}

/// Says why the program could not run. A reader that went away (`| head`) is no failure.
pub(crate) fn report_error(failure: &Failure) -> ExitCode {
    if let Failure::Output(error) = failure
        && error.kind() == std::io::ErrorKind::BrokenPipe
    {
        return ExitCode::SUCCESS;
    }
    let terminal = Terminal::stderr();
    // Names of files and lines of a policy are somebody else's text.
    let message: Vec<String> = failure.to_string().lines().map(inert).collect();
    terminal.say(&format!("{}: {}", terminal.strong("error"), message.join("\n")));
    if let Some(hint) = failure.hint() {
        terminal.say(&format!("\n{}: {hint}", terminal.cool("hint")));
    }
    ExitCode::from(exit::COULD_NOT_RUN)
}
