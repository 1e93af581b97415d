//! Arguments, exit codes and streams: data on standard output, everything else on standard error.

use crate::scene::{GOOD_ID, Scene};

const COULD_NOT_RUN: i32 = 2;

#[test]
fn every_command_has_help() {
    let scene = Scene::new();
    for command in [
        "",
        "vet",
        "demo",
        "dossier",
        "dossier new",
        "dossier check",
        "dossier schema",
        "checks",
        "checks list",
        "checks show",
        "checks coverage",
        "notice",
        "data",
        "data import",
        "data status",
        "evaluate",
    ] {
        let ran = scene.run(&format!("{command} --help")).exits(0).quietly().prints(&["Usage:"]);
        assert!(ran.stdout.lines().all(|line| line.chars().count() <= 100), "{ran}");
    }
    scene.run("--help").prints(&["Exit codes: 0 ran.", "vet ", "demo ", "dossier ", "checks ", "notice ", "data "]);
    scene.run("--version").exits(0).prints(&[concat!("vetwork ", env!("CARGO_PKG_VERSION"))]);
}

#[test]
fn what_cannot_be_run_says_why_and_what_to_do() {
    let scene =
        Scene::with_a_good_one().file("notes.odt", "x").file("policy.toml", "weights = 3").file("empty/.hidden", "");
    for (arguments, words) in [
        ("vet nowhere", &["error: nowhere: no such file or folder", "hint: check the path"] as &[&str]),
        ("vet notes.odt", &["not a kind of file that can be vetted", "resumes are .pdf"]),
        ("vet empty", &["nothing to vet in this folder", "`vetwork dossier new > person.yaml`"]),
        ("vet --explain nobody", &["there is no subject `nobody` here", GOOD_ID]),
        ("vet --policy nowhere.toml", &["nowhere.toml: no such file"]),
        ("vet --policy policy.toml", &["policy.toml: ", "policy/default.toml explains every number"]),
        ("vet --indicators nowhere.csv", &["nowhere.csv: no such file"]),
        ("vet --report nowhere/report.html", &["nowhere/report.html could not be written"]),
        ("vet --at yesterday", &["`yesterday` is not a time to judge by", "2026-11-21T10:00:00Z"]),
        ("vet --jobs many", &["invalid value 'many'"]),
        ("vet --fail-on routine", &["incomplete, verify, escalate"]),
        ("vet --message", &["--explain"]),
        ("vet --report a.html --no-report", &["cannot be used with"]),
        ("checks show XX999", &["there is no check `XX999`", "`vetwork checks list` names all"]),
        ("checks coverage --catalogue good.yaml", &["the catalogue has no columns"]),
        ("data import --list nothing good.yaml", &["there is no list `nothing`", "lists: "]),
        ("evaluate good.yaml", &["good.yaml: ", "examples/expected.toml shows the form"]),
        ("dossier check nowhere.yaml", &["nowhere.yaml: no such file or folder"]),
        ("frobnicate", &["unrecognized subcommand"]),
        ("", &["Usage:"]),
    ] {
        scene.run(arguments).exits(COULD_NOT_RUN).says(words);
    }
}

/// Bands from the lowest: an honest applicant at the beginning, a name and nothing else, two who share a phone.
fn scene_of_band(band: &str) -> Scene {
    let shared = "phase: application\nphones: ['+46 8 555 0147']\nemployment: [{employer: X, from: 2018-01}]\n";
    match band {
        "routine" => Scene::with_a_good_one(),
        "incomplete" => Scene::new().file("a.yaml", "name: Alex Winterbourne\n"),
        "verify" => Scene::new()
            .file("a.yaml", format!("id: a\nname: Anna Berg\nemails: [a@post.example]\n{shared}"))
            .file("b.yaml", format!("id: b\nname: Boris Dahl\nemails: [b@post.example]\n{shared}")),
        _ => Scene::with_examples(),
    }
}

#[test]
fn exit_code_by_worst_band() {
    for (worst, fail_on, expected) in [
        ("routine", "incomplete", 0),
        ("incomplete", "incomplete", 1),
        ("incomplete", "verify", 0),
        ("verify", "incomplete", 1),
        ("verify", "verify", 1),
        ("verify", "escalate", 0),
        ("escalate", "escalate", 1),
    ] {
        let path = if worst == "escalate" { "examples" } else { "." };
        let ran = scene_of_band(worst).run(&format!("vet {path} --no-report --fail-on {fail_on}"));
        assert!(ran.stdout.contains(worst), "{ran}");
        ran.exits(expected);
    }
    let ran = Scene::with_examples().run("vet examples/cases --no-report --fail-on escalate");
    ran.exits(1).quietly_but_for_what_is_next();
}

#[test]
fn data_is_on_standard_output_and_nothing_else_is() {
    let scene = Scene::with_a_good_one();
    for format in ["json", "jsonl", "csv"] {
        scene.run(&format!("vet good.yaml --format {format}")).exits(0).quietly();
    }
    scene.run("vet good.yaml").exits(0).quietly_but_for_what_is_next();
    scene.run("vet --explain ordinary-applicant").exits(0).quietly();
    let scene = scene.file("bad.json", "{");
    for format in ["json", "jsonl", "csv"] {
        let ran = scene.run(&format!("vet --format {format}")).exits(3).says(&["bad.json"]);
        assert!(!ran.stdout.contains("hint"), "{ran}");
    }
}
