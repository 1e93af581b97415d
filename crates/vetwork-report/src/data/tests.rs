use serde_json::Value;

use super::*;
use crate::sample::{self, meta_of};

#[test]
fn csv_of_a_run() {
    let rows: String = sample::all().iter().map(|one| csv_row(one, meta_of)).collect();
    let text = csv_header() + &rows;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.records().filter(|record| record.as_ref().is_ok_and(|r| r.len() == 18)).count(), 5);
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

#[test]
fn json_of_a_run() {
    insta::assert_snapshot!(json(&sample::run(&[sample::mira(), sample::kwame()], &[]), meta_of));
}

#[test]
fn every_finding_explains_itself() {
    let all = sample::all();
    let run = sample::run(&all, &[]);
    let json: Value = serde_json::from_str(&json(&run, meta_of)).unwrap();
    assert_eq!(json["summary"]["escalate"], 1);
    assert_eq!(json["summary"]["headline"], headline(&run.tally()));
    let finding = &json["assessments"][0]["findings"][0];
    for key in [
        "code",
        "name",
        "family",
        "strength",
        "sentence",
        "params",
        "claimed",
        "observed",
        "explained",
        "causes",
        "next_step",
    ] {
        assert!(!finding[key].is_null(), "{key}: {finding}");
    }
    assert_eq!(
        finding["sentence"],
        "Two references with different names can be reached at one contact, +1 202 555 0147."
    );
    assert_eq!(finding["params"]["value"], "+1 202 555 0147");
}

#[test]
fn a_line_is_one_line_and_the_same_as_in_the_run() {
    let all = [sample::mira()];
    let line = jsonl_line(&all[0], meta_of);
    assert_eq!(line.find('\n'), Some(line.len() - 1));
    let (one, run): (Value, Value) =
        (serde_json::from_str(&line).unwrap(), serde_json::from_str(&json(&sample::run(&all, &[]), meta_of)).unwrap());
    assert_eq!(one, run["assessments"][0]);
}
