//! `vetwork link load` and its kin: records of tables that are kept, and whoever comes to them.

use crate::link::table;
use crate::scene::Scene;

/// Records with the first of two tables in them.
pub(crate) fn with_people() -> Scene {
    let text = table();
    let rows: Vec<&str> = text.lines().collect();
    let later = [&rows[..1], &rows[541..]].concat().join("\n");
    let scene = Scene::new().file("people.csv", rows[..541].join("\n")).file("later.csv", later).file("all.csv", &text);
    scene.run("init").exits(0);
    scene.run("link load people.csv").exits(0).says(&["Kept      540 new", "`people` has 540 records"]);
    scene
}

/// Sets of ids, whatever their identities are called.
fn sets(csv: &str) -> Vec<Vec<String>> {
    let mut sets = std::collections::BTreeMap::<String, Vec<String>>::new();
    for line in csv.lines().skip(1) {
        let (id, identity) = line.trim().split_once(',').unwrap();
        sets.entry(identity.to_owned()).or_default().push(id.to_owned());
    }
    let mut sets: Vec<Vec<String>> = sets.into_values().collect();
    sets.iter_mut().for_each(|set| set.sort());
    sets.sort();
    sets
}

#[test]
fn each_table_is_linked_with_all_before_and_again_changes_nothing() {
    let scene = with_people();
    let ran = scene.run("link load later.csv").exits(0).says(&["60 new", "`people` has 600 records"]);
    assert!(ran.stdout.starts_with("id,identity\r\n") && ran.stdout.lines().count() == 61, "{}", ran.stdout);
    scene.run("link load all.csv").exits(0).says(&["0 new, 0 with other values than before, 600 there already"]);
    let kept = sets(&scene.run("link identities").exits(0).stdout);
    let right = kept.iter().filter(|set| set.len() == 2 && set[0][1..] == set[1][1..]).count();
    assert!(right >= 290, "{right} of 300");
    scene.run("records verify --deep").exits(0);
    scene.run("link identities --format jsonl").exits(0).prints(&[r#"{"identity":"i1","records":["a0","b0"]}"#]);
}

#[test]
fn a_record_with_other_values_replaces() {
    let scene = with_people();
    let one = "id,first_name,surname,dob,city,email\na7,zoe,quist,1999-12-31,elsewhere,zoe.quist77@example.net\n";
    scene.file("one.csv", one).run("link load one.csv").exits(0).says(&["0 new, 1 with other values than before"]);
}

#[test]
fn who_is_asked_about_is_told_and_not_kept() {
    let scene = with_people();
    let text = table();
    let row = text.lines().find(|line| line.starts_with("b7,")).unwrap().replace("b7,", "new,");
    let asked = format!("{}\n{row}\n", text.lines().next().unwrap());
    let found = scene.pipe("link find -", &asked).exits(0);
    let a7 = scene.run("link identities").exits(0).stdout;
    let identity = a7.lines().find_map(|line| line.strip_prefix("a7,")).unwrap();
    // Records of this table that are one person's never have the same family name, so that a copy is not the nearest.
    found.prints(&[&format!("new,{identity},"), &format!("7,{identity},")]);
    scene.pipe("link find - --format jsonl", &asked).exits(0).prints(&[r#""id":"new""#, r#""near":[{"bits":"#]);
    scene.run("link identities").exits(0).nowhere(&["new,"]);
}

#[test]
fn what_people_say_holds_and_is_told() {
    let scene = with_people();
    let say = |a: &str, b: &str, what: &str, because: &str| {
        scene.run_with(&["link", "judge", a, b, what, "--because", because, "--by", "ana"], b"")
    };
    say("a7", "b7", "household", "twins")
        .exits(0)
        .prints(&["a7 is of one household with, and is another than, b7: two identities"]);
    say("a7", "a8", "same", "she said so").exits(0).prints(&["one identity"]);
    say("a8", "b7", "same", "x").exits(2).says(&["contradict each other", "`a7`", "`b7`"]);
    say("a7", "zz", "same", "x").exits(2).says(&["no record has the id `zz`"]);
    say("a7", "a8", "same", " ").exits(2).says(&["it needs a reason"]);
    scene.run("link judgements").exits(0).prints(&["a7 is the same person as a8", "ana", "“she said so”"]);
    scene.run("link events").exits(0).prints(&["a7 is of one household with, and is another than, b7"]);
    scene.run("link why --into people a7 a8").exits(0).prints(&["one identity", "ana said that", "“she said so”"]);
    scene.run("link forget a7 b7").exits(0).prints(&["2 records are forgotten"]);
    scene.run("link judgements").exits(0).prints(&["Nobody said anything"]);
    scene.run("link events").exits(0).prints(&["a record that was forgotten since"]);
    scene.run("link forget a7").exits(2).says(&["no record has the id `a7`"]);
    scene.run("records verify --deep").exits(0);
}

#[test]
fn why_is_told_of_kept_records_as_of_a_table() {
    let scene = with_people();
    scene.run("link why --into people a7 b7").exits(0).prints(&["a7 and b7: one identity", "a slip apart"]);
    scene.run("link why --into people a7").exits(2);
    scene.run("link why people.csv a7").exits(2).says(&["it needs two records"]);
}

#[test]
fn what_cannot_be_is_said_with_what_to_do() {
    let scene = with_people();
    scene.run("link find people.csv --into others").exits(2).says(&["there is no collection `others`", "`people`"]);
    scene.pipe("link load -", "id,first_name\nx,mira\n").exits(2).says(&["there is no column `surname`"]);
    let written = scene.run("link specification people.csv").exits(0).stdout;
    let scene = scene.file("other.toml", written.replace("join_above = 0.0", "join_above = 5.0"));
    let ran = scene.run("link load people.csv --specification other.toml").exits(2);
    ran.says(&[
        "is not the specification of the collection `people`",
        "join_above is 5, and was 0",
        "--into another name",
    ]);
    scene
        .pipe("link load - --into nameless", "first_name,surname\nmira,castellano\n")
        .exits(2)
        .says(&["no column names the records"]);
    let without = Scene::new().file("people.csv", table());
    without.run("link load people.csv").exits(2).says(&["there are no records", "vetwork init"]);
}

/// One value for all, nothing at all, odd bytes: fast, and said.
#[test]
fn hostile_tables_are_kept_and_linked() {
    let scene = with_people();
    let mut rows = "id,first_name,surname,dob,city,email\n".to_owned();
    for number in 0..1500 {
        rows += &format!("s{number},mira,castellano,1980-02-03,city1,jobs@agency.example\n");
        rows += &format!("e{number},,,,,\n");
        rows += &format!("n{number},nul\0{number},x\u{202e}y,0000-00-00,,@@\n");
    }
    let ran = scene.pipe("link load -", rows).exits(0);
    ran.says(&["4,500 new"]);
    scene.run("records verify --deep").exits(0);
}
