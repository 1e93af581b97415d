//! The assessment of one subject: a band, the questions behind it, what was asked and what was not,
//! and what to do next. It holds all that a report needs, and its own inputs by hash.

use serde::Serialize;

use crate::check::{Cause, Code, Disposition, Family, Hypothesis};
use crate::confidence::Confidence;
use crate::document::DocumentPage;
use crate::dossier::{SubjectId, SubjectKind};
use crate::finding::{Finding, Outcome};
use crate::role::{Phase, Role};
use crate::tie::Tie;
use crate::{Name, When};

/// What a person should do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// Nothing here needs a person.
    Routine,
    /// Questions that policy requires for this phase and role are unanswered.
    Incomplete,
    /// A question is open.
    Verify,
    /// A person looks today.
    Escalate,
}

impl Band {
    /// All bands, most urgent first.
    pub const ALL: [Band; 4] = [Band::Escalate, Band::Verify, Band::Incomplete, Band::Routine];

    /// In a word.
    pub fn words(self) -> &'static str {
        match self {
            Band::Routine => "routine",
            Band::Incomplete => "incomplete",
            Band::Verify => "verify",
            Band::Escalate => "escalate",
        }
    }
}

/// A hypothesis with the weight of the findings that bear on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HypothesisWeight {
    /// The question.
    pub hypothesis: Hypothesis,
    /// Sum in tenths of a bit.
    pub decibits: i32,
    /// The findings behind it, strongest first.
    pub codes: Vec<Code>,
}

/// One step of the waterfall: a family and what it adds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupWeight {
    /// The family.
    pub family: Family,
    /// What it adds in all, tenths of a bit; negative where it speaks for the subject.
    pub decibits: i32,
    /// Its findings, strongest first, each with what it adds.
    pub parts: Vec<(Code, i32)>,
    /// A cause that it shares with a stronger family, because of which it counts less.
    pub shares_cause: Option<Cause>,
}

/// A question that policy requires and nothing has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Id in the policy.
    pub question: String,
    /// The question in words.
    pub ask: String,
    /// The cheapest way to answer it.
    pub how: String,
}

/// What was asked and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Checks that raise or speak for something.
    pub found: usize,
    /// Checks that looked and found nothing.
    pub clear: usize,
    /// Checks that could not look.
    pub not_checked: usize,
    /// Checks that are not for this subject or not yet.
    pub not_applicable: usize,
    /// Required questions that are unanswered.
    pub waiting: Vec<Waiting>,
}

impl Coverage {
    /// Questions answered.
    pub fn answered(&self) -> usize {
        self.found + self.clear
    }
    /// Questions that apply.
    pub fn asked(&self) -> usize {
        self.answered() + self.not_checked
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// As an instruction to the reader.
    pub text: String,
    /// Safe or adverse.
    pub disposition: Disposition,
    /// Minutes of work.
    pub minutes: u32,
    /// How much it would tell, tenths of a bit.
    pub tells: i32,
    /// The checks it bears on.
    pub codes: Vec<Code>,
    /// A neutral sentence for the subject; empty when nobody is asked anything.
    pub message: String,
}

/// Everything the result depends on. The same inputs give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inputs {
    /// Version of the program.
    pub program: String,
    /// Name and hash of the policy.
    pub policy: String,
    /// Reference snapshots, sorted.
    pub snapshots: Vec<String>,
    /// Hash of the customer's own indicators; empty when there are none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub indicators: String,
    /// Hash of the subject's evidence.
    pub evidence: String,
    /// Hash of what was compared from other records, and of what people said of listed parties.
    pub compared: String,
    /// The time given.
    pub time: Option<When>,
}

/// The assessment of one subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    /// Which subject.
    pub subject: SubjectId,
    /// Person or organisation.
    pub kind: SubjectKind,
    /// Name, for people to read.
    pub name: Name,
    /// Pronouns as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<String>,
    /// The role.
    pub role: Role,
    /// How far the hiring has come.
    pub phase: Phase,
    /// The band.
    pub band: Band,
    /// The findings that make the band what it is, strongest first.
    pub because: Vec<Code>,
    /// Questions the findings bear on, heaviest first.
    pub hypotheses: Vec<HypothesisWeight>,
    /// The waterfall.
    pub weights: Vec<GroupWeight>,
    /// Sum of the waterfall, tenths of a bit.
    pub decibits: i32,
    /// What was asked and what was not.
    pub coverage: Coverage,
    /// What to do, the one that tells most first.
    pub steps: Vec<Step>,
    /// How sure one can be of the identity. None of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Its documents, field by field. None where no file was judged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentPage>,
    /// What it has in common with others, what tells most first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<Tie>,
    /// How every check ended, by code.
    pub outcomes: Vec<(Code, Outcome)>,
    /// Dated evidence in the order of time: phase, when, what.
    pub timeline: Vec<Moment>,
    /// Input that could not be read, in words.
    pub unread: Vec<String>,
    /// Everything the result depends on.
    pub inputs: Inputs,
}

/// One dated piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Moment {
    /// When.
    pub at: When,
    /// In which phase such evidence arises.
    pub phase: Phase,
    /// What it is, in the words of the format.
    pub what: String,
    /// Findings that rest on it.
    pub codes: Vec<Code>,
}

impl Assessment {
    /// All findings, those that raise first, strongest first, then by code.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.outcomes.iter().filter_map(|(_, outcome)| outcome.finding()).collect();
        all.sort_by(|a, b| {
            (a.direction, std::cmp::Reverse(a.strength), a.code).cmp(&(
                b.direction,
                std::cmp::Reverse(b.strength),
                b.code,
            ))
        });
        all
    }

    /// The finding of one check.
    pub fn finding(&self, code: Code) -> Option<&Finding> {
        self.outcomes.iter().find(|(c, _)| *c == code).and_then(|(_, outcome)| outcome.finding())
    }
}
