//! The policy: weights, thresholds and required questions, read from TOML and explained there.

use std::collections::BTreeMap;

use crate::links::{self, LinkWeights};
use crate::retention::{Clearances, Retention, SecondReader};
use serde::Deserialize;
use vetwork_model::{Code, Dossier, Phase, Role, Strength, SubjectKind};

/// The policy that ships with the program.
pub const DEFAULT: &str = include_str!("../../../policy/default.toml");

/// Where the weights come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Judgement of people who read the published cases.
    Expert,
    /// Counts from closed cases.
    Counted,
    /// Counts whose calibration was measured.
    Calibrated,
}

/// Bits by strength; a missing one falls back to the policy's general table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bits {
    decisive: Option<f64>,
    strong: Option<f64>,
    moderate: Option<f64>,
    weak: Option<f64>,
    info: Option<f64>,
}

impl Bits {
    fn of(&self, strength: Strength) -> Option<f64> {
        match strength {
            Strength::Decisive => self.decisive,
            Strength::Strong => self.strong,
            Strength::Moderate => self.moderate,
            Strength::Weak => self.weak,
            Strength::Info => self.info,
        }
    }
}

/// How single weights are brought together.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// Share that each further finding of a family keeps.
    pub further_in_family: f64,
    /// Share that a family keeps whose leading finding shares an innocent cause with a heavier one.
    pub shared_cause: f64,
    /// Bits from which weak findings of two families open a question together.
    pub verify_from_bits: f64,
    /// Families with a strong finding that it takes to escalate.
    pub families_to_escalate: usize,
}

/// Roles to which a question is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleTrait {
    /// Worked from a place of the person's own.
    Remote,
    /// Production, payment or publishing rights.
    Privileged,
    /// Reached through other firms.
    ThroughContractors,
}

impl RoleTrait {
    pub(crate) fn holds(self, role: &Role) -> bool {
        match self {
            RoleTrait::Remote => role.remote,
            RoleTrait::Privileged => role.privileged,
            RoleTrait::ThroughContractors => role.through_contractors,
        }
    }
}

/// A question that must have an answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// The cheapest way to answer it.
    pub how: String,
    /// Minutes of work.
    pub minutes: u32,
    /// Asked from this phase on.
    pub from: Phase,
    /// Of this kind of subject; of all when it is missing.
    pub of: Option<SubjectKind>,
    /// In such roles; in all when it is missing.
    pub when: Option<RoleTrait>,
    /// One of these checks must have looked.
    pub answered_by: Vec<String>,
}

impl Question {
    /// Is it asked of this subject now?
    pub fn applies(&self, dossier: &Dossier) -> bool {
        self.from <= dossier.phase
            && self.of.is_none_or(|kind| kind == dossier.kind)
            && self.when.is_none_or(|when| when.holds(&dossier.role))
    }
}

/// Weights, thresholds and required questions.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// Where the weights come from.
    pub basis: Basis,
    bits: Bits,
    /// How single weights are brought together.
    pub scoring: Scoring,
    #[serde(default)]
    weights: BTreeMap<String, Bits>,
    /// Questions that must have an answer.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    /// How long subjects are remembered: the first rule that fits counts.
    #[serde(default)]
    pub retention: Vec<Retention>,
    /// Decisions that count only when a second person has read them.
    #[serde(default)]
    pub second_reader: Vec<SecondReader>,
    /// When it takes two to say that somebody is not a listed party.
    #[serde(default)]
    pub clearances: Clearances,
    /// What it tells that two subjects share a value.
    #[serde(default = "links::shipped")]
    pub links: LinkWeights,
    #[serde(skip)]
    hash: String,
    #[serde(skip)]
    text: String,
}

/// Why a policy cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Not TOML, or not of the policy's form; the text names line and field.
    #[error("the policy cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// It names a check that does not exist.
    #[error("the policy names a check `{0}` that does not exist; `vetwork checks list` names all")]
    NoSuchCheck(String),
    /// It names a strength without a weight, or one out of order.
    #[error("the policy's weights must be numbers that do not fall from info to decisive, each from 0 to 30 bits")]
    Weights,
    /// A rule for keeping that can fit nobody, or keeps for longer than a lifetime.
    #[error("a retention rule needs `after` with a decision or \"none\", and at most 1200 months: {0}")]
    Retention(String),
    /// A share is no share.
    #[error("`{0}` must be a share from 0 to 1")]
    Share(&'static str),
}

impl Policy {
    /// Reads a policy and holds it to its rules.
    pub fn from_toml(text: &str) -> Result<Policy, PolicyError> {
        let mut policy: Policy = toml::from_str(text)?;
        text.clone_into(&mut policy.text);
        policy.hash = blake3::hash(text.as_bytes()).to_hex().chars().take(12).collect();
        let weights = std::mem::take(&mut policy.weights);
        for (named, bits) in weights {
            policy.weights.insert(registered(&named)?, bits);
        }
        for named in policy.questions.iter_mut().flat_map(|question| &mut question.answered_by) {
            *named = registered(named)?;
        }
        let ladder = [Strength::Info, Strength::Weak, Strength::Moderate, Strength::Strong, Strength::Decisive];
        let general: Option<Vec<f64>> = ladder.iter().map(|strength| policy.bits.of(*strength)).collect();
        let sound = |bits: &f64| (0.0..=30.0).contains(bits);
        let all_sound = policy.weights.values().all(|own| ladder.iter().filter_map(|s| own.of(*s)).all(|b| sound(&b)));
        let all_sound = all_sound && policy.links.is_sound();
        if !all_sound || !general.is_some_and(|bits| bits.is_sorted() && bits.iter().all(sound)) {
            return Err(PolicyError::Weights);
        }
        let shares =
            [("further_in_family", policy.scoring.further_in_family), ("shared_cause", policy.scoring.shared_cause)];
        if let Some(rule) = policy.retention.iter().find(|rule| !rule.is_sound()) {
            return Err(PolicyError::Retention(rule.because.clone()));
        }
        match shares.into_iter().find(|(_, share)| !(0.0..=1.0).contains(share)) {
            Some((name, _)) => Err(PolicyError::Share(name)),
            None => Ok(policy),
        }
    }

    /// What a finding of this check and strength weighs, in tenths of a bit.
    pub fn decibits(&self, code: Code, strength: Strength) -> i32 {
        let own = self.weights.get(code.0).and_then(|own| own.of(strength));
        (own.or_else(|| self.bits.of(strength)).unwrap_or_default() * 10.0).round() as i32
    }

    /// Its text, as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Name and content hash.
    pub fn id(&self) -> String {
        format!("{}#{}", self.name, self.hash)
    }
}

/// The code of a check named by code or name, as the registry writes it.
fn registered(named: &str) -> Result<String, PolicyError> {
    let check = vetwork_checks::find(named).ok_or_else(|| PolicyError::NoSuchCheck(named.to_owned()))?;
    Ok(check.meta.code.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(from: &str, to: &str, because: &str) {
        assert!(DEFAULT.contains(from), "`{from}` is not in the default policy");
        let error = Policy::from_toml(&DEFAULT.replacen(from, to, 1)).expect_err(because);
        assert!(error.to_string().contains(because), "{error}");
    }

    #[test]
    fn the_default_policy_is_sound() {
        let policy = Policy::from_toml(DEFAULT).unwrap();
        assert_eq!(policy.decibits(Code("ZZ999"), Strength::Strong), 40);
        assert_eq!(policy.decibits(Code("NE001"), Strength::Weak), 16);
    }

    #[test]
    fn a_check_goes_by_code_or_name() {
        let named = DEFAULT.replacen("[weights.NE001]", "[weights.ne001]", 1);
        assert_eq!(Policy::from_toml(&named).unwrap().decibits(Code("NE001"), Strength::Weak), 16);
        let check = vetwork_checks::find("NE001").unwrap().meta;
        let named = DEFAULT.replacen("[weights.NE001]", &format!("[weights.{}]", check.name), 1);
        assert_eq!(Policy::from_toml(&named).unwrap().decibits(Code("NE001"), Strength::Weak), 16);
    }

    #[test]
    fn a_policy_that_cannot_be_meant_is_refused() {
        refused("strong = 4.0", "strong = 1.0", "do not fall");
        refused("strong = 4.0", "", "do not fall");
        refused("further_in_family = 0.25", "further_in_family = 25", "a share");
        refused("[weights.NE001]", "[weights.NE999]", "NE999");
        refused("name = \"default\"", "naem = \"default\"", "naem");
    }
}
