//! How sure one can be that a person is who they say they are: profiles of GPG 45, and the cheapest way to the next.
//!
//! The positive axis. What speaks against somebody is weighed by the engine; here it only caps the level.

mod contradiction;
mod profile;
mod projection;
mod step;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub use contradiction::Contradiction;
pub use profile::Profile;
pub use projection::{Outcome, Projection, projections};
pub use step::{Step, Way};

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
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very high",
        }
    }

    /// The level above, where there is one.
    #[must_use]
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

impl Piece {
    fn reaches(self, least: Self) -> bool {
        self.strength >= least.strength && self.validity >= least.validity
    }
}

/// What is known of one identity, by the five parts of GPG 45.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// How sure one can be, and what would make it surer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confidence {
    /// The level that is reached.
    pub level: Level,
    /// The profile by which it is reached.
    pub profile: Option<String>,
    /// The cheapest way to the next level that the steps of the table can reach.
    pub way: Option<Way>,
    /// The level that contradictions cap, and their sum, when they do.
    pub capped: Option<Capped>,
    /// The highest level that can be reached without meeting the person or comparing their face.
    pub ceiling_at_a_distance: Level,
}

/// Contradictions cost more than a level bears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Capped {
    /// The level that the evidence alone would reach.
    pub from: Level,
    /// What the contradictions cost together.
    pub cost: i32,
}

/// Profiles, thresholds and steps: data with an edition.
#[derive(Debug)]
pub struct Table {
    edition: String,
    profiles: Vec<Profile>,
    thresholds: Vec<(Level, i32)>,
    steps: Vec<Step>,
}

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// It is no TOML of this shape.
    #[error("{0}")]
    Shape(#[from] toml::de::Error),
    /// A profile is not written as `M1A 4/2 A0 F1 V2`.
    #[error("profile `{0}`: write it as `M1A 4/2 A0 F1 V2`, with scores from 0 to 4")]
    Profile(String),
    /// A step neither raises nor adds, or does both.
    #[error("step `{0}`: it raises one score, or adds one piece of evidence")]
    Step(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    edition: String,
    #[expect(dead_code, reason = "for people: the day on which the guide was read")]
    read: String,
    profiles: ByLevel<Vec<String>>,
    thresholds: ByLevel<i32>,
    step: Vec<step::StepRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ByLevel<Value> {
    low: Value,
    medium: Value,
    high: Value,
    very_high: Value,
}

impl<Value> ByLevel<Value> {
    fn each(self) -> [(Level, Value); 4] {
        [
            (Level::Low, self.low),
            (Level::Medium, self.medium),
            (Level::High, self.high),
            (Level::VeryHigh, self.very_high),
        ]
    }
}

/// The table that ships with the program.
static SHIPPED: LazyLock<Option<Table>> =
    LazyLock::new(|| Table::parse(include_str!("../../../data/identity-confidence.toml")).ok());

impl Table {
    /// The table that ships with the program. A test holds that it is there.
    #[must_use]
    pub fn shipped() -> Option<&'static Self> {
        SHIPPED.as_ref()
    }

    /// A table from TOML.
    ///
    /// # Errors
    ///
    /// The text is not of the shape of `data/identity-confidence.toml`.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        let file: TableFile = toml::from_str(text)?;
        let mut profiles = Vec::new();
        for (level, lines) in file.profiles.each() {
            for line in lines {
                profiles.push(Profile::parse(level, &line).ok_or(TableError::Profile(line))?);
            }
        }
        let steps = file.step.into_iter().map(Step::try_from).collect::<Result<_, _>>()?;
        Ok(Self { edition: file.edition, profiles, thresholds: file.thresholds.each().to_vec(), steps })
    }

    /// Edition of the guide that it follows.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The profiles, from low to very high.
    #[must_use]
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// How sure one can be by these scores, in spite of these contradictions.
    #[must_use]
    pub fn confidence(&self, scores: &Scores, contradictions: &[Contradiction]) -> Confidence {
        let cost = contradiction::cost(contradictions);
        let bears =
            |level: Level| self.thresholds.iter().all(|(limited, threshold)| *limited != level || cost <= *threshold);
        let from = self.level(scores);
        let reached = self.best(scores, bears);
        let level = reached.map_or(Level::None, |profile| profile.level);
        // A way that contradictions bar leads nowhere: they are explained first.
        let way = level.next().filter(|next| bears(*next)).and_then(|next| step::cheapest(self, scores, next));
        Confidence {
            level,
            profile: reached.map(|profile| profile.id.clone()),
            way,
            capped: (level < from).then_some(Capped { from, cost }),
            ceiling_at_a_distance: self.ceiling_at_a_distance(),
        }
    }

    /// The level that these scores reach when nothing speaks against them.
    fn level(&self, scores: &Scores) -> Level {
        self.best(scores, |_| true).map_or(Level::None, |profile| profile.level)
    }

    /// The best profile, of a level that is allowed, that these scores meet; of equals the one that stands first.
    fn best(&self, scores: &Scores, is_allowed: impl Fn(Level) -> bool) -> Option<&Profile> {
        let met = self.profiles.iter().rev().filter(|profile| is_allowed(profile.level) && profile.is_met(scores));
        met.max_by_key(|profile| profile.level)
    }

    /// The level that the best of everything reaches with verification 2, which is what a live call is worth.
    fn ceiling_at_a_distance(&self) -> Level {
        const CALL: u8 = 2;
        let best = Piece { strength: 4, validity: 4 };
        let scores = Scores { evidence: vec![best; 3], activity: 4, fraud: 3, verification: CALL };
        self.level(&scores)
    }
}

#[cfg(test)]
mod tests;
