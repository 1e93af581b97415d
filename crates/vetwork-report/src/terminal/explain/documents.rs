//! Documents, in short: each with its verdict, and what in it does not agree.

use vetwork_model::document::{DocumentPage, DocumentRow, Fit, PageRuling, Placed};
use vetwork_model::judged::Verdict;

use super::Page;
use crate::prose::inert;
use crate::terminal::Role;

/// Documents that are told; the report has all.
const MOST_DOCUMENTS: usize = 8;
/// Rulings that are told of one document.
const MOST_RULINGS: usize = 4;
/// Characters of a value, and of what was seen.
const LONGEST_VALUE: usize = 80;
const LONGEST_SEEN: usize = 240;

impl Page<'_> {
    pub(super) fn documents(&mut self) {
        let documents = &self.assessment.documents;
        for (place, document) in documents.iter().take(MOST_DOCUMENTS).enumerate() {
            self.document(if place == 0 { "Documents" } else { "" }, document);
        }
        let more = documents.len().saturating_sub(MOST_DOCUMENTS);
        if more > 0 {
            self.entry(2, "", 16, Role::Dim, &format!("and {more} more, in the report"));
        }
        if !documents.is_empty() {
            self.out.push('\n');
        }
    }

    fn document(&mut self, label: &str, document: &DocumentPage) {
        let files: Vec<String> = document.files.iter().map(|file| inert(file, LONGEST_VALUE)).collect();
        let head = format!("{}: {} ({})", document.what, document.verdict.words(), files.join(", "));
        self.entry(2, label, 16, Role::Bold, &head);
        for row in document.rows.iter().filter(|row| row.fit == Fit::Differ && values(row) > 1) {
            self.entry(4, "", 14, Role::Bold, &differing(row));
        }
        let of_rows = document.rows.iter().flat_map(|row| &row.rulings);
        let against = of_rows.chain(document.parts.iter().flat_map(|part| &part.rulings));
        let against = against.filter(|ruling| ruling.verdict >= Verdict::Unusual);
        for ruling in against.take(MOST_RULINGS) {
            self.entry(4, "", 14, Role::Bold, &told(ruling));
        }
        if document.verdict != Verdict::Holds {
            self.entry(4, "", 14, Role::Dim, &format!("What this proves: {}", document.proves));
            self.entry(4, "", 14, Role::Dim, &format!("Next: {}", document.next));
        }
    }
}

fn values(row: &DocumentRow) -> usize {
    row.claimed.len() + row.printed.len() + row.signed.len()
}

fn differing(row: &DocumentRow) -> String {
    let values = |word: &str, values: &[Placed]| {
        let texts: Vec<String> = values.iter().map(|value| inert(&value.text, LONGEST_VALUE)).collect();
        (!texts.is_empty()).then(|| format!("{word} {}", texts.join(", ")))
    };
    let columns = [values("claimed", &row.claimed), values("printed", &row.printed), values("signed", &row.signed)];
    format!("{} {}: {}", row.field, row.fit.words(), columns.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

fn told(ruling: &PageRuling) -> String {
    format!("{} {}: {}", ruling.asks, ruling.verdict.words(), inert(&ruling.seen, LONGEST_SEEN))
}
