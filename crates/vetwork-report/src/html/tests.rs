use sha2::{Digest, Sha256};
use vetwork_model::{Band, Channel};

use super::*;
use crate::sample::{self, meta_of};

fn page(assessments: &[Assessment]) -> String {
    let unread = ["kwame-boateng/resume.pdf is locked with a password".to_owned()];
    report(&sample::run(assessments, &unread), meta_of, &sample::source_of)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).map(|chunk| {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        (0..4)
            .map(|n| if n <= chunk.len() { char::from(LETTERS[(bits >> (18 - 6 * n) & 63) as usize]) } else { '=' })
            .collect::<String>()
    });
    groups.collect()
}

#[test]
fn the_policy_admits_the_one_script_that_stands_there() {
    let page = page(&[]);
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    assert_eq!(SCRIPT_HASH, format!("sha256-{}", base64(&Sha256::digest(script))));
    assert!(page.contains(&format!("script-src '{}'", SCRIPT_HASH)));
}

#[test]
fn nothing_is_asked_of_another_machine() {
    let page = page(&sample::all());
    for opener in ["src=\"", "url(http", "@import", "<link", "<iframe", "<img", "fetch(", "XMLHttpRequest"] {
        assert!(!page.contains(opener), "{opener}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_order_of_a_page_is_reasons_actions_evidence_weights() {
    let page = page(&sample::all());
    let start = page.find("<article class=\"wrap\" id=\"subject-mira-castellano\"").unwrap();
    let mut at = start;
    for section in [
        "A person looks at this today.",
        "Two references with different names",
        "Before anything else",
        "What speaks for her",
        "Claimed beside observed",
        "What else it could be",
        "Next steps",
        "Message to Mira Castellano, ready to send",
        "What weighs how much",
        "What was checked, and what was not",
        "Timeline",
        "Who shares what with her",
        "Sources",
        "Decision",
    ] {
        let found = page[at..].find(section).unwrap_or_else(|| panic!("{section} is missing or out of order"));
        at += found;
    }
}

/// The lines of one section of the one page, without the empty ones.
fn section(page: &str, anchor: &str) -> String {
    let from = page.find(&format!("<section class=\"block\"><h3 id=\"subject-mira-castellano-{anchor}\"")).unwrap();
    let to = from + 1 + page[from + 1..].find("<section class=\"block").unwrap();
    let lines = page[from..to].lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn documents_stand_side_by_side() {
    let page = page(&[sample::with_papers()]);
    insta::assert_snapshot!(section(&page, "docs"));
    assert!(page.contains("href=\"#subject-mira-castellano-docs\""));
}

#[test]
fn other_frameworks_stand_with_how_sure_the_identity_is() {
    insta::assert_snapshot!(section(&page(&[sample::with_papers()]), "sure"));
}

#[test]
fn each_band_gets_the_page_it_needs() {
    let page = page(&sample::all());
    assert_eq!(page.matches("<article").count(), 5);
    // One adverse step, of one subject; a decision for all but the two that are routine.
    assert_eq!(page.matches("Before anything else").count(), 1);
    assert_eq!(page.matches(">Decision</h3>").count(), 3);
    for band in Band::ALL {
        assert_eq!(page.matches(&format!("<tbody role=\"rowgroup\" data-band=\"{}\">", band.words())).count(), 1);
    }
    assert!(page.contains(
        "<h1>One subject needs a look today. One has a question open. One waits for answers. Two are routine.</h1>"
    ));
    assert!(page.contains("treat her as someone who may have been wronged"));
    assert!(page.contains("Only the curated set that ships with Vetwork was searched."));
    assert!(page.contains("Here two have one: contact and logistics."));
    assert!(page.contains("joined a meeting, two times") || page.contains("Joined a meeting, two times"));
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    let page = page(&sample::all());
    let targets: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(targets.iter().filter(|id| **id == target).count(), 1, "#{target}");
    }
}

#[test]
fn every_id_stands_once() {
    let page = page(&sample::all());
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn only_sources_lead_outside() {
    let page = page(&sample::all()).replace("http-equiv", "");
    let source =
        "<a href=\"https://cloud.google.com/blog\" rel=\"noreferrer noopener\">https://cloud.google.com/blog</a>";
    assert_eq!(page.matches("http").count(), 2 * page.matches(source).count());
    assert!(page.contains(source));
}

#[test]
fn a_link_leads_to_the_page_of_the_other() {
    let mut mira = sample::mira();
    for (_, outcome) in &mut mira.outcomes {
        if let vetwork_model::Outcome::Finding(finding) = outcome {
            finding.observed.iter_mut().for_each(|seen| seen.subject = Some(sample::kwame().subject));
        }
    }
    assert!(page(&[mira.clone()]).contains("<b>kwame-boateng</b><span class=\"who quiet\">not in this report</span>"));
    assert!(page(&[mira, sample::kwame()]).contains(
        "<b><a href=\"#subject-kwame-boateng\">Kwame Boateng</a></b><span class=\"who\"><span class=\"band incomplete\">"
    ));
}

#[test]
fn what_is_seen_again_stands_once_with_its_dates() {
    let check = |days: &[&str], expected: &str| {
        let mut one = sample::sanna();
        if let Some((_, vetwork_model::Outcome::Finding(finding))) = one.outcomes.first_mut() {
            let seen = |day: &&str| sample::seen("home line", Channel::SystemExport, day, Some("sign-in log"));
            finding.observed = days.iter().map(seen).collect();
        }
        let page = page(&[one]);
        assert_eq!(page.matches("<span class=\"v\">home line").count(), 1);
        assert!(page.contains(&format!("<span class=\"src\">{expected}</span>")), "{expected}");
    };
    check(&["2026-09-09"], "Sign-in log, 9 Sep 2026");
    check(&["2026-09-09", "2026-09-09"], "Sign-in log, 9 Sep 2026, two times");
    check(&["2026-09-23", "2026-09-09", "2026-09-16"], "Sign-in log, 9 Sep 2026 to 23 Sep 2026, three times");
}

#[test]
fn headings_never_skip_a_level() {
    let page = page(&sample::all());
    let levels: Vec<u32> = page
        .split("<h")
        .skip(1)
        .filter_map(|rest| rest.chars().next()?.to_digit(10))
        .filter(|n| (1..=6).contains(n))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn a_large_run_keeps_pages_for_those_that_need_a_person() {
    let mut all: Vec<Assessment> = (0..2_100).map(|n| sample::blank(&format!("subject-{n}"), "A")).collect();
    all.push(sample::mira());
    let page = page(&all);
    assert_eq!(page.matches("<article").count(), 1);
    assert_eq!(page.matches("<tr class=\"person\"").count(), MOST_ROWS);
    assert!(page.contains("101 more are not listed here"));
    assert!(page.contains("2,100 have none"));
}

#[test]
fn no_number_stands_for_a_chance() {
    let page = page(&sample::all());
    let body = page.split("<body>").nth(1).unwrap().split("<script>").next().unwrap();
    for word in [" probability of", "likelihood of", "risk score", " % "] {
        assert!(!body.contains(word), "{word}");
    }
    assert!(body.contains("expert weights, not calibrated"));
}
