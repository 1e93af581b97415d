//! The engine run over a population, and what of its answers is compared.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use vetwork_checks::{AskedList, Check, IndicatorIndex, Population, Watchlists, find};
use vetwork_engine::policy::DEFAULT;
use vetwork_engine::{Dossiers, Engine, Policy, population, run};
use vetwork_model::{Assessment, Band, Code, Direction, Dossier, DossierFile, Intake, Strength, SubjectId};
use vetwork_reference::Reference;
use vetwork_watchlist::curated;
use vetwork_watchlist::formats::{Format, FormatError, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::screen::Screener;
use vetwork_watchlist::snapshot::Snapshot;

use crate::pages::PageCase;

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
    /// The sanctions list on a page cannot be read.
    #[error(transparent)]
    List(#[from] FormatError),
    /// The default policy cannot be read.
    #[error(transparent)]
    Policy(#[from] vetwork_engine::PolicyError),
}

/// The curated set: what anybody has who took in no list.
static LISTS: LazyLock<Arc<Watchlists>> = LazyLock::new(|| Arc::new(Watchlists::curated()));

/// The engine as it ships, with invented network ranges and these indicators.
///
/// # Errors
/// When the default policy cannot be read.
pub fn engine(indicators: &str) -> Result<Engine, EvalError> {
    Ok(Engine {
        policy: Policy::from_toml(DEFAULT)?,
        reference: Reference::embedded().with_demo_ranges(),
        indicators: IndicatorIndex::from_csv(indicators, NOW.to_zoned(jiff::tz::TimeZone::UTC).date()),
        lists: Arc::clone(&LISTS),
        program: "eval".to_owned(),
    })
}

/// The engine for a case of a page: with its indicators, and its sanctions list beside the curated set.
///
/// # Errors
/// When the default policy or the case's list cannot be read.
pub fn engine_for(case: &PageCase) -> Result<Engine, EvalError> {
    let engine = engine(&case.indicators)?;
    if case.lists.is_empty() {
        return Ok(engine);
    }
    let list = read(Format::OwnCsv, Source::OfacSdn, case.lists.as_bytes())?;
    let taken = NOW.to_zoned(jiff::tz::TimeZone::UTC).date();
    let snapshot = Snapshot { list, format: Format::OwnCsv, sha256: [0; 32], file: "page".to_owned(), taken };
    let asked = AskedList::of(&snapshot);
    let screener = Screener::new(vec![snapshot.list, curated::list()]);
    Ok(Engine { lists: Arc::new(Watchlists::new(screener, [asked])), ..engine })
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

    /// The band, and the findings of checks that are blind to names. Lists of names are asked for names: what they answer
    /// belongs to a name, and is held to another rule (`crates/vetwork-watchlist`: nothing above an open question by a name
    /// alone). The band is held to this one whatever moved it.
    pub fn blind(&self) -> Verdict {
        let asks_lists = |code: &Code| find(code.0).is_some_and(Check::asks_lists);
        let findings = self.findings.iter().filter(|(code, _)| !asks_lists(code));
        Verdict { band: self.band, findings: findings.map(|(code, finding)| (*code, *finding)).collect() }
    }

    /// Findings as one line: `CO001 moderate, NE001 weak`.
    pub fn line(&self) -> String {
        let words = self.findings.iter().map(|(code, (_, strength))| format!("{code} {}", strength.words()));
        words.collect::<Vec<_>>().join(", ")
    }
}
