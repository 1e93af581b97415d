//! What a page says of made-up documents.

use vetwork_model::{DossierFile, Intake, SubjectId};

use super::*;

/// The pages of Dana Kessler, who was born on 1988-11-25 and presents a passport, with these judged files.
fn pages(judged: &str) -> Vec<DocumentPage> {
    let text = format!(
        r#"{{"name":"Dana Kessler","birth_dates":[{{"date":"1988-11-25"}}],
            "identity_documents":[{{"kind":"passport","number":"K45X91028","expires":"2031-04-11","file":"zone.txt","files":["chip"]}}],
            "judged_files":{judged}}}"#
    );
    let file: DossierFile = serde_json::from_str(&text).unwrap();
    documents(&Dossier::new(file, SubjectId::from_text("dana").unwrap(), Intake::Employer))
}

fn zone(birth: &str, rulings: &str, verdict: &str) -> String {
    format!(
        r#"{{"path":"zone.txt","documents":[{{"kind":"zone","title":"zone","verdict":"{verdict}","held":9,"rulings":{rulings},"fields":[
            {{"name":"surname","text":"KESSLER","standing":"coded"}},{{"name":"given-names","text":"DANA","standing":"coded"}},
            {{"name":"birth-date","text":"{birth}","standing":"coded"}},
            {{"name":"document-number","text":"K45X91028","standing":"coded"}}]}}]}}"#
    )
}

const CHIP: &str = r#"{"path":"chip","documents":[{"kind":"chip","title":"chip","verdict":"proven","fields":[
    {"name":"surname","text":"KESSLER","standing":"signed"},{"name":"given-names","text":"DANA","standing":"signed"},
    {"name":"birth-date","text":"1988-11-25","standing":"signed"}]}]}"#;

fn fits(page: &DocumentPage) -> Vec<(&'static str, Fit)> {
    page.rows.iter().map(|row| (row.field, row.fit)).collect()
}

#[test]
fn files_of_one_document_stand_side_by_side() {
    let pages = pages(&format!("[{},{CHIP}]", zone("1988-11-25", "[]", "holds")));
    let [page] = pages.as_slice() else { panic!("{pages:?}") };
    assert_eq!((page.what, page.verdict), ("Passport", Verdict::Proven));
    assert_eq!(page.files, ["zone.txt", "chip"]);
    assert_eq!(fits(page), [("name", Fit::Agree), ("born", Fit::Agree), ("document number", Fit::Agree)]);
    let columns = |row: &DocumentRow| (row.claimed.len(), row.printed.len(), row.signed.len());
    assert_eq!(page.rows.iter().map(columns).collect::<Vec<_>>(), [(1, 1, 1), (1, 1, 1), (1, 1, 0)]);
}

#[test]
fn what_differs_is_told_and_with_the_rule_that_says_so() {
    let broken = r#"[{"rule":"zone-claimed-birth-date","verdict":"refuted","field":"birth-date","seen":"1979-11-25"},
                     {"rule":"zone-state-code","verdict":"unusual","seen":"UTO"}]"#;
    let page = pages(&format!("[{}]", zone("1979-11-25", broken, "refuted"))).remove(0);
    assert_eq!(fits(&page), [("name", Fit::Agree), ("born", Fit::Differ), ("document number", Fit::Agree)]);
    let ruling = &page.rows[1].rulings[0];
    assert!(!ruling.asks.is_empty() && !ruling.proves.is_empty());
    // Told once: beside its field, and what is of no field with the document.
    assert_eq!(
        page.parts[0].rulings.iter().map(|ruling| ruling.rule.as_str()).collect::<Vec<_>>(),
        ["zone-state-code"]
    );
}

#[test]
fn numbers_are_cut_to_their_end() {
    let page = pages(&format!("[{}]", zone("1988-11-25", "[]", "holds"))).remove(0);
    let told = format!("{page:?}");
    assert!(!told.contains("K45X91028") && told.contains("ending 1028"), "{told}");
}

#[test]
fn a_file_of_no_document_has_a_page_of_its_own() {
    let resume = r#"[{"path":"resume.pdf","documents":[{"kind":"pdf","title":"PDF file","verdict":"holds","fields":[
        {"name":"author","text":"A coach","standing":"metadata"}]}]},{"path":"scan.pdf","unjudged":"the file is too large"}]"#;
    let pages = pages(resume);
    assert_eq!(pages.iter().map(|page| page.what).collect::<Vec<_>>(), ["File", "File"]);
    // Authors of other names are coaches, spouses, former owners: never a difference.
    assert_eq!(fits(&pages[0]), [("author", Fit::Alone)]);
    assert_eq!(
        (pages[1].verdict, pages[1].gaps.as_slice()),
        (Verdict::NotJudged, &["scan.pdf: the file is too large".to_owned()][..])
    );
}
