//! `vetwork screen --from`: everybody in a file.

use crate::scene::Scene;

const LIST: &str = "id,name,type,birth_date,wallets\n\
    1,Orvanta Kelmisti,person,1983-11-25,\n\
    2,Brightwater Quillon Trading Ltd,organisation,,0x52908400098527886e0f7030069857d2e4169ee7\n";

const PEOPLE: &str = "employee id,full name,date of birth,wallet,hair\n\
    a1,Orvanta Kelmisti,1983-11-25,,red\n\
    a2,Mirelle Ashgrove,,,\n\
    a3,=cmd,,0x52908400098527886E0F7030069857D2E4169EE7,\n\
    a4,Tobin Marlow,04/05/1983,,\n\
    a5,Kelmisti Orvanta,,,\n";

fn scene() -> Scene {
    let scene = Scene::new().file("mine.csv", LIST).file("people.csv", PEOPLE);
    scene.run("lists import mine.csv").exits(0);
    scene
}

#[test]
fn a_table_is_answered_row_by_row_in_its_order() {
    let ran = scene().run("screen --from people.csv --format csv").exits(3);
    let ran = ran.says(&[
        "Columns  name: full name; date of birth: date of birth; wallet: wallet; carried through: employee id; not asked for: hair",
        "Against  mine",
        "error: people.csv:5: not asked for: date of birth: \"04/05/1983\" can be two days; say --date-order",
    ]);
    let rows: Vec<&str> = ran.stdout.split("\r\n").collect();
    assert!(rows[0].starts_with("line,reference,name,standing,bits,parties,list,"), "{ran}");
    for (row, beginning, end) in [
        (
            1,
            "2,a1,Orvanta Kelmisti,corroborated,",
            ",Orvanta Kelmisti,,1983-11-25,1983-11-25,,,,name and more agree with a listed party: a person looks at this today,,,,,,LISTS",
        ),
        (2, "3,a2,Mirelle Ashgrove,none,,0,", ",nothing found in these lists,,,,,,LISTS"),
        (
            3,
            "4,a3,'=cmd,identified,",
            ",wallet 0x52908400098527886E0F7030069857D2E4169EE7,,,a listed number or wallet is the same: a person looks at this today,,,,0x52908400098527886E0F7030069857D2E4169EE7,,LISTS",
        ),
        (4, "5,a4,,unread,", "say --date-order day-first or month-first\",not asked for: see the problem,,,,,,"),
        (5, "6,a5,Kelmisti Orvanta,open,", ""),
    ] {
        let (searched, end) = (rows[row].contains(",mine no date; curated 2026-"), end.strip_suffix("LISTS"));
        assert!(rows[row].starts_with(beginning) && end.is_none_or(|end| rows[row].contains(end)), "{}", rows[row]);
        assert!(searched || rows[row].contains(",unread,"), "{}", rows[row]);
    }
}

#[test]
fn lines_of_json_are_answered_by_lines_of_json() {
    let people = "{\"name\":\"Orvanta Kelmisti\",\"ref\":7}\nnone\n{\"name\":\"Mirelle Ashgrove\"}\n";
    let ran = scene().pipe("screen --from - --format jsonl --top 0", people).exits(3);
    let lines = ran.lines();
    assert_eq!(lines[0]["reference"], "7");
    assert_eq!(lines[0]["hits"][0]["entry"], "1");
    assert_eq!((&lines[1]["standing"], &lines[1]["line"]), (&"unread".into(), &2.into()));
    assert_eq!((&lines[2]["standing"], &lines[2]["parties"]), (&"none".into(), &0.into()));
    assert_eq!(
        (&lines[2]["asked"]["name"], &lines[2]["answer"]),
        (&lines[2]["name"], &"nothing found in these lists".into())
    );
    let one = scene().run("screen Orvanta-Kelmisti --format jsonl").exits(0);
    assert_eq!(one.lines()[0]["hits"][0]["entry"], "1");
    scene().run("screen Orvanta-Kelmisti --format csv").exits(0).prints(&["1,,Orvanta-Kelmisti,open,"]);
}

#[test]
fn a_country_that_is_not_understood_costs_nobody_their_answer() {
    let people = "name,nationality,gender\n\
        Orvanta Kelmisti,Indian,F\n\
        Orvanta Kelmisti,Atlantis,X\n\
        Orvanta Kelmisti,N/A,\n\
        Orvanta Kelmisti,\"Indian; Iranian\",female\n";
    let list = "id,name,type,nationality\n1,Orvanta Kelmisti,person,Iran\n";
    let scene = Scene::new().file("mine.csv", list);
    scene.run("lists import mine.csv").exits(0);
    let ran = scene.pipe("screen --from - --format csv", people).exits(0).says(&[
        "country: nationality; sex: gender",
        "Country  not understood in 1 row (\"Atlantis\" is the first), and says nothing there",
    ]);
    let rows: Vec<&str> = ran.stdout.split("\r\n").collect();
    assert!(rows[0].ends_with(",searched,countries,listed_countries,sex,listed_sex"), "{ran}");
    let bits = |row: usize| rows[row].split(',').nth(4).unwrap().parse::<f64>().unwrap();
    for (row, end, lower) in [
        (1, ",Indian,IR,female,", 2.0),
        (2, ",Atlantis,,,", 0.0),
        (3, ",,,,", 0.0),
        (4, ",Indian; Iranian,IR,female,", 0.0),
    ] {
        assert!(rows[row].ends_with(end) && (bits(3) - bits(row) - lower).abs() < 0.01, "{}\n{ran}", rows[row]);
    }
    let object = "{\"name\":\"Orvanta Kelmisti\",\"country\":{\"code\":\"in\",\"name\":\"India\"},\"sex\":{}}\n";
    let answered = scene.pipe("screen --from - --format jsonl", object).exits(0);
    assert_eq!(answered.lines()[0]["hits"][0]["country"]["bits"], -2.0);
}

#[test]
fn a_number_or_a_contact_that_is_none_costs_nobody_their_answer_and_a_mistyped_wallet_is_no_answer() {
    let people = "name,passport,email,wallet\n\
        Orvanta Kelmisti,A1,nobody,\n\
        Orvanta Kelmisti,n/a,-,none\n\
        Marek Dolvany,,,bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5\n\
        Marek Dolvany,,,bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=1\n";
    let list = "id,name,type,wallets\n1,Ignat Velimirovsky,person,bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\n";
    let scene = Scene::new().file("mine.csv", list);
    scene.run("lists import mine.csv").exits(0);
    let ran = scene.pipe("screen --from - --format jsonl", people).exits(3).says(&[
        "Number   not understood in 1 row (\"A1\" is the first), and says nothing there",
        "Contact  not understood in 1 row (\"nobody\" is the first), and says nothing there",
        "-:4: not asked for: wallet: \"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5\": \
         the checksum of this wallet address does not match",
    ]);
    let standing: Vec<_> = ran.lines().iter().map(|line| line["standing"].as_str().unwrap().to_owned()).collect();
    assert_eq!(standing, ["none", "none", "unread", "identified"], "{ran}");
}

#[test]
fn what_cannot_be_asked_is_said_and_not_answered() {
    let scene = Scene::new().file("people.csv", "name\nOrvanta Kelmisti\n");
    for (arguments, said) in [
        (
            "--wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
            "--wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5: the checksum of this wallet address does not match",
        ),
        ("Orvanta --wallet hello", "--wallet hello: this does not have the form of a wallet address"),
        ("Orvanta --id A1", "--id A1: a number of a document has a digit, and five letters and digits or more"),
        (
            "Orvanta --contact nobody",
            "--contact nobody: this is no e-mail address, no web site, and no telephone number",
        ),
        ("people.csv", "people.csv is a file, and no name"),
    ] {
        scene.run(&format!("screen {arguments}")).exits(2).says(&[said]);
    }
}

#[test]
fn a_page_counts_and_names_whom_to_look_at_first() {
    let ran = scene().run("screen --from people.csv --date-order day-first").exits(0);
    ran.prints(&["Asked for 5\n", "1  identified", "1  corroborated", "1  open question", "2  none", "line 2"])
        .says(&["Columns  name"]);
    scene().run("screen --from people.csv --date-order day-first --fail-on-open").exits(1);
}

#[test]
fn many_rows_come_out_in_the_order_in_which_they_went_in() {
    let mut people = String::from("name,id\n");
    (0..9_000).for_each(|row| people.push_str(&format!("Tobin Marlow{row},{row}\n")));
    let ran = scene().pipe("screen --from - --format jsonl", &people).exits(0);
    let lines = ran.lines();
    assert_eq!(lines.len(), 9_000);
    assert!(lines.iter().enumerate().all(|(row, line)| line["reference"].as_str() == Some(&row.to_string())));
}

#[test]
fn what_cannot_be_asked_is_said() {
    let scene = scene().file("none.csv", "").file("shoes.csv", "hair,shoe size\nred,42\n");
    for (arguments, why) in [
        ("screen --from none.csv", "the file is empty"),
        ("screen --from shoes.csv", "no column is a name, identifier, wallet or contact; there are hair, shoe size"),
        ("screen --from nowhere.csv", "no such file or folder"),
        ("screen --from people.csv --format json", "many answers are no single JSON document"),
        ("screen Orvanta --from people.csv", "cannot be used with"),
    ] {
        scene.run(arguments).exits(2).says(&[why]);
    }
    scene.run("screen --from people.csv --date-order month-first").exits(0).says(&["Against  mine"]);
}
