//! Entries of sanctions lists that somebody in the dossier could be, line by line.

use vetwork_model::{Finding, Listed, ListedLine};

use crate::prose::{about_entry, capitalised, clearance, inert, signed_bits};

/// Entries shown of one subject.
const MOST_ENTRIES: usize = 12;

pub(super) struct Entry {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) page: Option<String>,
    pub(super) standing: String,
    pub(super) bits: String,
    pub(super) lines: Vec<Line>,
    pub(super) clearance: Option<String>,
}

pub(super) struct Line {
    pub(super) what: &'static str,
    pub(super) asked: String,
    pub(super) listed: String,
    pub(super) relation: &'static str,
    pub(super) bits: String,
}

/// Entries that several findings tell of stand once.
pub(super) fn listed(findings: &[&Finding]) -> Vec<Entry> {
    let mut all: Vec<&Listed> = Vec::new();
    for entry in findings.iter().flat_map(|finding| &finding.listed) {
        if !all.contains(&entry) {
            all.push(entry);
        }
    }
    all.into_iter().take(MOST_ENTRIES).map(entry).collect()
}

fn entry(entry: &Listed) -> Entry {
    let name = inert(entry.name.reveal(), 120);
    Entry {
        title: format!("{}: {}", capitalised(entry.part), name),
        about: about_entry(entry),
        page: entry.page.as_deref().map(|page| inert(page, 300)).filter(|page| page.starts_with("https://")),
        standing: capitalised(entry.standing),
        bits: signed_bits(entry.decibits),
        lines: entry.lines.iter().map(line).collect(),
        clearance: entry.clearance.as_ref().map(|said| capitalised(&clearance(said))),
    }
}

fn line(line: &ListedLine) -> Line {
    let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { inert(text, 120) };
    Line {
        what: line.what,
        asked: shown(line.asked.reveal()),
        listed: shown(line.listed.reveal()),
        relation: line.relation,
        bits: signed_bits(line.decibits),
    }
}
