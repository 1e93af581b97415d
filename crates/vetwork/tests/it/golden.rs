//! The same input gives the same bytes, whatever the order of files and the number of threads.

use std::path::PathBuf;

use crate::scene::{Scene, examples};

const FORMATS: [&str; 3] = ["json", "jsonl", "csv"];

/// All dossiers of the documented cases, by their paths.
fn dossiers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for case in std::fs::read_dir(examples().join("cases")).unwrap() {
        for file in std::fs::read_dir(case.unwrap().path()).unwrap() {
            found.push(file.unwrap().path());
        }
    }
    found.sort();
    found
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let scene = Scene::with_examples();
    for format in FORMATS {
        let run = |jobs: u32| {
            let report = format!("{format}-{jobs}.html");
            let ran =
                scene.run(&format!("vet examples/cases --format {format} --jobs {jobs} --report {report}")).exits(0);
            (ran.stdout, scene.read(&report))
        };
        let one = run(1);
        for jobs in if format == "json" { [2, 8].as_slice() } else { &[8] } {
            assert!(run(*jobs) == one, "--format {format} --jobs {jobs} differs from --jobs 1");
        }
    }
}

#[test]
fn any_order_of_files_gives_the_same_bytes() {
    let files = dossiers();
    let paths: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
    let reversed: Vec<&str> = paths.iter().rev().copied().collect();
    let halves = paths.split_at(paths.len() / 2);
    let turned: Vec<&str> = halves.1.iter().chain(halves.0).copied().collect();
    for format in FORMATS {
        let run = |paths: &[&str]| {
            let scene = Scene::new();
            let arguments = [&["vet", "--format", format, "--report", "report.html"], paths].concat();
            (scene.run_with(&arguments, b"").exits(0).stdout, scene.read("report.html"))
        };
        let sorted = run(&paths);
        let other = run(if format == "csv" { &turned } else { &reversed });
        assert!(other == sorted, "--format {format} depends on the order of files");
    }
}

#[test]
fn any_order_of_lines_gives_the_same_bytes() {
    let line =
        |n: u32| format!("{{\"id\":\"s{n:02}\",\"name\":\"Person {n}\",\"phones\":[\"+46 8 555 01{:02}\"]}}\n", n / 2);
    let run = |order: &mut dyn Iterator<Item = u32>, jobs: u32| {
        let lines: String = order.map(line).collect();
        Scene::new().pipe(&format!("vet - --format jsonl --jobs {jobs}"), lines).exits(0).stdout
    };
    let sorted = run(&mut (0..60), 1);
    assert!(run(&mut (0..60).rev(), 2) == sorted);
    assert!(run(&mut (0..60).map(|n| n * 7 % 60), 8) == sorted);
}

#[test]
fn with_and_without_a_report_the_results_are_the_same() {
    let scene = Scene::with_examples();
    for format in FORMATS {
        let without = scene.run(&format!("vet examples/cases --format {format}")).stdout;
        let with = scene.run(&format!("vet examples/cases --format {format} --report r.html")).stdout;
        assert!(with == without, "--format {format}");
    }
}
