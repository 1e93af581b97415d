//! The live interview is the same for everybody, and its lines fit the dossier.

use crate::scene::{GOOD, Scene};

#[test]
fn the_script_offers_another_way_and_asks_for_no_particular_document() {
    let script = Scene::new().run("interview script").exits(0).stdout;
    for words in ["another way; you need not say why", "document of your choice", "A bad line says nothing"] {
        assert!(script.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "lacks {words:?}");
    }
    assert!(!script.contains("passport"), "the person chooses");
}

#[test]
fn what_was_noted_goes_into_a_dossier_as_it_stands() {
    let lines = Scene::new().run("interview script --record").exits(0).stdout;
    let without: Vec<&str> = GOOD.split("interviews:").collect();
    let scene = Scene::new().file("one.yaml", format!("{}{lines}", without[0]));
    scene.run("dossier check one.yaml").exits(0);
}
