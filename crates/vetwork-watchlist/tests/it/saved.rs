//! Saved lists outside of the repository, for whoever has them.

use std::io::Read as _;
use std::path::Path;

/// A saved file, unpacked; `None`, said plainly, where there is none.
pub(crate) fn file(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/watchlist").join(name);
    let Ok(packed) = std::fs::read(&path) else {
        eprintln!("not tested: {} is not here", path.display());
        return None;
    };
    if !name.ends_with(".gz") {
        return Some(packed);
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).expect("the saved file unpacks");
    Some(bytes)
}

/// The rows of a saved table with a header, each as pairs of column and cell.
pub(crate) fn rows(bytes: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(bytes).deserialize().map(|row| row.expect("the saved table reads")).collect()
}
