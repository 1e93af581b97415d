mod samples;
mod seeds;
pub(crate) mod specimen;

use jiff::civil::date;
use proptest::prelude::*;

use self::specimen::Specimen;
use crate::claim::Claim;
use crate::inspect::{File, Inspection, Question, inspect};
use crate::judgement::Verdict::{self, Holds, NotJudged, Unusual};
use crate::judgement::{FieldName, Judgement};

/// What is said of a file that Dana Kessler handed in.
pub(crate) fn look_at(bytes: &[u8]) -> Inspection {
    let claim = Claim { name: Some("Dana Kessler".to_owned()), ..Claim::default() };
    inspect(&File::of(bytes), &Question { claim, today: date(2026, 11, 22) })
}

/// The rulings of one judgement that are neither held nor left open, and what was seen.
pub(crate) fn odd(inspection: &Inspection) -> Vec<(&'static str, String)> {
    let rulings = inspection.judgements.iter().flat_map(|judgement| &judgement.rulings);
    let odd = rulings.filter(|ruling| ruling.verdict >= Unusual);
    odd.map(|ruling| (ruling.rule.id, ruling.seen.clone().into_owned())).collect()
}

fn word(specimen: &Specimen) -> Judgement {
    let inspection = look_at(&specimen.bytes());
    assert_eq!((inspection.judgements.len(), inspection.broke_off.len()), (1, 0));
    inspection.judgements.into_iter().next().unwrap()
}

/// The worst verdict of one rule.
fn verdict(judgement: &Judgement, rule: &str) -> Verdict {
    judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule).map(|ruling| ruling.verdict).max().unwrap()
}

fn styled(properties: &str, text: &str) -> String {
    format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn an_ordinary_resume_has_nothing_odd() {
    assert_eq!(odd(&look_at(&Specimen::resume().bytes())), []);
    let judgement = word(&Specimen::resume());
    assert_eq!(judgement.field(FieldName::Author), Some("Dana Kessler"));
    assert_eq!(judgement.field(FieldName::EditMinutes), Some("42"));
    assert_eq!(judgement.traces.iter().filter(|trace| trace.value.starts_with("00")).count(), 4);
}

#[test]
fn passages_that_are_not_seen() {
    const WORDS: &str = "Kubernetes Terraform leadership";
    let check = |body: &str, expected: Verdict| {
        let judgement = word(&Specimen::resume().body(body));
        assert_eq!(verdict(&judgement, "hidden-passages"), expected, "{body}");
    };
    check(&styled("<w:color w:val=\"FFFFFF\"/>", WORDS), Unusual);
    check(&styled("<w:color w:val=\"FDFDFD\"/>", WORDS), Unusual);
    check(&styled("<w:sz w:val=\"2\"/>", WORDS), Unusual);
    check(&styled("<w:vanish/>", WORDS), Unusual);
    check(&styled("<w:vanish w:val=\"0\"/>", WORDS), Holds);
    check(&styled("<w:color w:val=\"0000FF\"/><w:sz w:val=\"22\"/>", WORDS), Holds);
    // Honest: a line that spaces a layout, and a white heading on a coloured ground of any kind.
    check(&styled("<w:sz w:val=\"2\"/>", " "), Holds);
    let white = styled("<w:color w:val=\"FFFFFF\"/>", WORDS);
    check(&styled("<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>", WORDS), Holds);
    check(&styled("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"darkBlue\"/>", WORDS), Holds);
    let cell = |fill: &str| {
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"{fill}\"/></w:tcPr>{white}</w:tc></w:tr></w:tbl>"
        )
    };
    let copied = "<w:p><w:pPr><w:pStyle w:val=\"z-TopofForm\"/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>Top of Form</w:t></w:r></w:p>";
    check(copied, Holds);
    check(&cell("1F3864"), Holds);
    check(&cell("FFFFFF"), Unusual);
    check(
        &format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/></w:tblPr><w:tr><w:tc>{white}</w:tc></w:tr></w:tbl>"),
        Holds,
    );
    check(&format!("<w:p><w:r><w:txbxContent>{white}</w:txbxContent></w:r></w:p>"), Holds);
    check(&format!("{white}<w:p><w:r><w:drawing><wp:anchor behindDoc=\"1\"/></w:drawing></w:r></w:p>"), Holds);
    check(
        &format!("<w:p><w:pPr><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:pPr>{}</w:p>", &white[5..white.len() - 6]),
        Holds,
    );
}

#[test]
fn styles_hide_as_well() {
    let styles = "<w:styles><w:style w:styleId=\"base\"><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:styleId=\"quiet\"><w:basedOn w:val=\"base\"/></w:style>\
                  <w:style w:styleId=\"loop\"><w:basedOn w:val=\"loop\"/></w:style></w:styles>";
    let check = |style: &str, expected: Verdict| {
        let body = styled(&format!("<w:rStyle w:val=\"{style}\"/>"), "Kubernetes Terraform");
        assert_eq!(
            verdict(&word(&Specimen::resume().body(&body).part("word/styles.xml", styles)), "hidden-passages"),
            expected
        );
    };
    check("quiet", Unusual);
    check("loop", Holds);
    check("unknown", Holds);
}

#[test]
fn what_a_document_brings_along() {
    let check = |specimen: Specimen, rule: &str, expected: Verdict| {
        assert_eq!(verdict(&word(&specimen), rule), expected);
    };
    let target = |kind: &str, target: &str| {
        let xml = format!(
            "<Relationships><Relationship Type=\"http://x.example/{kind}\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
        );
        Specimen::resume().part("word/_rels/settings.xml.rels", xml)
    };
    let rule = "word-outside-targets";
    check(target("attachedTemplate", "https://files.example/a.dotm"), rule, Unusual);
    check(target("attachedTemplate", "file:///\\\\server\\share\\a.dotm"), rule, Unusual);
    check(target("oleObject", "http://files.example/a"), rule, Unusual);
    check(target("attachedTemplate", "file:///C:\\Users\\dana\\Templates\\a.dotx"), rule, Holds);
    check(target("hyperlink", "https://dana.example"), rule, Holds);
    check(target("image", "https://dana.example/a.png"), rule, Holds);
    let extra = |name: &str| Specimen::resume().part(name, "x");
    check(extra("word/vbaProject.bin"), "word-macros", Unusual);
    check(extra("word/payload.exe"), "word-stray-parts", Unusual);
    check(extra("__MACOSX/._a.docx"), "word-stray-parts", Holds);
    check(extra("word/embeddings/sheet.xml"), "word-embedded", Holds);
    check(extra("../../evil.xml"), "archive-names", Unusual);
}

#[test]
fn editing_and_its_dates() {
    let check =
        |specimen: Specimen, rule: &str, expected: Verdict| assert_eq!(verdict(&word(&specimen), rule), expected);
    let resume = Specimen::resume;
    check(resume().minutes(60), "word-edit-time", Holds);
    // Left open over a weekend.
    check(resume().minutes(2800), "word-edit-time", Holds);
    check(resume().minutes(90_000), "word-edit-time", Unusual);
    let generated = resume().core("python-docx", "", "2013-12-23T23:15:00Z", "2013-12-23T23:15:00Z").minutes(90_000);
    check(generated, "word-edit-time", NotJudged);
    check(resume().core("A", "A", "2026-03-05T00:00:00Z", "2026-03-01T00:00:00Z"), "file-dates-in-order", Unusual);
    check(resume().core("Mira Vogt", "Dana Kessler", "", ""), "file-author", Unusual);
    let reviewed = resume().part("word/comments.xml", "<c><comment author=\"Mira Vogt\"/></c>");
    assert_eq!(word(&reviewed).field(FieldName::Contributors), Some("Mira Vogt"));
    check(reviewed, "file-author", Holds);
}

#[test]
fn documents_that_are_built_to_stop_the_reader() {
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document>&b;</w:document>";
    let deep = format!("<a>{}{}</a>", "<w:tbl>".repeat(300), "</w:tbl>".repeat(300));
    for built in [entities.to_owned(), deep] {
        let judgement = word(&Specimen::resume().part("word/document.xml", built));
        assert_eq!(verdict(&judgement, "word-parts"), Unusual);
    }
    let cut = Specimen::resume().part("word/document.xml", "<w:document><w:body><w:p>");
    assert_eq!(verdict(&word(&cut), "word-parts"), NotJudged);
    let bomb = Specimen::resume().part("word/document.xml", vec![b' '; 40 << 20]);
    let judgement = word(&bomb);
    let said: Vec<_> = judgement.rulings.iter().filter(|ruling| ruling.verdict >= Unusual).collect();
    assert!(
        matches!(&said[..], [one] if one.rule.id == "word-parts" && one.seen.contains("unpacks to more")),
        "{said:?}"
    );
    // What was not unpacked is not said to hide nothing.
    assert!(judgement.rulings.iter().all(|ruling| !ruling.rule.id.starts_with("hidden-")), "{judgement:?}");
    let bytes = Specimen::resume().bytes();
    for end in (0..bytes.len()).step_by(97) {
        assert_eq!(look_at(&bytes[..end]).broke_off, Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn never_breaks_off_on_changed_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = Specimen::resume().bytes();
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        prop_assert_eq!(look_at(&bytes).broke_off, Vec::<String>::new());
    }
}
