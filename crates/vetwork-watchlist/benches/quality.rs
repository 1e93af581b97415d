//! How well names are matched: labelled pairs, spellings of Korean names. `cargo bench -p vetwork-watchlist --bench quality`

use std::fs::File;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use vetwork_watchlist::commonness::Commonness;
use vetwork_watchlist::name::Name;

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path)
}

fn rows(path: &str) -> Vec<csv::StringRecord> {
    let file = File::open(data(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let input: Box<dyn std::io::Read> = if path.ends_with(".gz") { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    csv::Reader::from_reader(input).into_records().filter_map(Result::ok).collect()
}

fn commonness() -> [Commonness; 2] {
    let mut learnt = [Commonness::default(), Commonness::default()];
    let file = File::open(data("watchlist/ofac/ofac-sdn-20260820.json.gz")).unwrap();
    let json: serde_json::Value = serde_json::from_reader(GzDecoder::new(file)).unwrap();
    let entries = json.as_object().unwrap().values().find_map(|v| v.as_array().filter(|a| a.len() > 1000)).unwrap();
    for entry in entries {
        let name = entry["name"].as_str().unwrap();
        if entry["type"] == "individual" {
            learnt[0].learn(&Name::of_person(name));
        } else {
            learnt[1].learn(&Name::of_organisation(name));
        }
    }
    learnt
}

fn f1(scores: &[(bool, f32)], at: f32) -> (f32, f32, f32) {
    let hits = scores.iter().filter(|(_, s)| *s >= at);
    let (mut tp, mut fp) = (0.0, 0.0);
    for (truth, _) in hits {
        if *truth { tp += 1.0 } else { fp += 1.0 }
    }
    let positives = scores.iter().filter(|(truth, _)| *truth).count() as f32;
    let (p, r) = (tp / (tp + fp), tp / positives);
    (p, r, 2.0 * p * r / (p + r))
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let verbose = args.iter().any(|a| a == "-v");
    let learnt = commonness();
    let mut scores = Vec::new();
    for row in rows("names/nomenklatura-name_bench-cases.csv") {
        if &row[6] == "LLM-proposed deviation" && &row[1] == "Person" {
            continue;
        }
        let person = &row[1] == "Person" || (&row[1] == "LegalEntity" && &row[0] != "x" && !looks(&row[2]) && !looks(&row[3]));
        let read = |n: &str| if person { Name::of_person(n) } else { Name::of_organisation(n) };
        let c = read(&row[2]).compare(&read(&row[3]), &learnt[usize::from(!person)]);
        scores.push((&row[4] == "true", c.agreement));
        if verbose && ((&row[4] == "true") != (c.agreement >= 0.65)) {
            println!("{} {:.2} {:.1} | {} | {} | {:?}", &row[4], c.agreement, c.bits, &row[2], &row[3], c.links);
        }
    }
    for at in [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85] {
        println!("pairs {} at {at}: {:?}", scores.len(), f1(&scores, at));
    }
    for kind in ["ofac_aka", "generated_variant", "ofac_near_miss"] {
        let mut all = Vec::new();
        for row in rows("names/dprk-korean-romanisation-pairs.csv") {
            let plain = |s: &str| s.to_lowercase().replace('-', " ").replace('\'', "");
            if &row[0] != kind || (kind == "ofac_near_miss" && plain(&row[2]) == plain(&row[3])) {
                continue;
            }
            let c = Name::of_person(&row[2]).compare(&Name::of_person(&row[3]), &learnt[0]);
            if verbose && ((c.agreement < 0.65) == (kind != "ofac_near_miss")) {
                println!("{kind} {:.2} {:.1} | {} | {} | {:?}", c.agreement, c.bits, &row[2], &row[3], c.links);
            }
            all.push(c.agreement);
        }
        let share = |at: f32| all.iter().filter(|s| **s >= at).count() as f32 / all.len() as f32;
        println!("{kind} {}: {:.3} at .6, {:.3} at .65, {:.3} at .7", all.len(), share(0.6), share(0.65), share(0.7));
    }
}

fn looks(name: &str) -> bool {
    ["Inc", "Ltd", "LLC", "Trust", "Aviation", "Fund"].iter().any(|w| name.contains(w))
}
