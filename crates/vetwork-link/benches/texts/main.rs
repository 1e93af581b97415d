//! Who re-issues one text, on labelled sets: `cargo bench -p vetwork-link --bench texts -- FILE.csv [-v]`, with columns `text`,
//! `ring` (-1 for the honest), and perhaps `name` and `kind`. One JSON line on stdout.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and looks at the clock")]
#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, reason = "a benchmark is run by hand")]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use vetwork_link::text::links::TextLinks;
use vetwork_link::text::mask::Mask;
use vetwork_link::text::passage::Reader;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [file, rest @ ..] = args.as_slice() else {
        println!("NOT RUN: FILE.csv");
        return;
    };
    let mut reader = csv::Reader::from_path(file).unwrap();
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let place = |name: &str| columns.iter().position(|column| column == name);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let value = |row: usize, name: &str| place(name).and_then(|at| rows[row].get(at)).unwrap_or_default();
    let start = Instant::now();
    let mut reader = Reader::default();
    let readings: Vec<_> =
        (0..rows.len()).map(|row| reader.read(value(row, "text"), &Mask::of([value(row, "name")]))).collect();
    let read = start.elapsed().as_secs_f64();
    let passages: usize = readings.iter().map(|reading| reading.passages.len()).sum();
    let links = TextLinks::of(readings, || ());
    let pairs = links.pairs();
    let linked = start.elapsed().as_secs_f64();
    let right = |a: usize, b: usize| value(a, "ring") != "-1" && value(a, "ring") == value(b, "ring");
    let mut real: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for row in (0..rows.len()).filter(|row| value(*row, "ring") != "-1") {
        let ring = real.entry(value(row, "ring")).or_default();
        ring.0 += 1;
        ring.1.insert(value(row, "kind"));
    }
    let mut by_kind: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (members, kinds) in real.values() {
        by_kind.entry(kinds.iter().copied().collect()).or_default().0 += members * (members - 1) / 2;
    }
    let all: usize = by_kind.values().map(|(all, _)| all).sum();
    let mut found = 0;
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    let mut met: BTreeSet<usize> = BTreeSet::new();
    for pair in pairs {
        let (a, b) = (pair.a as usize, pair.b as usize);
        if right(a, b) {
            found += 1;
            met.extend([a, b]);
            by_kind.entry(value(a, "kind").to_owned()).or_default().1 += 1;
        } else {
            touched.extend([a, b].into_iter().filter(|row| value(*row, "ring") == "-1"));
            if rest.iter().any(|arg| arg == "-v") {
                eprintln!("{pair:?} {} {}", value(a, "kind"), value(b, "kind"));
            }
        }
    }
    for (kind, (all, found)) in &by_kind {
        eprintln!("  {kind:24} {found:6} of {all:6}  {:.3}", *found as f64 / *all as f64);
    }
    let mut members: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in (0..rows.len()).filter(|row| value(*row, "ring") != "-1" && real[value(*row, "ring")].0 > 1) {
        let count = members.entry(value(row, "kind")).or_default();
        count.0 += 1;
        count.1 += usize::from(met.contains(&row));
    }
    for (kind, (all, met)) in &members {
        eprintln!("  {kind:24} {met:6} of {all:6} people  {:.3}", *met as f64 / *all as f64);
    }
    let mut honest: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in (0..rows.len()).filter(|row| value(*row, "ring") == "-1") {
        let count = honest.entry(value(row, "kind")).or_default();
        count.0 += 1;
        count.1 += usize::from(touched.contains(&row));
    }
    for (kind, (all, touched)) in &honest {
        eprintln!("  {kind:24} {touched:6} of {all:6} touched");
    }
    println!(
        "{}",
        serde_json::json!({ "documents": rows.len(), "passages": passages, "pairs": pairs.len(),
            "precision": found as f64 / pairs.len().max(1) as f64, "recall": found as f64 / all.max(1) as f64, "honest_touched": touched.len(),
            "read": read, "link": linked - read, "documents_per_second": rows.len() as f64 / linked, "stock": links.stock().len() })
    );
}
