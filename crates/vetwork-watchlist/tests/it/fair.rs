//! Unlisted people of every origin of names are left alone alike, and listed ones found alike.

use vetwork_watchlist::screen::Screener;

use crate::fairness::wade_giles::from_pinyin;
use crate::fairness::{Listed, Names, Report, Share, digest, found, outcomes, strangers};

/// Of an origin's unlisted people with a full date of birth, so many may be shown as more than information.
const FLAGGED_AT_MOST: f64 = 0.005;
/// Of changed listed names with their dates of birth, so many are.
const FOUND_AT_LEAST: f64 = 0.95;
/// Between the origins whose listed names are found best and worst.
const GAP_AT_MOST: f64 = 0.05;
/// Every so many of the unlisted people are asked for here; the benchmark asks for all.
const ONE_IN: usize = 5;

#[test]
fn origins_fare_alike() {
    if !["eval/names", "watchlist/ofac"].iter().all(|folder| crate::data::path(folder).exists()) {
        eprintln!("not tested: {} is not here", crate::data::path("").display());
        return;
    }
    let names = Names::read();
    let lists = Listed::lists();
    let (probes, strangers) = (Listed::probes(&lists, &names), strangers(&names));
    assert_eq!(digest(&strangers), "32305c44f99f6369d086a3207c4a51607dc4d9830fc6fbaac7756917f8608e51");
    assert!(probes.iter().filter(|probe| probe.is_whole).count() >= 4_000, "changed names");
    let screener = Screener::new(lists);
    let asked = strangers.iter().step_by(ONE_IN);
    let report = Report::new(&outcomes(&screener, asked), &found(&screener, probes.iter()));
    for (origin, row) in &report.strangers {
        assert!(row.dated.of >= 400, "{origin}: {}", row.dated.of);
        assert!(row.dated.value() <= FLAGGED_AT_MOST, "{origin}: {:?} flagged with a date of birth", row.dated);
        assert_eq!(row.above.hits, 0, "{origin}: a name alone is an open question at most");
    }
    let recall = report.recall.dated;
    assert!(recall.value() >= FOUND_AT_LEAST, "{recall:?} of changed listed names are found");
    for (origin, recall) in &report.listed {
        assert!(recall.dated.of >= 300, "{origin}: {}", recall.dated.of);
    }
    assert!(report.gap() <= GAP_AT_MOST, "{:.3} between origins", report.gap());
}

/// Worked out by hand from the formula.
#[test]
fn intervals() {
    for (hits, of, from, to) in [(0, 2_000, 0.0, 0.001_92), (1, 2_000, 0.000_09, 0.002_83), (5, 10, 0.2366, 0.7634)] {
        let (low, high) = Share { hits, of }.interval();
        assert!((low - from).abs() < 1e-4 && (high - to).abs() < 1e-4, "{hits} of {of}: {low} to {high}");
    }
}

#[test]
fn pinyin_is_respelled() {
    let check = |word: &str, expected: Option<&str>| assert_eq!(from_pinyin(word).as_deref(), expected, "{word}");
    check("Zhang", Some("chang"));
    check("Xiaoping", Some("hsiao-ping"));
    check("Zedong", Some("tse-tung"));
    check("Guo", Some("kuo"));
    check("Shi", Some("shih"));
    check("Maimaitiming", None);
    check("Frederic", None);
}
