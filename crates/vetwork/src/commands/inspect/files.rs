//! Finds the files that are to be inspected, and has the confined child look at each.

use std::io::Read;
use std::path::{Path, PathBuf};

use vetwork_identity::inspect::{File, Question};
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::{Limits, Problem};

use super::Inspected;
use crate::failure::{Failure, in_words};

/// The files that were named, and those that lie in the folders that were named, each once and in order.
pub(super) fn found(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() != "-" && path.is_dir() {
            let before = found.len();
            lying_in(path, &mut found)?;
            if found.len() == before {
                let message = format!("{}: no file in this folder", path.display());
                return Err(Failure::usage(message, "name the files, or the folder that they lie in"));
            }
        } else {
            found.push(path.clone());
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|path| seen.insert(path.clone()));
    Ok(found)
}

/// Files of a folder, without hidden ones, links and folders in it.
fn lying_in(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error| Failure::read(folder, error);
    let mut here = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let is_file = entry.file_type().map_err(failed)?.is_file();
        if is_file && !entry.file_name().to_string_lossy().starts_with('.') {
            here.push(entry.path());
        }
    }
    here.sort();
    found.extend(here);
    Ok(())
}

/// Has one file judged. What goes wrong with it costs no other.
pub(super) fn inspect(path: &Path, reader: &mut Reader, question: &Question) -> Inspected {
    let is_input = path.as_os_str() == "-";
    let name = if is_input { "standard input".to_owned() } else { path.display().to_string() };
    let limits = Limits::default();
    let outcome = bytes(path, &limits).and_then(|bytes| {
        if bytes.is_empty() {
            return Err("it is empty".to_owned());
        }
        let file = File { bytes: &bytes, companions: &[] };
        reader.inspect(&file, question, &limits).map_err(|problem| problem.sentence("the file"))
    });
    Inspected { name, outcome }
}

/// The bytes of a file, up to the limit: a device or a pipe may never end.
#[expect(clippy::disallowed_methods, reason = "the edge at which files are opened")]
pub(super) fn bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let most = limits.bytes.saturating_add(1);
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| in_words(&error))?;
    if bytes.len() as u64 > limits.bytes {
        return Err(Problem::TooLarge { limit: limits.bytes }.sentence("the file"));
    }
    Ok(bytes)
}
