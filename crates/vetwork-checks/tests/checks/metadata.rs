//! Rules that the metadata of every check keeps.

use std::collections::BTreeSet;

use vetwork_checks::{all, find};
use vetwork_model::{Disposition, words};

use crate::page::{HEADINGS, section};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[track_caller]
fn none(rule: &str, wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

#[test]
fn codes_and_names_are_unique_and_codes_name_the_family() {
    let codes: BTreeSet<_> = all().iter().map(|check| check.meta.code).collect();
    let names: BTreeSet<_> = all().iter().map(|check| check.meta.name).collect();
    assert_eq!((codes.len(), names.len()), (all().len(), all().len()));
    for check in all() {
        let (prefix, number) = check.meta.code.0.split_at(2);
        assert_eq!(prefix, check.meta.family.prefix(), "{}", check.meta.code);
        assert!(number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()), "{}", check.meta.code);
        assert!(find(check.meta.code.0).is_some() && find(check.meta.name).is_some());
    }
}

#[test]
fn every_file_is_registered_under_its_own_name() {
    let entries =
        |folder: &str| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let families = entries(concat!(env!("CARGO_MANIFEST_DIR"), "/src/checks")).into_iter().filter(|path| path.is_dir());
    let files: Vec<_> = families
        .flat_map(|family| entries(&family.to_string_lossy()))
        .filter(|path| {
            path.extension().is_some_and(|e| e == "rs") && path.file_stem().is_some_and(|stem| stem != "mod")
        })
        .collect();
    assert_eq!(files.len(), all().len(), "a file in checks/ is not in `registry!`");
}

#[test]
fn pages_have_the_fixed_headings_in_order() {
    let wrong = all().iter().filter(|check| {
        let found: Vec<&str> = check.meta.page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        found != HEADINGS
    });
    none("pages need the seven headings in order", wrong.map(|check| check.meta.code.to_string()).collect());
}

#[test]
fn pages_and_metadata_tell_the_same_sources() {
    let known = std::fs::read_to_string(format!("{ROOT}/data/sources.toml")).unwrap();
    let known: toml::Table = known.parse().unwrap();
    let known = known.get("sources").and_then(toml::Value::as_table).unwrap_or(&known);
    let mut wrong = Vec::new();
    for check in all() {
        let page: BTreeSet<&str> = section(check.meta.page, "Sources")
            .unwrap_or_default()
            .split([',', ' ', '\n'])
            .filter(|s| !s.is_empty())
            .collect();
        let meta: BTreeSet<&str> = check.meta.sources.iter().copied().collect();
        if page != meta || meta.is_empty() {
            wrong.push(format!("{}: page {page:?}, check {meta:?}", check.meta.code));
        }
        wrong.extend(
            meta.iter().filter(|id| !known.contains_key(**id)).map(|id| format!("{}: {id} unknown", check.meta.code)),
        );
    }
    none("sources", wrong);
}

#[test]
fn every_text_is_there_plain_and_without_a_ruled_out_word() {
    let mut wrong = Vec::new();
    for check in all() {
        let m = check.meta;
        let texts = [
            m.title,
            m.question,
            m.says,
            m.clear,
            m.innocent,
            m.clears,
            m.blind_spots,
            m.next_step.text,
            m.lawful.notice,
        ];
        for text in texts {
            if text.trim().is_empty() {
                wrong.push(format!("{}: an empty text", m.code));
            }
        }
        for text in texts.into_iter().chain([m.next_step.message, m.name, m.page]) {
            if let Some(word) = words::ruled_out(text) {
                wrong.push(format!("{}: `{word}` in `{}`", m.code, text.chars().take(60).collect::<String>()));
            }
        }
        if !m.question.ends_with('?') || !m.says.ends_with('.') || !m.clear.ends_with('.') || m.title.ends_with('.') {
            wrong.push(format!("{}: a question ends with `?`, a sentence with `.`, a title with neither", m.code));
        }
        if m.title.chars().count() > 60 {
            wrong.push(format!("{}: the title does not fit the table: {}", m.code, m.title));
        }
        if m.next_step.minutes == 0 {
            wrong.push(format!("{}: a step takes some minutes", m.code));
        }
        let asks = !m.next_step.message.is_empty();
        if asks && m.next_step.disposition == Disposition::Adverse {
            wrong.push(format!("{}: an adverse step has no message: a person signs and writes it", m.code));
        }
    }
    none("texts", wrong);
}

#[test]
fn a_check_that_raises_names_its_causes_hypotheses_and_catalogue_rows() {
    let mut wrong = Vec::new();
    for check in all() {
        let m = check.meta;
        if m.hypotheses.is_empty() || m.catalogue.is_empty() || m.phases.is_empty() || m.subjects.is_empty() {
            wrong.push(m.code.to_string());
        }
        if m.direction == vetwork_model::Direction::Raises && m.causes.is_empty() {
            wrong.push(format!("{}: no innocent cause", m.code));
        }
        if m.catalogue.iter().any(|row| row.starts_with("EXC-")) {
            wrong.push(format!("{}: an excluded row is never an input", m.code));
        }
        if !m.phases.is_sorted() {
            wrong.push(format!("{}: phases are given earliest first", m.code));
        }
    }
    none("metadata", wrong);
}
