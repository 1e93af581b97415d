//! Opens gzip, tar and zip archives up to the size limit, and picks the one file in them that is a list.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use super::error::{ImportError, ImportProblem};

/// Most entries looked at in an archive.
const MAX_ENTRIES: usize = 10_000;

/// A file out of its wrapping.
pub(super) struct Unpacked<'a> {
    pub(super) name: String,
    pub(super) bytes: Cow<'a, [u8]>,
}

/// `limit` is the largest size, in bytes, of what comes out.
pub(super) fn unpack<'a>(name: &str, bytes: &'a [u8], limit: usize) -> Result<Unpacked<'a>, ImportError> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let inner = read_limited(flate2::read::MultiGzDecoder::new(bytes), limit)?;
        let is_tar = inner.get(257..262) == Some(b"ustar");
        if is_tar {
            return from_tar(&inner, limit);
        }
        let name = name.strip_suffix(".gz").unwrap_or(name).to_owned();
        return Ok(Unpacked { name, bytes: inner.into() });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return from_zip(bytes, limit);
    }
    Ok(Unpacked { name: name.to_owned(), bytes: bytes.into() })
}

fn from_tar(bytes: &[u8], limit: usize) -> Result<Unpacked<'static>, ImportError> {
    let mut archive = tar::Archive::new(bytes);
    let mut best: Option<Unpacked> = None;
    for entry in archive.entries().map_err(|_| damaged())?.take(MAX_ENTRIES) {
        let entry = entry.map_err(|_| damaged())?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let larger = best.as_ref().is_none_or(|known| entry.size() > known.bytes.len() as u64);
        if larger && is_list(&name) {
            let bytes = read_limited(entry, limit)?.into();
            best = Some(Unpacked { name, bytes });
        }
    }
    best.ok_or_else(nothing_inside)
}

fn from_zip(bytes: &[u8], limit: usize) -> Result<Unpacked<'static>, ImportError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut best: Option<(usize, u64)> = None;
    for at in 0..archive.len().min(MAX_ENTRIES) {
        let entry = archive.by_index_raw(at).map_err(|_| damaged())?;
        let named = entry.name().is_ok_and(|name| is_list(&name));
        if named && best.is_none_or(|(_, size)| entry.size() > size) {
            best = Some((at, entry.size()));
        }
    }
    let (at, _) = best.ok_or_else(nothing_inside)?;
    let entry = archive.by_index(at).map_err(|_| damaged())?;
    let name = entry.name().map_err(|_| damaged())?.into_owned();
    Ok(Unpacked { name, bytes: read_limited(entry, limit)?.into() })
}

/// Archives carry a readme, a licence and the same data in several cuts: the largest data file is the list.
fn is_list(name: &str) -> bool {
    let name = name.to_lowercase();
    let data = [".mmdb", ".json", ".csv", ".conf"].iter().any(|ending| name.ends_with(ending));
    data && !name.ends_with("package.json")
}

fn read_limited(reader: impl Read, limit: usize) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    if bytes.len() > limit {
        return Err(ImportError::too_large());
    }
    Ok(bytes)
}

fn damaged() -> ImportError {
    ImportError::new(ImportProblem::Damaged, "the archive does not unpack", "download it again and import it again")
}

fn nothing_inside() -> ImportError {
    ImportError::new(
        ImportProblem::NotRecognised,
        "the archive holds no list Vetwork knows",
        "unpack it and import the .mmdb, .json, .csv or .txt file itself",
    )
}
