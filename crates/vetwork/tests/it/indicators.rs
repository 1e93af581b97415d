//! Indicators of the customer's own, in order and poisoned.

use crate::scene::Scene;

const HEADER: &str = "kind,value,source,conduct_code,evidence,confidence,added,expires,relates_to";
const ANNA: &str =
    "id: anna\nname: Anna Berg\nphase: application\nemails: [anna@gmail.com]\nphones: ['+46 8 555 0147']\n";

#[track_caller]
fn vet(rows: &[&str]) -> crate::scene::Ran {
    let file = [&[HEADER], rows].concat().join("\n");
    Scene::new()
        .file("anna.yaml", ANNA)
        .file("own/indicators.csv", file)
        .run("vet anna.yaml --format jsonl --indicators own/indicators.csv")
}

#[test]
fn a_value_that_comes_back_is_a_question() {
    let ran =
        vet(&["phone,+46 8 555 01 47,security team,pay-diverted,case 7,high,2026-06-01,2027-05-31,operator"]).exits(0);
    assert_eq!(ran.band_of("anna"), "verify", "{ran}");
    ran.prints(&["WL001", "security team", "case 7", "2027-05-31"]);
}

#[test]
fn rows_of_your_own_never_escalate_alone() {
    let ran = vet(&[
        "phone,+46 8 555 0147,team,pay-diverted,case 7,high,2026-06-01,2027-05-31,operator",
        "phone,+46 8 555 0147,other team,extortion,case 8,high,2026-06-01,2027-05-31,operator",
        "email,anna@gmail.com,team,data-taken,case 9,high,2026-06-01,2027-05-31,operator",
    ]);
    assert_eq!(ran.exits(0).band_of("anna"), "verify");
}

#[test]
fn a_row_that_would_hit_everybody_or_says_too_little_is_refused() {
    for (row, words) in [
        (
            "domain,gmail.com,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["a mail service that many people share", "give the whole e-mail address"],
        ),
        (
            "domain,com,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["\"com\" does not fit its kind", "a domain, as in example.org"],
        ),
        (
            "email,@gmail.com,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["does not fit its kind", "name@example.org"],
        ),
        ("email,,team,data-taken,case 1,high,2026-06-01,2027-05-31,", ["the value is missing", "give the value"]),
        (
            "phone,+46,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["does not fit its kind", "with its country code"],
        ),
        (
            "name,Anna Berg,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["a name alone is not accepted", "many people share it"],
        ),
        (
            "email,a@case.example,,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["the source is missing", "say who reports it"],
        ),
        (
            "email,a@case.example,team,data-taken,,high,2026-06-01,2027-05-31,",
            ["the evidence is missing", "case number"],
        ),
        (
            "email,a@case.example,team,foreign,case 1,high,2026-06-01,2027-05-31,",
            ["not one of the words used here", "identity-borrowed"],
        ),
        (
            "email,a@case.example,team,data-taken,case 1,high,2026-06-01,2029-05-31,",
            ["not within twelve months", "write a day up to 2027-06-01"],
        ),
        (
            "email,a@case.example,team,data-taken,case 1,high,2027-06-01,2027-08-01,",
            ["the day lies in the future", "the day of the entry"],
        ),
        (
            "email,a\u{1b}[31m@case.example,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
            ["control characters", "on one line"],
        ),
    ] {
        let ran = vet(&[row]).exits(3).says(&["error[indicator]: own/indicators.csv:2", "hint: "]).says(&words);
        assert_eq!(ran.band_of("anna"), "incomplete", "{ran}");
    }
}

#[test]
fn one_bad_row_does_not_take_the_others_with_it() {
    let ran = vet(&[
        "domain,gmail.com,team,data-taken,case 1,high,2026-06-01,2027-05-31,",
        "phone,+46 8 555 0147,team,pay-diverted,case 7,high,2026-06-01,2027-05-31,operator",
    ]);
    assert_eq!(ran.exits(3).band_of("anna"), "verify");
}

#[test]
fn a_row_past_its_day_counts_for_nothing() {
    let ran = vet(&["phone,+46 8 555 0147,team,pay-diverted,case 7,high,2025-01-01,2025-06-30,operator"]).exits(0);
    assert_eq!(ran.band_of("anna"), "incomplete", "{ran}");
    ran.says(&["1 expired indicator is not used"]);
}

#[test]
fn a_file_without_indicators_is_no_silent_protection() {
    for content in ["", HEADER, "email,anna@gmail.com\n"] {
        let scene = Scene::new().file("anna.yaml", ANNA).file("own.csv", content);
        scene
            .run("vet anna.yaml --format jsonl --indicators own.csv")
            .exits(3)
            .says(&["there is no indicator in it", "kind,value,source"]);
    }
    let scene = Scene::new().file("anna.yaml", ANNA).file("own.json", "{\"kind\": \"email\"");
    scene.run("vet anna.yaml --format jsonl --indicators own.json").exits(3).says(&["own.json:1", "array of objects"]);
}
