//! Judges numbers, or zones, one in each line of standard input: for `bench/identity.py`, and to try.
//!
//! ```text
//! {"scheme": "pl/pesel", "number": "44051401359"}      a number
//! {"zone": "P<UTO…\nL898902C3…", "times": 1000}         a zone, judged so many times
//! ```
//!
//! Writes one JSON object a line: the verdict, what was seen, and for numbers the birth date and sex that they carry.
#![expect(clippy::print_stdout, reason = "a program for the command line")]

use std::io::BufRead as _;

use jiff::civil::date;
use serde_json::{Value, json};
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::Question;
use vetwork_identity::judgement::{FieldName, Judgement, Verdict};
use vetwork_identity::{number, zone};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let question = Question { claim: Claim::default(), today: date(2026, 11, 22) };
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| asked.get(key).and_then(Value::as_str);
        let answer = match text("zone") {
            Some(lines) => {
                let times = asked.get("times").and_then(Value::as_u64).unwrap_or(1);
                (1..times).for_each(|_| drop(std::hint::black_box(zone::judge(lines, zone::Capture::Text, &question))));
                let judgements = zone::judge(lines, zone::Capture::Text, &question);
                Value::Array(judgements.iter().map(told).collect())
            }
            None => {
                told(&number::judge(text("scheme").unwrap_or_default(), text("number").unwrap_or_default(), &question))
            }
        };
        println!("{answer}");
    }
    Ok(())
}

fn told(judgement: &Judgement) -> Value {
    let worst = judgement.rulings.iter().max_by_key(|ruling| ruling.verdict);
    let good = judgement.rulings.iter().all(|ruling| ruling.verdict == Verdict::Holds);
    json!({
        "good": good,
        "verdict": judgement.verdict().words(),
        "rule": worst.map(|ruling| ruling.rule.id),
        "seen": worst.map(|ruling| ruling.seen.as_ref()),
        "born": judgement.field(FieldName::BirthDate),
        "sex": judgement.field(FieldName::Sex),
    })
}
