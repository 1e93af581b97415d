//! Every case on every page is run: what people read is what the check does.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use vetwork_checks::{AskedList, Case, Check, Collector, IndicatorIndex, Memo, Remembered, Watchlists, all, keys_of};
use vetwork_model::{Dossier, DossierFile, Intake, Jurisdiction, Outcome, Records, SubjectId};
use vetwork_reference::Reference;
use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::screen::Screener;
use vetwork_watchlist::snapshot::Snapshot;

use crate::page::{PageCase, cases};

pub(crate) const NOW: &str = "2026-11-21T10:00:00Z";

/// Reads the dossiers of a case; the subject comes first.
pub(crate) fn dossiers(yaml: &str) -> Vec<Dossier> {
    let read = |(n, text): (usize, &str)| {
        let file: DossierFile = serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let id = file.id.as_deref().unwrap_or(if n == 0 { "subject" } else { "other" }).to_owned();
        let id = if n > 1 && file.id.is_none() { format!("{id}-{n}") } else { id };
        Dossier::new(file, SubjectId::from_text(&id).expect("an id"), Intake::Employer)
    };
    yaml.split("\n---\n").enumerate().map(read).collect()
}

/// What a case is asked against: the customer's indicators and the lists that were taken in.
pub(crate) struct Against {
    indicators: IndicatorIndex,
    lists: Arc<Watchlists>,
}

impl Against {
    pub(crate) fn of(case: &PageCase) -> Against {
        static CURATED: LazyLock<Arc<Watchlists>> = LazyLock::new(|| Arc::new(Watchlists::curated()));
        let today = "2026-11-21".parse().unwrap();
        let lists = if case.lists.is_empty() { Arc::clone(&CURATED) } else { Arc::new(lists(&case.lists)) };
        Against { indicators: IndicatorIndex::from_csv(&case.indicators, today), lists }
    }

    /// A sanctions list alone.
    pub(crate) fn list(csv: &str) -> Against {
        Against { indicators: IndicatorIndex::default(), lists: Arc::new(lists(csv)) }
    }
}

/// A list as an authority could have published it, beside the curated set.
fn lists(csv: &str) -> Watchlists {
    let mut list = read(Format::OwnCsv, Source::OfacSdn, csv.as_bytes()).expect("a list");
    assert_eq!(list.problems, []);
    list.published = "2026-11-20".parse().ok();
    let taken = "2026-11-21".parse().unwrap();
    let snapshot = Snapshot { list, format: Format::OwnCsv, sha256: [7; 32], file: "page.csv".into(), taken };
    let asked = AskedList::of(&snapshot);
    Watchlists::new(Screener::new(vec![snapshot.list, vetwork_watchlist::curated::list()]), [asked])
}

/// Asks one check about the first of the dossiers, with the others on record.
pub(crate) fn ask(check: &Check, dossiers: &[Dossier], against: &Against) -> Outcome {
    let mut collector = Collector::default();
    for dossier in dossiers {
        collector.add(Remembered::of(dossier));
    }
    ask_with(check, &dossiers[0], &collector.finish(), against)
}

/// Asks one check about a dossier with these records.
pub(crate) fn ask_with(check: &Check, dossier: &Dossier, records: &dyn Records, against: &Against) -> Outcome {
    static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::embedded().with_demo_ranges());
    check.ask(&Case {
        dossier,
        keys: &keys_of(dossier),
        records,
        reference: &REFERENCE,
        indicators: &against.indicators,
        lists: &against.lists,
        now: NOW.parse::<Timestamp>().unwrap(),
        jurisdiction: Jurisdiction::Us,
        memo: &Memo::default(),
    })
}

/// An outcome in the words of an `expect` block.
pub(crate) fn in_words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Finding(finding) => format!("finding {}", finding.strength.words()),
        Outcome::Clear => "clear".to_owned(),
        Outcome::NotChecked { missing } => format!("not-checked {}", missing.join(", ")),
        Outcome::NotApplicable { .. } => "not-applicable".to_owned(),
    }
}

fn run(check: &Check, case: &PageCase) -> String {
    in_words(&ask(check, &dossiers(&case.dossiers), &Against::of(case)))
}

#[test]
fn every_case_on_every_page_holds() {
    let mut wrong = Vec::new();
    for check in all() {
        for case in cases(check.meta.page) {
            let got = run(check, &case);
            if got != case.expect {
                wrong.push(format!(
                    "{} `{}`: page says `{}`, check says `{got}`",
                    check.meta.code, case.heading, case.expect
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_page_has_a_case_that_fires_an_honest_one_that_stays_clear_and_one_not_checked() {
    let mut wrong = Vec::new();
    for check in all() {
        let cases = cases(check.meta.page);
        let has = |wanted: &dyn Fn(&PageCase) -> bool| cases.iter().any(wanted);
        let complete = has(&|case| case.expect.starts_with("finding"))
            && has(&|case| case.expect == "clear" && case.heading.starts_with("Honest look-alike"))
            && has(&|case| case.expect.starts_with("not-checked"));
        if !complete {
            wrong.push(format!("{} {}", check.meta.code, check.meta.name));
        }
    }
    assert!(wrong.is_empty(), "pages without all three kinds of case:\n{}", wrong.join("\n"));
}

#[test]
fn the_order_of_evidence_leaves_no_trace() {
    for check in all() {
        for case in cases(check.meta.page) {
            let against = Against::of(&case);
            let texts: Vec<&str> = case.dossiers.split("\n---\n").collect();
            let reversed: Vec<String> = texts.iter().map(|text| reverse_lists(text)).collect();
            let (forward, backward) = (dossiers(&case.dossiers), dossiers(&reversed.join("\n---\n")));
            let (a, b) = (ask(check, &forward, &against), ask(check, &backward, &against));
            assert_eq!(a, b, "{} {}", check.meta.code, case.heading);
        }
    }
}

fn reverse_lists(yaml: &str) -> String {
    let file: DossierFile = serde_saphyr::from_str(yaml).unwrap();
    let mut value = serde_json::to_value(&file).unwrap();
    for section in value.as_object_mut().unwrap().values_mut() {
        if let Some(list) = section.as_array_mut() {
            list.reverse();
        }
    }
    // JSON is YAML.
    value.to_string()
}

/// Less evidence never raises: a section taken away leaves the outcome as strong or weaker, save for
/// evidence that speaks for the subject or explains.
#[test]
fn a_claim_of_the_subject_that_is_taken_away_never_raises_unless_it_explained() {
    const EXPLAINS: [&str; 8] =
        ["households", "travel", "contracts", "residences", "approved_tools", "addresses", "name", "role"];
    for check in all() {
        for case in cases(check.meta.page).iter().filter(|case| !case.expect.starts_with("finding")) {
            let against = Against::of(case);
            let mut texts: Vec<String> = case.dossiers.split("\n---\n").map(str::to_owned).collect();
            let file: DossierFile = serde_saphyr::from_str(&texts[0]).unwrap();
            let whole = serde_json::to_value(&file).unwrap();
            let before = case.expect.clone();
            for section in whole.as_object().unwrap().keys().filter(|key| !EXPLAINS.contains(&key.as_str())) {
                // Answers of others may be what makes it clear; only the subject's own claims are meant here.
                let claimed = vetwork_model::Section::ALL
                    .iter()
                    .any(|s| s.name() == section && s.channel() == vetwork_model::Channel::ApplicantForm);
                if !claimed {
                    continue;
                }
                let mut less = whole.clone();
                less.as_object_mut().unwrap().remove(section);
                texts[0] = less.to_string();
                let outcome = ask(check, &dossiers(&texts.join("\n---\n")), &against);
                let raised = outcome.finding().is_some_and(|f| f.strength > vetwork_model::Strength::Info);
                assert!(
                    !raised || check.meta.direction == vetwork_model::Direction::Lowers,
                    "{} `{}`: {before}, and without `{section}` it is {}",
                    check.meta.code,
                    case.heading,
                    in_words(&outcome)
                );
            }
        }
    }
}
