//! What comes of reading one document, as plain data that crosses a pipe.

use serde::{Deserialize, Serialize};

use super::hidden::HiddenNote;

const MEBIBYTE: u64 = 1 << 20;
const METADATA_FIELDS: usize = 32;
const METADATA_CHARACTERS: usize = 512;
const LINKS: usize = 500;
const LINK_CHARACTERS: usize = 2048;

/// Format of a document, told by its bytes.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// Portable Document Format (ISO 32000).
    Pdf,
    /// Office Open XML word processing document (ECMA-376).
    Docx,
    /// Text without markup.
    PlainText,
    /// None of these.
    #[default]
    Unknown,
}

/// Bounds on the reading of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes after unpacking, all parts together.
    pub unpacked_bytes: u64,
    /// How many times its size a file may unpack to; the first MiB is free.
    pub ratio: u32,
    /// Pages read; further pages are counted only.
    pub pages: u32,
    /// Entries of an archive.
    pub entries: usize,
    /// Nesting of markup.
    pub depth: usize,
    /// Bytes of text kept.
    pub text_bytes: usize,
    /// Seconds of wall-clock time, enforced by [`crate::confine::Reader`].
    pub seconds: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 20 * MEBIBYTE,
            unpacked_bytes: 128 * MEBIBYTE,
            ratio: 100,
            pages: 100,
            entries: 2000,
            depth: 256,
            text_bytes: 1 << 20,
            seconds: 20,
        }
    }
}

impl Limits {
    /// Bytes that a file of this size may unpack to.
    pub(super) fn unpacked(&self, file_bytes: usize) -> u64 {
        let by_ratio = (file_bytes as u64).saturating_mul(u64::from(self.ratio));
        by_ratio.max(MEBIBYTE).min(self.unpacked_bytes)
    }

    /// Why a file of this size was stopped while it unpacked.
    pub(super) fn unpacked_too_far(&self, file_bytes: usize) -> Problem {
        if self.unpacked(file_bytes) < self.unpacked_bytes {
            Problem::Ratio { limit: self.ratio }
        } else {
            Problem::TooLarge { limit: self.unpacked_bytes }
        }
    }
}

/// What was read of one document, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Format, told by the bytes.
    pub kind: DocumentKind,
    /// Pages that the document has, where its format knows pages.
    pub pages: Option<u32>,
    /// Pages whose text was read.
    pub pages_read: u32,
    /// Text in the order in which the document holds it, one line per line; not trusted, not escaped.
    pub text: String,
    /// Targets of hyperlinks with the schemes http, https and mailto.
    pub links: Vec<String>,
    /// Targets of hyperlinks with any other scheme.
    pub refused_links: Vec<String>,
    /// What the file says of itself: title, author, creator, producer, created, modified and others.
    pub metadata: Vec<(String, String)>,
    /// Characters in the text that a reader does not see.
    pub hidden_text: Vec<HiddenNote>,
    /// Why some or all of the document was not read. Empty when everything was.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// A reading of nothing yet.
    pub(super) fn empty(kind: DocumentKind) -> Self {
        Self {
            kind,
            pages: None,
            pages_read: 0,
            text: String::new(),
            links: Vec::new(),
            refused_links: Vec::new(),
            metadata: Vec::new(),
            hidden_text: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// A reading that got nothing.
    pub(crate) fn failed(kind: DocumentKind, problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::empty(kind) }
    }

    /// Notes a problem, once.
    pub(super) fn note(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Keeps a field of metadata unless it is blank or one too many.
    pub(super) fn describe(&mut self, field: &str, value: &str) {
        let value: String = value.trim().chars().take(METADATA_CHARACTERS).collect();
        if !value.is_empty() && self.metadata.len() < METADATA_FIELDS {
            self.metadata.push((field.to_owned(), value));
        }
    }

    /// Keeps the target of a hyperlink, apart when it must not be followed.
    pub(super) fn link(&mut self, target: &str) {
        let target: String = target.trim().chars().take(LINK_CHARACTERS).collect();
        let list = if super::links::may_be_followed(&target) { &mut self.links } else { &mut self.refused_links };
        if !target.is_empty() && list.len() < LINKS && !list.contains(&target) {
            list.push(target);
        }
    }

    /// Cuts the text at the limit and takes out control characters other than line feed and tab.
    pub(super) fn bound(&mut self, limits: &Limits) {
        if self.text.len() > limits.text_bytes {
            let end = self.text.floor_char_boundary(limits.text_bytes);
            self.text.truncate(end);
            self.note(Problem::TooLarge { limit: limits.text_bytes as u64 });
        }
        self.text.retain(|character| !character.is_control() || matches!(character, '\n' | '\t'));
    }
}

/// Where a document is damaged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The file stops before this page (counted from 1) is complete.
    EndsInPage(u32),
    /// The file stops before its end, after the last page that was found.
    End,
    /// This page, counted from 1.
    Page(u32),
    /// This part of an archive.
    Part(String),
    /// What holds the pages or parts together.
    Structure,
}

/// Why a document, or some of it, was not read. A gap in our work, not a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// It needs a password.
    Encrypted {
        /// Name of the encryption, such as `AES-256`.
        algorithm: String,
    },
    /// It breaks the rules of its format.
    Damaged {
        /// Where.
        place: Place,
    },
    /// It holds only pictures of pages.
    NoText {
        /// How many pages.
        pages: u32,
    },
    /// It, or what it unpacks to, is larger than this many bytes.
    TooLarge {
        /// Bytes.
        limit: u64,
    },
    /// It has more pages than are read.
    TooManyPages {
        /// Pages.
        limit: u32,
    },
    /// It unpacks to more than this many times its size.
    Ratio {
        /// Times.
        limit: u32,
    },
    /// Its markup is nested deeper, or its archive holds more entries, than any real document.
    TooComplex,
    /// It declares XML entities of its own, as no word processor does.
    Entities,
    /// Reading took longer than allowed.
    TimedOut,
    /// Reading took more memory than allowed.
    OutOfMemory,
    /// It has no bytes.
    Empty,
    /// It is of no format that is read.
    NotADocument,
    /// The reader broke off.
    Crashed,
    /// The reader could not be started.
    NoReader,
}

impl Problem {
    /// Does it unpack to more than is read?
    pub fn unpacks_too_far(&self) -> bool {
        matches!(self, Self::Ratio { .. } | Self::TooLarge { .. })
    }

    /// The problem as a sentence about a document that is called `name`, such as `the resume`.
    pub fn sentence(&self, name: &str) -> String {
        match self {
            Self::Encrypted { .. } => format!("{name} is locked with a password"),
            Self::Damaged { place } => format!("{name} is damaged: {place}"),
            Self::NoText { .. } => format!("{name} has no text, only pictures of pages"),
            Self::TooLarge { limit } => format!("{name} is larger than {}", size(*limit)),
            Self::TooManyPages { limit } => {
                format!("{name} has more than {limit} pages; the others were not read")
            }
            Self::Ratio { limit } => {
                format!("the reader was stopped: the file unpacks to more than {limit} times its size")
            }
            Self::TooComplex => "the reader was stopped: the file is more complex than any real document".to_owned(),
            Self::Entities => "the reader was stopped: the file declares XML entities of its own".to_owned(),
            Self::TimedOut => "the reader was stopped: it took too long".to_owned(),
            Self::OutOfMemory => "the reader was stopped: it took too much memory".to_owned(),
            Self::Empty => format!("{name} is empty"),
            Self::NotADocument => format!("{name} is neither PDF nor DOCX nor text"),
            Self::Crashed => "the reader broke off".to_owned(),
            Self::NoReader => "the reader could not be started".to_owned(),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.sentence("the document"))
    }
}

impl std::error::Error for Problem {}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::EndsInPage(page) => write!(formatter, "it ends in the middle of page {page}"),
            Self::End => write!(formatter, "its end is missing"),
            Self::Page(page) => write!(formatter, "page {page} cannot be read"),
            Self::Part(part) => write!(formatter, "its part {part:?} cannot be read"),
            Self::Structure => write!(formatter, "its parts do not hold together"),
        }
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..MEBIBYTE => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / MEBIBYTE),
    }
}
