use jiff::civil::date;

use super::{Metadata, Moment, judge};
use crate::claim::Claim;
use crate::inspect::Question;
use crate::judgement::{Judgement, Verdict};

fn verdicts(metadata: &Metadata, claimed: Option<&str>) -> Vec<(&'static str, Verdict)> {
    let claim = Claim { name: claimed.map(str::to_owned), ..Claim::default() };
    let mut judgement = Judgement::of("test");
    judge(metadata, &Question { claim, today: date(2026, 11, 22) }, &mut judgement);
    judgement.rulings.iter().map(|ruling| (ruling.rule.id, ruling.verdict)).collect()
}

#[test]
fn authors_beside_the_claim() {
    let check = |author: &str, claimed: &str, expected: Verdict| {
        let metadata = Metadata { author: Some(author.to_owned()), ..Metadata::default() };
        let found = verdicts(&metadata, Some(claimed)).into_iter().find(|(id, _)| *id == "file-author").unwrap();
        assert_eq!(found.1, expected, "{author} for {claimed}");
    };
    check("Dana Kessler", "Dana Kessler", Verdict::Holds);
    check("Kessler, Dana", "Dana Kessler", Verdict::Holds);
    check("Alex Kowalsky", "Dana Kessler", Verdict::Unusual);
    // Honest: programs, shared computers and accounts name nobody.
    check("python-docx", "Dana Kessler", Verdict::NotJudged);
    check("Microsoft Office User", "Dana Kessler", Verdict::NotJudged);
    check("Windows User", "Dana Kessler", Verdict::NotJudged);
    check("Admin", "Dana Kessler", Verdict::NotJudged);
    check("dkessler", "Dana Kessler", Verdict::NotJudged);
}

#[test]
fn titles_beside_the_claim() {
    let check = |title: &str, expected: Verdict| {
        let metadata = Metadata { title: Some(title.to_owned()), ..Metadata::default() };
        let rulings = verdicts(&metadata, Some("Dana Kessler"));
        assert_eq!(rulings.into_iter().find(|(id, _)| *id == "file-title").unwrap().1, expected, "{title}");
    };
    check("Resume of Dana Kessler", Verdict::Holds);
    check("CV_of_Mira_Vogt.docx", Verdict::Unusual);
    check("Lebenslauf von Mira Vogt", Verdict::Unusual);
    check("Resume Senior Backend Engineer", Verdict::Holds);
    check("Microsoft Word - final2.docx", Verdict::Holds);
    check("Mira Vogt and the resume", Verdict::Holds);
}

#[test]
fn dates_in_order_and_not_ahead() {
    let check = |created: &str, modified: &str, expected: [Verdict; 2]| {
        let (created, modified) = (Moment::from_iso(created), Moment::from_iso(modified));
        let rulings = verdicts(&Metadata { created, modified, ..Metadata::default() }, None);
        let verdicts: Vec<Verdict> = rulings.into_iter().take(2).map(|(_, verdict)| verdict).collect();
        assert_eq!(verdicts, expected, "{created:?} {modified:?}");
    };
    use Verdict::{Holds, NotJudged, Unusual};
    check("2026-03-01T09:00:00Z", "2026-03-02T09:00:00Z", [Holds, Holds]);
    check("2026-03-02T09:00:00Z", "2026-03-01T09:00:00Z", [Unusual, Holds]);
    check("2026-03-02T09:03:00Z", "2026-03-02T09:00:00Z", [Holds, Holds]);
    check("2026-03-02T09:00:00Z", "2031-03-02T09:00:00Z", [Holds, Unusual]);
    check("2026-03-02T09:00:00Z", "", [NotJudged, Holds]);
    // It is tomorrow already on the other side of the date line.
    check("2026-11-23T01:00:00+13:00", "2026-11-23T01:00:00+13:00", [Holds, Holds]);
}
