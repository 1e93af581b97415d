//! A seeded population of synthetic dossiers: people with correlated facts, honest-but-odd look-alikes,
//! tradecraft, organisations, and the cases of the checks' own pages told again with fresh values.

mod life;
mod odd;
mod organisations;
mod people;
pub mod rings;
mod told;
mod tradecraft;

use serde_json::Value;
use vetwork_model::DossierFile;

use crate::origins::Origin;
use crate::random::Random;
use crate::render::{render, render_text};

pub use life::{Life, Merge};
pub use odd::{LOOK_ALIKES, LookAlike};
pub use told::{Untold, rests_on_files, untold};

/// What a dossier is an example of. Nothing in the dossier tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cohort {
    /// An honest person with nothing special.
    Ordinary,
    /// An honest person in unusual circumstances.
    Odd,
    /// Tradecraft of some level.
    Tradecraft,
    /// Told after a case on a check's page that finds something.
    Page,
    /// An agency, vendor or partner.
    Organisation,
}

/// One synthetic dossier, before it is rendered in an origin.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Id of the subject.
    pub id: String,
    /// What it is an example of.
    pub cohort: Cohort,
    /// Which recipe made it.
    pub recipe: String,
    /// The dossier, with tokens for names.
    pub template: Value,
}

/// A population, before it is rendered in an origin.
#[derive(Clone, Debug, Default)]
pub struct Population {
    /// Its dossiers.
    pub entries: Vec<Entry>,
    /// The customer's indicators, CSV, with tokens for names.
    pub indicators: String,
}

/// Shares of the cohorts, percent of what the pages' cases leave.
const ODD: usize = 14;
const TRADECRAFT: usize = 14;
const ORGANISATIONS: usize = 4;

/// Makes a population of about `count` dossiers: groups of linked dossiers are not cut, so there may be
/// a few more. The cases of the pages take at most three fifths.
pub fn generate(count: usize, seed: u64) -> Population {
    let mut population = Population::default();
    told::add(&mut population, count * 3 / 5, seed);
    let mut cohorts = Random::stream(seed, "cohorts");
    let mut makers = Makers {
        ordinary: people::Maker::new(seed, "ordinary"),
        odd: people::Maker::new(seed, "odd"),
        tradecraft: people::Maker::new(seed, "tradecraft"),
        organisations: people::Maker::new(seed, "organisations"),
    };
    while population.entries.len() < count {
        let drawn = cohorts.below(100);
        let (cohort, group) = if drawn < ODD {
            (Cohort::Odd, odd::draw(&mut makers.odd))
        } else if drawn < ODD + TRADECRAFT {
            (Cohort::Tradecraft, tradecraft::draw(&mut makers.tradecraft))
        } else if drawn < ODD + TRADECRAFT + ORGANISATIONS {
            (Cohort::Organisation, organisations::draw(&mut makers.organisations))
        } else {
            (Cohort::Ordinary, vec![("ordinary", makers.ordinary.ordinary())])
        };
        for (recipe, life) in group {
            population.push(cohort, recipe, life);
        }
    }
    population
}

struct Makers {
    ordinary: people::Maker,
    odd: people::Maker,
    tradecraft: people::Maker,
    organisations: people::Maker,
}

impl Population {
    fn push(&mut self, cohort: Cohort, recipe: &str, life: Life) {
        let (id, template) = life.into_template();
        self.entries.push(Entry { id, cohort, recipe: recipe.to_owned(), template });
    }

    /// The customer's indicators in one origin, CSV.
    pub fn indicators(&self, origin: Origin) -> String {
        render_text(&self.indicators, origin)
    }

    /// The dossiers in one origin, as files.
    ///
    /// # Errors
    /// When a template is not a dossier of the format.
    pub fn files(&self, origin: Origin) -> Result<Vec<DossierFile>, serde_json::Error> {
        self.entries.iter().map(|entry| serde_json::from_value(render(&entry.template, origin))).collect()
    }
}

/// One honest person of each look-alike recipe, and any two of them in one person.
pub fn look_alike_pairs(seed: u64) -> Vec<(String, Life)> {
    let mut maker = people::Maker::new(seed, "pairs");
    let mut all = Vec::new();
    for (at, first) in LOOK_ALIKES.iter().enumerate() {
        for second in &LOOK_ALIKES[at..] {
            let mut life = maker.whole();
            (first.apply)(&mut life, &mut maker);
            if first.id != second.id {
                (second.apply)(&mut life, &mut maker);
            }
            all.push((format!("{} + {}", first.id, second.id), life));
        }
    }
    all
}
