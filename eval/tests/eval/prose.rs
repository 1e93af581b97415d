//! What people read of every check, on the cases of its own page.

use std::collections::BTreeSet;

use vetwork_checks::{all, find};
use vetwork_eval::judge::{Held, NOW, assess, engine_for};
use vetwork_eval::pages::{PageCase, cases};
use vetwork_model::{Assessment, Code, DossierFile, Meta, When, words};
use vetwork_report::terminal::{self, Style};
use vetwork_report::{Run, data, html};

fn meta_of(code: Code) -> Option<&'static Meta> {
    find(code.0).map(|check| check.meta)
}

fn assessments(case: &PageCase) -> Vec<Assessment> {
    let file = |(at, dossier): (usize, &serde_json::Value)| {
        let mut file: DossierFile = serde_json::from_value(dossier.clone()).unwrap();
        // What the pages call dossiers without an id.
        file.id.get_or_insert_with(|| match at {
            0 => "subject".to_owned(),
            1 => "other".to_owned(),
            more => format!("other-{more}"),
        });
        file
    };
    assess(&engine_for(case).unwrap(), &Held::new(case.dossiers.iter().enumerate().map(file).collect()))
}

/// Everything that shows an assessment to somebody.
fn rendered(assessments: &[Assessment]) -> String {
    let style = Style { width: Some(100), colour: false, unicode: true };
    let run = Run {
        assessments,
        unread: &[],
        when: When::Instant(NOW),
        checks: all().len(),
        policy: "default",
        calibrated: false,
        watchlists: &[],
        only_curated: true,
        confinement_note: None,
        stale_lists: &[],
        linked_from: 40,
    };
    let each = assessments.iter().map(|one| {
        terminal::explain(one, meta_of, "vetwork vet", &style)
            + &terminal::message(one)
            + &data::jsonl_line(one, meta_of)
            + &data::csv_row(one, meta_of)
    });
    // Titles of sources are quoted as published.
    each.collect::<String>() + &terminal::table(&run, meta_of, &style) + &html::report(&run, meta_of, &|_| None)
}

#[test]
fn no_finding_of_any_check_reads_with_a_word_that_is_ruled_out() {
    let mut read: BTreeSet<Code> = BTreeSet::new();
    for case in cases().unwrap().iter().filter(|case| case.fires()) {
        let assessments = assessments(case);
        let text = rendered(&assessments);
        let word = words::ruled_out(&text);
        assert_eq!(word, None, "{} `{}`:\n{text}", case.code, case.heading);
        read.extend(assessments.iter().flat_map(Assessment::findings).map(|finding| finding.code));
    }
    let unread: Vec<Code> = all().iter().map(|check| check.meta.code).filter(|code| !read.contains(code)).collect();
    assert_eq!(unread, []);
}
