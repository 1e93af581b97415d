//! `vetwork dossier`: a template, a look at a dossier, the schema.

use crate::scene::{Scene, examples};

#[test]
fn the_template_is_a_dossier() {
    for arguments in ["dossier new", "dossier new --organisation"] {
        let template = Scene::new().run(arguments).exits(0).quietly().stdout;
        let ran = Scene::new().file("a.yaml", &template).run("vet a.yaml --format jsonl").exits(0);
        assert_eq!(ran.bands(), [("your-reference".to_owned(), "incomplete".to_owned())], "{ran}");
    }
}

#[test]
fn every_line_of_the_template_can_be_used() {
    for arguments in ["dossier new", "dossier new --organisation"] {
        let template = Scene::new().run(arguments).stdout.replace("#: ", "");
        let scene = Scene::new().file("a.yaml", template).file("resume.pdf", std::fs::read(resume()).unwrap());
        let scene = scene.file("passport.jpg", "a picture").file("passport-zone.txt", "a zone");
        let ran = scene.run("dossier check a.yaml").exits(0);
        ran.prints(&["your-reference: "]).nowhere(&["no field of a dossier"]).says(&["1 dossier was read whole"]);
    }
}

fn resume() -> std::path::PathBuf {
    examples().join("ordinary/pdf-resume/resume.pdf")
}

#[test]
fn a_look_at_dossiers() {
    let scene = Scene::with_a_good_one();
    scene.run("dossier check good.yaml").exits(0).prints(&["ordinary-applicant: ", " facts, phase application"]);
    let scene = scene.file("bad.yaml", "name: [").file("odd.json", "{\"name\":\"A\",\"emial\":\"x\"}");
    let ran = scene.run("dossier check good.yaml bad.yaml odd.json").exits(3);
    ran.prints(&["ordinary-applicant: "]).says(&["error[yaml]", "bad.yaml:1", "`emial` is no field"]);
    Scene::new().pipe("dossier check -", "{\"name\":\"A\"}\n").exits(0).prints(&["a: "]);
}

#[test]
fn the_schema_is_the_one_in_the_repository() {
    let schema = Scene::new().run("dossier schema").exits(0).quietly().stdout;
    let written = include_str!("../../../../schema/dossier-v1.json");
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert!(value(&schema) == value(written), "schema/dossier-v1.json is out of date: cargo xtask generate");
}
