//! JSON Lines of dossiers through every check to an assessment of the first, the others on record.
#![no_main]
// Parser: crates/vetwork-checks/src crates/vetwork-engine/src

use jiff::Timestamp;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use vetwork_checks::{Collector, IndicatorIndex, Remembered};
use vetwork_engine::{Engine, Policy, policy};
use vetwork_ingest::formats::dossier::json;
use vetwork_model::{Dossier, Intake, SubjectId};
use vetwork_reference::Reference;

/// More dossiers than this make an input slow and find nothing more.
const AT_MOST: usize = 8;

/// 2026-11-21T10:00:00Z.
const NOW: Timestamp = Timestamp::constant(1_795_255_200, 0);

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine {
    policy: Policy::from_toml(policy::DEFAULT).expect("the default policy is sound"),
    reference: Reference::embedded().with_demo_ranges(),
    lists: std::sync::Arc::new(vetwork_checks::Watchlists::curated()),
    indicators: IndicatorIndex::default(),
    program: "vetwork".to_owned(),
});

fn read(line: &str, number: usize) -> Option<Dossier> {
    let file = json(line, "a.jsonl", number).ok()?.file;
    let id = SubjectId::from_text(file.id.as_deref().unwrap_or("subject"))?;
    Some(Dossier::new(file, id, Intake::Employer))
}

fuzz_target!(|text: &str| {
    let dossiers: Vec<Dossier> =
        text.lines().take(AT_MOST).zip(1..).filter_map(|(line, number)| read(line, number)).collect();
    let Some(first) = dossiers.first() else { return };
    let mut collector = Collector::default();
    for dossier in &dossiers {
        collector.add(Remembered::of(dossier));
    }
    let assessment = ENGINE.assess(first, &collector.finish(), NOW, &[]);
    assert_eq!(assessment.outcomes.len(), vetwork_checks::all().len());
});
