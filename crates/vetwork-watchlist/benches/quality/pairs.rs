//! Labelled pairs of names, and spellings of Korean ones.

use serde_json::{Map, Value, json};
use vetwork_watchlist::commonness::Commonness;
use vetwork_watchlist::list::List;
use vetwork_watchlist::name::Name;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::LEAST_AGREEMENT;

use crate::data::rows;

/// How common words are, in people's names and in others.
fn learn(list: &List) -> [Commonness; 2] {
    let mut learnt = [Commonness::default(), Commonness::default()];
    for party in &list.parties {
        let name = &party.names[0].text;
        match party.kind {
            PartyKind::Person => learnt[0].learn(&Name::of_person(name)),
            _ => learnt[1].learn(&Name::of_organisation(name)),
        }
    }
    learnt
}

fn looks_like_body(name: &str) -> bool {
    ["Inc", "Ltd", "LLC", "Trust", "Aviation", "Fund"].iter().any(|word| name.contains(word))
}

/// Precision, recall and F1 at a threshold.
fn f1(scores: &[(bool, f32)], at: f32) -> (f32, f32, f32) {
    let count = |truth: bool| scores.iter().filter(|(t, s)| *t == truth && *s >= at).count() as f32;
    let (right, wrong) = (count(true), count(false));
    let positives = scores.iter().filter(|(truth, _)| *truth).count() as f32;
    let (precision, recall) = (right / (right + wrong), right / positives);
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

pub(crate) fn run(sdn: &List, verbose: bool) -> Value {
    let learnt = learn(sdn);
    let mut scores = [Vec::new(), Vec::new()];
    for row in rows("names/nomenklatura-name_bench-cases.csv") {
        let of_person =
            &row[1] == "Person" || (&row[1] == "LegalEntity" && !looks_like_body(&row[2]) && !looks_like_body(&row[3]));
        let invented = &row[6] == "LLM-proposed deviation" && &row[1] == "Person";
        let read = |name: &str| if of_person { Name::of_person(name) } else { Name::of_organisation(name) };
        let found = read(&row[2]).compare(&read(&row[3]), &learnt[usize::from(!of_person)]);
        let truth = &row[4] == "true";
        scores[usize::from(invented)].push((truth, found.agreement));
        if verbose && !invented && truth != (found.agreement >= LEAST_AGREEMENT) {
            println!(
                "  {truth} {:.2} {:.1} | {} | {} | {:?}",
                found.agreement, found.bits, &row[2], &row[3], found.links
            );
        }
    }
    for (scores, what) in scores.iter().zip(["without synth_people", "synth_people alone"]) {
        let (precision, recall, f1) = f1(scores, LEAST_AGREEMENT);
        println!("pairs {what}: {} pairs, precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}", scores.len());
    }
    for at in [0.5, 0.55, 0.65, 0.7] {
        println!("  at {at}: F1 {:.3}", f1(&scores[0], at).2);
    }
    let all: Vec<(bool, f32)> = scores.iter().flatten().copied().collect();
    let json = |scores: &[(bool, f32)]| {
        let (precision, recall, f1) = f1(scores, LEAST_AGREEMENT);
        json!({ "pairs": scores.len(), "precision": precision, "recall": recall, "f1": f1 })
    };
    json!({
        "all": json(&all), "without_synth_people": json(&scores[0]), "synth_people": json(&scores[1]),
        "korean": korean(&learnt[0], verbose), "pseudonyms": PSEUDONYMS,
    })
}

/// Pseudonyms and other given names among the official aliases: no spelling of the first name gives the second.
const PSEUDONYMS: [&str; 9] = [
    "LUI Wai Ming",
    "TSANG Neil",
    "TSANG Niel",
    "KIM Hyon Woo",
    "KIM Hyon Wu",
    "KIM Hyon U",
    "DAVID Andoson",
    "O Chong-kuk",
    "CHOE Cholung",
];

fn korean(commonness: &Commonness, verbose: bool) -> Value {
    let mut figures = Map::new();
    for kind in ["ofac_aka", "generated_variant", "ofac_near_miss"] {
        let plain = |name: &str| name.to_lowercase().replace('-', " ").replace('\'', "");
        let rows = rows("names/dprk-korean-romanisation-pairs.csv");
        let pairs = rows
            .iter()
            .filter(|row| &row[0] == kind && !(kind == "ofac_near_miss" && plain(&row[2]) == plain(&row[3])));
        let (mut count, mut found) = (0, 0);
        for row in pairs.filter(|row| !PSEUDONYMS.contains(&&row[3])) {
            let comparison = Name::of_person(&row[2]).compare(&Name::of_person(&row[3]), commonness);
            let hit = comparison.agreement >= LEAST_AGREEMENT;
            count += 1;
            found += usize::from(hit);
            if verbose && hit == (kind == "ofac_near_miss") {
                println!(
                    "  {:.2} {:.1} | {} | {} | {:?}",
                    comparison.agreement, comparison.bits, &row[2], &row[3], comparison.links
                );
            }
        }
        println!("korean {kind}: {found} of {count}, {:.3}", found as f32 / count as f32);
        figures.insert(kind.to_owned(), json!({ "found": found, "of": count }));
    }
    Value::Object(figures)
}
