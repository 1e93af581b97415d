//! Files that are too large, too deep, locked or damaged: bounded in time and memory, named, and a gap, not a finding.

use crate::formats::docx;
use crate::scene::{GOOD_ID, Scene, examples};

const MEBIBYTE: usize = 1 << 20;

#[test]
fn fifty_mebibytes() {
    let filler = "x".repeat(50 * MEBIBYTE);
    for (name, content, words) in [
        ("big.json", format!("{{\"name\":\"Big\",\"x\":\"{filler}\"}}"), "larger than 8 MiB: no dossier is"),
        ("big.yaml", format!("name: Big\n# {filler}\n"), "larger than 8 MiB: no dossier is"),
        ("big.jsonl", format!("{{\"name\":\"Big\",\"x\":\"{filler}\"}}\n"), "line 1 is longer than 8 MiB"),
        ("big.csv", format!("Name,Email\n\"{filler}\",b@post.example\n"), "the row at line 2 is longer than 1 MiB"),
        ("sub/big.txt", filler, "the resume is larger than 20 MiB"),
    ] {
        let scene = Scene::with_a_good_one().file(name, content);
        let ran = scene.run("vet --format jsonl --verbose").exits(3).says(&[name, words]);
        assert_eq!(ran.band_of(GOOD_ID), "routine", "{ran}");
    }
}

#[test]
fn what_stands_around_a_line_that_is_too_long_is_read() {
    let long = "x".repeat(9 * MEBIBYTE);
    let lines = format!("{{\"name\":\"One\"}}\n{{\"name\":\"{long}\"}}\n{{\"name\":\"Three\"}}\n");
    let ran = Scene::new().pipe("vet - --format jsonl", lines).exits(3);
    assert_eq!(ran.bands().into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ["one", "three"]);
}

#[test]
fn deep_nesting() {
    let deep = |n: usize| "[".repeat(n) + &"]".repeat(n);
    for (name, content) in [
        ("deep.json", format!("{{\"name\":\"D\",\"emails\":{}}}", deep(200_000))),
        ("list.json", deep(200_000)),
        ("deep.yaml", format!("name: D\nemails: {}\n", deep(20_000))),
        ("deep.jsonl", format!("{{\"name\":\"D\",\"emails\":{}}}\n", deep(200_000))),
    ] {
        let ran =
            Scene::with_a_good_one().file(name, content).run("vet --format jsonl").exits(3).says(&["error[", name]);
        assert_eq!(ran.band_of(GOOD_ID), "routine", "{name}");
    }
    // What is no field of a dossier is left out, however deep it goes.
    let unknown = format!("{{\"name\":\"D\",\"x\":{}}}", deep(200_000));
    Scene::new().file("a.json", unknown).run("vet a.json --format jsonl").exits(0).says(&["`x` is no field"]);
}

#[test]
fn huge_values_are_cut_where_they_are_shown() {
    let dossier = format!(
        "{{\"id\":\"h\",\"name\":\"{}\",\"emails\":[\"{}@post.example\"],\"phones\":[\"{}\"]}}",
        "N".repeat(MEBIBYTE),
        "e".repeat(MEBIBYTE),
        "1".repeat(MEBIBYTE)
    );
    let scene = Scene::new().file("h.json", dossier);
    for arguments in ["vet h.json", "vet h.json --format csv", "vet --explain h --report h.html"] {
        let ran = scene.run(arguments).exits(0);
        assert!(ran.stdout.len() < 20_000 && ran.stderr.len() < 20_000, "{arguments}");
    }
    scene.run("dossier check h.json").exits(0).says(&["longer than 254 characters", "not a telephone number"]);
}

/// A document beside a dossier could not be read: it is named with its cause, the exit code is 3, and
/// the subject is not raised by it.
#[track_caller]
fn unread(name: &str, content: Vec<u8>, cause: &str) {
    let scene = Scene::with_a_good_one().file(name, content);
    let ran = scene.run("vet --format jsonl --verbose").exits(3);
    assert_eq!(ran.band_of(GOOD_ID), "routine", "{ran}");
    ran.says(&["warning[attachment]", name, cause, "it counts against nobody", "hint: "]);
    scene.run("vet --no-report").exits(3).says(&["1 attachment could not be read", "`--verbose` says why"]);
}

#[test]
fn a_zip_bomb() {
    let paragraph = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "A".repeat(64 * MEBIBYTE));
    let bomb = docx(&paragraph);
    assert!(bomb.len() < MEBIBYTE);
    let dossier = "id: dana\nname: Dana Kessler\nfiles: [{ kind: resume, path: bomb.docx }]\n";
    let scene = Scene::new().file("dana.yaml", dossier).file("bomb.docx", bomb.clone());
    let told = scene.run("vet dana.yaml --explain dana").exits(3).stdout;
    assert_eq!(told.matches("unpacks to more").count(), 1, "{told}");
    unread("bomb.docx", bomb, "the reader was stopped: the file unpacks to more than 100 times its size");
}

#[test]
fn a_table_whose_columns_lie_before_its_beginning() {
    let damaged = include_bytes!("../../../../fuzz/seeds/link_parquet/column-before-the-file.parquet");
    let ran = Scene::new().file("people.parquet", damaged).run("link run people.parquet").exits(2);
    let ran = ran.says(&["people.parquet", "it is no Parquet that can be read"]);
    assert!(!ran.stderr.contains("panicked"), "{ran}");
}

#[test]
fn a_table_whose_pages_say_that_they_unpack_to_gigabytes() {
    let bomb = include_bytes!("../../../../fuzz/seeds/link_parquet/pages-unpack-too-far.parquet");
    let ran = Scene::new().file("people.parquet", bomb).run("link run people.parquet").exits(2);
    ran.says(&["people.parquet", "its pages unpack to more than is read, or are damaged"]);
}

#[test]
fn a_resume_behind_a_password() {
    let locked = include_bytes!("files/locked-resume.pdf").to_vec();
    unread("resume.pdf", locked, "the resume is locked with a password");
}

#[test]
fn a_resume_that_was_cut_off() {
    let whole = std::fs::read(examples().join("ordinary/pdf-resume/resume.pdf")).unwrap();
    unread("resume.pdf", whole[..900].to_vec(), "the resume is damaged: it ends in the middle of page 1");
}

#[test]
fn what_is_no_document() {
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    unread("resume.pdf", noise.clone(), "the resume is neither PDF nor DOCX nor text");
    unread("resume.docx", noise, "the resume is neither PDF nor DOCX nor text");
    unread("resume.docx", b"PK\x03\x04 and nothing more".to_vec(), "the resume is damaged");
    unread("resume.pdf", Vec::new(), "the resume is empty");
}

#[test]
fn empty_resumes_are_no_link_between_people() {
    let scene = Scene::new().file("a/anna.txt", "").file("b/carl.txt", "");
    let ran = scene.run("vet --format jsonl").exits(3);
    assert_eq!(ran.bands(), ["anna", "carl"].map(|id| (id.to_owned(), "incomplete".to_owned())), "{ran}");
}

#[test]
fn when_documents_were_read_unconfined_the_program_says_so() {
    let scene = Scene::new().file("a/resume.txt", "Anna Berg\nanna@post.example\n");
    let ran = scene.run("vet --report report.html --format json").exits(0);
    let report = scene.read("report.html");
    let said = report.contains("could not be wholly confined");
    // The reader is confined on Linux, where the kernel allows it; wherever it is not, that is said.
    assert!(said || cfg!(target_os = "linux"), "{ran}");
    ran.nowhere(&["the confined reader did not start"]);
}
