//! How many spellings of a large collection of names have a reading that agrees with a Latin spelling of the same name.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use super::super::*;

#[derive(Default)]
struct Tally {
    all: usize,
    found: usize,
    first: usize,
    exact: usize,
}

/// Needs the collection of names; prints its table with `--nocapture`.
#[test]
fn of_a_collection() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/names/rigour-2.6.1/person_names.txt.gz");
    #[expect(clippy::disallowed_methods, reason = "the test reads its data")]
    let Ok(file) = std::fs::File::open(&path) else {
        eprintln!("no collection of names at {}: nothing measured", path.display());
        return;
    };
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for line in text.lines() {
        count(line, &mut tallies);
    }
    assert!(tallies.len() > 20, "{} has names in few scripts", path.display());
    eprintln!("{:12} {:>7} {:>7} {:>7} {:>7}", "script", "words", "found", "first", "exact");
    for (script, tally) in &tallies {
        let share = |count: usize| 100.0 * count as f64 / tally.all as f64;
        eprintln!(
            "{:12} {:7} {:6.1}% {:6.1}% {:6.1}%",
            script,
            tally.all,
            share(tally.found),
            share(tally.first),
            share(tally.exact)
        );
    }
}

/// Chinese transcribes foreign names in three characters or more; names of East Asia have one or two.
fn label(script: Script, text: &str) -> String {
    match (script, text.chars().count()) {
        (Script::Han, ..=2) => "Han 1-2".to_owned(),
        (Script::Han, _) => "Han 3+".to_owned(),
        _ => format!("{script:?}"),
    }
}

fn count(line: &str, tallies: &mut BTreeMap<String, Tally>) {
    let Some((spellings, _)) = line.split_once(" => ") else { return };
    let is_latin = |text: &&str| text.chars().all(|c| matches!(script_of(c), Script::Latin | Script::Common));
    let (latin, others): (Vec<&str>, Vec<&str>) = spellings.split(", ").partition(is_latin);
    let plain: Vec<String> =
        latin.iter().flat_map(|text| readings(text)).map(|reading| reading.text.replace(' ', "")).collect();
    let keys: Vec<String> =
        latin.iter().flat_map(|text| readings(text)).map(|reading| consonants(&reading.text)).collect();
    if keys.is_empty() {
        return;
    }
    for other in others {
        let mut scripts = other.chars().map(script_of).filter(|script| *script != Script::Common);
        let Some(script) = scripts.next() else { continue };
        if scripts.any(|other| other != script) {
            continue;
        }
        let found = readings(other);
        let agrees = |reading: &Reading| keys.contains(&consonants(&reading.text));
        let tally = tallies.entry(label(script, other)).or_default();
        tally.all += 1;
        tally.found += usize::from(found.iter().any(agrees));
        tally.first += usize::from(found.first().is_some_and(agrees));
        tally.exact += usize::from(found.iter().any(|reading| plain.contains(&reading.text.replace(' ', ""))));
    }
}
