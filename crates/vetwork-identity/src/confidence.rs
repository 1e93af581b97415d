//! How sure one can be that a person is who they say they are: profiles of GPG 45, and the cheapest way to the next.
//!
//! The positive axis. What speaks against somebody is weighed by the engine; here it only caps the level.

mod contradiction;
mod profile;
mod projection;
mod step;

use std::collections::BTreeMap;
use std::sync::{LazyLock, RwLock};

use serde::Deserialize;
use vetwork_model::confidence::{Capped, Counted, Level, Piece, Scores, Way};
use vetwork_model::facts::DocumentKind;
use vetwork_model::{Confidence, Strength};

pub use contradiction::Contradiction;
pub use profile::Profile;
pub use step::Step;

/// Profiles, thresholds and steps: data with an edition.
#[derive(Debug)]
pub struct Table {
    edition: String,
    profiles: Vec<Profile>,
    strength: StrengthRow,
    thresholds: Vec<(Level, i32)>,
    prices: PriceRow,
    steps: Vec<Step>,
    /// Ways that were looked for before: scores are few, and the search takes longer than a whole vetting.
    ways: RwLock<BTreeMap<(Scores, Level), Option<Way>>>,
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
    strength: StrengthRow,
    prices: PriceRow,
    thresholds: ByLevel<i32>,
    step: Vec<step::StepRow>,
}

/// Strength of a document by its kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct StrengthRow {
    passport: u8,
    driving_licence: u8,
    identity_card: u8,
    residence_permit: u8,
    other: u8,
    signed: u8,
}

/// What a contradiction costs by the strength of its finding; `returned` is percent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct PriceRow {
    decisive: u16,
    strong: u16,
    moderate: u16,
    weak: u16,
    info: u16,
    returned: u16,
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
        Ok(Self {
            edition: file.edition,
            profiles,
            strength: file.strength,
            thresholds: file.thresholds.each().to_vec(),
            prices: file.prices,
            steps,
            ways: RwLock::default(),
        })
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

    /// How hard it is to get such a document under another's name, 0 to 4.
    #[must_use]
    pub fn strength(&self, kind: DocumentKind, is_signed: bool) -> u8 {
        let row = &self.strength;
        match kind {
            // What a licence's signature proves is no more than its strength.
            DocumentKind::Passport | DocumentKind::IdentityCard if is_signed => row.signed,
            DocumentKind::Passport => row.passport,
            DocumentKind::DrivingLicence => row.driving_licence,
            DocumentKind::IdentityCard => row.identity_card,
            DocumentKind::ResidencePermit => row.residence_permit,
            DocumentKind::Other => row.other,
        }
    }

    /// A contradiction of this strength, with its price.
    #[must_use]
    pub fn contradiction(&self, strength: Strength, is_explained: bool) -> Contradiction {
        let row = &self.prices;
        let price = match strength {
            Strength::Decisive => row.decisive,
            Strength::Strong => row.strong,
            Strength::Moderate => row.moderate,
            Strength::Weak => row.weak,
            Strength::Info => row.info,
        };
        Contradiction { price, returned: price.saturating_mul(row.returned) / 100, is_explained }
    }

    /// How sure one can be by what counted, in spite of these contradictions.
    #[must_use]
    pub fn confidence(&self, counted: Vec<Counted>, contradictions: &[Contradiction]) -> Confidence {
        let scores = &Scores::of(&counted);
        let cost = contradiction::cost(contradictions);
        let bears =
            |level: Level| self.thresholds.iter().all(|(limited, threshold)| *limited != level || cost <= *threshold);
        let from = self.level(scores);
        let reached = self.best(scores, bears);
        let level = reached.map_or(Level::None, |profile| profile.level);
        let next = level.next();
        // A way that contradictions bar leads nowhere: they are explained first.
        let is_barred = next.is_some_and(|next| !bears(next));
        let way = next.filter(|_| !is_barred).and_then(|next| self.way(scores, next));
        let mut confidence = Confidence {
            edition: self.edition.clone(),
            level,
            profile: reached.map(|profile| profile.id.clone()),
            way,
            capped: is_barred.then_some(Capped { from, cost }),
            ceiling_at_a_distance: self.ceiling_at_a_distance(),
            elsewhere: Vec::new(),
            counted,
        };
        confidence.elsewhere = projection::projections(scores, &confidence);
        confidence
    }

    /// The cheapest way to a level, from memory where it was looked for before.
    fn way(&self, scores: &Scores, to: Level) -> Option<Way> {
        let asked = (scores.clone(), to);
        if let Ok(ways) = self.ways.read()
            && let Some(way) = ways.get(&asked)
        {
            return way.clone();
        }
        let way = step::cheapest(self, scores, to);
        if let Ok(mut ways) = self.ways.write() {
            ways.insert(asked, way.clone());
        }
        way
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
