//! Every fuzz target is built, says which parser it is for, and every parser of untrusted bytes has one.

use std::collections::BTreeSet;

use vetwork_watchlist::formats::Format;

use super::{entries, files, in_project, none, read, root};

fn targets() -> BTreeSet<String> {
    let sources = entries(&root().join("fuzz/targets"));
    sources.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
}

/// The files and folders in the line `// Parser:` of a target.
fn parsers(target: &str) -> Vec<String> {
    let source = read(&root().join(format!("fuzz/targets/{target}.rs")));
    let line = source.lines().find_map(|line| line.strip_prefix("// Parser: ")).unwrap_or_default();
    line.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_target_is_built_and_names_its_parser() {
    let manifest: toml::Table = read(&root().join("fuzz/Cargo.toml")).parse().unwrap();
    let bins = manifest.get("bin").and_then(toml::Value::as_array).unwrap();
    let built: BTreeSet<String> = bins.iter().filter_map(|bin| Some(bin.get("name")?.as_str()?.to_owned())).collect();
    assert_eq!(built, targets(), "fuzz/Cargo.toml has a `[[bin]]` for each file in fuzz/targets, and no other");
    let mut wrong = Vec::new();
    for target in targets() {
        let named = parsers(&target);
        if named.is_empty() {
            wrong.push(format!("{target} has no line `// Parser: FILE…`"));
        }
        let gone = named.iter().filter(|path| !root().join(path).exists());
        wrong.extend(gone.map(|path| format!("{target} names {path}, which does not exist")));
    }
    none("fuzz targets", &wrong);
}

#[test]
fn seeds_belong_to_a_target() {
    let targets = targets();
    let folders = entries(&root().join("fuzz/seeds"));
    let names = folders.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    none("seeds of no target", &names.filter(|name| !targets.contains(name)).collect::<Vec<_>>());
}

/// Folders in which every file takes apart what others wrote. What is not reached by itself is named.
#[test]
fn every_parser_of_untrusted_bytes_has_a_target() {
    const FOLDERS: [&str; 11] = [
        "crates/vetwork-canon/src/",
        "crates/vetwork-identity/src/",
        "crates/vetwork-ingest/src/",
        "crates/vetwork-reference/src/import/",
        "crates/vetwork-reference/src/indicators/",
        "crates/vetwork-store/src/log/",
        "crates/vetwork-store/src/seal/",
        "crates/vetwork-watchlist/src/compare",
        "crates/vetwork-watchlist/src/formats/",
        "crates/vetwork-watchlist/src/index/",
        "crates/vetwork-watchlist/src/name/",
    ];
    const NO_PARSERS: [(&str, &str); 19] = [
        ("crates/vetwork-canon/src/lib.rs", "lists the modules"),
        ("crates/vetwork-canon/src/text.rs", "called by every canonical form"),
        ("crates/vetwork-identity/src/claim.rs", "what somebody says, typed in"),
        ("crates/vetwork-identity/src/confidence", "reads a table of our own"),
        ("crates/vetwork-identity/src/inspect.rs", "hands a file to its judges, each of which has a target"),
        ("crates/vetwork-identity/src/judgement.rs", "what judges say"),
        ("crates/vetwork-identity/src/lib.rs", "lists the modules"),
        ("crates/vetwork-identity/src/made", "a made-up state, for tests alone"),
        ("crates/vetwork-identity/src/trace.rs", "what judges found"),
        ("crates/vetwork-ingest/src/lib.rs", "lists the modules"),
        ("crates/vetwork-ingest/src/confine", "starts and confines the child; its answers have `document_answer`"),
        ("crates/vetwork-ingest/src/diagnostic.rs", "words for errors"),
        ("crates/vetwork-ingest/src/documents/links.rs", "called for every link of a document"),
        ("crates/vetwork-ingest/src/documents/mod.rs", "tells the formats apart, in each of the three targets"),
        ("crates/vetwork-ingest/src/formats/mod.rs", "lists the modules"),
        ("crates/vetwork-ingest/src/formats/template.rs", "writes, and reads nothing"),
        ("crates/vetwork-ingest/src/judging.rs", "keeps what judges said, each of which has a target"),
        ("crates/vetwork-store/src/log/kind.rs", "numbers of kinds"),
        ("crates/vetwork-store/src/log/mod.rs", "lists the modules"),
    ];
    let covered: Vec<String> = targets().iter().flat_map(|target| parsers(target)).collect();
    let is_reached = |name: &str| {
        let excused = NO_PARSERS.iter().map(|(path, _)| *path);
        covered.iter().map(String::as_str).chain(excused).any(|path| name.starts_with(path))
    };
    let names = files("rs").iter().map(|path| in_project(path)).collect::<Vec<_>>();
    let parsers = names.into_iter().filter(|name| FOLDERS.iter().any(|folder| name.starts_with(folder)));
    let missed: Vec<String> = parsers.filter(|name| !name.contains("tests") && !is_reached(name)).collect();
    none("in no fuzz target's line `// Parser:`", &missed);
}

/// A format has a target of its own, `list_ofac_xml`, with a list in it to begin from.
#[test]
fn every_format_of_lists_has_a_target_with_seeds() {
    let target = |format: &Format| {
        let id = serde_json::to_value(format).unwrap();
        format!("list_{}", id.as_str().unwrap().replace('-', "_"))
    };
    let targets = targets();
    let missing: Vec<String> = Format::ALL.iter().map(target).filter(|target| !targets.contains(target)).collect();
    none("formats without a fuzz target", &missing);
    let seeds = |target: &String| root().join("fuzz/seeds").join(target);
    let bare: Vec<String> = Format::ALL.iter().map(target).filter(|target| !seeds(target).is_dir()).collect();
    none("formats without a seed", &bare);
}
