//! Every format that a dossier or a resume can come in.

use std::io::Write;

use crate::scene::{Scene, examples};

fn subjects(ran: &crate::scene::Ran) -> Vec<String> {
    ran.bands().into_iter().map(|(id, _)| id).collect()
}

#[test]
fn one_dossier_in_every_notation() {
    let expected = ["anna-berg"];
    let json = r#"{"name":"Anna Berg","emails":[{"address":"anna@post.example"}]}"#;
    for (name, content) in [
        ("a.yaml", "name: Anna Berg\nemails: anna@post.example\n"),
        ("a.yml", "name: Anna Berg\nemails: [{ address: anna@post.example }]\n"),
        ("a.json", json),
        ("a.jsonl", json),
        ("a.ndjson", json),
        ("a.csv", "Name,Email\nAnna Berg,anna@post.example\n"),
        ("a.csv", "Candidate;E-mail address\nAnna Berg;anna@post.example\n"),
        ("a.tsv", "First name\tLast name\tEmail\nAnna\tBerg\tanna@post.example\n"),
        ("a.json", r#"{"basics":{"name":"Anna Berg","email":"anna@post.example"}}"#),
        ("A.TXT", "Anna Berg\nanna@post.example\n"),
    ] {
        let ran = Scene::new().file(name, content).run("vet --format jsonl").exits(0);
        assert_eq!(subjects(&ran), expected, "{name}\n{ran}");
        assert_eq!(ran.lines()[0]["name"], "Anna Berg", "{name}\n{ran}");
    }
}

#[test]
fn json_lines_on_standard_input() {
    let lines = "{\"id\":\"b\",\"name\":\"B\"}\n\n{\"id\":\"a\",\"name\":\"A\"}\r\n";
    let ran = Scene::new().pipe("vet - --format jsonl", lines).exits(0);
    assert_eq!(subjects(&ran), ["a", "b"]);
}

#[test]
fn an_export_with_columns_of_its_own() {
    let table = "Candidate Id,First Name,Last Name,Email Address,Phone,Current Company,City,Country,Stage,Owner,Shoe size\n\
        c-1,Anna,Berg,anna@post.example,+46 8 555 0147,Norrsken Data,Lund,Sweden,Applied,Rita,38\n\
        c-2,\"Carl, the second\",Dahl,carl@post.example;c.dahl@post.example,,\"Dahl \"\"& Co\"\"\",Oslo,NO,Offer,Rita,44\n";
    let ran = Scene::new().file("export.csv", table).run("vet export.csv --format jsonl --verbose").exits(0);
    assert_eq!(subjects(&ran), ["c-1", "c-2"]);
    ran.says(&[
        "1 column is not known and left out: Shoe size",
        "2 columns are of no use for a vetting and left out: Stage, Owner",
        "`section.field`",
    ]);
}

#[test]
fn a_cell_that_cannot_be_read_is_named() {
    let table = "Name,Email,Applied on\nAnna Berg,anna@post.example,03/04/2026\n";
    Scene::new().file("a.csv", table).run("vet a.csv --format jsonl").exits(0).says(&[
        "line 2, column `Applied on`: `03/04/2026` cannot be read; it was left out",
        "dates are written 2026-11-03",
    ]);
}

#[test]
fn a_column_for_any_field_of_a_dossier() {
    let table = "name,payment_instructions.iban,shipments.serial\nAnna Berg,SE45 5000 0000 0583 9825 7466,X-1\n";
    Scene::new().file("a.csv", table).run("vet a.csv --format jsonl").exits(0).quietly();
}

/// A resume alone is a dossier of claims: the name, the contact and the career are read out of it.
#[track_caller]
fn resume(name: &str, content: Vec<u8>) {
    let scene = Scene::new().file(name, content);
    let ran = scene.run(&format!("vet {name} --format jsonl")).exits(0);
    let line = &ran.lines()[0];
    assert_eq!(line["name"], "Ines Carvalho", "{ran}");
    assert!(line["coverage"]["answered"].as_u64() > Some(0), "{ran}");
    assert!(!ran.stdout.contains("\"provenance\":\"observed\""), "{ran}");
    // The reader of documents says when it could not be confined.
    assert!(ran.stderr.is_empty() || ran.stderr.contains("could not be wholly confined"), "{ran}");
}

const RESUME: &str = "Ines Carvalho\nines.carvalho@letters.example | +351 21 555 0123\n\nExperience\n\n\
    Developer, Ribeira Software\nMarch 2019 - June 2024\n\nEducation\n\nBSc, Universidade do Porto\n2015 - 2018\n";

#[test]
fn a_resume_as_text() {
    resume("resume.txt", RESUME.into());
}

#[test]
fn a_resume_as_docx() {
    let paragraphs: String = RESUME.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    resume("resume.docx", docx(&paragraphs));
}

#[test]
fn a_resume_as_pdf() {
    let pdf = std::fs::read(examples().join("ordinary/pdf-resume/resume.pdf")).unwrap();
    let ran = Scene::new().file("resume.pdf", pdf).run("vet resume.pdf --format jsonl").exits(0);
    assert!(ran.lines()[0]["coverage"]["answered"].as_u64() > Some(0), "{ran}");
}

#[test]
fn a_json_resume() {
    let path = examples().join("ordinary/json-resume.json");
    let ran = Scene::new().run_with(&["vet", path.to_str().unwrap(), "--format", "jsonl"], b"").exits(0);
    assert_eq!(ran.lines()[0]["name"], "Farid Haddad");
    let broken = r#"{"basics":{"name":"Anna Berg"},"work":[{"name":"X","startDate":"sometime"}]}"#;
    let ran = Scene::new().file("a.json", broken).run("vet a.json --format jsonl").exits(0);
    ran.says(&["warning[json-resume]", "`sometime` is not a date", "the date was left out"]);
}

#[test]
fn a_folder_with_attachments() {
    let scene = Scene::new()
        .file("anna/dossier.yaml", "id: anna\nname: Anna Berg\nfiles: [{ path: papers/letter.txt, kind: letter }]\n")
        .file("anna/papers/letter.txt", "Dear team, I worked at Norrsken Data.\n")
        .file("anna/resume.txt", "Anna Berg\nanna@post.example\n\nExperience\nDeveloper, Norrsken Data, 2018 - 2024\n")
        .file("carl/resume.txt", "Carl Dahl\ncarl@post.example\n");
    let ran = scene.run("vet --format jsonl").exits(0);
    // What a dossier names, or what lies beside the only one, is no subject of its own.
    assert_eq!(subjects(&ran), ["anna", "carl-dahl"], "{ran}");
}

/// A DOCX of one part.
pub(crate) fn docx(paragraphs: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#.to_owned(),
        ),
        (
            "word/document.xml",
            format!(
                r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#
            ),
        ),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
