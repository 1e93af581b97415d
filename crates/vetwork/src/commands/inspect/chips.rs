//! Puts the files of a chip together: its security object with the data groups that lie beside it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use vetwork_identity::chip::{Part, is_security_object};
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::Limits;

/// Bytes by which a security object is told.
const HEAD: u64 = 256;
/// Largest file that is taken for one of a chip's, in bytes.
const LARGEST: u64 = 4 << 20;

/// A file that is to be inspected, and those that belong to it.
pub(super) struct Whole {
    /// The file.
    pub(super) path: PathBuf,
    /// Its companions.
    pub(super) companions: Vec<PathBuf>,
    /// Is it a chip, for which states' keys are needed?
    pub(super) is_chip: bool,
}

/// Each file by itself, but for those of a chip. Of two chips in one folder nobody could say which file is whose: they
/// stay apart. What a file is, the confined child says.
pub(super) fn put_together(found: Vec<PathBuf>, reader: &mut Reader) -> Vec<Whole> {
    let mut chips: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in found.iter().filter(|path| is_security_object(&beginning(path, HEAD))) {
        chips.entry(folder(path)).or_default().push(path.clone());
    }
    let is_chip = |path: &Path| chips.values().flatten().any(|chip| chip == path);
    let mut companions: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut taken: Vec<PathBuf> = Vec::new();
    for path in found.iter().filter(|path| !is_chip(path)) {
        let Some([chip]) = chips.get(&folder(path)).map(Vec::as_slice) else { continue };
        // Of a file that nobody could look at it is said when it is inspected by itself.
        let Ok(Some(part)) = reader.part(&beginning(path, LARGEST), &Limits::default()) else { continue };
        companions.entry(chip.clone()).or_default().push(path.clone());
        if part == Part::OfChip {
            taken.push(path.clone());
        }
    }
    let left = found.iter().filter(|path| !taken.contains(path));
    let whole = left.map(|path| Whole {
        path: path.clone(),
        companions: companions.remove(path).unwrap_or_default(),
        is_chip: is_chip(path),
    });
    whole.collect()
}

fn folder(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}

/// The first bytes of a file; none of one that cannot be read, which is said when it is inspected, or of what is no
/// file: a pipe can be read once.
#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
fn beginning(path: &Path, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if path.is_file()
        && let Ok(file) = File::open(path)
    {
        let _ = file.take(most).read_to_end(&mut bytes);
    }
    bytes
}
