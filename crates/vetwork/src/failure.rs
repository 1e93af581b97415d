//! Why the program could not run, and the one place that says so.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vetwork_store::{KeyError, Location, StoreError};

use crate::terminal::Terminal;

/// Exit codes, as documented in `vetwork --help`.
pub(crate) mod exit {
    /// A subject is in the band of `--fail-on` or above.
    pub(crate) const BAND: u8 = 1;
    /// `records verify` found something wrong, or `records replay` something different.
    pub(crate) const FOUND: u8 = 1;
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
    #[error("{}{error}", .place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default())]
    Records { place: Option<String>, error: StoreError },
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Records { place: None, error }
    }
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

    /// Says which records a failure is about, unless it says so itself.
    pub(crate) fn of_records_at(self, location: &Location) -> Self {
        match self {
            Failure::Records { place: None, error } if error.says_no_place() => {
                Failure::Records { place: Some(location.to_string()), error }
            }
            other => other,
        }
    }

    fn hint(&self) -> Option<&str> {
        match self {
            Failure::Read { error, .. } if error.kind() == std::io::ErrorKind::NotFound => {
                Some("check the path; `vetwork demo` shows a run on examples")
            }
            Failure::Read { .. } | Failure::Write { .. } => Some("check that the path exists and that you may use it"),
            Failure::Usage { hint, .. } => Some(hint),
            Failure::Output(_) => None,
            Failure::Records { error, .. } => records_hint(error),
        }
    }
}

/// What to do when records cannot be used.
fn records_hint(error: &StoreError) -> Option<&'static str> {
    Some(match error {
        StoreError::Missing { .. } => "`vetwork init` makes records; --records says where they are",
        StoreError::AlreadyThere { .. } => "name another place: --records for records, FILE for a copy",
        StoreError::NotRecords { .. } => {
            "check the path; if making them was interrupted, `vetwork init` ends it, and if they were records once, \
             `vetwork records restore` brings a copy back to another place"
        }
        StoreError::Place { .. } => "write a path, or postgres://user:password@host/database",
        StoreError::Newer { .. } | StoreError::OtherMigration { .. } => {
            "use the program that wrote them, or a later one; nothing was changed"
        }
        StoreError::Key(KeyError::Missing { .. } | KeyError::Other { .. }) => {
            "put your copy of the key there, or name it with --key-file, --key-command or VETWORK_KEY. Without it \
             nobody can read these records; nothing was read or changed"
        }
        StoreError::Key(KeyError::Empty { .. }) => {
            "a key is a line of `vetwork-key-1` and 64 hexadecimal digits: put your copy of the key there, or, where there \
             are no records yet, take the empty file away"
        }
        StoreError::Key(KeyError::Busy { .. }) => "wait until it ends, and run this again if it is still wanted",
        StoreError::Key(KeyError::Open { .. }) => "make it yours alone: chmod 600 FILE",
        StoreError::Key(_) => "check --key-file, --key-command or VETWORK_KEY; nothing was read or changed",
        StoreError::Seal { .. } | StoreError::Damaged { .. } => {
            "`vetwork records verify` says what is whole; `vetwork records restore` brings a copy back"
        }
        StoreError::Disk { .. } => {
            "check that there is room, that the disk is well, and how large a file may grow (`ulimit -f`), then run it \
             again; `vetwork records verify` says what is whole"
        }
        StoreError::Refused { .. } => "`vetwork records verify` says what is whole",
        StoreError::Full => "make room and run it again",
        StoreError::ReadOnly { .. } => {
            "check that you may write there: a file and the folder it is in, or a server that takes writes"
        }
        StoreError::Busy => "run it again; nothing was lost",
        StoreError::Denied { .. } => "check user, password and database in the address, and what the server allows",
        StoreError::Lost => "look with `vetwork records show SUBJECT` what is there before you run it again",
        StoreError::Unreachable { .. } => "check the address and that the server runs, then run it again",
        StoreError::File { .. } => "check that the path exists and that you may use it",
        StoreError::NoEntry { .. } => "`vetwork records show SUBJECT` tells the numbers of a subject's entries",
        StoreError::Unknown(_) => "`vetwork records status` says how many are remembered; ids are those of the table",
        _ => return None,
    })
}

/// What an operating system says, for people.
pub(crate) fn in_words(error: &std::io::Error) -> String {
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
