use std::time::Duration;

use super::*;
use crate::sample::{self, meta_of};

const WIDE: Style = Style { width: Some(100), colour: false, unicode: true };

fn table_at(style: Style) -> String {
    let all = sample::all();
    table(&sample::run(&all, &[]), meta_of, &style)
}

#[test]
fn table_wide() {
    insta::assert_snapshot!(table_at(WIDE));
}

#[test]
fn table_of_80_columns() {
    insta::assert_snapshot!(table_at(Style { width: Some(80), ..WIDE }));
}

#[test]
fn table_of_60_columns_is_paragraphs() {
    insta::assert_snapshot!(table_at(Style { width: Some(60), ..WIDE }));
}

#[test]
fn table_in_ascii() {
    let text = table_at(Style { unicode: false, ..WIDE });
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn table_in_colour_says_the_same() {
    let coloured = table_at(Style { colour: true, ..WIDE });
    assert!(coloured.contains("\u{1b}["));
    let plain: String = coloured.lines().map(|line| uncoloured(line) + "\n").collect();
    assert_eq!(plain, table_at(WIDE));
}

/// The line without the sequences that colour it.
fn uncoloured(line: &str) -> String {
    let mut out = String::new();
    for (place, part) in line.split('\u{1b}').enumerate() {
        out.push_str(if place == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) });
    }
    out.trim_end().to_owned()
}

#[test]
fn explain_escalate() {
    insta::assert_snapshot!(explain(&sample::mira(), meta_of, "vetwork vet", &WIDE));
}

#[test]
fn explain_escalate_narrow() {
    insta::assert_snapshot!(explain(&sample::mira(), meta_of, "vetwork vet", &Style { width: Some(60), ..WIDE }));
}

#[test]
fn explain_documents_and_identity() {
    let text = explain(&sample::with_papers(), meta_of, "vetwork vet", &WIDE);
    let from = text.find("  Identity").unwrap();
    let to = text.find("  Not checked").filter(|to| *to > from).unwrap_or(text.len());
    insta::assert_snapshot!(text[from..to].trim_end());
}

#[test]
fn explain_incomplete() {
    insta::assert_snapshot!(explain(&sample::kwame(), meta_of, "vetwork vet", &WIDE));
}

#[test]
fn explain_routine_is_short() {
    let text = explain(&sample::blank("arjun-menon", "Arjun Menon"), meta_of, "vetwork vet", &WIDE);
    assert!(text.lines().count() <= 12, "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn message_ready_to_send() {
    insta::assert_snapshot!(message(&sample::mira()));
    assert_eq!(message(&sample::blank("a", "Arjun Menon")), "There is nothing to ask Arjun Menon at this step.\n");
}

#[test]
fn check_described() {
    let meta = meta_of(vetwork_model::Code("CO003")).unwrap();
    insta::assert_snapshot!(check_page(meta, "4.0 bits, expert", &sample::source_of, &WIDE));
}

#[test]
fn what_frames_the_table() {
    let all = sample::all();
    let unread = ["a.pdf".to_owned()];
    let run = sample::run(&all, &unread);
    let took = Duration::from_millis(420);
    assert_eq!(
        opening(&run, took),
        "  Vetted four people and one organisation with 6 checks in 0.4 s; 1 input could not be read"
    );
    let text = closing(&run, Some("examples/report.html"), "vetwork vet examples", &WIDE);
    assert_eq!(text, "  Report  examples/report.html\n  Next    vetwork vet examples --explain mira-castellano\n");
    let routine = [sample::blank("arjun-menon", "Arjun Menon")];
    let text = closing(&sample::run(&routine, &[]), None, "vetwork vet", &WIDE);
    assert_eq!(text, "");
}

#[test]
fn a_long_table_leaves_out_those_that_wait_for_nobody() {
    let mut all: Vec<_> = (0..300).map(|n| sample::blank(&format!("subject-{n}"), "A")).collect();
    all.push(sample::mira());
    let run = sample::run(&all, &[]);
    let short = table(&run, meta_of, &WIDE);
    assert!(short.lines().count() < 15 && short.contains("mira-castellano") && short.contains("300 more"), "{short}");
    assert!(table(&run, meta_of, &Style { width: None, ..WIDE }).lines().count() > 300);
}
