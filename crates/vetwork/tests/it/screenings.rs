//! `vetwork records screen`, `clear`, `reopen` and `clearances`: everybody on record against lists that change.

use crate::scene::{Ran, Scene};

const ORVANTA: &str = "name: Orvanta Kelmisti\nrole: {jurisdiction: DE}\n";
const MIRELLE: &str = "name: Mirelle Ashgrove\nrole: {jurisdiction: DE}\nbirth_dates: [{date: 1990-02-03}]\n";
const TOBIN: &str = "name: Tobin Marlow\nrole: {jurisdiction: DE}\n";

const LISTED: &str = "id,name,type,birth_date,aliases\n1,Orvanta Kelmisti,person,1983-11-25,\n";

/// Three on record, and a list with the name of one of them.
fn scene() -> Scene {
    let scene = Scene::new().file("orvanta.yaml", ORVANTA).file("mirelle.yaml", MIRELLE).file("tobin.yaml", TOBIN);
    scene.run("init --at 2026-10-01").exits(0);
    scene.run("vet . --at 2026-11-01 --no-report").exits(0).says(&["3 remembered"]);
    listed(scene, "")
}

/// Takes in the list with more rows.
fn listed(scene: Scene, more: &str) -> Scene {
    let scene = scene.file("mine.csv", format!("{LISTED}{more}"));
    scene.run("lists import mine.csv").exits(0);
    scene
}

#[track_caller]
fn clear(scene: &Scene, entry: &str, more: &[&str]) -> Ran {
    let arguments = [&["records", "clear", "orvanta-kelmisti", entry, "--why", "born in 1990, passport seen"], more];
    scene.run_with(&arguments.concat(), b"")
}

#[test]
fn after_the_first_time_only_those_are_screened_whom_a_change_can_reach() {
    let scene = scene();
    scene.run("records screen").exits(0).prints(&[
        "On record 3, screened 3: everybody\n",
        "orvanta-kelmisti\n    new           open           mine/1  Orvanta Kelmisti",
        "1 with another answer than before, 1 with an open question, 0 cleared",
    ]);
    scene
        .run("records screen")
        .exits(0)
        .prints(&["On record 3, screened 0: a change cannot reach the others\n", "0 with another answer"]);
    scene.run("records show tobin-marlow").exits(0).prints(&["held against the sanctions lists: 0 questions"]);
    let scene = listed(scene, "2,Mirelle Ashgrove,person,1990-02-03,\n3,Wilhelmina Quist,person,,\n");
    scene.run("records screen").exits(0).prints(&[
        "On record 3, screened 1: a change cannot reach the others\n",
        "mirelle-ashgrove\n    new           corroborated   mine/2  Mirelle Ashgrove",
        "2 with an open question",
    ]);
    let scene = listed(scene, "3,Wilhelmina Quist,person,,Willa Q\n");
    scene.run("records screen").exits(0).prints(&["screened 1", "no longer     corroborated   mine/2"]);
    let full = scene.run("records screen --all").exits(0);
    full.prints(&["screened 3", "0 with another answer than before, 1 with an open question"]);
    scene.run("records screen").exits(0).prints(&["screened 0"]);
    scene.run("records verify --deep").exits(0).prints(&["The history is whole"]);
    let scene = listed(scene, "4,Mirelle Ashgrove,person,1990-02-03,\n5,Tobin Marlow,person,,\n");
    scene.run("records screen").exits(0).prints(&["screened 2: a change cannot reach the other one\n"]);
}

#[test]
fn a_new_dossier_is_screened_whatever_the_lists_did() {
    let scene = scene();
    scene.run("records screen").exits(0);
    let scene = scene.file(
        "tobin.yaml",
        TOBIN.replace("Tobin Marlow", "Orvanta Kelmisti").replace("name", "id: tobin-marlow\nname"),
    );
    scene.run("vet tobin.yaml").exits(0);
    scene.run("records screen").exits(0).prints(&["screened 1", "tobin-marlow\n    new", "2 with an open question"]);
}

#[test]
fn a_clearance_holds_until_the_entry_changes() {
    let scene = scene();
    scene.run("records screen --fail-on-open").exits(1);
    clear(&scene, "mine/1", &["--by", "ana"])
        .exits(0)
        .prints(&["not the same as mine/1, Orvanta Kelmisti", "until the entry changes"]);
    scene.run("records screen --fail-on-open").exits(0).prints(&["0 with an open question, 1 cleared by a person"]);
    let scene = listed(scene, "2,Wilhelmina Quist,person,,\n");
    scene.run("records screen --fail-on-open").exits(0).prints(&["1 cleared"]);
    let line = scene.run("records screen --format jsonl").exits(0).lines().remove(0);
    assert_eq!(line["open"], 0);
    assert_eq!(
        (&line["findings"][0]["clearance"]["by"], &line["findings"][0]["clearance"]["holds"]),
        (&"ana".into(), &true.into())
    );
    let changed = LISTED.replace("1983-11-25,", "1983-11-25,Orva Kelm");
    let scene = scene.file("mine.csv", changed);
    scene.run("lists import mine.csv").exits(0);
    scene.run("records screen --fail-on-open").exits(1).prints(&[
        "entry changed open           mine/1",
        "cleared by ana on 2026-11-21: “born in 1990, passport seen”; open again: the entry changed since",
        "1 with an open question",
    ]);
    scene.run("records clearances").exits(0).prints(&["orvanta-kelmisti  mine/1  Orvanta Kelmisti", "open again"]);
}

#[test]
fn a_clearance_runs_out_is_taken_back_and_forgotten() {
    let scene = scene();
    scene.run("records screen").exits(0);
    clear(&scene, "mine/1", &["--until", "2026-12-31", "--by", "ana"]).exits(0).prints(&["through 2026-12-31"]);
    scene.run("records clearances").exits(0).prints(&["cleared by ana on 2026-11-21 through 2026-12-31", "holds"]);
    scene.run("records screen --at 2026-12-31T23:00:00Z").exits(0).prints(&["0 with an open question"]);
    let over = scene.run("records screen --at 2027-01-01T01:00:00Z").exits(0);
    over.prints(&["as before     open           mine/1", "open again: its time is over", "1 with an open question"]);
    scene.run("records reopen orvanta-kelmisti mine/1 --why doubt").exits(0).prints(&["is open again"]);
    scene.run("records reopen orvanta-kelmisti mine/1 --why doubt").exits(2).says(&["nobody cleared"]);
    scene.run("records clearances").exits(0).prints(&["Nobody was cleared"]);
    clear(&scene, "mine/1", &[]).exits(0);
    scene
        .run("records show orvanta-kelmisti")
        .exits(0)
        .prints(&["not the same as mine/1", "open again, mine/1: “doubt”"]);
    scene.run("records export orvanta-kelmisti --format json").exits(0).prints(&["found not to be the listed party"]);
    scene.run("records erase orvanta-kelmisti --reason asked").exits(0);
    scene.run("records clearances").exits(0).prints(&["Nobody was cleared"]).nowhere(&["orvanta"]);
    scene.run("records screen").exits(0).prints(&["On record 2, screened 0", "0 with an open question"]);
}

#[test]
fn what_speaks_for_more_than_a_name_needs_a_second_reader() {
    let scene = scene().file("orvanta.yaml", format!("{ORVANTA}birth_dates: [{{date: 1983-11-25}}]\n"));
    scene.run("vet orvanta.yaml").exits(0);
    scene.run("records screen").exits(0).prints(&["corroborated   mine/1"]);
    clear(&scene, "mine/1", &["--by", "ana"]).exits(0).prints(&["a second person has read it", "--confirm"]);
    scene.run("records screen --fail-on-open").exits(1).prints(&["waits for a second reader"]);
    clear(&scene, "mine/1", &["--confirm", "--by", "ana"]).exits(2).says(&["cannot be its second reader"]);
    clear(&scene, "mine/1", &["--confirm", "--by", "ben"]).exits(0).prints(&["read and confirmed by ben"]);
    scene.run("records screen --fail-on-open").exits(0).prints(&["1 cleared by a person"]);
    clear(&scene, "mine/1", &["--disagree", "--by", "ben"]).exits(2).says(&["waits for a second reader"]);
}

#[test]
fn what_cannot_be_cleared_is_said() {
    let scene = scene();
    for (arguments, why) in [
        ("records clear orvanta-kelmisti mine --why x", "is no entry of a list"),
        ("records clear orvanta-kelmisti mine/9 --why x", "no list in use has the entry mine/9"),
        ("records clear nobody mine/1 --why x", "nobody is remembered as `nobody`"),
        ("records clear orvanta-kelmisti mine/1 --why x --until 2026-01-01", "2026-01-01 is over"),
        ("records clear orvanta-kelmisti mine/1 --why x --until soon", "`soon` is no day"),
    ] {
        scene.run(arguments).exits(2).says(&[why, "hint"]);
    }
    clear(&scene, "mine/1", &["--why", " "]).exits(2);
}
