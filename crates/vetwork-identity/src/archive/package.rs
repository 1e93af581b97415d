//! An archive within limits: stated sizes are not believed, and what is unpacked comes out of one budget.

use std::io::{Cursor, Read};

use jiff::civil::DateTime;
use zip::ZipArchive;
use zip::result::ZipError;

const MEBIBYTE: u64 = 1 << 20;

/// Bounds on one archive with all that is in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Entries.
    pub(crate) entries: usize,
    /// Bytes unpacked, all entries together.
    pub(crate) unpacked_bytes: u64,
    /// How many times its size it may unpack to; the first MiB is free.
    pub(crate) ratio: u64,
    /// Archives within archives.
    pub(crate) depth: usize,
}

impl Limits {
    /// The same as for reading a document's text.
    pub(crate) const USUAL: Self = Self { entries: 2000, unpacked_bytes: 128 * MEBIBYTE, ratio: 100, depth: 3 };

    fn budget(&self, bytes: usize) -> u64 {
        (bytes as u64).saturating_mul(self.ratio).max(MEBIBYTE).min(self.unpacked_bytes)
    }
}

/// Why an archive, or a part of it, was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ArchiveError {
    #[error("it is damaged")]
    Damaged,
    #[error("it has {0} entries, and at most {1} are read")]
    TooManyEntries(usize, usize),
    #[error("it unpacks to more than {0} bytes, from {1}")]
    UnpacksTooFar(u64, usize),
    #[error("it is locked with a password")]
    Locked,
}

/// One entry, as the archive's directory tells it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) is_folder: bool,
    pub(crate) is_link: bool,
    pub(crate) is_locked: bool,
    /// Local time of whoever packed it; none where it is the format's zero.
    pub(crate) packed_at: Option<DateTime>,
}

pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    entries: Vec<Entry>,
    file_bytes: usize,
    /// Bytes that may be unpacked in all, and that may still be.
    budget: u64,
    left: u64,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ArchiveError> {
        let budget = limits.budget(bytes.len());
        Self::within(bytes, limits, budget)
    }

    /// Opens an archive that was found in another one, whose budget it shares.
    pub(crate) fn within(bytes: &'a [u8], limits: &Limits, budget: u64) -> Result<Self, ArchiveError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveError::Damaged)?;
        if archive.len() > limits.entries {
            return Err(ArchiveError::TooManyEntries(archive.len(), limits.entries));
        }
        let entries = (0..archive.len()).filter_map(|index| entry(&mut archive, index)).collect();
        Ok(Self { archive, entries, file_bytes: bytes.len(), budget, left: budget })
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Bytes that may still be unpacked.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    /// Takes from the budget what an archive within this one used up.
    pub(crate) fn leave(&mut self, left: u64) {
        self.left = self.left.min(left);
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Do two entries have one name, or bytes in common?
    pub(crate) fn overlaps(&mut self) -> bool {
        self.archive.has_duplicate_names() || self.archive.has_overlapping_entries().unwrap_or(true)
    }

    /// Names that begin so, in order.
    pub(crate) fn names(&self, beginning: &str) -> Vec<String> {
        let names = self.entries.iter().filter(|entry| !entry.is_folder).map(|entry| entry.name.as_str());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(beginning)).map(str::to_owned).collect();
        names.sort();
        names
    }

    /// The bytes of a part; none when there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(ArchiveError::Locked),
            Err(_) => return Err(ArchiveError::Damaged),
        };
        let mut content = Vec::new();
        let read = file.take(self.left.saturating_add(1)).read_to_end(&mut content);
        let unpacked = content.len() as u64;
        if unpacked > self.left {
            self.left = 0;
            return Err(ArchiveError::UnpacksTooFar(self.budget, self.file_bytes));
        }
        self.left -= unpacked;
        read.map_err(|_| ArchiveError::Damaged)?;
        Ok(Some(content))
    }

    /// A part as text, in the encoding of its byte order mark or else UTF-8.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ArchiveError> {
        Ok(self.part(name)?.map(|bytes| {
            let encoding = encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
            encoding.decode(&bytes).0.into_owned()
        }))
    }
}

fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<Entry> {
    let file = archive.by_index_raw(index).ok()?;
    let name =
        file.name().map_or_else(|_| String::from_utf8_lossy(file.name_raw()).into_owned(), |name| name.into_owned());
    let packed_at = file.last_modified().filter(|at| at.year() > 1980).and_then(|at| {
        let number = |number: u8| i8::try_from(number).ok();
        let year = i16::try_from(at.year()).ok()?;
        let time = (number(at.hour())?, number(at.minute())?, number(at.second())?);
        DateTime::new(year, number(at.month())?, number(at.day())?, time.0, time.1, time.2.min(59), 0).ok()
    });
    Some(Entry {
        is_folder: name.ends_with('/'),
        is_link: file.is_symlink(),
        is_locked: file.encrypted(),
        name,
        packed_at,
    })
}
