//! `vetwork notice`: what applicants are told, by law.

use crate::scene::Scene;

#[test]
fn a_notice_for_each_law() {
    let scene = Scene::new();
    let notice = |law: &str| scene.run(&format!("notice --jurisdiction {law}")).exits(0).quietly().stdout;
    for (law, words) in [
        ("us", ["United States.", "42 U.S.C. 2000e-2"]),
        ("uk", ["United Kingdom.", "Information Commissioner"]),
        ("eu", ["European Union.", "GDPR, Article 6(1)(f)"]),
    ] {
        let text = notice(law);
        for word in words {
            assert!(text.contains(word), "{law} lacks {word:?}\n{text}");
        }
        for word in ["A person decides.", "Never used:", "[employer]", "[contact]", "From the phase *application*"] {
            assert!(text.contains(word), "{law} lacks {word:?}");
        }
    }
    assert_eq!(notice("eu"), scene.run("notice").stdout);
}

#[test]
fn names_are_put_in() {
    let scene = Scene::new();
    let ran = scene.run("notice --employer Corvane --contact privacy@corvane.example").exits(0);
    ran.prints(&["# How Corvane checks applications", "privacy@corvane.example"]).nowhere(&["[employer]", "[contact]"]);
}
