//! How sure one can be of an identity, in words.

use vetwork_model::Confidence;
use vetwork_model::confidence::{Counted, Projection, Score};

use super::{capitalised, duration};

/// How sure one can be of an identity, for people to read.
pub struct Sureness {
    /// The level in a sentence.
    pub level: String,
    /// What counted, each with its score.
    pub counted: Vec<String>,
    /// What leads to the next level, before its steps.
    pub lead: String,
    /// The steps to the next level, the cheapest first.
    pub steps: Vec<String>,
    /// What a level is not.
    pub note: String,
    /// What the same scores mean in other frameworks.
    pub elsewhere: Vec<Elsewhere>,
}

/// One other framework.
pub struct Elsewhere {
    /// Its name.
    pub framework: &'static str,
    /// How it comes out, in words.
    pub outcome: &'static str,
    /// Why, and what is missing.
    pub why: &'static str,
}

/// What the readings by other frameworks are not.
pub const APART: &str = "Readings of the same scores, never certificates. The right-to-work check and Form I-9 are kept apart from \
                         all of this: there, an employer may not ask for a particular document.";

/// A confidence in words.
pub fn sureness(confidence: &Confidence) -> Sureness {
    let level = match (&confidence.profile, &confidence.capped) {
        (_, Some(capped)) if capped.from > confidence.level => format!(
            "{}, and {} if what speaks against it were explained",
            capitalised(confidence.level.words()),
            capped.from.words()
        ),
        (Some(profile), _) => format!("{}, by profile {profile}", capitalised(confidence.level.words())),
        (None, _) => "None yet: no profile is met".to_owned(),
    };
    let (lead, steps) = match &confidence.way {
        Some(way) => (
            format!("To {}, the cheapest way, {} of work in all:", way.to.words(), duration(way.minutes())),
            way.steps.iter().map(|step| step.text.clone()).collect(),
        ),
        None if confidence.capped.is_some() => {
            ("Before more, what speaks against it is to be explained.".to_owned(), Vec::new())
        }
        None => (String::new(), Vec::new()),
    };
    Sureness {
        level,
        counted: confidence.counted.iter().map(counted).collect(),
        lead,
        steps,
        note: format!(
            "Counted by GPG 45, edition {}. Without meeting the person, or a comparison of their face by others, {} is the \
             most.",
            confidence.edition,
            confidence.ceiling_at_a_distance.words()
        ),
        elsewhere: confidence.elsewhere.iter().map(elsewhere).collect(),
    }
}

fn elsewhere(one: &Projection) -> Elsewhere {
    Elsewhere { framework: one.framework, outcome: one.outcome.words(), why: one.why }
}

fn counted(one: &Counted) -> String {
    let score = match one.score {
        Score::Evidence(piece) => format!("strength {}, validity {}", piece.strength, piece.validity),
        Score::Activity(score) => format!("activity {score}"),
        Score::Fraud(score) => format!("misuse looked for {score}"),
        Score::Verification(score) => format!("verification {score}"),
    };
    format!("{} ({score})", one.what)
}
