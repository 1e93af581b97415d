//! The main job: a folder in; table, report, explanation and data out.

use crate::scene::{GOOD_ID, NOW, Scene, examples};

#[test]
fn the_examples_as_a_table_with_a_report() {
    let scene = Scene::with_examples();
    let ran = scene.run("vet examples").exits(0);
    ran.says(&["  Report  examples/report.html", "  Next    vetwork vet examples --explain "]).prints(&[
        "● escalate",
        "◐ verify",
        "◌ incomplete",
        "○ routine",
        "az-worker-1",
        "Not checked",
        "Expert weights, not calibrated. Of sanctions lists,",
    ]);
    let report = scene.read("examples/report.html");
    assert!(report.starts_with("<!doctype html>") || report.starts_with("<!DOCTYPE html>"));
    for word in ["az-worker-1", "ordinary-employee", "not calibrated"] {
        assert!(report.contains(word), "the report lacks {word}");
    }
    assert!(!report.contains("src=\"http") && !report.contains("@import"), "the report makes requests");
}

#[test]
fn the_bands_of_the_examples_are_those_that_are_expected() {
    let ran = Scene::with_examples().run("vet examples --format jsonl").exits(0);
    for (subject, band) in [
        ("az-worker-1", "escalate"),
        ("nc-worker-1", "escalate"),
        ("ordinary-employee", "routine"),
        ("ordinary-applicant", "routine"),
        ("ordinary-agency", "routine"),
        ("ordinary-interviewed", "incomplete"),
        ("name-only", "incomplete"),
    ] {
        assert_eq!(ran.band_of(subject), band, "{subject}");
    }
    let expected: toml::Table =
        toml::from_str(&std::fs::read_to_string(examples().join("expected.toml")).unwrap()).unwrap();
    for case in expected["case"].as_array().unwrap() {
        assert!(!ran.band_of(case["subject"].as_str().unwrap()).is_empty(), "{case}");
    }
}

#[test]
fn one_subject_explained() {
    let scene = Scene::with_examples();
    scene.run("vet examples/cases --explain az-worker-1").exits(0).quietly().prints(&[
        "Marcus Delaney",
        "● escalate: a person looks at this today",
        "claimed",
        "observed",
        "else",
        "clears it",
        "What it asks",
        "Weight",
        "not calibrated",
        "Not checked",
    ]);
    let message = scene.run("vet examples/cases --explain az-worker-1 --message").exits(0).quietly();
    // What the applicant is told names nobody else, and nothing that was found.
    message.prints(&["Hello Marcus Delaney,"]).nowhere(&[
        "escalate",
        "Venkataraman",
        "Kowalczyk",
        "az-worker",
        "LG002",
    ]);
    let routine = Scene::with_a_good_one().run("vet --explain ordinary-applicant").exits(0);
    assert!(routine.stdout.lines().count() <= 12, "{routine}");
    routine.prints(&["○ routine: nothing here needs a person"]);
}

#[test]
fn an_explanation_in_every_format() {
    let scene = Scene::with_examples();
    for format in ["json", "jsonl"] {
        let ran = scene.run(&format!("vet examples/cases --explain az-worker-1 --format {format}")).exits(0);
        assert_eq!(ran.band_of("az-worker-1"), "escalate", "{ran}");
    }
    let ran = scene.run("vet examples/cases --explain az-worker-1 --format csv").exits(0);
    assert_eq!(ran.stdout.lines().count(), 2, "{ran}");
}

#[test]
fn the_same_results_as_json_lines_and_rows() {
    let scene = Scene::with_examples();
    let json = scene.run("vet examples/cases --format json").exits(0);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let lines = scene.run("vet examples/cases --format jsonl").exits(0).lines();
    // The document is for reading, by band; lines and rows are in the order of subjects.
    let mut assessments = json["assessments"].as_array().unwrap().clone();
    assessments.sort_by_key(|one| one["subject"].as_str().unwrap().to_owned());
    assert_eq!(assessments, lines);
    let rows = scene.run("vet examples/cases --format csv").exits(0).stdout;
    let rows: Vec<&str> = rows.lines().skip(1).collect();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(&lines) {
        assert!(row.starts_with(&format!("{},", line["subject"].as_str().unwrap())), "{row}");
    }
}

#[test]
fn the_report_goes_where_it_was_asked_for() {
    let scene = Scene::with_a_good_one();
    for format in ["table", "json", "jsonl", "csv"] {
        let name = format!("{format}.html");
        scene.run(&format!("vet good.yaml --format {format} --report {name}")).exits(0);
        assert!(scene.read(&name).contains("Tomáš Dvořák"), "{format}");
    }
    scene.run("vet").exits(0).says(&["  Report  ./report.html"]);
    std::fs::remove_file(scene.path("report.html")).unwrap();
    for arguments in ["vet --no-report", "vet good.yaml", "vet --format json", "vet --explain ordinary-applicant"] {
        scene.run(arguments).exits(0);
        assert!(!scene.path("report.html").exists(), "{arguments}");
    }
}

#[test]
fn a_policy_of_your_own() {
    let default = include_str!("../../../../policy/default.toml");
    let stricter = default.replacen("name = \"default\"", "name = \"stricter\"", 1);
    assert_ne!(default, stricter, "the policy has no name to change");
    let scene = Scene::with_a_good_one().file("stricter.toml", stricter);
    let ran = scene.run("vet good.yaml --format json --policy stricter.toml").exits(0);
    ran.prints(&["stricter#"]);
}

#[test]
fn the_time_to_judge_by() {
    let scene = Scene::with_a_good_one();
    let at = |time: &str| scene.run(&format!("vet good.yaml --format csv --at {time}")).exits(0).stdout;
    assert!(at(NOW).contains("21 Nov 2026"));
    assert!(at("2027-03-04").contains("4 Mar 2027"));
    assert_eq!(at("2026-11-21T11:00:00+01:00"), at(NOW));
}

#[test]
fn who_could_have_written_the_files() {
    let scene = Scene::with_a_good_one();
    let ran = scene.run("vet good.yaml --channel applicant --format json").exits(0);
    ran.nowhere(&["\"observed\":[{", "\"provenance\":\"observed\"", "\"provenance\":\"verified\""]);
}

#[test]
fn one_who_stands_twice_is_vetted_once() {
    let line = "{\"id\":\"a\",\"name\":\"Anna Berg\",\"emails\":[\"a@post.example\"]}\n";
    let other = "{\"id\":\"a\",\"name\":\"Anna Berg\",\"emails\":[\"other@post.example\"]}\n";
    let scene = Scene::new().file("twice.jsonl", line.repeat(2)).file("two.jsonl", [line, other].concat());
    let ran = scene.run("vet twice.jsonl --format jsonl").exits(0);
    assert_eq!(ran.bands().len(), 1, "{ran}");
    ran.says(&["twice.jsonl:1, twice.jsonl:2", "the same dossier of `a` stands 2 times", "it was vetted once"]);
    let ran = scene.run("vet two.jsonl --format jsonl").exits(0);
    assert_eq!(ran.bands().into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["a", "a-2"]);
    ran.says(&["2 different dossiers call themselves `a`", "give each an `id` of its own"]);
}

#[test]
fn a_working_folder_without_arguments() {
    let scene = Scene::with_a_good_one();
    scene.run("vet").exits(0).prints(&[GOOD_ID, "routine"]);
}
