//! `vetwork link` tells which records of a table are one person's, and why.

use crate::scene::Scene;

/// Made-up people, two records each: the second with a slip in the family name and another city.
pub(crate) fn table() -> String {
    const SYLLABLES: [&str; 8] = ["ka", "lo", "mi", "ra", "ve", "su", "to", "ne"];
    // Words that look drawn at random and are the same each time.
    let word = |number: usize, length: u32| -> String {
        let mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (0..length).map(|at| SYLLABLES[(mixed >> (60 - 3 * at)) as usize % 8]).collect()
    };
    let mut text = "id,first_name,surname,dob,city,email,team\n".to_owned();
    for number in 0..300 {
        let (given, family) = (word(number * 7, 2), word(number * 37 + 11, 4));
        let born = format!("19{:02}-{:02}-{:02}", 60 + number * 7 % 40, 1 + number % 12, 1 + number % 28);
        let mail = format!("{}{number}@example.org", word(number * 91 + 5, 3));
        text += &format!("a{number},{given},{family},{born},city{},{mail},blue\n", number % 30);
        text += &format!("b{number},{given},{}x{},{born},city{},,red\n", &family[..3], &family[3..], (number + 1) % 30);
    }
    text
}

#[test]
fn each_record_has_the_identity_it_belongs_to() {
    let scene = Scene::new().file("people.csv", table());
    let ran = scene.run("link run people.csv").exits(0);
    let ran = ran.says(&[
        "Fields    first_name (given name), surname (family name), dob (date)",
        "Not used  team",
        "identities in 600 records",
    ]);
    let mut lines = ran.stdout.lines();
    assert_eq!(lines.next(), Some("id,identity"));
    let right =
        lines.filter(|line| line.split_once(',').is_some_and(|(id, identity)| id[1..] == identity[1..])).count();
    assert!(right >= 590, "{right} of 600");
}

/// The order of rows and the format of the file tell nothing.
#[test]
fn the_same_records_have_the_same_identities() {
    let text = table();
    let mut rows: Vec<&str> = text.lines().collect();
    let expected = Scene::new().file("t.csv", &text).run("link run t.csv").exits(0).stdout;

    rows[1..].reverse();
    assert_eq!(Scene::new().file("t.csv", rows.join("\n")).run("link run t.csv").exits(0).stdout, expected);
    assert_eq!(Scene::new().pipe("link run -", rows.join("\r\n")).exits(0).stdout, expected);
    assert_eq!(Scene::new().file("t.csv", text.replace(',', ";")).run("link run t.csv").exits(0).stdout, expected);

    let names: Vec<&str> = rows[0].split(',').collect();
    let object = |row: &&str| {
        let values: serde_json::Map<String, serde_json::Value> =
            names.iter().zip(row.split(',')).map(|(name, value)| ((*name).to_owned(), value.into())).collect();
        serde_json::Value::Object(values).to_string()
    };
    let lines: Vec<String> = rows[1..].iter().map(object).collect();
    assert_eq!(Scene::new().file("t.jsonl", lines.join("\n")).run("link run t.jsonl").exits(0).stdout, expected);
}

#[test]
fn says_why_field_by_field() {
    let scene = Scene::new().file("people.csv", table());
    scene.run("link why people.csv a7 b7").exits(0).prints(&[
        "a7 and b7: one identity",
        "to 1 for one person",
        "a slip apart",
        "the same, shared by 2 of 600",
        "two records of 600 taken at random",
    ]);
    scene.run("link why people.csv a7 a8").exits(0).prints(&["a7 and a8: two identities", "against one person"]);
    scene.run("link why people.csv a7 a7").exits(0).prints(&["a7 and a7: one identity"]);
    scene.run("link why people.csv a7 zz").exits(2).says(&["no record has the id `zz`", "ids look like `a0`"]);
}

/// What is compared is canonical; what is shown stands so in the table, whatever the order of its rows.
#[test]
fn says_why_in_the_words_of_the_table() {
    let mut text = table().replace("a7,", "a7,Dr. ").replace("b7,", "b7,Frau ");
    text = text.replacen("\n", "\nc1,only,three\n", 1);
    let mut rows: Vec<&str> = text.lines().collect();
    rows[2..].reverse();
    let shown = |scene: &Scene, command: &str| scene.run(command).exits(3).stdout;
    let page = shown(&Scene::new().file("t.csv", rows.join("\n")), "link why t.csv a7 b7");
    let line = page.lines().find(|line| line.trim_start().starts_with("first_name")).unwrap();
    assert!(line.contains("Dr. ") && line.contains("/ Frau "), "{page}");
    let dates = page.lines().find(|line| line.trim_start().starts_with("dob")).unwrap();
    assert!(dates.contains("1969-08-08 / 1969-08-08"), "{page}");
}

#[test]
fn the_ways_by_which_records_meet_can_be_given() {
    let scene = Scene::new().file("people.csv", table());
    let written = scene.run("link specification people.csv").exits(0).stdout;
    let rules = "\n[[rule]]\nagree = ['dob', 'initial of first_name']\n[[rule]]\nagree = ['email']\n";
    let scene = scene.file("rules.toml", format!("{written}{rules}"));
    let ran = scene.run("link run people.csv --specification rules.toml").exits(0);
    ran.says(&["brought together by 2 ways to agree, such as dob, initial of first_name"]);
    let scene = scene.file("worse.toml", format!("{written}\n[[rule]]\nagree = ['decade of dob']\n"));
    scene.run("link run people.csv --specification worse.toml").exits(2).says(&[
        "worse.toml: records cannot agree in `decade of dob`; they can in: first_name, spelling of first_name,",
    ]);
}

#[test]
fn a_specification_can_be_written_down_corrected_and_given() {
    let scene = Scene::new().file("people.csv", table());
    let written = scene.run("link specification people.csv").exits(0).stdout;
    let expected = scene.run("link run people.csv").exits(0).stdout;
    let scene = scene.file("same.toml", &written).file("worse.toml", written.replace("\"dob\"", "\"birth\""));
    assert_eq!(scene.run("link run people.csv --specification same.toml").exits(0).stdout, expected);
    let ran = scene.run("link run people.csv --specification worse.toml").exits(2);
    ran.says(&["there is no column `birth`; there are: id, first_name, surname, dob, city, email, team"]);
    let scene = scene.file("broken.toml", "[[field]]\ncolumn = \"dob\"\nkind = \"colour\"\n");
    scene
        .run("link run people.csv --specification broken.toml")
        .exits(2)
        .says(&["broken.toml", "unknown variant `colour`"]);
}

#[test]
fn what_all_share_joins_nobody_and_is_told() {
    let shared = table().lines().map(|line| line.replace("example.org", "x")).collect::<Vec<_>>().join("\n");
    let shared: String = shared
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if at > 0 {
                cells[5] = "jobs@agency.example";
            }
            cells.join(",") + "\n"
        })
        .collect();
    let scene = Scene::new().file("people.csv", shared);
    scene.run("link hubs people.csv").exits(0).prints(&["600  email: jobs@agency.example"]);
    scene.run("link run people.csv").exits(0).says(&["Shared    jobs@agency.example in email by 600 records"]);
    scene.run("link why people.csv a7 a8").exits(0).prints(&["two identities"]);
}

#[test]
fn bad_rows_are_named_and_lose_nobody_else() {
    let mut bytes = table().into_bytes();
    bytes.extend_from_slice(b"c1,only,three\nc2,\xff\xfe,x,,,,\nc3,nul\0,x,,,,\nc4,last,one,,,,\n");
    let scene = Scene::new().file("people.csv", bytes);
    let ran = scene.run("link run people.csv").exits(3);
    let ran = ran.says(&[
        "people.csv:602: left out: it has 3 values, the header 7 names",
        "people.csv:603: left out: it is not UTF-8",
    ]);
    assert!(ran.stdout.contains("c4,c4") && ran.stdout.contains("c3,c3") && !ran.stdout.contains("c1"));
}

#[test]
fn tables_that_are_none_are_refused() {
    let check = |content: &[u8], expected: &str| {
        let scene = Scene::new().file("t", content);
        scene.run("link run t").exits(2).says(&[expected]);
    };
    check(b"", "the file is empty");
    check(b"   \n", "the file is empty");
    check(b"colour,size\nred,1\n", "none of the columns is known: colour, size");
    check(b"PAR1 and nothing else", "it is no Parquet that can be read");
    check(b"{no json}\n", "no line is a JSON object");
    Scene::new().run("link run missing.csv").exits(2).says(&["missing.csv"]);
}

/// A second record with the id of an earlier one is kept, under a name of its own.
#[test]
fn ids_that_come_twice_are_told_apart() {
    let scene =
        Scene::new().file("t.csv", "id,name,email\n1,Dana Kessler,a@x.org\n1,Mira Okafor,b@x.org\n,No Id,c@x.org\n");
    let ran = scene.run("link run t.csv").exits(0);
    for id in ["1,1", "1#2,1#2", "3,3"] {
        assert!(ran.stdout.lines().any(|line| line == id), "{id}: {}", ran.stdout);
    }
}

const BULLETS: [&str; 6] = [
    "Rebuilt the invoicing module so that depots could close their books on one day",
    "Moved the nightly reconciliation job from cron to Kafka with two analysts",
    "Negotiated the retirement of an old tariff calculator with eleven towns",
    "Wrote the runbook that field technicians use when telemetry stops arriving",
    "Introduced contract tests between the claims form and its downstream ledgers",
    "Benchmarked three route planners against the drivers' own paper sheets",
];

/// One resume under two names, and somebody else's.
fn resumes() -> String {
    let mut turned = BULLETS;
    turned.reverse();
    let stranger =
        "Drew the seat map anew for screens held upright. Kept the loyalty ledger alive through two mergers.";
    let row = |id: &str, name: &str, text: &str| format!("{id},{name},\"{text}\"\n");
    let text = |name: &str, bullets: &[&str]| format!("{name}\n- {}", bullets.join("\n- "));
    let header = "id,name,resume\n".to_owned();
    header
        + &row("r1", "Dana Kessler", &text("Dana Kessler", &BULLETS))
        + &row("r2", "Ada Holm", stranger)
        + &row("r3", "Jo Quist", &text("Jo Quist", &turned))
}

#[test]
fn one_text_under_two_names_is_told_with_what_is_shared() {
    let scene = Scene::new().file("resumes.csv", resumes());
    let ran = scene.run("link texts resumes.csv").exits(0);
    let ran = ran.says(&["Texts     resume; id: id; names: name", "Found     1 pairs among 3 texts"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines[0], "a,b,bits,share_percent,same,reworded,longest");
    assert!(lines.len() == 2 && lines[1].starts_with("r1,r3,") && lines[1].contains("100,6,0,Rebuilt"), "{lines:?}");
    scene.run("link texts resumes.csv --groups").exits(0).prints(&["id,group", "r1,r1", "r3,r1"]);
    let page = scene.run("link texts resumes.csv --why r3 r1").exits(0);
    page.prints(&[
        "r3 and r1: one text under two names",
        "the same,",
        "in 2 of 3 texts",
        "Rebuilt the invoicing module",
    ]);
    scene.run("link texts resumes.csv --why r1 r2").exits(0).prints(&["nothing in common"]);
    let ran = scene.run("link texts resumes.csv --format jsonl").exits(0);
    let object: serde_json::Value = serde_json::from_str(ran.stdout.trim()).unwrap();
    assert_eq!(object["passages"].as_array().map(Vec::len), Some(6));
}

#[test]
fn what_is_missing_is_said_with_what_there_is() {
    let scene = Scene::new().file("resumes.csv", resumes()).file("people.csv", "id,surname\n1,Holm\n");
    scene
        .run("link texts resumes.csv --text essay")
        .exits(2)
        .says(&["there is no column `essay`; there are: id, name, resume"]);
    scene.run("link texts people.csv").exits(2).says(&["no column is named as one that holds texts", "--text COLUMN"]);
    scene
        .run("link texts resumes.csv --why r1 r9")
        .exits(2)
        .says(&["no document has the id `r9`", "ids look like `r1`"]);
}

#[test]
fn files_of_a_folder_are_texts() {
    let page = |name: &str| format!("{name}\n\n- {}\n", BULLETS.join("\n- "));
    let scene = Scene::new().file("in/dana.txt", page("Dana Kessler")).file("in/jo.txt", page("Jo Quist"));
    scene.run("link texts in").exits(0).prints(&["jo.txt,dana.txt,"]);
    scene.run("link texts in --text resume").exits(2).says(&["this is a folder"]);
}
