//! `vetwork link export`: identities and links as files for other programs.

use std::collections::BTreeMap;
use std::fs::File;

use vetwork_ingest::formats::rows::Rows;

use crate::groups::ring;
use crate::link::table;
use crate::linked::with_people;
use crate::scene::Scene;

/// The rows of a Parquet file, by the names of its columns.
fn parquet(scene: &Scene, file: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = Rows::parquet(File::open(scene.path(file)).unwrap()).unwrap();
    let (columns, mut values, mut all) = (rows.columns().to_vec(), Vec::new(), Vec::new());
    while rows.next_row(&mut values).unwrap() {
        all.push(columns.iter().cloned().zip(values.iter().cloned()).collect());
    }
    all
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

fn people() -> Scene {
    Scene::new().file("people.csv", table())
}

#[test]
fn identities_are_those_of_a_run() {
    let scene = people();
    let ran = scene.run("link export people.csv --to i.parquet --what identities").exits(0);
    assert_eq!(ran.says(&["Written   600 records with their identities, to i.parquet"]).stdout, "");
    let rows: Vec<String> =
        parquet(&scene, "i.parquet").iter().map(|row| format!("{},{}\r\n", row["id"], row["identity"])).collect();
    let run = scene.run("link run people.csv").exits(0).stdout;
    assert_eq!(format!("id,identity\r\n{}", rows.concat()), run);
}

#[test]
fn links_tell_what_agrees_field_by_field() {
    let scene = people();
    scene.run("link export people.csv --to l.parquet").exits(0).says(&["links among 600 records, to l.parquet"]);
    let rows = parquet(&scene, "l.parquet");
    let link = rows.iter().find(|row| row["a"] == "a7" && row["b"] == "b7").unwrap();
    let expected = [
        ("joined", "true"),
        ("identity_a", "a7"),
        ("identity_b", "a7"),
        ("agreement_first_name", "same"),
        ("agreement_surname", "close"),
        ("agreement_dob", "same"),
        ("agreement_city", "close"),
        ("agreement_email", ""),
        ("bits_email", ""),
    ];
    for (column, value) in expected {
        assert_eq!(link[column], value, "{column}");
    }
    let bits = |column: &str| link[column].parse::<f32>().unwrap();
    assert!(bits("bits") > 0.0 && bits("bits_first_name") > 0.0 && bits("bits_surname") > 0.0, "{link:?}");
    let page = scene.run("link why people.csv a7 b7").exits(0).stdout;
    assert!(page.contains(&format!("{:+.1} bits", bits("bits"))), "{page}");
    assert!(rows.iter().all(|row| (row["joined"] == "true") == (row["identity_a"] == row["identity_b"])));
}

#[test]
fn json_and_graphml_tell_the_same_network() {
    let scene = people();
    scene.run("link export people.csv --to l.parquet").exits(0);
    let rows = parquet(&scene, "l.parquet");
    let whole = json(&scene.run("link export people.csv --format json").exits(0).stdout);
    assert_eq!(whole["identities"].as_array().map(Vec::len), Some(600));
    let links = whole["links"].as_array().unwrap();
    assert_eq!(links.len(), rows.len());
    for (link, row) in links.iter().zip(&rows) {
        assert!(link["a"] == row["a"].as_str() && link["b"] == row["b"].as_str(), "{link} {row:?}");
        assert_eq!(link["joined"].to_string(), row["joined"]);
    }
    let a7 = links.iter().find(|link| link["a"] == "a7" && link["b"] == "b7").unwrap();
    assert_eq!(a7["fields"][1]["agreement"], "close", "{a7}");
    let alone = json(&scene.run("link export people.csv --format json --what links").exits(0).stdout);
    assert!(alone["identities"].is_null() && alone["links"] == whole["links"]);

    scene.run("link export people.csv --to l.graphml").exits(0);
    let graph = scene.read("l.graphml");
    assert_eq!(graph.matches("<edge ").count(), rows.len());
    assert!(graph.starts_with("<?xml") && graph.ends_with("</graph>\n</graphml>\n"));
    assert!(graph.contains("<data key=\"agrees\">first_name, surname (close), dob, city (close)</data>"), "{graph}");
    let shown = scene.run("link export people.csv --format graphml").exits(0).stdout;
    assert_eq!(shown, graph, "a file and standard output are the same");
}

/// The same input gives the same bytes, in whatever order rows come, in every format.
#[test]
fn the_order_of_rows_leaves_no_trace() {
    let text = table();
    let mut rows: Vec<&str> = text.lines().collect();
    rows[1..].reverse();
    let scene = people().file("turned.csv", rows.join("\n"));
    for file in ["l.parquet", "l.graphml", "l.json"] {
        scene.run(&format!("link export people.csv --to {file}")).exits(0);
        let first = std::fs::read(scene.path(file)).unwrap();
        scene.run(&format!("link export turned.csv --to {file} --force")).exits(0);
        assert!(first == std::fs::read(scene.path(file)).unwrap(), "{file}");
    }
}

#[test]
fn a_file_that_is_there_stays_unless_said_otherwise() {
    let scene = people().file("l.json", "mine").file("folder.json/x", "");
    scene
        .run("link export people.csv --to l.json")
        .exits(2)
        .says(&["there is something at l.json already; it was left as it is", "--force"]);
    assert_eq!(scene.read("l.json"), "mine");
    scene.run("link export people.csv --to l.json --force").exits(0);
    assert!(scene.read("l.json").starts_with("{\n\"identities\": ["));
    scene.run("link export people.csv --to folder.json --force").exits(2).says(&["folder.json is no file"]);
    let left = std::fs::read_dir(scene.path("")).unwrap().count();
    assert_eq!(left, 3, "nothing else is left beside");
}

/// Nothing is read or written where what is asked for cannot be.
#[test]
fn what_cannot_be_written_is_said_with_what_to_do() {
    let scene = people().file("other.csv", table());
    let check = |command: &str, expected: &[&str]| {
        let ran = scene.run(&format!("link export {command}")).exits(2).says(expected);
        assert_eq!(ran.stdout, "", "{command}");
    };
    check("people.csv", &["nothing says how it is to be written", ".parquet, .graphml or .json"]);
    check("people.csv --to people.xlsx", &["people.xlsx does not say how", ".parquet, .graphml or .json"]);
    check("people.csv --format parquet", &["Parquet is no text", "--to FILE"]);
    check("people.csv --to g.graphml --what links", &["GraphML holds the network of both", "leave --what out"]);
    check("people.csv --to nowhere/l.json", &["nowhere/l.json could not be written: no such file or folder"]);
    check("people.csv other.csv --to l.json", &["these are several tables"]);
    check("--to l.json", &["required arguments", "TABLE|DOSSIERS"]);
    check("missing.csv --to l.json", &["missing.csv: no such file"]);
    check("people.csv --to l.json --specification missing.toml", &["missing.toml"]);
    assert!(!scene.path("l.json").exists() && !scene.path("g.graphml").exists());
}

/// Ids are somebody else's text: they stay exact for programs, and steer and hide nothing.
#[test]
fn ids_that_are_markup_or_hide_are_inert() {
    let mut text = table().replace("a7,", "<a&7>,").replace("b7,", "\"b\u{202e}7\u{1b}[2J\",");
    text = text.replace("b8,", "ł8,");
    let scene = Scene::new().file("t.csv", text);
    let whole = json(&scene.run("link export t.csv --format json").exits(0).stdout);
    let has = |id: &str| whole["identities"].as_array().unwrap().iter().any(|record| record["id"] == id);
    assert!(has("<a&7>") && has("b\u{202e}7\u{1b}[2J") && has("ł8"));
    let graph = scene.run("link export t.csv --format graphml").exits(0).stdout;
    assert!(graph.contains("<data key=\"id\">&lt;a&amp;7&gt;</data>"), "{graph}");
    scene.run("link export t.csv --to l.parquet").exits(0);
    assert!(
        parquet(&scene, "l.parquet")
            .iter()
            .any(|row| row["b"] == "b\u{202e}7\u{1b}[2J" || row["a"] == "b\u{202e}7\u{1b}[2J")
    );
}

#[test]
fn rows_that_were_left_out_are_said_and_the_rest_is_exported() {
    let scene = Scene::new().file("t.csv", table() + "c1,only,three\n");
    scene.run("link export t.csv --to l.parquet").exits(3).says(&["t.csv:602: left out", "Written"]);
    assert!(!parquet(&scene, "l.parquet").is_empty());
    let alone = Scene::new().file("t.csv", "id,name\n1,Mira Okafor\n");
    alone.run("link export t.csv --to l.parquet").exits(0).says(&["0 links among 1 records"]);
    assert!(parquet(&alone, "l.parquet").is_empty(), "a table without rows is one");
}

#[test]
fn dossiers_are_exported_with_their_groups() {
    let scene = ring();
    scene.run("link export d --to s.parquet --what identities").exits(0);
    let subjects = parquet(&scene, "s.parquet");
    let of: Vec<_> = subjects.iter().map(|row| (row["id"].as_str(), row["group"].as_str())).collect();
    assert_eq!(of, [("ann", "1"), ("ben", "1"), ("cem", "1")]);
    let ran = scene.run("link export d/a.yaml d/b.yaml d/c.yaml d/e.yaml --to t.parquet").exits(0);
    ran.says(&["3 links and 1 linked groups among 4 subjects, to t.parquet"]);
    let ties = parquet(&scene, "t.parquet");
    let first = &ties[0];
    assert_eq!((ties.len(), first["a"].as_str(), first["b"].as_str()), (3, "ann", "ben"));
    assert!(first["kind"] == "account" && first["value_subjects"] == "3", "{first:?}");
    let exported = scene.run("link export d --format json").exits(0).stdout;
    assert_eq!(exported, scene.run("link groups d --format json").exits(0).stdout);
    scene.run("link export d --format json --what links").exits(2).says(&["is written whole"]);
    scene.run("link export d --to x.json --specification x.toml").exits(2).says(&["dossiers need no --specification"]);
}

#[test]
fn identities_of_kept_records_are_exported() {
    let scene = with_people();
    scene.run("link export --from people --to k.parquet").exits(0).says(&["540 records with their identities"]);
    let rows: Vec<String> =
        parquet(&scene, "k.parquet").iter().map(|row| format!("{},{}\r\n", row["id"], row["identity"])).collect();
    assert_eq!(format!("id,identity\r\n{}", rows.concat()), scene.run("link identities").exits(0).stdout);
    let whole = json(&scene.run("link export --from people --format json").exits(0).stdout);
    assert_eq!(whole["identities"].as_array().map(Vec::len), Some(540));
    scene.run("link export --from others --to o.json").exits(2).says(&["there is no collection `others`"]);
    scene.run("link export --from people --to o.json --what links").exits(2).says(&["links cannot"]);
    scene.run("link export --from people --to o.graphml").exits(2).says(&["links cannot"]);
}
