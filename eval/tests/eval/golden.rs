//! The same dossiers, snapshots, policy and time give identical bytes, whatever the order of evidence and
//! of dossiers, and the number of jobs.

use serde_json::Value;
use vetwork_eval::judge::{Held, assess, engine};
use vetwork_eval::origins::Origin;
use vetwork_eval::population::{Population, generate};
use vetwork_eval::random::Random;
use vetwork_eval::render::render;

/// More dossiers than the engine judges at a time.
const COUNT: usize = 540;

fn dossiers(population: &Population) -> Vec<Value> {
    population.entries.iter().map(|entry| render(&entry.template, Origin::Anglo)).collect()
}

/// The assessments as JSON Lines.
fn lines(population: &Population, dossiers: &[Value], jobs: usize) -> Vec<String> {
    let engine = engine(&population.indicators(Origin::Anglo)).unwrap();
    let held = Held::new(dossiers.iter().map(|dossier| serde_json::from_value(dossier.clone()).unwrap()).collect());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().unwrap();
    let assessments = pool.install(|| assess(&engine, &held));
    assessments.iter().map(|assessment| serde_json::to_string(assessment).unwrap()).collect()
}

#[track_caller]
fn identical(before: &[String], after: &[String]) {
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(after) {
        assert!(before == after, "{before}\n{after}");
    }
}

fn shuffle_evidence(dossier: &mut Value, random: &mut Random) {
    let sections = dossier.as_object_mut().unwrap().values_mut();
    for facts in sections.filter_map(Value::as_array_mut) {
        random.shuffle(facts);
    }
}

#[test]
fn neither_order_nor_the_number_of_jobs_leaves_a_trace() {
    let population = generate(COUNT, 4);
    let mut dossiers = dossiers(&population);
    let usual = lines(&population, &dossiers, 1);
    for jobs in [2, 7] {
        identical(&usual, &lines(&population, &dossiers, jobs));
    }
    let mut random = Random::new(5);
    random.shuffle(&mut dossiers);
    identical(&usual, &lines(&population, &dossiers, 2));
    for dossier in &mut dossiers {
        shuffle_evidence(dossier, &mut random);
    }
    identical(&usual, &lines(&population, &dossiers, 2));
}
