//! The population is worth measuring on: it falls into every band, and every check has work.

use vetwork_checks::{Check, find};
use vetwork_eval::distribution::Distribution;
use vetwork_eval::judge::{Held, assess, engine};
use vetwork_eval::origins::Origin;
use vetwork_eval::pages::cases;
use vetwork_eval::population::{Cohort, generate, rests_on_files, untold};
use vetwork_model::{Band, Code};

/// Each check finds something at least so often.
const FINDINGS: usize = 20;

#[test]
fn the_population_reaches_every_band_and_every_check() {
    let population = generate(2000, 1);
    let engine = engine(&population.indicators(Origin::Anglo)).unwrap();
    let assessments = assess(&engine, &Held::new(population.files(Origin::Anglo).unwrap()));
    let counted = Distribution::of(&population, &assessments);
    assert!(counted.percent(Band::Verify) >= 30.0, "{counted}");
    assert!(counted.percent(Band::Escalate) >= 10.0, "{counted}");
    let asks_lists = |code: &Code| find(code.0).is_some_and(Check::asks_lists);
    let pages = cases().unwrap();
    let needs_files = |code: &Code| pages.iter().filter(|case| case.code == *code && case.fires()).all(rests_on_files);
    let told = counted.findings.iter().filter(|(code, _)| !asks_lists(code) && !needs_files(code));
    let rare: Vec<_> = told.filter(|(_, count)| **count < FINDINGS).collect();
    assert!(rare.is_empty(), "fewer than {FINDINGS} findings: {rare:?}");
    for ((cohort, band), count) in &counted.bands {
        let honest = matches!(cohort, Cohort::Ordinary | Cohort::Odd);
        assert!(!honest || *band < Band::Verify, "{count} honest people of {cohort:?} in {}", band.words());
    }
}

#[test]
fn a_seed_gives_the_same_population() {
    let written = |seed| serde_json::to_string(&generate(150, seed).files(Origin::Polish).unwrap()).unwrap();
    assert_eq!(written(3), written(3));
    assert_ne!(written(3), written(4));
}

#[test]
fn every_case_that_finds_something_can_be_told_again() {
    let untold: Vec<String> = untold().iter().map(|u| format!("{} `{}`: {}", u.code, u.heading, u.why)).collect();
    assert!(untold.is_empty(), "{}", untold.join("\n"));
}
