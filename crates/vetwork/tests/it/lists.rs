//! `vetwork lists` and `vetwork screen`: sanctions lists in, and who is asked for.

use crate::scene::Scene;

/// A list of made-up people, as somebody keeps it themselves.
fn own(rows: usize) -> String {
    let mut list = String::from("id,name,type,birth_date,identifiers,wallets\n");
    list.push_str("1,Orvanta Kelmisti,person,1983-11-25,Passport: K1234567,\n");
    list.push_str("2,Brightwater Quillon Trading Ltd,organisation,,,0x52908400098527886e0f7030069857d2e4169ee7\n");
    for row in 3..=rows {
        list.push_str(&format!("{row},Person Number{row},person,1970,,\n"));
    }
    list
}

#[test]
fn nothing_is_needed_before_the_first_question() {
    let ran = Scene::new().run("screen Song-Kum-Hyok --at 2026-11-21").exits(0);
    ran.prints(&[
        "only the curated set that ships with Vetwork was searched\n           `vetwork lists update` fetches",
        "a question is open",
        "Kum Hyok SONG",
        "published as tied to the IT-worker scheme",
        "the same name in syllables",
        "you gave none",
        "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=49970",
    ]);
    Scene::new()
        .run("screen Wilhelmina-Testperson")
        .exits(0)
        .prints(&["nothing found, but only the curated set was searched"]);
    Scene::new().run("screen Song-Kum-Hyok --fail-on-open").exits(1);
    Scene::new().run("screen Wilhelmina-Testperson --fail-on-open").exits(0);
}

#[test]
fn what_tells_two_people_of_one_name_apart() {
    let scene = Scene::new().file("mine.csv", own(40));
    scene.run("lists import mine.csv").exits(0).says(&["40 entries", "which gives no date"]);
    let name = "Orvanta-Kelmisti";
    for (more, expected) in [
        ("", &["open question", "clears it  a date of birth"][..]),
        (" --dob 1983-11-25", &["corroborated", "the same day"]),
        (" --dob 1983", &["the same year"]),
        (" --dob 1971-02-03", &["info", "another date"]),
        (" --dob 1971-02-03 --dob-verified", &["cleared"]),
        (" --id k-1234567", &["identified", "number"]),
    ] {
        scene.run(&format!("screen {name} --kind person{more}")).exits(0).prints(expected);
    }
    scene
        .run("screen --wallet 0x52908400098527886E0F7030069857D2E4169EE7")
        .exits(0)
        .prints(&["Brightwater", "identified"]);
    scene.run("screen Kelmisti-Orvanta --format json").exits(0).prints(&["\"standing\": \"open\"", "\"entry\": \"1\""]);
    scene.run("screen Orvanta-Kelmsti").exits(0).prints(&["one slip"]);
}

#[test]
fn countries_that_contradict_the_list_lower_and_all_others_say_nothing() {
    let list = "id,name,type,nationality\n1,Orvanta Kelmisti,person,Iran\n";
    let scene = Scene::new().file("mine.csv", list);
    scene.run("lists import mine.csv").exits(0);
    for (more, expected) in [
        (" --country IN", &["Asked    Orvanta-Kelmisti, IN", "another than the list says", "-2.0"][..]),
        (" --country Iranian", &["it may be, which says nothing", "+0.0"]),
        (" --country IN --country IR", &["it may be, which says nothing"]),
        (" --sex female", &["sex        the list says none"]),
        (" --country IN --format json", &["\"relation\": \"Contradicts\"", "\"bits\": -2.0"]),
    ] {
        scene.run(&format!("screen Orvanta-Kelmisti{more}")).exits(0).prints(expected);
    }
    let unknown = "--country Atlantis: no country that is known";
    scene.run("screen Orvanta --country Atlantis").exits(2).says(&[unknown, "hint: write its name or its code"]);
}

#[test]
fn a_list_that_looks_wrong_is_refused_and_the_last_good_one_stays() {
    let scene = Scene::new()
        .file("mine.csv", own(40))
        .file("less/mine.csv", own(10))
        .file("page.xml", "<!DOCTYPE html><html><body>503</body></html>")
        .file("cut.xml", "<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2026-02-27\"><INDIVIDUALS>")
        .file("noise.bin", "\u{1}\u{2}");
    scene.run("lists import mine.csv").exits(0);
    for (file, why) in [
        ("less/mine.csv", "it lost 75 % of them"),
        ("page.xml", "this is a web page, not a list"),
        ("cut.xml", "the file ends before the list does"),
        ("noise.bin", "its format is not known"),
    ] {
        let ran = scene.run(&format!("lists import {file}")).exits(3);
        ran.says(&["error[list]", "is refused", why, "hint: ", "the list that was loaded before, if any, stays"]);
    }
    scene.run("lists status").exits(0).prints(&["mine", "40", "Vetwork CSV"]).says(&["Not loaded: ofac-sdn"]);
    scene.run("lists import less/mine.csv --anyway").exits(0).says(&["10 entries"]);
    scene.run("lists import nowhere.xml").exits(2).says(&["nowhere.xml: no such file or folder"]);
    scene.run("screen ...").exits(2).says(&["the name has no letter", "hint: "]);
    scene.run("screen X --dob yesterday").exits(2).says(&["this is no date", "hint: "]);
}

#[test]
fn a_damaged_list_is_said_and_left_out() {
    let scene = Scene::new().file("lists/un.watchlist", "garbage");
    scene.run("screen Song-Kum-Hyok --data-dir lists").exits(0).says(&["warning: lists/un.watchlist is not used"]);
}

#[test]
fn the_sum_of_a_list_is_over_all_its_files() {
    let entry = format!("1,\"KELMISTI, Orvanta\",individual,EXAMPLE{}\n", ",-0- ".repeat(8));
    let alias = |name: &str| format!("1,1,aka,\"{name}\",-0- \n");
    let scene = Scene::new()
        .file("sdn.csv", entry)
        .file("alt.csv", alias("ASHGROVE, Mirelle"))
        .file("add.csv", "1,1,1 Long Lane,Amaurot,Utopia,-0- \n")
        .file("other/alt.csv", alias("MARLOW, Tobin"));
    let sum = |files: &str| {
        scene.run(&format!("lists import {files} --list ofac-sdn --anyway")).exits(0).says(&["1 entry"]);
        let status = scene.run("lists status").exits(0).stdout;
        status.split("SHA-256 ").nth(1).map(str::to_owned).expect("a sum")
    };
    let files = ["sdn.csv", "sdn.csv alt.csv", "sdn.csv other/alt.csv", "sdn.csv add.csv", "sdn.csv alt.csv add.csv"];
    let sums = files.map(sum);
    for (at, one) in sums.iter().enumerate() {
        assert!(!sums[..at].contains(one), "{}: {one}", files[at]);
    }
    assert_eq!(sum("add.csv alt.csv sdn.csv"), sums[4], "the order in which they are named says nothing");
}
