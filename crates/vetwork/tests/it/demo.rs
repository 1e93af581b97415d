//! `vetwork demo`: the examples that ship with the program.

use crate::scene::Scene;

#[test]
fn the_examples_are_vetted_where_one_asks() {
    let scene = Scene::new();
    let ran = scene.run("demo --no-open --into shown").exits(0);
    ran.prints(&["● escalate", "az-worker-1"]).says(&["  Report  shown/report.html", "vetwork vet shown --explain "]);
    assert!(scene.read("shown/report.html").contains("az-worker-1"));
    assert!(scene.path("shown/ordinary/employee.yaml").exists());
    // Twice in a row comes to the same.
    scene.run("demo --no-open --into shown").exits(0);
}
