//! Why a list was refused: what happened, where, and what to do.

use std::io;

use super::Format;

/// A refused list. The list in use stays in use.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// A web page: of an error, of a consent, of a login.
    #[error("this is a web page, not a list; open the address in a browser to see what it says, then fetch it again")]
    WebPage,
    /// Something else than the format that was asked for.
    #[error("this is no {format}: {found}; choose the format of the file, or the right file")]
    NotTheFormat {
        /// The format that was asked for.
        format: Format,
        /// What stands there instead.
        found: String,
    },
    /// The file ends before the list does.
    #[error("{at}: the file ends before the list does; fetch it again, a part of a list never replaces a whole one")]
    Truncated {
        /// Where it ends.
        at: Spot,
    },
    /// Not well-formed: tags that do not match, quotes that do not close.
    #[error("{at}: {what}; fetch the file again, it is damaged")]
    Broken {
        /// Where.
        at: Spot,
        /// What is wrong.
        what: String,
    },
    /// A document type declaration, which no official list has and through which files attack their readers.
    #[error("{at}: a document type declaration, which is not read; check where the file comes from")]
    DocumentType {
        /// Where.
        at: Spot,
    },
    /// A reference to an entity beyond the five of XML and those by number.
    #[error("{at}: the entity \"{name}\" is not known to XML; check where the file comes from")]
    Entity {
        /// Where.
        at: Spot,
        /// Its name, cut at 60 characters.
        name: String,
    },
    /// A table without columns that it cannot be read without.
    #[error(
        "{at}: columns are missing ({missing}); the layout has changed or the file is another, so none of it is read"
    )]
    MissingColumns {
        /// The header.
        at: Spot,
        /// Their names, with commas between them.
        missing: String,
    },
    /// An encoding that is not read.
    #[error("the encoding \"{label}\" is not read; save the file as UTF-8")]
    UnknownEncoding {
        /// What the file declares, cut at 60 characters.
        label: String,
    },
    /// Bytes that are no text in the encoding that the file declares.
    #[error("{at}: these bytes are no {encoding}; fetch the file again, or save it as UTF-8")]
    Encoding {
        /// Where.
        at: Spot,
        /// The encoding.
        encoding: &'static str,
    },
    /// More than a limit allows.
    #[error("{at}: {what} beyond the limit of {limit}; check where the file comes from")]
    TooLarge {
        /// Where.
        at: Spot,
        /// What there is too much of.
        what: &'static str,
        /// The limit, in bytes or pieces as `what` says.
        limit: u64,
    },
    /// No entry at all.
    #[error("the list has no entry; check the download, the list in use stays in use")]
    Empty,
    /// The input could not be read.
    #[error("the file could not be read: {0}")]
    Input(io::Error),
}

/// A spot in a file, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The byte, from 0, of the text as UTF-8.
    Byte(u64),
    /// The line, from 1.
    Line(u64),
    /// The row of a sheet, from 1.
    Row(u64),
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Byte(byte) => write!(f, "byte {byte}"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Row(row) => write!(f, "row {row}"),
        }
    }
}

impl From<io::Error> for FormatError {
    /// Gives back what one of our own readers wrapped to get it through a stranger's.
    fn from(error: io::Error) -> Self {
        if error.get_ref().is_some_and(|inner| inner.is::<Self>()) {
            return match error.into_inner().map(|inner| inner.downcast::<Self>()) {
                Some(Ok(ours)) => *ours,
                _ => Self::Input(io::ErrorKind::Other.into()),
            };
        }
        Self::Input(error)
    }
}

impl From<FormatError> for io::Error {
    fn from(error: FormatError) -> Self {
        match error {
            FormatError::Input(inner) => inner,
            ours => Self::other(ours),
        }
    }
}

/// At most 60 characters of a stranger's text, fit for a message.
pub(crate) fn shown(text: &str) -> String {
    const LIMIT: usize = 60;
    let mut shown: String = text.chars().take(LIMIT).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(LIMIT).is_some() {
        shown.push('…');
    }
    shown
}
