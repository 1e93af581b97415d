//! The rules of the house that no compiler holds: who imports whom, how long a file is, what belongs
//! together, and that every link leads somewhere.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read the project's own files")]

mod checks;
mod crates;
mod fuzz;
mod length;
mod links;

use std::path::{Path, PathBuf};

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Everything in a folder of the project, with the folder's path before it, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// All files of the project whose name ends so, in order; not what was built or found by running something.
fn files(extension: &str) -> Vec<PathBuf> {
    const MADE_BY_RUNNING: [&str; 4] = ["target", "fuzz/artifacts", "fuzz/corpus", "fuzz/coverage"];
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            let name = in_project(&path);
            if path.is_dir() && !path.is_symlink() {
                let is_ours =
                    !name.starts_with('.') && !name.ends_with("/target") && !MADE_BY_RUNNING.contains(&&*name);
                folders.extend(is_ours.then_some(path));
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The path from the root of the project.
fn in_project(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[track_caller]
fn none(rule: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{rule}:\n  {}", wrong.join("\n  "));
}
