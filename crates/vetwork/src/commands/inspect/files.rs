//! Finds the files that are to be inspected, and has the confined child look at each.

use std::io::Read;
use std::path::{Path, PathBuf};

use vetwork_identity::inspect::{File, Question};
use vetwork_identity::trust::Anchors;
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::{Limits, Problem};

use super::Inspected;
use super::chips::Whole;
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

/// What users trust: states' keys for chips, and issuers' keys for credentials.
pub(super) struct Trusted {
    pub(super) anchors: Option<Anchors>,
    pub(super) keys: Vec<Vec<u8>>,
}

/// The issuers' keys that were named.
pub(in crate::commands) fn issuers_keys(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
    let hint = "a public key as a JSON Web Key, a certificate (PEM, DER), or a list of issuing authorities (VICAL)";
    let key = |path: &PathBuf| {
        let refused = |why| Failure::usage(format!("--key {}: {why}", path.display()), hint);
        bytes(path, &Limits::default()).map_err(refused)
    };
    paths.iter().map(key).collect()
}

/// Has one file judged, with those that belong to it. What goes wrong with it costs no other.
pub(super) fn inspect(whole: &Whole, trusted: &Trusted, reader: &mut Reader, question: &Question) -> Inspected {
    let limits = Limits::default();
    let read = || {
        let own = bytes(&whole.path, &limits)?;
        let companions = whole.companions.iter().map(|path| bytes(path, &limits)).collect::<Result<Vec<_>, _>>()?;
        Ok((own, companions))
    };
    let outcome = read().and_then(|(own, companions)| {
        if own.is_empty() {
            return Err("it is empty".to_owned());
        }
        let keys = trusted.keys.iter().filter(|_| !whole.is_chip);
        let companions: Vec<&[u8]> = companions.iter().chain(keys).map(Vec::as_slice).collect();
        let anchors = trusted.anchors.as_ref().filter(|_| whole.is_chip);
        let file = File { bytes: &own, companions: &companions, anchors };
        reader.inspect(&file, question, &limits).map_err(|problem| problem.sentence("the file"))
    });
    Inspected { name: name(whole), outcome }
}

/// The path as it was given, with the names of the files that belong to it.
fn name(whole: &Whole) -> String {
    if whole.path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    let beside = whole.companions.iter().filter_map(|path| path.file_name());
    let beside: Vec<String> = beside.map(|name| name.to_string_lossy().into_owned()).collect();
    let path = whole.path.display();
    if beside.is_empty() { path.to_string() } else { format!("{path} with {}", beside.join(", ")) }
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
