//! How well people are told apart, on labelled sets that are not in the repository.
//! `cargo bench -p vetwork-link --bench people -- FILE.csv SPECIFICATION.toml TRUTH-COLUMN [-v]`, one JSON line on stdout.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and looks at the clock")]
#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, reason = "a benchmark is run by hand")]

use std::collections::BTreeMap;
use std::time::Instant;

use vetwork_link::linkage::{Linkage, Stage};
use vetwork_link::specification::Specification;
use vetwork_link::table::Table;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [file, specification, truth_column, rest @ ..] = args.as_slice() else {
        println!("NOT RUN: FILE.csv SPECIFICATION.toml|guess TRUTH-COLUMN");
        return;
    };
    let start = Instant::now();
    let lap = |what: &str| eprintln!("{:8.2}s {what}", start.elapsed().as_secs_f64());
    let mut reader = csv::Reader::from_path(file).unwrap();
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let specification = match specification.as_str() {
        "guess" => Specification::guessed(&columns).unwrap(),
        path => Specification::parse(&std::fs::read_to_string(path).unwrap()).unwrap(),
    };
    let (places, _) = specification.places(&columns).unwrap();
    let truth_at = columns.iter().position(|column| column == truth_column).unwrap();
    let mut table = Table::new(specification.table_fields());
    let mut truth: Vec<String> = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap() {
        table.push(places.iter().map(|at| record.get(*at).unwrap()), None);
        truth.push(record.get(truth_at).unwrap().to_owned());
    }
    let linkage = Linkage::of(table, &specification, |stage: Stage| lap(&format!("{stage:?}")));
    lap("done");
    if rest.iter().any(|arg| arg == "-v") {
        linkage.rules.iter().for_each(|rule| eprintln!("  {}", rule.in_words(&linkage.table)));
        eprintln!("  prior {:.2}", linkage.weights.prior);
        for (number, field) in linkage.table.fields().iter().enumerate() {
            eprintln!("  {:14} {:.1?}", field.name, linkage.weights.answers(number));
        }
    }
    let (precision, recall, largest) = clusters(&linkage.identity_of, &truth);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{}",
        serde_json::json!({ "rows": truth.len(), "compared": linkage.compared, "rules": linkage.rules.len(), "precision": precision,
            "recall": recall, "f1": f1, "largest": largest, "oversized": linkage.oversized.len(), "crowded": linkage.crowded.len() })
    );
}

/// Precision and recall over pairs of records in one identity, and the size of the largest.
fn clusters(identity_of: &[u32], truth: &[String]) -> (f64, f64, u64) {
    let mut both: BTreeMap<(u32, &str), u64> = BTreeMap::new();
    let mut found: BTreeMap<u32, u64> = BTreeMap::new();
    let mut real: BTreeMap<&str, u64> = BTreeMap::new();
    for (identity, truth) in identity_of.iter().zip(truth) {
        *both.entry((*identity, truth)).or_default() += 1;
        *found.entry(*identity).or_default() += 1;
        *real.entry(truth).or_default() += 1;
    }
    let pairs = |n: &u64| (n * (n - 1) / 2) as f64;
    let right: f64 = both.values().map(pairs).sum();
    let (all_found, all_real): (f64, f64) = (found.values().map(pairs).sum(), real.values().map(pairs).sum());
    (right / all_found, right / all_real, found.values().copied().max().unwrap_or_default())
}
