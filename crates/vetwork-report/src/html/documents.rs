//! The documents of one subject: claimed, printed and signed side by side.

use vetwork_model::document::{DocumentPage, DocumentPart, DocumentRow, Fit, PageRuling, Placed};
use vetwork_model::judged::Verdict;

use crate::prose::{capitalised, inert};

/// Characters of one value, and of what was seen.
const LONGEST_VALUE: usize = 160;
const LONGEST_SEEN: usize = 400;
/// Rulings shown of one part.
const MOST_RULINGS: usize = 12;

pub(super) struct Document {
    pub(super) title: String,
    pub(super) files: String,
    pub(super) verdict: VerdictView,
    pub(super) proves: &'static str,
    pub(super) next: &'static str,
    pub(super) rows: Vec<Row>,
    pub(super) parts: Vec<Part>,
    pub(super) gaps: Vec<String>,
}

/// A verdict: the class of its mark, and its word.
#[derive(Clone, Copy)]
pub(super) struct VerdictView {
    pub(super) class: &'static str,
    pub(super) word: &'static str,
}

pub(super) struct Row {
    pub(super) field: String,
    pub(super) claimed: Vec<Value>,
    pub(super) printed: Vec<Value>,
    pub(super) signed: Vec<Value>,
    /// Class and word; none where there is nothing to compare.
    pub(super) fit: Option<(&'static str, String)>,
    pub(super) rulings: Vec<Ruling>,
}

pub(super) struct Value {
    pub(super) text: String,
    pub(super) place: String,
}

pub(super) struct Part {
    pub(super) title: String,
    pub(super) verdict: VerdictView,
    pub(super) counts: String,
    pub(super) signed_by: Option<String>,
    pub(super) rulings: Vec<Ruling>,
}

pub(super) struct Ruling {
    pub(super) verdict: VerdictView,
    pub(super) asks: String,
    pub(super) seen: String,
    pub(super) proves: &'static str,
}

pub(super) fn documents(pages: &[DocumentPage]) -> Vec<Document> {
    pages.iter().map(document).collect()
}

fn document(page: &DocumentPage) -> Document {
    let files: Vec<String> = page.files.iter().map(|file| inert(file, LONGEST_VALUE)).collect();
    Document {
        title: page.what.to_owned(),
        files: files.join(", "),
        verdict: page.verdict.into(),
        proves: page.proves,
        next: page.next,
        rows: page.rows.iter().map(row).collect(),
        parts: page.parts.iter().map(part).collect(),
        gaps: page.gaps.iter().map(|gap| inert(gap, LONGEST_SEEN)).collect(),
    }
}

impl From<Verdict> for VerdictView {
    fn from(verdict: Verdict) -> Self {
        let class = match verdict {
            Verdict::Holds | Verdict::Proven => "yes",
            Verdict::NotJudged | Verdict::Unusual => "so",
            Verdict::Refuted => "no",
        };
        Self { class, word: verdict.words() }
    }
}

fn row(row: &DocumentRow) -> Row {
    let fit = match row.fit {
        Fit::Agree => Some("yes"),
        Fit::Differ => Some("no"),
        Fit::CannotTell => Some("so"),
        Fit::Alone => None,
    };
    Row {
        field: capitalised(row.field),
        claimed: row.claimed.iter().map(value).collect(),
        printed: row.printed.iter().map(value).collect(),
        signed: row.signed.iter().map(value).collect(),
        fit: fit.map(|class| (class, capitalised(row.fit.words()))),
        rulings: row.rulings.iter().map(ruling).collect(),
    }
}

fn value(placed: &Placed) -> Value {
    Value { text: inert(&placed.text, LONGEST_VALUE), place: inert(&placed.place, LONGEST_VALUE) }
}

fn part(part: &DocumentPart) -> Part {
    let rules = |count: u32| if count == 1 { "1 rule".to_owned() } else { format!("{count} rules") };
    let gap = if part.not_judged == 0 { String::new() } else { format!(", {} could not be asked", part.not_judged) };
    Part {
        title: capitalised(&inert(&part.title, LONGEST_VALUE)),
        verdict: part.verdict.into(),
        counts: format!("{} held{gap}", rules(part.held)),
        signed_by: part.signed_by.as_deref().map(|by| inert(by, LONGEST_SEEN)),
        rulings: part.rulings.iter().take(MOST_RULINGS).map(ruling).collect(),
    }
}

fn ruling(ruling: &PageRuling) -> Ruling {
    Ruling {
        verdict: ruling.verdict.into(),
        asks: capitalised(ruling.asks),
        seen: inert(&ruling.seen, LONGEST_SEEN),
        proves: ruling.proves,
    }
}
