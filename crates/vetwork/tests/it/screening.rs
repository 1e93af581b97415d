//! `vetwork vet` holds everyone whom a dossier names against the sanctions lists.

use crate::scene::Scene;

const LIST: &str = "id,name,type,birth_date,identifiers,wallets\n\
    1,Orvanta Kelmisti,person,1983-11-25,Passport: K1234567,\n\
    2,Brightwater Quillon Trading Ltd,organisation,,,\n";

/// A made-up person, with more lines of the dossier.
fn person(name: &str, more: &str) -> String {
    format!("vetwork: 1\nid: one\nname: {name}\nemails: [one@post.example]\n{more}")
}

/// A text without the breaks of its lines.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn lacks_nothing(text: &str, expected: &[&str]) {
    let text = flat(text);
    for words in expected {
        assert!(text.contains(words), "lacks {words:?}: {text}");
    }
}

#[track_caller]
fn check(dossier: &str, band: &str, finding: Option<(&str, &str)>) {
    let scene = Scene::new().file("mine.csv", LIST).file("one.yaml", dossier);
    scene.run("lists import mine.csv").exits(0);
    let ran = scene.run("vet one.yaml --format jsonl").exits(0);
    assert_eq!(ran.band_of("one"), band, "{dossier}");
    let line: serde_json::Value = serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap();
    let findings = line["findings"].as_array().unwrap();
    let told = findings.iter().find(|finding| !finding["listed"].is_null());
    let told = told.map(|finding| (finding["code"].as_str().unwrap(), finding["strength"].as_str().unwrap()));
    assert_eq!(told, finding, "{dossier}");
    let inputs = line["inputs"]["snapshots"].to_string();
    assert!(inputs.contains("mine@") && inputs.contains("curated@"), "{inputs}");
}

#[test]
fn the_lists_that_were_taken_in_are_asked() {
    let authority = |born: &str, number: &str| {
        format!(
            "identity_checks: [{{ kind: right-to-work, outcome: match, name: Orvanta Kelmisti, birth_date: {born}{number} }}]\n"
        )
    };
    check(&person("Orvanta Kelmisti", ""), "verify", Some(("WL004", "moderate")));
    check(&person("Kelmisti, Orvanta", "birth_dates: [{ date: 1983-11-25 }]\n"), "verify", Some(("WL004", "moderate")));
    check(&person("Orvanta Kelmisti", "birth_dates: [{ date: 1990-02-01 }]\n"), "incomplete", Some(("WL004", "info")));
    check(&person("Orvanta Kelmisti", &authority("1983-11-25", "")), "verify", Some(("WL004", "strong")));
    check(
        &person("Orvanta Kelmisti", &authority("1983-11-25", ", number: K1234567")),
        "verify",
        Some(("WL004", "strong")),
    );
    check(&person("Wilhelmina Testperson", ""), "incomplete", None);
    let agency = "recruiters: [{ agency: Brightwater Quillon Trading Ltd }]\n";
    check(&person("Wilhelmina Testperson", agency), "verify", Some(("WL009", "moderate")));
}

#[test]
fn every_answer_names_the_lists_with_day_and_age_or_says_that_only_the_curated_set_was_asked() {
    let scene = Scene::new().file("mine.csv", LIST).file("one.yaml", person("Orvanta Kelmisti", ""));
    let table = scene.run("vet one.yaml --report before.html").exits(0).stdout;
    lacks_nothing(&table, &["Of sanctions lists, only the curated set that ships with Vetwork was searched"]);
    assert!(scene.read("before.html").contains("Only the curated set that ships with Vetwork was searched"));
    scene.run("vet one.yaml --format json").exits(0).prints(&["\"only_curated\": true"]);
    scene.run("lists import mine.csv").exits(0);
    let table = scene.run("vet one.yaml --report after.html").exits(0).stdout;
    lacks_nothing(
        &table,
        &["Searched: mine, which gives no date, taken in on 2026-11-21, 2 entries and Vetwork's curated"],
    );
    let report = scene.read("after.html");
    lacks_nothing(&report, &["On sanctions lists", "Orvanta Kelmisti", "mine, entry 1", "Open question"]);
    let explained = scene.run("vet one.yaml --explain one").exits(0).stdout;
    lacks_nothing(
        &explained,
        &["is like Orvanta Kelmisti (mine, entry 1) in the name", "open question", "the same, +13"],
    );
    let later = scene.run("vet one.yaml --at 2026-12-21").exits(0).stdout;
    lacks_nothing(&later, &["Older than it should be: mine"]);
}

#[test]
fn an_agency_whose_owners_are_listed_is_told_with_the_arithmetic() {
    let scene = Scene::with_examples();
    let vet = |id: &str| scene.run(&format!("vet examples/lists/{id}.yaml --explain {id}")).exits(0).stdout;
    let sum = "30 % + 25 % = 55 %, at least 50 %, so the company counts as blocked";
    lacks_nothing(&vet("agency-two-listed-owners"), &[sum, "ask who controls it", "Kum Hyok SONG", "In Chol JONG"]);
    let open = vet("agency-owner-and-namesake");
    lacks_nothing(&open, &["OFAC: 25 % + 30 % = at least 30 %, up to 55 %; from 50 % the company would"]);
    assert!(!flat(&open).contains("so the company counts"), "{open}");
}

#[test]
fn what_was_kept_is_made_again_to_the_same_bytes_while_the_lists_are_the_same() {
    let scene = Scene::new().file("mine.csv", LIST).file("one.yaml", person("Orvanta Kelmisti", ""));
    scene.run("init").exits(0);
    scene.run("lists import mine.csv").exits(0);
    scene.run("vet one.yaml").exits(0);
    scene.run("records replay one").exits(0).prints(&["The same bytes"]);
    let more = format!("{LIST}3,Somebody Else,person,1970,,\n");
    std::fs::write(scene.path("mine.csv"), more).unwrap();
    scene.run("lists import mine.csv").exits(0);
    scene.run("records replay one").prints(&["gone: mine@", "now mine@"]);
}
