//! `vetwork data`: reference lists in, and what is loaded.

use crate::scene::Scene;

#[test]
fn what_ships_with_the_program() {
    Scene::new().run("data status").exits(0).prints(&["free-mail-domains", "ships with vetwork", "Dated"]).says(&[
        "Not loaded: ",
        "Questions that need them are `not checked`",
        "vetwork data import FILE",
    ]);
}

#[test]
fn a_list_is_taken_in_and_used() {
    // The addresses of exits as their publisher writes them.
    let exits: String = (1..=200).map(|n| format!("198.51.100.{n}\n")).collect();
    let scene = Scene::new().file("exits.txt", exits);
    scene.run("data import --list tor-exits exits.txt").exits(0).says(&["exits.txt: 200 rows of "]);
    scene.run("data status").exits(0).prints(&["tor-exits", "imported"]);
    // Another folder has lists of its own.
    let elsewhere = scene.run("data status --data-dir elsewhere").exits(0);
    assert!(!elsewhere.stdout.contains("tor-exits"), "{elsewhere}");
}

#[test]
fn what_is_no_list_is_refused_and_the_last_good_one_stays() {
    let exits: String = (1..=200).map(|n| format!("198.51.100.{n}\n")).collect();
    let scene = Scene::new()
        .file("exits.txt", exits)
        .file("later/exits.txt", "198.51.100.1\n")
        .file("garbage.txt", "\u{1b}[31mnot a list\n")
        .file("empty.txt", "");
    scene.run("data import --list tor-exits exits.txt").exits(0);
    for file in ["later/exits.txt", "garbage.txt", "empty.txt"] {
        let ran = scene.run(&format!("data import --list tor-exits {file}")).exits(3);
        ran.says(&["error[list]", "hint: ", "the list that was loaded before, if any, stays"]);
    }
    scene.run("data status").exits(0).prints(&["tor-exits                        200"]);
    scene.run("data import nowhere.txt").exits(2).says(&["nowhere.txt: no such file or folder"]);
}

#[test]
fn a_damaged_list_is_said_and_left_out() {
    let scene = Scene::new().file("lists/broken.list", "garbage").file("a.yaml", "name: A\n");
    scene.run("data status --data-dir lists").exits(0).says(&["warning: lists/broken.list is not used"]);
    scene.run("vet a.yaml --data-dir lists").exits(0).says(&["warning: lists/broken.list is not used"]);
}
