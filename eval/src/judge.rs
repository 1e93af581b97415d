//! The engine run over a population, and what of its answers is compared.

use std::collections::BTreeMap;

use jiff::Timestamp;
use vetwork_checks::{IndicatorIndex, Population};
use vetwork_engine::policy::DEFAULT;
use vetwork_engine::{Dossiers, Engine, Policy, population, run};
use vetwork_model::{Assessment, Band, Code, Direction, Dossier, DossierFile, Intake, Strength, SubjectId};
use vetwork_reference::Reference;

/// The time of every assessment here, the same as on the pages of the checks.
pub const NOW: Timestamp = Timestamp::constant(1_795_255_200, 0);

/// Why something cannot be judged.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// A template is not a dossier of the format.
    #[error("a dossier cannot be made: {0}")]
    Dossier(#[from] serde_json::Error),
    /// A page of a check cannot be read.
    #[error(transparent)]
    Page(#[from] crate::pages::PageError),
    /// The default policy cannot be read.
    #[error(transparent)]
    Policy(#[from] vetwork_engine::PolicyError),
}

/// The engine as it ships, with invented network ranges and these indicators.
///
/// # Errors
/// When the default policy cannot be read.
pub fn engine(indicators: &str) -> Result<Engine, EvalError> {
    Ok(Engine {
        policy: Policy::from_toml(DEFAULT)?,
        reference: Reference::embedded().with_demo_ranges(),
        indicators: IndicatorIndex::from_csv(indicators, NOW.to_zoned(jiff::tz::TimeZone::UTC).date()),
        program: "eval".to_owned(),
    })
}

/// Dossiers held in memory, by subject id.
pub struct Held {
    dossiers: Vec<Dossier>,
    population: Population,
}

impl Held {
    /// Takes files in any order.
    pub fn new(files: Vec<DossierFile>) -> Held {
        let held = |(at, file): (usize, DossierFile)| {
            let id = file.id.as_deref().and_then(SubjectId::from_text);
            let id = id.or_else(|| SubjectId::from_text(&format!("dossier-{at}"))).unwrap_or_default();
            Dossier::new(file, id, Intake::Employer)
        };
        let mut dossiers: Vec<Dossier> = files.into_iter().enumerate().map(held).collect();
        dossiers.sort_by(|a, b| a.id.cmp(&b.id));
        Held { population: population(&dossiers), dossiers }
    }
}

impl Dossiers for Held {
    fn len(&self) -> usize {
        self.dossiers.len()
    }
    fn read(&self, place: usize) -> Option<(Dossier, Vec<String>)> {
        self.dossiers.get(place).map(|dossier| (dossier.clone(), Vec::new()))
    }
    fn population(&self) -> &Population {
        &self.population
    }
}

/// Assesses all of them together.
pub fn assess(engine: &Engine, dossiers: &Held) -> Vec<Assessment> {
    let mut all = Vec::with_capacity(dossiers.len());
    let kept: Result<(), std::convert::Infallible> = run(
        engine,
        dossiers,
        NOW,
        &|_| {},
        |_, _| dossiers.population(),
        |judged| judged.assessment,
        |assessment| {
            all.push(assessment);
            Ok(())
        },
    );
    match kept {
        Ok(()) => all,
        Err(never) => match never {},
    }
}

/// What must not depend on a name: the band, and which findings of which strength.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The band.
    pub band: Band,
    /// Code and strength of each finding, by code.
    pub findings: BTreeMap<Code, (Direction, Strength)>,
}

impl Verdict {
    /// The verdict of an assessment.
    pub fn of(assessment: &Assessment) -> Verdict {
        let findings = assessment.findings();
        Verdict {
            band: assessment.band,
            findings: findings
                .into_iter()
                .map(|finding| (finding.code, (finding.direction, finding.strength)))
                .collect(),
        }
    }

    /// Findings as one line: `CO001 moderate, NE001 weak`.
    pub fn line(&self) -> String {
        let words = self.findings.iter().map(|(code, (_, strength))| format!("{code} {}", strength.words()));
        words.collect::<Vec<_>>().join(", ")
    }
}
