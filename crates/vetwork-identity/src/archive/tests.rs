use crate::judgement::Verdict::{self, Holds, Unusual};
use crate::word::tests::look_at;
use crate::word::tests::specimen::{Specimen, zip};

fn verdict(bytes: &[u8], rule: &str) -> Verdict {
    let inspection = look_at(bytes);
    assert_eq!(inspection.broke_off, Vec::<String>::new());
    let rulings = inspection.judgements.iter().flat_map(|judgement| &judgement.rulings);
    rulings.filter(|ruling| ruling.rule.id == rule).map(|ruling| ruling.verdict).max().unwrap_or(Verdict::NotJudged)
}

#[test]
fn names_in_an_archive() {
    let check = |name: &str, expected: Verdict| {
        assert_eq!(verdict(&zip(&[(name, b"text")]), "archive-names"), expected, "{name}");
    };
    check("resume.pdf", Holds);
    check("Unterlagen/Zeugnis (Kopie).pdf", Holds);
    check("이력서.docx", Holds);
    check("__MACOSX/._resume.pdf", Holds);
    check("a..b/resume.pdf", Holds);
    check("../resume.pdf", Unusual);
    check("a\\..\\..\\resume.pdf", Unusual);
    check("C:/Users/resume.pdf", Unusual);
    check("/etc/passwd", Unusual);
    check("resume\u{202E}fdp.exe", Unusual);
}

#[test]
fn leftovers_are_told() {
    let told = |name: &str| verdict(&zip(&[(name, b"x")]), "archive-leftovers");
    assert_eq!(told("__MACOSX/._resume.pdf"), Holds);
    assert_eq!(told("~$resume.docx"), Holds);
    assert_eq!(told("resume.docx"), Verdict::NotJudged);
}

#[test]
fn archives_within_archives() {
    let inner = Specimen::resume().bytes();
    let mut nested = zip(&[("resume.docx", &inner)]);
    assert_eq!(verdict(&nested, "archive-nesting"), Holds);
    for expected in [Holds, Holds, Unusual, Unusual] {
        nested = zip(&[("inner.zip", &nested)]);
        assert_eq!(verdict(&nested, "archive-nesting"), expected);
    }
}

#[test]
fn what_unpacks_too_far_is_refused() {
    let zeros = vec![0; 8 << 20];
    assert_eq!(verdict(&zip(&[("a", &zeros)]), "archive-size"), Unusual);
    // Packed twice, so that the outer archive looks small.
    let inner = zip(&[("a", &zeros)]);
    assert_eq!(verdict(&zip(&[("inner.zip", &inner)]), "archive-size"), Unusual);
    assert_eq!(verdict(&zip(&[("a", &zeros[..1 << 19])]), "archive-size"), Holds);
    let names: Vec<String> = (0..2001).map(|number| number.to_string()).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(verdict(&zip(&entries), "archive-size"), Unusual);
    assert_eq!(verdict(b"PK\x03\x04 and nothing", "archive-size"), Verdict::NotJudged);
}
