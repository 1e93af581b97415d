//! Why a file was not imported: what happened, where, and what to do.

/// The kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportProblem {
    /// Larger than the limit, packed or unpacked.
    TooLarge,
    /// No known format.
    NotRecognised,
    /// A known format, but it could be several lists.
    Ambiguous,
    /// No record at all.
    Empty,
    /// A row that does not read.
    BadRow,
    /// Lost too many rows against the version before.
    Shrunk,
    /// Does not unpack or does not hold together.
    Damaged,
}

/// A refused file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The kind of problem.
    pub problem: ImportProblem,
    /// The file's name.
    pub file: String,
    /// Line, counted from 1, where there is one.
    pub line: Option<u64>,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}; {}", self.message, self.hint)
    }
}

impl std::error::Error for ImportError {}

impl ImportError {
    pub(crate) fn new(problem: ImportProblem, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { problem, file: String::new(), line: None, message: message.into(), hint: hint.into() }
    }

    pub(crate) fn bad_row(line: u64, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::new(ImportProblem::BadRow, message, hint) }
    }

    pub(crate) fn in_file(self, file: &str) -> Self {
        Self { file: file.to_owned(), ..self }
    }

    pub(crate) fn too_large() -> Self {
        let limit = super::MAX_BYTES >> 20;
        Self::new(
            ImportProblem::TooLarge,
            format!("the file is larger than {limit} MiB"),
            "import a smaller part of it",
        )
    }

    pub(crate) fn empty() -> Self {
        Self::new(ImportProblem::Empty, "the file holds no record", "check the download; the list in use stays in use")
    }
}

/// At most `limit` characters of untrusted text, safe to show in a message.
pub(crate) fn shown(text: &str) -> String {
    const LIMIT: usize = 60;
    let plain = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    let mut shown: String = plain.take(LIMIT).collect();
    if text.chars().nth(LIMIT).is_some() {
        shown.push('…');
    }
    shown
}
