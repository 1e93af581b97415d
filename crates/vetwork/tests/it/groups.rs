//! `vetwork link groups` and `link why` over dossiers: who hangs together by what they share, and who does not.

use crate::scene::Scene;

fn dossier(id: &str, name: &str, rest: &str) -> String {
    format!("vetwork: 1\nid: {id}\nname: {name}\nrole: {{ title: Engineer, remote: true, jurisdiction: US }}\n{rest}\n")
}

const ACCOUNT: &str = "payment_instructions: [{ account: \"4410027731\", routing: \"121000358\", at: 2026-03-01 }]";
const NUMBER: &str = "phones: [\"+1 385 555 0121\"]";

/// Three who are paid into one account, and one with a number of their own.
pub(crate) fn ring() -> Scene {
    Scene::new()
        .file("d/a.yaml", dossier("ann", "Ann Okafor", ACCOUNT))
        .file("d/b.yaml", dossier("ben", "Ben Lindqvist", &format!("{ACCOUNT}\n{NUMBER}")))
        .file("d/c.yaml", dossier("cem", "Cem Arslan", ACCOUNT))
        .file("d/e.yaml", dossier("eva", "Eva Horn", "phones: [\"+1 385 555 0199\"]"))
}

#[test]
fn a_group_is_told_in_words() {
    let ran = ring().run("link groups d").exits(0);
    let ran = ran.prints(&[
        "One linked group, of 3 among 4 subjects.",
        "Three workers, one bank account",
        "ann  Ann Okafor",
        "bank account ending 7731: three of them, shared by 3 of 4",
    ]);
    assert!(!ran.stdout.contains("Eva Horn"), "{}", ran.stdout);
}

#[test]
fn the_order_of_files_tells_nothing() {
    let expected = ring().run("link groups d --format json").exits(0).stdout;
    assert_eq!(ring().run("link groups d/e.yaml d/c.yaml d/b.yaml d/a.yaml --format json").exits(0).stdout, expected);
}

#[test]
fn a_way_is_told_link_by_link() {
    let scene = ring().file("d/f.yaml", dossier("fay", "Fay Moreau", NUMBER));
    scene
        .run("link why d ann cem")
        .exits(0)
        .prints(&["Ann Okafor and Cem Arslan: connected, in one linked group", "pay, claimed, 1 Mar 2026"]);
    scene.run("link why d fay cem").exits(0).prints(&[
        "Fay Moreau and Cem Arslan: connected through Ben Lindqvist, in one linked group",
        "phone number +13855550121, shared by 2 of 5",
        "None of it was observed on both sides: it lifts nobody above *verify*",
    ]);
    scene.run("link why d eva ann").exits(0).prints(&["are not connected"]);
    scene.run("link why d nobody ann").exits(2).says(&["there is no subject `nobody` here", "such as ann"]);
}

#[test]
fn a_couple_and_a_second_application_make_no_group() {
    let home = |with: &str| format!("{ACCOUNT}\nhouseholds: [{{ with: {with} }}]");
    let scene = Scene::new()
        .file("d/a.yaml", dossier("ann", "Ann Okafor", &home("ben")))
        .file("d/b.yaml", dossier("ben", "Ben Lindqvist", &home("ann")))
        .file("d/c.yaml", dossier("cem-1", "Cem Arslan", NUMBER))
        .file("d/d.yaml", dossier("cem-2", "Cem Arslan", NUMBER));
    scene.run("link groups d").exits(0).prints(&[
        "No linked group among 4 subjects.",
        "Ann Okafor and Ben Lindqvist: One bank account; one household, declared by both",
        "Cem Arslan and Cem Arslan: One phone number; one person under one name",
    ]);
}

#[test]
fn those_on_record_are_met() {
    let scene = ring().file("new/g.yaml", dossier("gus", "Gus Weber", ACCOUNT));
    scene.run("init").exits(0);
    scene.run("vet d --no-report").exits(0);
    let ran = scene.run("link groups new").exits(0);
    ran.prints(&[
        "Four subjects, one bank account",
        "gus  Gus Weber",
        "ann  Ann Okafor  (on record)",
        "shared by 4 of 5",
    ]);
}

#[test]
fn groups_are_drawn_and_handed_on() {
    let scene = ring();
    scene.run("link groups d --pictures drawn").exits(0).says(&["1 pictures in drawn"]);
    let picture = scene.read("drawn/group-001.svg");
    assert!(
        picture.starts_with("<svg") && picture.contains("ending 7731") && picture.contains("Cem Arslan"),
        "{picture}"
    );
    let graph = scene.run("link groups d --format graphml").exits(0).stdout;
    assert!(graph.contains("<edge source=\"ann\" target=\"ben\">") && graph.ends_with("</graphml>\n"), "{graph}");
    let json: serde_json::Value =
        serde_json::from_str(&scene.run("link groups d --format json").exits(0).stdout).unwrap();
    assert_eq!(json["groups"][0]["subjects"], serde_json::json!(["ann", "ben", "cem"]));
    assert_eq!(json["links"].as_array().map(Vec::len), Some(3));
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_are_linked() {
    let scene = ring().file("d/z.yaml", "vetwork: 1\nid: [\n");
    scene.run("link groups d").exits(3).prints(&["One linked group"]).says(&["d/z.yaml"]);
    Scene::new().run("link groups nowhere").exits(2);
}

#[test]
fn the_report_tells_groups_and_draws_what_is_shared() {
    let scene = ring();
    scene.run("vet d --report r.html --no-records").exits(0);
    let page = scene.read("r.html");
    for text in [
        "Linked groups",
        "Three workers, one bank account.",
        "By what they say alone.",
        "Who shares what with",
        "ending 7731",
    ] {
        assert!(page.contains(text), "{text}");
    }
}
