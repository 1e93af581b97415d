//! Whole-population impact: a population in which circumstances go with origin, as they do in life, and
//! how the bands then fall per group.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};
use vetwork_model::{Band, DossierFile};

use crate::judge::{EvalError, Held, assess, engine};
use crate::origins::Origin;
use crate::population::{Cohort, Population};
use crate::random::Random;
use crate::render::render;

/// Below four fifths of the best group's rate there is evidence of adverse impact (29 CFR 1607.4(D)).
pub const FOUR_FIFTHS: f64 = 0.8;

/// How common a circumstance is in a group, percent. Assumed, to be stricter than life: the point is
/// that circumstances go with origin.
struct Circumstances {
    relay: usize,
    foreign_phone: usize,
    recent_arrival: usize,
    e_money: usize,
}

fn circumstances(origin: Origin) -> Circumstances {
    match origin {
        Origin::Anglo | Origin::German | Origin::French => {
            Circumstances { relay: 32, foreign_phone: 2, recent_arrival: 3, e_money: 5 }
        }
        Origin::Polish | Origin::Spanish | Origin::Japanese | Origin::Korean => {
            Circumstances { relay: 32, foreign_phone: 8, recent_arrival: 12, e_money: 15 }
        }
        Origin::Indian | Origin::Russian | Origin::Yoruba | Origin::Chinese | Origin::Arabic => {
            Circumstances { relay: 45, foreign_phone: 15, recent_arrival: 25, e_money: 25 }
        }
    }
}

/// Bands per group of origin.
#[derive(Clone, Debug, Default)]
pub struct Impact {
    /// Honest people by origin and band.
    pub bands: BTreeMap<Origin, BTreeMap<Band, usize>>,
}

/// Judges the honest people of a population under names and circumstances of every origin.
///
/// # Errors
/// When a template is not a dossier of the format.
pub fn impact(population: &Population, seed: u64) -> Result<Impact, EvalError> {
    let mut impact = Impact::default();
    let honest = |cohort| matches!(cohort, Cohort::Ordinary | Cohort::Odd);
    for origin in Origin::ALL {
        let engine = engine(&population.indicators(origin))?;
        let usual = circumstances(origin);
        let mut random = Random::stream(seed, &format!("impact {origin}"));
        let mut files: Vec<DossierFile> = Vec::new();
        for entry in population.entries.iter().filter(|entry| honest(entry.cohort)) {
            let mut dossier = render(&entry.template, origin);
            befall(&mut dossier, &usual, &mut random, files.len());
            files.push(serde_json::from_value(dossier)?);
        }
        let counted = impact.bands.entry(origin).or_default();
        for assessment in assess(&engine, &Held::new(files)) {
            *counted.entry(assessment.band).or_default() += 1;
        }
    }
    Ok(impact)
}

fn befall(dossier: &mut Value, usual: &Circumstances, random: &mut Random, number: usize) {
    let mut change = |percent: usize, section: &str, field: &str, value: Value| {
        let happens = random.chance(percent);
        let facts = dossier.get_mut(section).and_then(Value::as_array_mut);
        if let Some(fact) = facts.and_then(|facts| facts.first_mut()).filter(|_| happens) {
            fact[field] = value;
        }
    };
    change(usual.relay, "sessions", "network", json!("consumer-vpn"));
    change(usual.foreign_phone, "phones", "number", json!(format!("+351 91{number:07}")));
    change(usual.recent_arrival, "addresses", "from", json!("2026-03"));
    change(usual.e_money, "payment_instructions", "service", json!("Wise"));
}

impl Impact {
    /// Share of a group that is not sent to a person: below *verify*.
    pub fn rate(&self, origin: Origin) -> f64 {
        let Some(bands) = self.bands.get(&origin) else { return 0.0 };
        let all: usize = bands.values().sum();
        let passed: usize = bands.iter().filter(|(band, _)| **band < Band::Verify).map(|(_, count)| count).sum();
        passed as f64 / all.max(1) as f64
    }

    /// Its rate over that of the best group.
    pub fn ratio(&self, origin: Origin) -> f64 {
        let best = Origin::ALL.into_iter().map(|origin| self.rate(origin)).fold(0.0, f64::max);
        if best == 0.0 { 1.0 } else { self.rate(origin) / best }
    }
}

impl fmt::Display for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<10}{:>10}{:>10}{:>12}{:>10}{:>10}{:>8}",
            "origin", "escalate", "verify", "incomplete", "routine", "rate", "ratio"
        )?;
        for (origin, bands) in &self.bands {
            let count = |band| bands.get(&band).copied().unwrap_or_default();
            let [escalate, verify, incomplete, routine] = Band::ALL.map(count);
            writeln!(
                f,
                "{:<10}{escalate:>10}{verify:>10}{incomplete:>12}{routine:>10}{:>10.3}{:>8.3}{}",
                origin.to_string(),
                self.rate(*origin),
                self.ratio(*origin),
                if self.ratio(*origin) < FOUR_FIFTHS { "  below four fifths" } else { "" }
            )?;
        }
        write!(f, "Simulated: circumstances are assumed, to go with origin more than they do in life.")
    }
}
