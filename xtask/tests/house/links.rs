//! Every relative link of every page leads to something, and the book lists every page.

use std::collections::BTreeSet;
use std::path::Path;

use super::{files, in_project, none, read, root};

/// Targets of the links and pictures of a page, code aside.
fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            // Every second part stands between backticks.
            let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
            let targets = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
            found.extend(targets.map(|(target, _)| target.trim().to_owned()));
        }
    }
    found
}

/// The path that a link leads to inside the project, without the place on the page.
fn inside(link: &str) -> Option<&str> {
    let is_outside = link.contains("://") || link.starts_with("mailto:");
    let path = link.split('#').next().unwrap_or_default();
    (!is_outside && !path.is_empty()).then_some(path)
}

#[test]
fn every_relative_link_leads_somewhere() {
    let mut wrong = Vec::new();
    for path in files("md") {
        let folder = path.parent().unwrap_or(Path::new(""));
        let dead = links(&read(&path))
            .into_iter()
            .filter(|link| inside(link).is_some_and(|target| !folder.join(target).exists()));
        wrong.extend(dead.map(|link| format!("{}: {link}", in_project(&path))));
    }
    none("dead links", &wrong);
}

#[test]
fn the_book_lists_every_page_that_people_write() {
    let docs = root().join("docs");
    let summary = read(&docs.join("SUMMARY.md"));
    let listed: BTreeSet<String> = links(&summary).into_iter().collect();
    let pages = files("md").into_iter().filter_map(|path| {
        let name = path.strip_prefix(&docs).ok()?.to_string_lossy().replace('\\', "/");
        // The pages of the checks are reached from their index.
        let is_listed_elsewhere = name == "SUMMARY.md" || (name.starts_with("checks/") && name != "checks/README.md");
        (!is_listed_elsewhere).then_some(name)
    });
    none("not in docs/SUMMARY.md", &pages.filter(|name| !listed.contains(name)).collect::<Vec<_>>());
}

#[test]
fn links_are_found_in_prose_alone() {
    let page = "[a](b.md#c) and ![d](e.png)\n```\n[f](g)\n```\n`[h](i)` [j](https://k.example)";
    assert_eq!(links(page), ["b.md#c", "e.png", "https://k.example"]);
    let check = |link: &str, expected: Option<&str>| assert_eq!(inside(link), expected, "{link}");
    check("b.md#c", Some("b.md"));
    check("#c", None);
    check("https://k.example/b.md", None);
    check("mailto:a@b.example", None);
}
