//! Which files under the given paths are input, and of what kind.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// What a file is, by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Json,
    Yaml,
    Jsonl,
    Csv,
    Document,
}

/// One input file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
}

/// Folders are searched no deeper than this.
const DEPTH_AT_MOST: usize = 8;

/// The kind of a file by its ending.
pub(crate) fn kind_of(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "json" => Some(Kind::Json),
        "yaml" | "yml" => Some(Kind::Yaml),
        "jsonl" | "ndjson" => Some(Kind::Jsonl),
        "csv" | "tsv" => Some(Kind::Csv),
        "pdf" | "docx" | "txt" => Some(Kind::Document),
        _ => None,
    }
}

/// A file that was named is input whatever its ending; in a folder, files with known endings are.
pub(crate) fn discover(path: &Path) -> Result<Vec<Found>, Failure> {
    let metadata = std::fs::metadata(path).map_err(|error| Failure::read(path, error))?;
    if !metadata.is_dir() {
        let kind = kind_of(path).ok_or_else(|| {
            Failure::usage(
                format!("{}: not a kind of file that can be vetted", path.display()),
                "dossiers are .json, .yaml, .jsonl or .csv; resumes are .pdf, .docx, .txt or a JSON Resume",
            )
        })?;
        return Ok(vec![Found { path: path.to_owned(), kind }]);
    }
    let mut found = Vec::new();
    search(path, 0, &mut found)?;
    found.sort();
    if found.is_empty() {
        return Err(Failure::usage(
            format!("{}: nothing to vet in this folder", path.display()),
            "put dossiers or resumes there; `vetwork dossier new > person.yaml` writes a template, `vetwork demo` shows a run",
        ));
    }
    Ok(found)
}

fn search(folder: &Path, depth: usize, found: &mut Vec<Found>) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::read(folder, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Failure::read(folder, error))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        // Links may lead out of the folder and are not followed.
        let kind = entry.file_type().map_err(|error| Failure::read(&entry.path(), error))?;
        if hidden || kind.is_symlink() {
            continue;
        }
        let path = entry.path();
        if kind.is_dir() && depth < DEPTH_AT_MOST {
            search(&path, depth + 1, found)?;
        } else if kind.is_file()
            && let Some(kind) = kind_of(&path)
        {
            found.push(Found { path, kind });
        }
    }
    Ok(())
}
