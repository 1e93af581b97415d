//! DOCX: ordinary, bombs, and XML that no word processor writes.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{DocumentKind, Limits, Place, Problem, read_document};
use super::read;

const BODY: &str = "word/document.xml";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn body(content: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="x"><w:body>{content}</w:body></w:document>"#)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(content: &str) -> String {
    format!("<w:tc>{content}</w:tc>")
}

/// Text, a table, links, a header and metadata.
pub(super) fn resume() -> Vec<u8> {
    let row = cell(&paragraph("Senior Engineer")) + &cell(&paragraph("Jan 2018 – Mar 2020"));
    let link = r#"<w:p><w:r><w:instrText> HYPERLINK "https://example.org/field" </w:instrText></w:r></w:p>"#;
    let tab = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:delText>gone</w:delText></w:r></w:p>";
    let twice = format!("<a><b>{0}</b><mc:Fallback>{0}</mc:Fallback></a>", paragraph("once"));
    let document =
        paragraph("Zoë M&#xFC;ller &amp; Co") + &format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>") + link + tab + &twice;
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationships = format!(
        r#"<Relationships><Relationship Type="{kind}/hyperlink" Target="mailto:zoe@example.org" TargetMode="External"/>
           <Relationship Type="{kind}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
           <Relationship Type="{kind}/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/></Relationships>"#
    );
    archive(&[
        (BODY, &body(&document)),
        ("word/header1.xml", &paragraph("Header")),
        ("word/_rels/document.xml.rels", &relationships),
        (
            "docProps/core.xml",
            "<c><dc:creator>Zoë</dc:creator><dcterms:created>2026-04-01T09:00:00Z</dcterms:created></c>",
        ),
        ("docProps/app.xml", "<c><Application>Tests</Application><Pages>2</Pages></c>"),
    ])
}

#[test]
fn an_ordinary_resume() {
    let reading = read(&resume());
    assert_eq!(reading.kind, DocumentKind::Docx);
    assert_eq!(reading.text, "Header\nZoë Müller & Co\nSenior Engineer\tJan 2018 – Mar 2020\n\na\tb\nc\nonce\n");
    assert_eq!(reading.links, ["https://example.org/field", "mailto:zoe@example.org"]);
    assert_eq!(reading.refused_links, ["javascript:alert(1)"]);
    let own = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(
        reading.metadata,
        [own("author", "Zoë"), own("created", "2026-04-01T09:00:00Z"), own("producer", "Tests")]
    );
    assert_eq!(reading.pages, Some(2));
    assert_eq!(reading.problems, []);
}

#[test]
fn what_is_stopped() {
    let check = |document: &str, expected: Problem| {
        assert_eq!(read(&archive(&[(BODY, document)])).problems, [expected]);
    };
    let bomb = body(&paragraph(&" ".repeat(8 << 20)));
    check(&bomb, Problem::Ratio { limit: 100 });
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:t>&b;</w:t>"#;
    check(laughs, Problem::Entities);
    check(&body("<w:t>&unknown;</w:t>"), Problem::Entities);
    check(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300)), Problem::TooComplex);
    check(&body(""), Problem::Empty);
    check(&(body("") + "<w:p>"), Problem::Damaged { place: Place::Part(BODY.to_owned()) });
    check("<w:p></w:q>", Problem::Damaged { place: Place::Part(BODY.to_owned()) });
}

#[test]
fn archives_that_are_no_resume() {
    let check = |bytes: &[u8], limits: &Limits, expected: Problem| {
        assert_eq!(read_document(bytes, limits).problems, [expected]);
    };
    let usual = Limits::default();
    check(&archive(&[("xl/workbook.xml", "<a/>")]), &usual, Problem::NotADocument);
    check(&archive(&[(BODY, &body("")), ("word/media/image1.png", "x")]), &usual, Problem::NoText { pages: 1 });
    check(&resume(), &Limits { entries: 4, ..usual.clone() }, Problem::TooComplex);
    check(&resume()[..300], &usual, Problem::Damaged { place: Place::End });
}

#[test]
fn a_part_that_breaks_off_keeps_its_beginning() {
    let whole = body(&(paragraph("first") + &paragraph("second")));
    let reading = read(&archive(&[(BODY, &whole[..whole.len() - 60])]));
    assert!(reading.text.starts_with("first\n"));
    assert_eq!(reading.problems, [Problem::Damaged { place: Place::Part(BODY.to_owned()) }]);
}

#[test]
fn cut_off_anywhere() {
    let whole = resume();
    for end in (0..whole.len()).step_by(11) {
        let reading = read(&whole[..end]);
        assert_ne!(reading.problems, [], "cut at {end}");
        assert!(!reading.problems.contains(&Problem::Crashed), "cut at {end}");
    }
}
