//! Files that are built to stop whoever reads them.

use super::specimen::{Signing, sign, unsigned};
use super::{check, look_at, signed};
use crate::judgement::Verdict::{NotJudged, Refuted};
use crate::pdf::tests::specimen::{INFO, file, objects};

/// A file whose signatures are these dictionaries.
fn with(signatures: &[String]) -> Vec<u8> {
    let mut all = objects(super::specimen::TEXT, INFO);
    all.extend_from_slice(signatures);
    file(&all, "/Info 7 0 R")
}

#[test]
fn ranges_that_no_program_writes() {
    let whole = signed(|_| {});
    let text = String::from_utf8(whole.clone()).unwrap();
    let at = text.find("/ByteRange[").unwrap();
    let end = at + text[at..].find(']').unwrap();
    let numbers: Vec<usize> = text[at + 11..end].split(' ').map(|number| number.parse().unwrap()).collect();
    let &[_, length, from, rest] = numbers.as_slice() else { panic!("{numbers:?}") };
    let check = |range: String| {
        let mut bytes = whole.clone();
        let range = format!("{range:<width$}", width = end - at - 11);
        bytes.splice(at + 11..end, range.bytes());
        check(&range, &bytes, Refuted, "range", Refuted);
    };
    check(String::new());
    check("0".to_owned());
    check(format!("0 {length} {from}"));
    check(format!("0 {length} -1 {rest}"));
    check(format!("0 {from} {length} {rest}"));
    check(format!("0 {length} {from} 9223372036854775807"));
    check("0 9223372036854775807 1 1".to_owned());
    check("9223372036854775807 1 1 1".to_owned());
    check(format!("9 {length} {from} {rest}"));
    check(format!("0 {} {from} {rest}", length - 40));
    check(format!("0 {length} {} {rest}", from + 1));
    check(format!("0 0 {from} {rest}"));
    check(format!("0 {length} {from} {rest} 0 1"));
    check("(0) (1) /2 [3]".to_owned());
}

#[test]
fn signatures_that_are_none() {
    let check = |what: &str, contents: &[u8]| {
        let mut bytes = signed(|_| {});
        let at = bytes.windows(10).position(|found| found == b"/Contents<").unwrap() + 10;
        let digits = crate::trust::hexadecimal(contents);
        bytes[at..at + 12_000].fill(b'0');
        bytes[at..at + digits.len()].copy_from_slice(digits.as_bytes());
        check(what, &bytes, NotJudged, "form", NotJudged);
    };
    check("a place that was kept", &[]);
    check("an indefinite length without end", b"\x30\x80\x30\x80\x30\x80");
    check("lengths within lengths", &[0x30; 5000]);
    check("a length beyond the file", b"\x30\x84\xFF\xFF\xFF\xFF\x01");
    check("an empty sequence", b"\x30\x00");
    check("a certificate", &super::root());
}

#[test]
fn more_than_is_read() {
    let zeros = format!("<</SubFilter/adbe.pkcs7.detached/ByteRange[0 9 9 9]/Contents<{}>>>", "0".repeat(10 << 20));
    assert_eq!(look_at(&with(&[zeros]), &[]).len(), 1);
    let many: Vec<String> = (0..10_000)
        .map(|number| {
            format!("<</Type/Sig/SubFilter/adbe.pkcs7.detached/ByteRange[0 {number} {} 9]/Contents<3000>>>", number + 6)
        })
        .collect();
    let judgements = look_at(&with(&many), &[]);
    assert_eq!(judgements.len(), 12);
    let last = judgements.last().and_then(|judgement| judgement.rulings.last()).unwrap();
    assert_eq!(last.seen, "the file holds 10000 signatures; the 12 that cover most are verified");
}

#[test]
fn parts_that_lead_back_to_themselves() {
    let once = signed(|_| {});
    for (number, object) in [
        (10, "<</FT/Sig/Kids[10 0 R 12 0 R]/Parent 10 0 R/V 10 0 R>>"),
        (12, "[12 0 R 12 0 R]"),
        (17, "<</Subtype/Widget/Parent 17 0 R/AP 17 0 R/Popup 17 0 R>>"),
        (2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1/Parent 2 0 R>>"),
        (1, "<</Type/Catalog/Pages 1 0 R/AcroForm 1 0 R/Fields 1 0 R/DSS 1 0 R>>"),
        (11, "<</ByteRange 11 0 R/Contents 11 0 R>>"),
    ] {
        look_at(&super::later(&once, number, object), &[super::root()]);
    }
}

#[test]
fn cut_anywhere() {
    let whole = sign(&signed(|_| {}), 1, &Signing::usual());
    assert!(whole.len() > unsigned().len());
    for end in (0..whole.len()).step_by(997) {
        look_at(&whole[..end], &[]);
    }
}
