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

const BULLETS: [&str; 8] = [
    "Rebuilt the invoicing module so that forty depots could close their books on one day.",
    "Moved the nightly reconciliation job from cron to Kafka with two analysts and a lawyer.",
    "Negotiated the retirement of an old tariff calculator with eleven towns along the river.",
    "Wrote the runbook that field technicians use when telemetry stops arriving at night.",
    "Introduced contract tests between the claims form and its downstream ledgers.",
    "Benchmarked three route planners against the drivers' own paper sheets.",
    "Hardened the consent registry after an audit by the regional hospital.",
    "Trained colleagues on reading query plans instead of adding indices.",
];

const AGENCY: &str =
    "This candidate is presented by Fernhollow Staffing, whose consultants check references before they write to you.";

/// Lines of one's own, a set for each number.
fn own_lines(of: usize) -> [String; 4] {
    const WHAT: [&str; 6] = ["ferry", "museum", "brewery", "parish", "tram", "orchard"];
    const HOW: [&str; 6] =
        ["halved queues", "dated photographs", "metered boilers", "merged registers", "opened maps", "counted bees"];
    let (what, how) = (WHAT[of % 6], HOW[of % 6]);
    [
        format!("At the {what}'s office I {how} before anybody had asked me about it."),
        format!("Explained to the {what}'s board why {how} twice costs more than once."),
        format!("Left a handbook to the {what} in which {how} fills the ninth chapter."),
        format!("Asked the {what}'s oldest clerk how they {how} when paper was all they had."),
    ]
}

fn with_resume(id: &str, name: &str, lines: &[String], rest: &str) -> String {
    let text: String = lines.iter().map(|line| format!("      - {line}\n")).collect();
    dossier(id, name, &format!("files:\n  - kind: resume\n    text: |\n{text}{rest}"))
}

fn resume(of: usize, shared: &[&str]) -> Vec<String> {
    shared.iter().map(|line| (*line).to_owned()).chain(own_lines(of)).collect()
}

/// One resume under three names, each with lines of its own; and a fourth with one line of it.
#[test]
fn a_text_under_several_names_makes_a_group() {
    let loud: Vec<String> = resume(1, &BULLETS).iter().map(|line| line.to_uppercase()).collect();
    let scene = Scene::new()
        .file("d/a.yaml", with_resume("ann", "Ann Okafor", &resume(0, &BULLETS), ""))
        .file("d/b.yaml", with_resume("ben", "Ben Lindqvist", &loud, ""))
        .file("d/c.yaml", with_resume("cem", "Cem Arslan", &resume(2, &BULLETS), ""))
        .file("d/d.yaml", with_resume("dev", "Dev Moreau", &resume(3, &BULLETS[..1]), ""));
    let ran = scene.run("link groups d").exits(0).prints(&[
        "One linked group, of 3 among 4 subjects.",
        "Three applicants, one passage of a text",
        "three of them, shared by 3 of 4",
        "by what they say alone",
    ]);
    assert!(!ran.stdout.contains("Dev Moreau"), "{ran}");
    scene.run("link why d ann cem").exits(0).prints(&["passage of a text “"]);
    let turned = scene.run("link groups d/d.yaml d/c.yaml d/b.yaml d/a.yaml").exits(0).stdout;
    assert_eq!(turned, ran.stdout, "the order of files tells nothing");
    scene.run("vet d --report r.html --no-records").exits(0);
    assert!(scene.read("r.html").contains("Three applicants, one passage of a text."));

    let scene = scene.file("new/e.yaml", with_resume("eva", "Eva Horn", &resume(4, &BULLETS), ""));
    scene.run("init").exits(0);
    scene.run("vet d --no-report").exits(0);
    scene
        .run("link groups new")
        .exits(0)
        .prints(&["Four subjects, one passage of a text", "ann  Ann Okafor  (on record)"]);
}

/// Two pairs, each with a text of their own under two names, sent by one agency, whose paragraph stands in all four.
#[test]
fn what_an_agency_adds_to_all_ties_no_two_pairs() {
    let mut scene = Scene::new();
    for (at, (id, name)) in
        [("ann", "Ann Okafor"), ("ben", "Ben Lindqvist"), ("cem", "Cem Arslan"), ("dev", "Dev Moreau")]
            .iter()
            .enumerate()
    {
        let text = if at < 2 { &BULLETS[..4] } else { &BULLETS[4..] };
        let lines = resume(at, &[&[AGENCY], text].concat());
        scene = scene.file(&format!("d/{id}.yaml"), with_resume(id, name, &lines, ""));
    }
    let ran = scene.run("link groups d").exits(0);
    ran.prints(&["2 linked groups, of 4 among 4 subjects.", "shared by 2 of 4"]).nowhere(&["Fernhollow"]);
}

/// Honest look-alikes: lines of a template, an agency's paragraph before texts of one's own, a second application, a home in
/// which one helped the other.
#[test]
fn what_templates_agencies_and_homes_share_makes_no_group() {
    let check = |one: String, other: String, expected: &str| {
        let ran = Scene::new().file("d/a.yaml", one).file("d/b.yaml", other).run("link groups d").exits(0);
        let ran = ran.prints(&["No linked group among 2 subjects.", expected]);
        assert_eq!(ran.stdout.contains("passage"), !expected.is_empty(), "{ran}");
    };
    let person = |id: &str, name: &str, of: usize, shared: &[&str]| with_resume(id, name, &resume(of, shared), "");
    let template = ["Results-driven professional who thrives under pressure and delivers on tight deadlines."];
    check(person("ann", "Ann Okafor", 0, &template), person("ben", "Ben Lindqvist", 1, &template), "");
    let agency = [
        "This candidate is presented by Fernhollow Staffing, whose consultants check references before they write to you.",
    ];
    check(person("ann", "Ann Okafor", 2, &agency), person("ben", "Ben Lindqvist", 3, &agency), "");
    let again = "Cem Arslan and Cem Arslan: One passage of a text; one person under one name";
    check(person("cem-1", "Cem Arslan", 0, &BULLETS), person("cem-2", "Cem Arslan", 1, &BULLETS), again);
    let home = "addresses: [{ street: 9 Fiddle Hollow Road, city: Nashville, postcode: \"37011\", country: US }]\nhouseholds: [{ with: ben }]";
    check(
        with_resume("ann", "Ann Okafor", &resume(0, &BULLETS), home),
        with_resume("ben", "Ben Lindqvist", &resume(1, &BULLETS), &home.replace("with: ben", "with: ann")),
        "one household, declared by both",
    );
}
