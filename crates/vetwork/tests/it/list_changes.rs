//! `vetwork lists diff`: two days of a list.

use crate::scene::Scene;

const OLD: &str = "id,name,type,birth_date,programme\n\
    1,Orvanta Kelmisti,person,1983-11-25,A\n\
    2,Mirelle Ashgrove,person,,A\n\
    3,Tobin Marlow,person,,A\n";

const NEW: &str = "id,name,type,birth_date,programme,aliases\n\
    4,Brightwater Quillon Ltd,organisation,,B,\n\
    3,Tobin Marlow,person,,A,\n\
    1,Orvanta Kelmisti,person,1983-11-26,A,O. Kelm\n";

#[test]
fn entries_that_came_went_and_changed_are_told() {
    let scene =
        Scene::new().file("old.csv", OLD).file("new.csv", NEW).file("un/x.xml", "<x/>").file("un/y.xml", "<y/>");
    scene.run("lists diff old.csv new.csv").exits(0).prints(&[
        "1 came, 1 went, 1 say something else, 1 are the same",
        "+ 4                Brightwater Quillon Ltd                      organisation  B",
        "- 2                Mirelle Ashgrove",
        "~ 1                Orvanta Kelmisti",
        "names          + O. Kelm",
        "birth dates    - 1983-11-25",
        "               + 1983-11-26",
    ]);
    let json = scene.run("lists diff old.csv new.csv --format json").exits(0);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["added"][0]["entry"], "4");
    assert_eq!(json["removed"][0]["names"][0], "Mirelle Ashgrove");
    assert_eq!(json["changed"][0]["differences"][0]["come"][0], "O. Kelm");
    assert_ne!(json["changed"][0]["version"], json["changed"][0]["old_version"]);
    scene.run("lists diff old.csv").exits(2).says(&["no old is in use to compare it with", "lists import"]);
    scene.run("lists import old.csv --list mine").exits(0);
    scene.run("lists diff new.csv --list mine").exits(0).prints(&["1 came, 1 went"]);
    scene.run("lists diff old.csv old.csv").exits(0).prints(&["0 came, 0 went, 0 say something else, 3 are the same"]);
    scene.run("lists diff old.csv un").exits(2).says(&["there are 2 lists in this folder"]);
    scene.run("lists diff old.csv nowhere.csv").exits(2).says(&["no such file"]);
}
