//! `vetwork inspect` looks at files that nobody trusts, and says what it could not look at.

use crate::scene::Scene;

#[test]
fn what_is_not_judged_is_said_and_costs_no_other_file() {
    let scene = Scene::new().file("noise.bin", [0_u8, 159, 146, 150]).file("empty.pdf", "");
    let ran = scene.run("inspect noise.bin empty.pdf nowhere.jpg").exits(3);
    for words in ["it is nothing that is judged here", "it is empty", "no such file or folder"] {
        assert!(ran.stdout.contains(words), "lacks {words:?}: {}", ran.stdout);
    }
    let ran = scene.run("inspect . --format json").exits(3);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["files"].as_array().unwrap().len(), 2);
    assert_eq!(document["asked"]["today"], "2026-11-21");
}

#[test]
fn a_file_without_end_is_not_read() {
    let scene = Scene::new().file("huge.bin", vec![b'A'; (20 << 20) + 1]);
    let ran = scene.run("inspect huge.bin").exits(3);
    assert!(ran.stdout.contains("the file is larger than 20 MiB"), "{}", ran.stdout);
}

#[test]
fn a_claim_that_cannot_be_read_is_refused() {
    let scene = Scene::new().file("a.txt", "a");
    let ran = scene.run("inspect a.txt --born 12.8.74").exits(2);
    assert!(ran.stderr.contains("--born 12.8.74: not a date"), "{}", ran.stderr);
    let ran = Scene::new().run("inspect .").exits(2);
    assert!(ran.stderr.contains("no file in this folder"), "{}", ran.stderr);
}

/// A made-up traveller's passport; the digits are right.
const PASSPORT: &str = "\
P<SWEOEBERG<LIND<<MIRA<SOFIA<<<<<<<<<<<<<<<<
AA01234565SWE9005123F3103016199005122388<<60
";

#[test]
fn a_zone_is_judged_and_held_against_the_claim() {
    let scene = Scene::new().file("good.txt", PASSPORT).file("edited.txt", PASSPORT.replace("9005123", "9105123"));
    let ran = scene.run("inspect good.txt --born 1990-05-12 --sex female --fail-on unusual").exits(0);
    for words in ["machine-readable zone of a passport (TD3): holds", "what this proves: That", "OEBERG LIND"] {
        assert!(ran.stdout.contains(words), "lacks {words:?}: {}", ran.stdout);
    }
    let ran = scene.run("inspect edited.txt --brief --fail-on refuted").exits(1);
    assert!(ran.stdout.contains("3 stands there; 910512 makes"), "{}", ran.stdout);
}

#[test]
fn numbers_are_judged_without_a_file() {
    let scene = Scene::new();
    let ran = scene.run("inspect --number PESEL:44051401359 --born 1944-05-14 --fail-on unusual").exits(0);
    assert!(ran.stdout.contains("1944-05-14"), "{}", ran.stdout);
    let ran = scene.run("inspect --number SSN:773-12-3456 --us-work-since 2009-03-01 --fail-on unusual").exits(1);
    assert!(ran.stdout.contains("in use since 2011-06-25"), "{}", ran.stdout);
    let ran = scene.run("inspect --number 44051401359").exits(0);
    assert!(ran.stdout.contains("pl/pesel"), "{}", ran.stdout);
}

/// A PDF with the id of the file that it was first saved as.
fn pdf(id: &str, text: &str) -> String {
    let head =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n";
    let page = "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>endobj\n";
    let content = format!("4 0 obj<</Length {}>>stream\n{text}\nendstream endobj\n", text.len());
    let table = head.len() + page.len() + content.len();
    let trailer = format!("trailer<</Size 5/Root 1 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
    let offsets = [head.find("1 0 obj"), head.find("2 0 obj"), Some(head.len()), Some(head.len() + page.len())];
    let offsets: String = offsets.into_iter().flatten().map(|offset| format!("{offset:010} 00000 n \n")).collect();
    format!("{head}{page}{content}xref\n0 5\n0000000000 65535 f \n{offsets}{trailer}")
}

#[test]
fn what_files_share_is_told() {
    let id = "6b1f0a44c2d94e7f8a3b5c6d7e8f9012";
    let scene = Scene::new()
        .file("a.pdf", pdf(id, "0 g"))
        .file("b.pdf", pdf(id, "1 g"))
        .file("c.pdf", pdf("00112233445566778899aabbccddeeff", "0 g"));
    let ran = scene.run("inspect a.pdf b.pdf c.pdf --brief").exits(0);
    for words in ["What these files share", "a.pdf and b.pdf", "the same id of the PDF", "what else it could be"] {
        assert!(ran.stdout.contains(words), "lacks {words:?}: {}", ran.stdout);
    }
    let ran = scene.run("inspect a.pdf b.pdf c.pdf --format json").exits(0);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["shared"]["links"].as_array().unwrap().len(), 1);
    assert_eq!(document["shared"]["links"][0]["shared"][0]["kind"], "pdf-id");
    let ran = scene.run("inspect a.pdf c.pdf").exits(0);
    assert!(!ran.stdout.contains("What these files share"), "{}", ran.stdout);
}
