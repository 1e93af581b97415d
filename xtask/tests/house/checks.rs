//! A check is two files and one line.

use std::collections::BTreeSet;
use std::path::Path;

use super::{entries, in_project, none, read, root};

const CHECKS: &str = "crates/vetwork-checks/src/checks";

/// File names without their ending, of one kind in one folder.
fn stems(folder: &Path, extension: &str) -> BTreeSet<String> {
    let of_kind = entries(folder).into_iter().filter(|path| path.extension().is_some_and(|found| found == extension));
    of_kind.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
}

#[test]
fn every_source_has_its_page_and_its_line_in_the_registry() {
    let mut wrong = Vec::new();
    for folder in entries(&root().join(CHECKS)).iter().filter(|path| path.is_dir()) {
        let name = in_project(folder);
        let registry = read(&folder.join("mod.rs"));
        let registered: BTreeSet<&str> = registry.lines().filter_map(|line| line.trim().strip_suffix(',')).collect();
        let mut sources = stems(folder, "rs");
        sources.remove("mod");
        let pages = stems(folder, "md");
        wrong.extend(sources.symmetric_difference(&pages).map(|stem| format!("{name}/{stem}: .rs or .md is missing")));
        let unregistered = sources.iter().filter(|stem| !registered.contains(stem.as_str()));
        wrong.extend(unregistered.map(|stem| format!("{name}/{stem} is not in `registry!` of {name}/mod.rs")));
    }
    none("incomplete checks", &wrong);
}
