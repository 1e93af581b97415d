//! What of a file has arrived, kept by the caller, so that a later attempt or a later run goes on from there.

use std::io;

use serde::{Deserialize, Serialize};

/// What a server says of the state of a file, in its own words (RFC 9110, section 8.8): sent back, they ask whether it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`, with its quotes.
    pub etag: Option<String>,
    /// `Last-Modified`, as the server wrote it.
    pub last_modified: Option<String>,
}

impl Validators {
    /// The one that promises the same bytes. A weak tag does not, and a date may stand for several changes of one second, which
    /// is right for a file that is published every few days.
    pub(crate) fn of_same_bytes(&self) -> Option<&str> {
        match &self.etag {
            Some(etag) if !etag.starts_with("W/") => Some(etag),
            _ => self.last_modified.as_deref(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How many bytes.
    pub bytes: u64,
    /// Of which state of the file.
    pub validators: Validators,
}

/// Where bytes collect. The caller keeps it, on a disk or in memory.
pub trait Part {
    /// What is there, if anything can be gone on with.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    fn kept(&mut self) -> io::Result<Option<Kept>>;

    /// Begins anew: what was there is dropped, what follows is of this state.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    fn begin(&mut self, validators: &Validators) -> io::Result<()>;

    /// Adds bytes at the end.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
}
