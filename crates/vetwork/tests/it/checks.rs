//! `vetwork checks`: what is looked for, and why.

use crate::scene::Scene;

#[test]
fn all_checks_a_line_each() {
    let scene = Scene::new();
    let table = scene.run("checks list").exits(0).quietly();
    let lines = scene.run("checks list --format jsonl").exits(0).quietly().lines();
    assert!(lines.len() >= 100, "{}", lines.len());
    assert_eq!(table.stdout.lines().count(), lines.len());
    let rows = scene.run("checks list --format csv").exits(0).stdout;
    for line in &lines {
        let code = line["code"].as_str().unwrap();
        assert!(table.stdout.contains(&format!("{code}  ")), "{code}");
        assert!(rows.contains(code), "{code}");
        assert!(line["question"].as_str().unwrap().ends_with('?'), "{line}");
    }
}

#[test]
fn every_check_has_a_page() {
    let scene = Scene::new();
    for line in scene.run("checks list --format jsonl").lines() {
        let (code, name) = (line["code"].as_str().unwrap(), line["name"].as_str().unwrap());
        let page = scene.run(&format!("checks show {code}")).exits(0).quietly();
        page.prints(&[
            &format!("  {code}  {name}\n"),
            "What it looks for",
            "Why it matters",
            "What else it could be",
            "What to do next",
            "What it misses",
            "Sources",
        ]);
    }
    let by_code = scene.run("checks show CO003").stdout;
    assert_eq!(by_code, scene.run("checks show references-share-a-contact").exits(0).stdout);
    assert_eq!(by_code, scene.run("checks show co003").exits(0).stdout);
}

#[test]
fn the_catalogue_is_held_against_the_checks() {
    let catalogue =
        "id\tname\tsources\nAPP-01\tphone_reused\tSEED0\nEXC-01\tname_origin\t\nZZZ-99\tnobody_serves_this\tGTIG25\n";
    let ran = Scene::new().file("flags.tsv", catalogue).run("checks coverage --catalogue flags.tsv").exits(0).quietly();
    ran.prints(&["CO001", "excluded for good: never an input", "open: served by nothing yet"]);
}
