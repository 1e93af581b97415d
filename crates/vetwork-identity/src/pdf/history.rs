//! How often a PDF was written to. A program that changes one may append to it and leave what was there (ISO 32000-2,
//! 7.5.6), so that the file tells its own history. Printing to a new file leaves none.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId};

use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};

pub(super) static VERSIONS: Rule = Rule {
    id: "pdf-versions",
    asks: "How often was it written to?",
    holding: "Nothing about the holder: signing, filling in a form, commenting and scanning with a telephone all append to a \
              file. A file that was written once may have been made from any other.",
    broken: "That what is left of its history does not hold together: the chain of its versions leads in a circle or \
             nowhere. Damage in transit does that too.",
    source: "ISO 32000-2, 7.5.5 (trailer), 7.5.6 (incremental updates), Annex F (linearised files)",
};

pub(super) static CHANGED: Rule = Rule {
    id: "pdf-page-changed",
    asks: "Was what a page shows changed after the file was complete?",
    holding: "That no later version in the file replaces what a page shows. A file that was printed anew keeps no versions, so \
              this says nothing of it.",
    broken: "That a page was drawn anew after the file was first complete. Editors do that for a harmless correction; on a \
             document from an issuer it is a question. The earlier version is still in the file and can be compared.",
    source: "ISO 32000-2, 7.5.6 (incremental updates)",
};

/// Versions that are followed.
const VERSIONS_AT_MOST: usize = 200;

/// What the raw bytes tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct History {
    /// Where each version ends: after its `%%EOF`.
    pub(crate) ends: Vec<usize>,
    /// Made for the web, which writes two ends at once.
    pub(super) is_linearised: bool,
    /// Cross-references in the chain that begins at the end.
    pub(super) chain: usize,
    /// The chain leads back to where it was, or out of the file.
    pub(super) chain_is_broken: bool,
}

impl History {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut history = Self {
            ends: ends(bytes),
            is_linearised: bytes.get(..1024).unwrap_or(bytes).windows(11).any(|window| window == b"/Linearized"),
            ..Self::default()
        };
        // The first end of a linearised file is that of its first page.
        if history.is_linearised && history.ends.len() > 1 {
            history.ends.remove(0);
        }
        history.follow(bytes);
        history
    }

    fn follow(&mut self, bytes: &[u8]) {
        let mut visited = BTreeSet::new();
        let mut next = bytes.windows(9).rposition(|window| window == b"startxref").and_then(|at| number(bytes, at + 9));
        while let Some(at) = next {
            if visited.len() >= VERSIONS_AT_MOST || !visited.insert(at) {
                self.chain_is_broken = true;
                return;
            }
            let Some(table) = bytes.get(at..) else {
                self.chain_is_broken = true;
                return;
            };
            self.chain += 1;
            next = previous(table);
        }
    }
}

/// Where `startxref N %%EOF` ends, for each.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.windows(5).position(|window| window == b"%%EOF")) {
        let end = at + found + 5;
        // An end within a picture or a text is none: the offset stands before it.
        let before = bytes.get(end.saturating_sub(64)..at + found).unwrap_or_default();
        if before.windows(9).any(|window| window == b"startxref") && ends.len() < VERSIONS_AT_MOST {
            ends.push(end);
        }
        at = end;
    }
    ends
}

/// `/Prev` of the trailer, or of the dictionary of a cross-reference stream, that follows.
fn previous(table: &[u8]) -> Option<usize> {
    /// Longer tables are of files with more objects than are read.
    const LONGEST: usize = 1 << 20;
    let table = table.get(..LONGEST).unwrap_or(table);
    let is_table = table.trim_ascii_start().starts_with(b"xref");
    let start = if is_table { find(table, b"trailer")? } else { 0 };
    let rest = table.get(start..)?;
    let end = find(rest, if is_table { b"startxref" } else { b"stream" }).unwrap_or(rest.len());
    let dictionary = rest.get(..end)?;
    number(dictionary, find(dictionary, b"/Prev")? + 5)
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// The number that stands there, after white space.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.trim_ascii_start();
    let digits = rest.iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
}

pub(super) fn judge(bytes: &[u8], document: Option<(&Document, &[ObjectId])>, judgement: &mut Judgement) {
    // Offsets count from the header, before which some mail programs leave lines of their own.
    let bytes = bytes.get(find(bytes.get(..1024).unwrap_or(bytes), b"%PDF-").unwrap_or(0)..).unwrap_or(bytes);
    let history = History::read(bytes);
    let versions = history.ends.len();
    judgement.fields.push(Field::printed(FieldName::Versions, versions.to_string()));
    if history.chain_is_broken {
        judgement.rule(&VERSIONS, Verdict::Unusual, "the chain of its versions leads in a circle or out of the file");
    } else if versions == 0 {
        judgement.rule(&VERSIONS, Verdict::NotJudged, "its end is missing");
    } else {
        let web = if history.is_linearised { ", made for the web" } else { "" };
        let times = if versions == 1 { "once".to_owned() } else { format!("{versions} times") };
        judgement.rule(&VERSIONS, Verdict::Holds, format!("written to {times}{web}"));
    }
    match document {
        Some((document, pages)) => judge_changes(bytes, &history, document, pages, judgement),
        None => judgement.rule(&CHANGED, Verdict::NotJudged, "its parts could not be read"),
    }
}

/// Content of a page is a stream, which never lies in another one: a later version that replaces it says so in the clear.
fn judge_changes(bytes: &[u8], history: &History, document: &Document, pages: &[ObjectId], judgement: &mut Judgement) {
    let Some(appended) = history.ends.first().and_then(|first| bytes.get(*first..)).filter(|_| history.ends.len() > 1)
    else {
        judgement.rule(&CHANGED, Verdict::Holds, "it holds one version");
        return;
    };
    let later = objects_in(appended);
    let changed: Vec<String> = (1..)
        .zip(pages)
        .filter(|(_, page)| contents_of(document, **page).iter().any(|content| later.contains(content)))
        .map(|(number, _): (usize, _)| number.to_string())
        .take(10)
        .collect();
    if changed.is_empty() {
        let seen = format!("{} later versions, none of which replaces what a page shows", history.ends.len() - 1);
        judgement.rule(&CHANGED, Verdict::Holds, seen);
    } else {
        let seen = format!("what page {} shows was written after the first version of the file", changed.join(", "));
        judgement.rule(&CHANGED, Verdict::Unusual, seen);
    }
}

fn contents_of(document: &Document, page: ObjectId) -> Vec<ObjectId> {
    const PARTS: usize = 1000;
    let Some(contents) = document.get_dictionary(page).ok().and_then(|page| page.get(b"Contents").ok()) else {
        return Vec::new();
    };
    match contents {
        Object::Reference(id) => match document.get_object(*id) {
            Ok(Object::Array(parts)) => references(parts, PARTS),
            _ => vec![*id],
        },
        Object::Array(parts) => references(parts, PARTS),
        _ => Vec::new(),
    }
}

fn references(parts: &[Object], most: usize) -> Vec<ObjectId> {
    parts.iter().filter_map(|part| part.as_reference().ok()).take(most).collect()
}

/// Numbers of the objects that are written there: `12 0 obj`.
fn objects_in(bytes: &[u8]) -> BTreeSet<ObjectId> {
    let mut objects = BTreeSet::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b" obj")) {
        let before = bytes.get(..at + found).unwrap_or_default();
        let tail = before.get(before.len().saturating_sub(20)..).unwrap_or_default();
        let mut words =
            tail.rsplit(|byte| byte.is_ascii_whitespace()).map(|word| std::str::from_utf8(word).unwrap_or_default());
        let generation = words.next().and_then(|word| word.parse().ok());
        let object = words.next().and_then(|word| word.parse().ok());
        objects.extend(object.zip(generation));
        at += found + 4;
    }
    objects
}
