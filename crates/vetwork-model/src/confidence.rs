//! Identity confidence, the positive axis: how sure one can be that a person is who they say they are, and what would make
//! it surer (GOV.UK Good Practice Guide 45).

use serde::{Deserialize, Serialize};

/// Levels of confidence (GPG 45, "Levels of confidence").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// No profile is met.
    #[default]
    None,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Very high.
    VeryHigh,
}

impl Level {
    /// In a word.
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very high",
        }
    }

    /// The level above, where there is one.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::None => Some(Self::Low),
            Self::Low => Some(Self::Medium),
            Self::Medium => Some(Self::High),
            Self::High => Some(Self::VeryHigh),
            Self::VeryHigh => None,
        }
    }
}

/// One piece of evidence with its two scores, each 0 to 4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// How hard it is to get such evidence under another's name.
    pub strength: u8,
    /// How far it was shown that this piece is genuine: 1 it agrees with itself, 2 a trained person or its issuer confirmed
    /// it, 3 a signature was verified, 4 and its issuer confirmed that it is in force.
    pub validity: u8,
}

/// What is known of one identity, by the five parts of GPG 45.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Scores {
    /// Pieces of evidence that belong together: name and date of birth agree.
    pub evidence: Vec<Piece>,
    /// How long the identity has been in use, as organisations confirm that check identities: 0 to 4.
    pub activity: u8,
    /// How far it was looked whether the identity is misused: 0 to 3.
    pub fraud: u8,
    /// How far it was shown that the person is the one of the evidence: 0 to 4.
    pub verification: u8,
}

/// Something that counted, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// What was found, in words.
    pub what: &'static str,
    /// The score that it gives.
    #[serde(flatten)]
    pub score: Score,
}

/// A score in one of the parts of GPG 45.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Score {
    /// A piece of evidence.
    Evidence(Piece),
    /// Activity history.
    Activity(u8),
    /// Identity fraud, in the guide's words; ours are never rendered so.
    #[serde(rename = "misuse")]
    Fraud(u8),
    /// Verification.
    Verification(u8),
}

impl Scores {
    /// The scores of all that counted: pieces together, of the rest the highest.
    pub fn of(counted: &[Counted]) -> Self {
        let mut scores = Self::default();
        for one in counted {
            match one.score {
                Score::Evidence(piece) => scores.evidence.push(piece),
                Score::Activity(score) => scores.activity = scores.activity.max(score),
                Score::Fraud(score) => scores.fraud = scores.fraud.max(score),
                Score::Verification(score) => scores.verification = scores.verification.max(score),
            }
        }
        scores
    }
}

/// How sure one can be, and what would make it surer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confidence {
    /// Edition of the guide.
    pub edition: String,
    /// The level that is reached.
    pub level: Level,
    /// The profile by which it is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// What counted.
    pub counted: Vec<Counted>,
    /// The cheapest way to the next level; none where no step leads there, or contradictions bar it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// Set when contradictions bar the next level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capped: Option<Capped>,
    /// The highest level that can be reached without meeting the person or comparing their face.
    pub ceiling_at_a_distance: Level,
    /// What the same scores mean in other frameworks.
    pub elsewhere: Vec<Projection>,
}

/// How another framework's requirement comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Projected {
    /// What these scores can show of it is there.
    Reached,
    /// Something is missing.
    NotReached,
    /// These scores cannot answer for it.
    Apart,
}

impl Projected {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Reached => "reached, as far as this can show",
            Self::NotReached => "not reached",
            Self::Apart => "not answered here",
        }
    }
}

/// The same scores as another framework counts them: a reading aid, never a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Projection {
    /// The framework and the part of it.
    pub framework: &'static str,
    /// How it comes out.
    pub outcome: Projected,
    /// Why, in words.
    pub why: &'static str,
    /// What was read.
    pub source: &'static str,
}

/// Steps that lead to a level together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Where they lead.
    pub to: Level,
    /// The steps, the cheapest first.
    pub steps: Vec<WayStep>,
}

impl Way {
    /// Minutes of people's work, all steps together.
    pub fn minutes(&self) -> u32 {
        self.steps.iter().map(|step| step.minutes).sum()
    }
}

/// Something that people can do to be surer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WayStep {
    /// Its name in the table.
    pub id: String,
    /// What to do, as an instruction without a capital.
    pub text: String,
    /// Minutes of people's work.
    pub minutes: u32,
    /// Days of waiting.
    pub days: u32,
}

/// Contradictions cost more than a level bears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Capped {
    /// The level that the evidence alone would reach.
    pub from: Level,
    /// What the contradictions cost together.
    pub cost: i32,
}
