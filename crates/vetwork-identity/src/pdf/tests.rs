pub(crate) mod specimen;

use proptest::prelude::*;

use self::specimen::{INFO, append, file, last_table, objects, page, stream};
use super::history::History;
use crate::judgement::Verdict::{self, Holds, NotJudged, Unusual};
use crate::judgement::{FieldName, Judgement};
use crate::trace::TraceKind;
use crate::word::tests::{look_at, odd};

fn pdf(bytes: &[u8]) -> Judgement {
    let inspection = look_at(bytes);
    assert_eq!((inspection.judgements.len(), inspection.broke_off.len()), (1, 0));
    inspection.judgements.into_iter().next().unwrap()
}

fn verdict(judgement: &Judgement, rule: &str) -> Verdict {
    judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule).map(|ruling| ruling.verdict).max().unwrap()
}

const TEXT: &str = "BT /F1 12 Tf 50 700 Td (Dana Kessler, engineer) Tj ET";

#[test]
fn an_ordinary_file_has_nothing_odd() {
    assert_eq!(odd(&look_at(&page(TEXT, INFO))), []);
    let judgement = pdf(&page(TEXT, INFO));
    assert_eq!(judgement.field(FieldName::Author), Some("Dana Kessler"));
    assert_eq!(judgement.field(FieldName::Pages), Some("1"));
    assert_eq!(judgement.field(FieldName::Versions), Some("1"));
    assert!(judgement.traces.iter().any(|trace| trace.kind == TraceKind::PdfId));
}

#[test]
fn text_that_is_not_seen() {
    let check = |content: &str, expected: Verdict| {
        assert_eq!(verdict(&pdf(&page(&format!("{TEXT} {content}"), INFO)), "hidden-passages"), expected, "{content}");
    };
    let words = "(Kubernetes Terraform leadership) Tj ET";
    let at = "/F1 12 Tf 50 500 Td";
    check(&format!("BT 1 1 1 rg {at} {words}"), Unusual);
    check(&format!("BT 1 g {at} {words}"), Unusual);
    check(&format!("BT 0 0 0 0 k {at} {words}"), Unusual);
    check(&format!("BT /F1 1 Tf 50 500 Td {words}"), Unusual);
    check(&format!("q 0.05 0 0 0.05 0 0 cm BT /F1 12 Tf 500 500 Td {words} Q"), Unusual);
    check(&format!("BT 3 Tr {at} {words}"), Unusual);
    check(&format!("BT /F1 12 Tf 50 1500 Td {words}"), Unusual);
    check(&format!("/none gs BT {at} {words}"), Unusual);
    // White before anything is written, black after.
    check(&format!("1 g 0 g BT {at} {words}"), Holds);
    // Honest: white on a coloured bar, a picture or a shape; a scan with its text behind it; a printer's mark.
    check(&format!("0 0 0.5 rg 0 480 595 60 re f BT 1 g {at} {words}"), Holds);
    check(&format!("q 595 0 0 100 0 450 cm /P Do Q BT 1 g {at} {words}"), Holds);
    check(&format!("0 0 1 rg 0 450 m 595 450 l 595 600 l f BT 1 g {at} {words}"), Holds);
    check(&format!("q 595 0 0 842 0 0 cm /P Do Q BT 3 Tr {at} {words}"), Holds);
    check(&format!("BT /F1 6 Tf 50 -10 Td {words}"), Holds);
    check(&format!("q 0.05 0 0 0.05 0 0 cm BT /F1 240 Tf 500 500 Td {words} Q"), Holds);
    // A spot colour in full.
    check(&format!("/Spot cs 1 scn BT {at} {words}"), Holds);
}

#[test]
fn text_that_is_covered() {
    let check = |content: &str, expected: Option<&str>| {
        let inspection = look_at(&page(content, INFO));
        let seen = odd(&inspection).into_iter().find(|(rule, _)| *rule == "pdf-covered-text").map(|(_, seen)| seen);
        assert_eq!(seen.as_deref(), expected, "{content}");
    };
    let salary = "BT /F1 12 Tf 50 500 Td (EUR 1000) Tj ET";
    let bar = "45 495 80 20 re f";
    check(
        &format!("{salary} 1 g {bar} 0 g BT /F1 12 Tf 50 500 Td (EUR 9000) Tj ET"),
        Some("on page 1 \"EUR 1000\" is covered, over it stands \"EUR 9000\""),
    );
    check(&format!("{salary} {bar}"), Some("on page 1 \"EUR 1000\" is covered, nothing is written over it"));
    // Honest: a ground below, an underline, a marker that lets the text through, a frame, a ground drawn late.
    check(&format!("1 g {bar} 0 g {salary}"), None);
    check(&format!("{salary} 45 497 80 1 re f"), None);
    check(&format!("{salary} /half gs 1 1 0 rg {bar}"), None);
    check(&format!("{salary} 45 495 80 20 re S"), None);
    check(&format!("{salary} 0 0 595 842 re f"), None);
}

#[test]
fn later_versions() {
    let check = |bytes: &[u8], versions: &str, expected: Verdict| {
        let judgement = pdf(bytes);
        assert_eq!(judgement.field(FieldName::Versions), Some(versions));
        assert_eq!(verdict(&judgement, "pdf-page-changed"), expected);
    };
    let once = page(TEXT, INFO);
    check(&once, "1", Holds);
    let with = |number: usize, object: String| {
        let mut bytes = once.clone();
        let previous = last_table(&bytes);
        append(&mut bytes, number, &[object], "/Info 7 0 R", Some(previous));
        bytes
    };
    // A comment, a form, a signature.
    check(&with(9, "<</Type/Annot/Subtype/Text/Contents(seen)>>".to_owned()), "2", Holds);
    check(&with(4, stream("", &TEXT.replace("engineer", "director"))), "2", Unusual);
}

#[test]
fn the_chain_of_versions() {
    let check = |bytes: &[u8], ends: usize, chain: usize, broken: bool| {
        let history = History::read(bytes);
        assert_eq!((history.ends.len(), history.chain, history.chain_is_broken), (ends, chain, broken));
    };
    let once = page(TEXT, INFO);
    check(&once, 1, 1, false);
    let table = last_table(&once);
    let circle = String::from_utf8(once.clone()).unwrap().replace("trailer\n<<", &format!("trailer\n<</Prev {table}"));
    check(circle.as_bytes(), 1, 1, true);
    check(b"startxref\n9999\n%%EOF", 1, 0, true);
    check(b"(a %%EOF in a text)", 0, 0, false);
    check(b"", 0, 0, false);
    check(b"startxref 99999999999999999999999", 0, 0, true);
    let linearised =
        [b"%PDF-1.7\n1 0 obj<</Linearized 1>>endobj startxref\n0\n%%EOF\n".as_slice(), b"startxref\n9999\n%%EOF"]
            .concat();
    check(&linearised, 1, 0, true);
}

#[test]
fn the_two_places_for_facts() {
    let with_xmp = |xmp: &str| {
        let mut objects = objects(TEXT, INFO);
        objects[7] = stream("/Type/Metadata/Subtype/XML", xmp);
        file(&objects, "/Info 7 0 R")
    };
    let check =
        |xmp: &str, expected: Verdict| assert_eq!(verdict(&pdf(&with_xmp(xmp)), "pdf-facts-agree"), expected, "{xmp}");
    check("<x/>", NotJudged);
    check("<d xmp:CreateDate='2026-03-01T10:00:00+01:00'/>", Holds);
    check("<d xmp:CreateDate='2024-03-01T10:00:00+01:00'/>", Unusual);
    check("<dc:creator><rdf:Seq><rdf:li>Dana Kessler</rdf:li></rdf:Seq></dc:creator>", Holds);
    check("<dc:creator><rdf:Seq><rdf:li>Mira Vogt</rdf:li></rdf:Seq></dc:creator>", Unusual);
    let judgement = pdf(&with_xmp("<d xmpMM:DocumentID='xmp.did:6B1F0A44-C2D9-4E7F-8A3B-5C6D7E8F9012'/>"));
    assert!(judgement.traces.iter().any(|trace| trace.kind == TraceKind::XmpDocument));
}

#[test]
fn context_counts_nothing() {
    let info = INFO.replace("D:20260301090000Z", "D:20260301230000+09'00'").replace("Example Writer", "WPS Writer");
    let judgement = pdf(&page(TEXT, &info));
    assert_eq!(judgement.field(FieldName::ClockOffset), Some("UTC+09:00"));
    assert_eq!(odd(&look_at(&page(TEXT, &info))), []);
    assert_eq!(odd(&look_at(&page(TEXT, &INFO.replace("Example Writer", "iLovePDF")))), []);
}

#[test]
fn actions_and_pictures() {
    let with = |object: &str| {
        let mut objects = objects(TEXT, INFO);
        objects.push(object.to_owned());
        pdf(&file(&objects, "/Info 7 0 R"))
    };
    assert_eq!(verdict(&with("<</S/JavaScript/JS(app.alert)>>"), "pdf-actions"), Unusual);
    assert_eq!(verdict(&with("<</S/Launch/F(cmd)>>"), "pdf-actions"), Unusual);
    assert_eq!(verdict(&with("<</S/URI/URI(https://dana.example)>>"), "pdf-actions"), Holds);
    assert_eq!(
        pdf(&page("q 595 0 0 842 0 0 cm /P Do Q", INFO)).field(FieldName::Pages),
        Some("1, of which 1 are only pictures")
    );
}

#[test]
fn files_that_are_built_to_stop_the_reader() {
    // Pages that are their own parents, forms within themselves, values that refer to themselves.
    let mut circle = objects(TEXT, INFO);
    circle[1] = "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1/Parent 2 0 R>>".to_owned();
    circle[5] = stream("/Subtype/Form/Resources<</XObject<</P 6 0 R>>>>", "/P Do /P Do /P Do /P Do");
    circle[3] = stream("", "/P Do /P Do");
    circle[6] = "7 0 R".to_owned();
    let judgement = pdf(&file(&circle, "/Info 7 0 R"));
    assert_eq!(verdict(&judgement, "pdf-read"), NotJudged);
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let mut nested = objects(TEXT, INFO);
    nested.push(deep);
    look_at(&file(&nested, ""));
    let mut many = objects(TEXT, INFO);
    many.extend((0..50_000).map(|number| format!("[{number} 0 R]")));
    assert_eq!(pdf(&file(&many, "/Info 7 0 R")).field(FieldName::Pages), Some("1"));
    for odd in [
        // Streams of objects that extend themselves, and hold the numbers of objects that are elsewhere.
        stream("/Type/ObjStm/N 1/First 4/Extends 9 0 R", "9 0 <</Type/Catalog>>"),
        stream("/Type/ObjStm/N 999999999/First 4/Extends 9 0 R", "9 0 9 0 R"),
        "<</Length 9 0 R>>\nstream\nx\nendstream".to_owned(),
        format!("{}1{}", "<</A ".repeat(20_000), ">>".repeat(20_000)),
    ] {
        let mut objects = objects(TEXT, INFO);
        objects.push(odd);
        pdf(&file(&objects, "/Info 7 0 R"));
    }
    // A table that is a stream, and names itself as the one before it.
    let mut circle = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
    let at = circle.len();
    let table = stream(&format!("/Type/XRef/Size 6/W[1 4 1]/Index[2 1]/Root 1 0 R/Prev {at}"), "\x02\0\0\0\x02\0");
    circle.extend(format!("5 0 obj\n{table}\nendobj\nstartxref\n{at}\n%%EOF\n").bytes());
    assert_eq!(verdict(&pdf(&circle), "pdf-versions"), Unusual);
    let bytes = page(TEXT, INFO);
    for end in (0..bytes.len()).step_by(31) {
        assert_eq!(look_at(&bytes[..end]).broke_off, Vec::<String>::new(), "cut at {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_changed_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = page(TEXT, INFO);
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        look_at(&bytes);
    }
}
