//! Data walks down a list of crates, and nothing imports upwards.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{Metadata, MetadataCommand, Package};

use super::{none, read, root};

/// Which crates of the workspace a crate may depend on, in its tests too.
const MAY_IMPORT: [(&str, &[&str]); 15] = [
    ("vetwork-canon", &[]),
    ("vetwork-watchlist", &["vetwork-canon"]),
    ("vetwork-link", &["vetwork-canon", "vetwork-model"]),
    ("vetwork-model", &["vetwork-canon"]),
    ("vetwork-reference", &["vetwork-canon", "vetwork-model"]),
    ("vetwork-identity", &["vetwork-canon", "vetwork-model"]),
    ("vetwork-ingest", &["vetwork-canon", "vetwork-model", "vetwork-identity"]),
    (
        "vetwork-checks",
        &[
            "vetwork-canon",
            "vetwork-model",
            "vetwork-reference",
            "vetwork-watchlist",
            "vetwork-identity",
            "vetwork-link",
        ],
    ),
    (
        "vetwork-engine",
        &[
            "vetwork-canon",
            "vetwork-model",
            "vetwork-reference",
            "vetwork-watchlist",
            "vetwork-checks",
            "vetwork-identity",
        ],
    ),
    ("vetwork-report", &["vetwork-canon", "vetwork-model", "vetwork-link"]),
    ("vetwork-store", &["vetwork-link", "vetwork-model"]),
    ("vetwork-net", &[]),
    ("vetwork", LIBRARIES),
    ("vetwork-eval", LIBRARIES),
    ("xtask", LIBRARIES),
];

const LIBRARIES: &[&str] = &[
    "vetwork-canon",
    "vetwork-model",
    "vetwork-reference",
    "vetwork-identity",
    "vetwork-ingest",
    "vetwork-checks",
    "vetwork-engine",
    "vetwork-report",
    "vetwork-store",
    "vetwork-net",
    "vetwork-watchlist",
    "vetwork-link",
];

/// The workspace alone, from its manifests: asks no registry and no lock file.
fn workspace() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap()
}

fn imports<'a>(package: &'a Package, ours: &BTreeSet<&str>) -> Vec<&'a str> {
    package.dependencies.iter().map(|dependency| dependency.name.as_str()).filter(|name| ours.contains(name)).collect()
}

#[test]
fn nothing_imports_upwards() {
    let workspace = workspace();
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    let ours: BTreeSet<&str> = workspace.packages.iter().map(|package| package.name.as_str()).collect();
    let mut wrong = Vec::new();
    for package in &workspace.packages {
        match allowed.get(package.name.as_str()) {
            None => wrong.push(format!("{} has no row in the table: say what it may import", package.name)),
            Some(may) => wrong.extend(
                imports(package, &ours)
                    .into_iter()
                    .filter(|import| !may.contains(import))
                    .map(|import| format!("{} may not import {import}", package.name)),
            ),
        }
    }
    none("ARCHITECTURE.md, The house", &wrong);
    let gone: Vec<String> =
        allowed.keys().filter(|name| !ours.contains(*name)).map(|name| (*name).to_owned()).collect();
    none("in the table, and no crate", &gone);
}

#[test]
fn every_crate_takes_the_lints_and_stays_unpublished() {
    let mut wrong = Vec::new();
    for package in &workspace().packages {
        let manifest: toml::Table = read(package.manifest_path.as_std_path()).parse().unwrap();
        let lints = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        if lints != Some(true) {
            wrong.push(format!("{}: write `[lints]` and `workspace = true`", package.name));
        }
        if package.publish.as_deref() != Some(&[]) {
            wrong.push(format!("{}: write `publish.workspace = true`", package.name));
        }
    }
    none("manifests", &wrong);
}
