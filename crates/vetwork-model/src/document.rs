//! A document of a subject as a report tells it: what was claimed, what is printed, what is signed, side by side.

use serde::Serialize;

use crate::judged::Verdict;

/// The page of one document: all files of it, or one file that belongs to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentPage {
    /// What it was handed in as.
    pub what: &'static str,
    /// Its files, by their paths in the dossier.
    pub files: Vec<String>,
    /// The verdict that matters most.
    pub verdict: Verdict,
    /// What that verdict proves, and what it does not.
    pub proves: &'static str,
    /// Its fields, each where it stands.
    pub rows: Vec<DocumentRow>,
    /// What was found in its files.
    pub parts: Vec<DocumentPart>,
    /// What could not be judged, in words: a gap in our work.
    pub gaps: Vec<String>,
    /// What could be done next.
    pub next: &'static str,
}

/// One field, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// Which, for people.
    pub field: &'static str,
    /// What the subject said.
    pub claimed: Vec<Placed>,
    /// What stands in the document, where anybody who makes one can write it.
    pub printed: Vec<Placed>,
    /// What a verified signature covers.
    pub signed: Vec<Placed>,
    /// How these go together.
    pub fit: Fit,
    /// Rules that are broken or unusual in it.
    pub rulings: Vec<PageRuling>,
}

/// A value, and where it stands. Numbers of documents are cut to their end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Not trusted: make it inert before it is shown.
    pub text: String,
    /// Where.
    pub place: String,
}

/// How the values of a field go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// They say the same.
    Agree,
    /// There is one, and nothing beside it.
    Alone,
    /// It cannot be told.
    CannotTell,
    /// They differ, or a rule speaks against one of them.
    Differ,
}

impl Fit {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Agree => "agrees",
            Self::Alone => "nothing beside it",
            Self::CannotTell => "cannot be told",
            Self::Differ => "does not agree",
        }
    }
}

/// What one judge found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentPart {
    /// What it is: `machine-readable zone of a passport (TD3)`.
    pub title: String,
    /// The verdict that matters most.
    pub verdict: Verdict,
    /// Rules that held.
    pub held: u32,
    /// Rules that could not be asked.
    pub not_judged: u32,
    /// Who signed it, where a signature is proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// Rulings on it as a whole that say something.
    pub rulings: Vec<PageRuling>,
}

/// How a rule came out, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageRuling {
    /// Its stable name.
    pub rule: String,
    /// The question.
    pub asks: &'static str,
    /// How it came out.
    pub verdict: Verdict,
    /// What was seen. Quotes the document: not trusted.
    pub seen: String,
    /// What this proves, and what it does not.
    pub proves: &'static str,
}
