//! `vetwork evaluate`: the labelled cases that ship with the project.

use crate::scene::Scene;

#[test]
fn every_documented_case_is_told_and_no_look_alike_is() {
    let ran = Scene::with_examples().run("evaluate examples/expected.toml --evade").exits(0);
    ran.prints(&[
        ", 0 missed.",
        " pairs of look-alikes combined, 0 of them escalate.",
        "An empty dossier is incomplete.",
        "The cheapest edit within the subject's own control that lowers each case:",
    ]);
}

#[test]
fn a_case_that_is_missed_is_named_and_fails() {
    let expected = "[[case]]\nid = \"X\"\ntitle = \"Nobody\"\nkind = \"documented\"\nfolder = \"people\"\nsubject = \"ordinary-applicant\"\nexpect = \"escalate\"\n";
    let scene = Scene::new().file("expected.toml", expected).file("people/a.yaml", crate::scene::GOOD);
    scene.run("evaluate expected.toml").exits(1).prints(&["X     routine", "missed: ", "0 told, 0 waiting, 1 missed."]);
}
