//! Input that breaks the rules of its format: what, where, what to do; the rest goes on, and exit 3 says so.

use crate::scene::{GOOD_ID, Scene};

/// One broken file beside a good one: the good one is vetted, and the complaint names the place.
#[track_caller]
fn complains(name: &str, content: impl AsRef<[u8]>) -> String {
    let ran = Scene::with_a_good_one().file(name, content).run("vet --format jsonl").exits(3);
    assert_eq!(ran.band_of(GOOD_ID), "routine", "{ran}");
    assert_eq!(ran.bands().len(), 1, "{ran}");
    assert!(ran.lines().iter().any(|line| line["file"].as_str().is_some_and(|file| file.contains(name))), "{ran}");
    ran.stderr.clone()
}

#[test]
fn a_comma_is_missing() {
    insta::assert_snapshot!(complains("bad.json", "{\n  \"name\": \"Bad One\"\n  \"emails\": [\"b@post.example\"]\n}\n"), @r#"
    error[json]: expected `,` or `}`
     --> ./bad.json:3:3
      |
    3 |   "emails": ["b@post.example"]
      |   ^
      |
      = nobody in it was vetted

    hint: a comma is missing before this place
    "#);
}

#[test]
fn json_that_was_cut_off() {
    insta::assert_snapshot!(complains("bad.json", "{\"name\": \"Søren Bad\", \"emails\": [\"b@po"), @r#"
    error[json]: the text ends before the dossier does
     --> ./bad.json:1:38
      |
    1 | …: "Søren Bad", "emails": ["b@po
      |                                ^
      |
      = nobody in it was vetted

    hint: a closing `}`, `]` or `"` is missing; was the file cut off on its way?
    "#);
}

#[test]
fn a_field_of_the_wrong_kind() {
    insta::assert_snapshot!(complains("bad.json", "{\"name\": \"Bad\", \"role\": {\"remote\": \"yes\"}}"), @r#"
    error[json]: `role.remote`: invalid type: string "yes", expected a boolean
     --> ./bad.json:1:40
      |
    1 | …"Bad", "role": {"remote": "yes"}}
      |                                ^
      |
      = nobody in it was vetted

    hint: `vetwork dossier new` writes a template with every field; the schema is schema/dossier-v1.json
    "#);
}

#[test]
fn yaml_with_an_open_bracket() {
    insta::assert_snapshot!(complains("bad.yaml", "name: Bad\nemails: [a@b.example\nphones: x\n"), @r#"
    error[yaml]: illegal placement of ':' indicator
     --> ./bad.yaml:3:7
      |
    3 | phones: x
      |       ^
      |
      = nobody in it was vetted

    hint: check indentation and quotes at this place; `vetwork dossier new` writes a template with every field
    "#);
}

#[test]
fn yaml_with_tabs() {
    insta::assert_snapshot!(complains("bad.yaml", "name: Bad\nrole:\n\ttitle: Developer\n"), @r#"
    error[yaml]: tabs disallowed within this context (block indentation)
     --> ./bad.yaml:3:2
      |
    3 | ·title: Developer
      |  ^
      |
      = nobody in it was vetted

    hint: check indentation and quotes at this place; `vetwork dossier new` writes a template with every field
    "#);
}

#[test]
fn month_thirteen() {
    insta::assert_snapshot!(complains("bad.yaml", "name: Bad\nemployment:\n  - { employer: X, from: 2018-13 }\n"), @r#"
    error[yaml]: `2018-13` is not a date: write 2018, 2018-03, 2018-03-04 or 2018-03-04T10:00:00Z
     --> ./bad.yaml:3:26
      |
    3 |   - { employer: X, from: 2018-13 }
      |                          ^
      |
      = nobody in it was vetted

    hint: check indentation and quotes at this place; `vetwork dossier new` writes a template with every field
    "#);
}

#[test]
fn a_later_version_of_the_format() {
    insta::assert_snapshot!(complains("bad.yaml", "vetwork: 7\nname: From the future\n"), @r#"
    error[yaml]: this is a dossier of format version 7
    --> ./bad.yaml
     = this program reads version 1
     = nobody in it was vetted

    hint: use the version of Vetwork that wrote it, or write `vetwork: 1` if the fields are those of version 1
    "#);
}

#[test]
fn empty_files() {
    for name in ["bad.json", "bad.yaml", "bad.csv"] {
        assert!(complains(name, "").contains("the file is empty"), "{name}");
    }
    assert!(complains("blank.json", " \n \n").contains("the file is empty"));
    assert!(complains("bad.jsonl", "\n\n").contains("there is no dossier in it"));
    assert!(complains("list.json", "[]").contains("the list is empty"));
}

#[test]
fn nothing_on_standard_input() {
    Scene::new().run("vet - --format jsonl").exits(3).says(&["standard input", "there is no dossier in it"]);
}

#[test]
fn a_list_loses_only_the_dossier_that_does_not_fit() {
    let list = r#"[{"id":"one","name":"One"}, {"name":"Two","role":{"remote":"yes"}}, {"id":"three","name":"Three"}]"#;
    let ran = Scene::new().file("list.json", list).run("vet list.json --format jsonl").exits(3);
    assert_eq!(ran.bands().into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["one", "three"]);
    ran.says(&["list.json:1:64", "`role.remote`"]);
}

#[test]
fn of_many_bad_lines_five_are_shown_and_all_are_counted() {
    let lines: String = (1..=40)
        .map(|n| match n % 4 {
            0 => format!("{{\"id\":\"s{n}\" \"name\":\"Nobody\"}}\n"),
            _ => format!("{{\"id\":\"s{n}\",\"name\":\"Person\",\"emails\":[\"p{n}@post.example\"]}}\n"),
        })
        .collect();
    let scene = Scene::new().file("many.jsonl", lines);
    let ran = scene.run("vet many.jsonl --format jsonl").exits(3);
    assert_eq!(ran.stderr.matches("error[json]").count(), 5, "{ran}");
    assert_eq!(ran.bands().len(), 30, "{ran}");
    assert_eq!(ran.lines().iter().filter(|line| line["error"].is_string()).count(), 10, "{ran}");
    ran.says(&["many.jsonl:4:12", "the dossier on line 20 was not vetted", "error: 5 more could not be read"]);
    let ran = scene.run("vet many.jsonl --format jsonl --verbose").exits(3);
    assert_eq!(ran.stderr.matches("error[json]").count(), 10, "{ran}");
}

#[test]
fn one_line_can_be_vetted_again() {
    let scene = Scene::new().file("a.jsonl", "{\"id\":\"a\" \"b\"}\n{\"id\":\"b\",\"name\":\"B\"}\n");
    scene.run("vet a.jsonl --format jsonl").exits(3).says(&["`--line 1` vets it alone"]);
    let ran = scene.run("vet a.jsonl --line 2 --format jsonl").exits(0);
    assert_eq!(ran.bands(), [("b".to_owned(), "incomplete".to_owned())]);
    scene.run("vet a.jsonl --line 9").exits(3).says(&["there is nothing on line 9"]);
}

#[test]
fn rows_that_do_not_fit_their_header() {
    let table = "Name,Email,Stage\nAnna Good,anna@post.example,Applied\nBroken,row\n\
        \"Not closed,x@post.example,Applied\nCarl Good,carl@post.example,Applied\n";
    let ran = Scene::new().file("a.csv", table).run("vet a.csv --format jsonl").exits(3);
    assert_eq!(ran.bands().into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["anna-good", "carl-good"]);
    ran.says(&[
        "a.csv:3:1",
        "this row has 2 cells, the header has 3",
        "a.csv:4:1",
        "this row has 1 cell, the header has 3",
        "a quote opens here and is not closed",
        "left out: Stage",
    ]);
}

#[test]
fn a_table_of_something_else() {
    insta::assert_snapshot!(Scene::new().file("a.csv", "alpha,beta\n1,2\n").run("vet a.csv --format csv").exits(3).stderr, @r#"
    error[csv]: no column of this table is known
     --> a.csv:1:1
      |
    1 | alpha,beta
      | ^
      |
      = the first line was read as names of columns: alpha, beta

    hint: the first line names the columns: name, email, phone, city, country, company, linkedin, … or `section.field` of a dossier
    "#);
}

#[test]
fn a_dossier_about_nobody() {
    let ran =
        Scene::new().pipe("vet - --format jsonl", "{\"phones\":[\"+1 202 555 0147\"]}\n{\"name\":\"Some Body\"}\n");
    assert_eq!(ran.bands().len(), 1, "{ran}");
    ran.exits(3).says(&["standard input:1", "nothing tells whom this is about", "add `id` or `name`"]);
}

#[test]
fn unknown_fields_are_named_and_the_right_one_is_offered() {
    let dossier =
        "name: Una\nemial: [u@post.example]\nreferences: [{nmae: R, phone: '+1 202 555 0147'}]\ncolour: red\n";
    let ran = Scene::new().file("a.yaml", dossier).run("vet a.yaml --format csv").exits(0);
    insta::assert_snapshot!(ran.stderr, @r#"
    warning[yaml]: `emial` is no field of a dossier; it was left out
     --> a.yaml:2:1
      |
    2 | emial: [u@post.example]
      | ^

    hint: did you mean `emails`?

    warning[yaml]: `references.0.nmae` is no field of a dossier; it was left out
     --> a.yaml:3:15
      |
    3 | references: [{nmae: R, phone: '+1 202 555 01…
      |               ^

    hint: did you mean `name`?

    warning[yaml]: `colour` is no field of a dossier; it was left out
     --> a.yaml:4:1
      |
    4 | colour: red
      | ^

    hint: `vetwork dossier new` lists every field
    "#);
}

#[test]
fn dates_that_contradict_each_other() {
    let dossier = "
id: x
name: Dates
role: { title: Developer, starts: 2027-01-01, ends: 2026-01-01 }
birth_dates: [{ date: 2030-01-01 }]
employment:
  - { employer: Ends Early, from: 2020-05, to: 2019-01 }
  - { employer: Begins Late, from: 2030-01 }
";
    let ran = Scene::new().file("a.yaml", dossier).run("vet a.yaml --format csv").exits(0);
    insta::assert_snapshot!(ran.stderr, @r#"
    warning[yaml]: `birth_dates[0]`: it lies in the future
    --> a.yaml
     = it is kept as it stands; correct it if it is a slip

    warning[yaml]: `employment[0]`: it ends before it begins
    --> a.yaml
     = it is kept, and compared with nothing

    warning[yaml]: `employment[1]`: it lies in the future
    --> a.yaml
     = it is kept as it stands; correct it if it is a slip

    warning[yaml]: `role`: it ends before it begins
    --> a.yaml
     = it is kept, and compared with nothing
    "#);
}

#[test]
fn values_that_cannot_be_compared() {
    let dossier = "
name: Val
emails: [not-an-address]
phones: ['12']
sessions: [{ ip: 300.1.1.1 }]
payment_instructions: [{ iban: DE00370400440532013000 }]
";
    let scene = Scene::new().file("a.yaml", dossier);
    scene.run("dossier check a.yaml").exits(0).says(&[
        "`emails[0].address`",
        "`phones[0].number`",
        "`sessions[0].ip`",
        "`payment_instructions[0].iban`",
        "it is kept, and compared with nothing",
    ]);
}
