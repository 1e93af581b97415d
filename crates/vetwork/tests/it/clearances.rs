//! What people cleared, as `vetwork vet` and `vetwork records screen` tell it.

use crate::scene::{Ran, Scene};

const ORVANTA: &str = "name: Orvanta Kelmisti\nrole: {jurisdiction: DE}\n";
const BORN: &str = "birth_dates: [{date: 1983-11-25}]\n";
const AGENCY: &str = "name: Tobin Marlow\nrole: {jurisdiction: DE}\nrecruiters: [{agency: Brightwater Quillon Ltd}]\n";
const LISTED: &str = "id,name,type,birth_date,aliases\n\
    1,Orvanta Kelmisti,person,1983-11-25,\n\
    2,Brightwater Quillon Ltd,organisation,,\n";

/// One on record with this dossier, and a list in use.
fn scene(dossier: &str) -> Scene {
    let scene = Scene::new().file("one.yaml", dossier).file("mine.csv", LISTED);
    scene.run("init --at 2026-10-01").exits(0);
    scene.run("lists import mine.csv").exits(0);
    scene.run("vet one.yaml --at 2026-11-01").exits(0);
    scene
}

#[track_caller]
fn clear(scene: &Scene, subject: &str, entry: &str, more: &[&str]) -> Ran {
    let arguments = [&["records", "clear", subject, entry, "--why", "another face", "--by", "ana"], more];
    scene.run_with(&arguments.concat(), b"")
}

/// The strength of the finding about a list in a vetting, and what is said of its first entry.
#[track_caller]
fn check(scene: &Scene, arguments: &str, strength: &str, reopened: Option<&str>) {
    let ran = scene.run(&format!("vet one.yaml --format jsonl {arguments}")).exits(0);
    let line = ran.lines().remove(0);
    let finding = line["findings"].as_array().unwrap().iter().find(|one| !one["listed"][0].is_null()).unwrap().clone();
    let said = &finding["listed"][0]["clearance"];
    assert_eq!(finding["strength"], strength, "{arguments}: {said}");
    assert_eq!((said["by"].as_str(), said["holds"].as_bool()), (Some("ana"), Some(reopened.is_none())), "{arguments}");
    assert_eq!(said["reopened"].as_str(), reopened, "{arguments}");
    assert!(!finding["sentence"].to_string().contains("ana"), "the subject reads it: {}", finding["sentence"]);
}

#[test]
fn a_vetting_reads_what_was_cleared_until_it_holds_no_more() {
    let scene = scene(ORVANTA);
    clear(&scene, "orvanta-kelmisti", "mine/1", &["--until", "2026-12-31"]).exits(0);
    check(&scene, "--at 2026-12-31", "info", None);
    check(&scene, "--at 2027-01-01", "moderate", Some("open again: its time is over"));
    scene.run("records replay orvanta-kelmisti").exits(0).prints(&["The same bytes"]);
    let scene = scene.file("mine.csv", LISTED.replace("1983-11-25,", "1983-11-25,Orva Kelm"));
    scene.run("lists import mine.csv").exits(0);
    check(&scene, "--at 2026-12-01", "moderate", Some("open again: the entry changed since"));
    let scene = scene.file("mine.csv", LISTED).file("one.yaml", format!("{ORVANTA}{BORN}"));
    scene.run("lists import mine.csv").exits(0);
    check(&scene, "--at 2026-12-01", "moderate", Some("open again: more speaks for it than then"));
    scene.run("records screen --at 2026-12-01").exits(0).prints(&["open again: more speaks for it than then"]);
}

#[test]
fn people_read_who_cleared_it_why_and_until_when() {
    let scene = scene(ORVANTA);
    clear(&scene, "orvanta-kelmisti", "mine/1", &["--until", "2026-12-31"]).exits(0);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = "ana on 21 Nov 2026, until 31 Dec 2026: “another face”";
    let explained = scene.run("vet one.yaml --explain orvanta-kelmisti").exits(0).stdout;
    assert!(flat(&explained).contains("; cleared by") && flat(&explained).contains(words), "{explained}");
    scene.run("vet one.yaml --report report.html").exits(0);
    assert!(flat(&scene.read("report.html")).contains(&format!("Cleared by {words}")));
    let copy = scene.run("records export orvanta-kelmisti --format json").exits(0).stdout;
    assert!(copy.contains("A person found on 21 Nov 2026") && !copy.contains("\"ana\""), "{copy}");
}

#[test]
fn an_assessment_is_made_again_with_what_was_cleared_then() {
    let scene = scene(ORVANTA);
    clear(&scene, "orvanta-kelmisti", "mine/1", &[]).exits(0);
    check(&scene, "", "info", None);
    let last = scene.run("records replay orvanta-kelmisti").exits(0).stdout;
    scene.run("records reopen orvanta-kelmisti mine/1 --why doubt").exits(0);
    let again = scene.run("records replay orvanta-kelmisti").exits(0).prints(&["The same bytes"]).stdout;
    assert_eq!(last, again);
    scene.run("records replay orvanta-kelmisti --entry 1").exits(0).prints(&["The same bytes", "verify, as then"]);
    scene.run("vet one.yaml").exits(0);
    scene.run("records replay orvanta-kelmisti").exits(0).prints(&["The same bytes", "verify, as then"]);
    scene.run("records verify --deep").exits(0).prints(&["The history is whole"]);
}

#[test]
fn everybody_whom_a_dossier_names_is_screened_again_and_can_be_cleared() {
    let scene = scene(AGENCY);
    scene.run("records screen").exits(0).prints(&[
        "tobin-marlow\n    new           open           mine/2  Brightwater Quillon Ltd (the agency)",
        "1 with an open question",
    ]);
    clear(&scene, "tobin-marlow", "mine/2", &[]).exits(0);
    scene.run("records screen --fail-on-open").exits(0).prints(&["screened 0", "1 cleared by a person"]);
    check(&scene, "", "info", None);
    let itself = AGENCY.replace("recruiters: [{agency: Brightwater Quillon Ltd}]", "subject: organisation");
    let itself = itself.replace("Tobin Marlow", "Brightwater Quillon Ltd").replace("name", "id: tobin-marlow\nname");
    let scene = scene.file("one.yaml", itself + "phase: onboarding\n");
    check(&scene, "", "moderate", Some("open again: it was said of somebody else in the dossier"));
    clear(&scene, "tobin-marlow", "mine/1", &[]).exits(2).says(&["is like mine/1 today", "hint"]);
}

#[test]
fn the_policy_says_what_needs_a_second_reader() {
    let policy = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../policy/default.toml")).unwrap();
    let from = |level: &str| {
        policy.replace("second_reader_from = \"corroborated\"", &format!("second_reader_from = \"{level}\""))
    };
    // Nobody was screened again since: what was found in the vetting counts all the same.
    let scene = scene(&format!("{ORVANTA}{BORN}"));
    let scene =
        scene.file("strict.toml", from("open")).file("mild.toml", from("identified")).file("no.toml", from("never"));
    let clear = |more: &[&str]| clear(&scene, "orvanta-kelmisti", "mine/1", more);
    clear(&[]).exits(0).prints(&["Standing: corroborated", "a second person has read it"]);
    check(&scene, "", "moderate", Some("waits for a second reader"));
    clear(&["--policy", "mild.toml"]).exits(0).prints(&["It holds until the entry changes"]);
    check(&scene, "", "info", None);
    clear(&["--policy", "no.toml"]).exits(2).says(&["never", "hint"]);
    let scene = scene.file("one.yaml", ORVANTA);
    scene.run("vet one.yaml").exits(0);
    let strict =
        ["records", "clear", "orvanta-kelmisti", "mine/1", "--why", "x", "--by", "ana", "--policy", "strict.toml"];
    scene.run_with(&strict, b"").exits(0).prints(&["Standing: open question", "a second person has read it"]);
}
