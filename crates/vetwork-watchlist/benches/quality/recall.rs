//! Whether listed names are found, as they are and changed, and how often unlisted people are.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vetwork_watchlist::list::List;
use vetwork_watchlist::party::{Party, PartyKind};
use vetwork_watchlist::screen::{Hit, Memory, Query, Screener, Standing};

use crate::data::{Dice, Person, people, perturb, slip};
use crate::fairness::Share;

/// Every name of every list, and how many come back with their own party.
pub(crate) fn itself(screener: &Screener, verbose: bool) -> Value {
    let mut memory = Memory::default();
    let (mut count, mut lost) = (0, 0);
    for (list, party) in screener.lists().iter().flat_map(|list| list.parties.iter().map(move |party| (list, party))) {
        for name in &party.names {
            count += 1;
            if !finds(screener, party, name.text.clone(), &mut memory) {
                lost += 1;
                if verbose {
                    println!("  lost: {} {} {:?}", list.source.id(), name.text, party.kind);
                }
            }
        }
    }
    println!("every name finds its party: {lost} of {count} lost, {:.5}", share(lost, count));
    json!({ "lost": lost, "of": count })
}

/// One name in ten, with a word of four letters or more, with one slip and with two.
pub(crate) fn slips(screener: &Screener, verbose: bool) -> Value {
    let mut memory = Memory::default();
    let slipped = slipped(screener.lists());
    let mut lost = [0; 2];
    let mut classes = BTreeMap::from(CLASSES.map(|class| (class, [0; 4])));
    for (_, party, name, changed) in &slipped {
        for (at, text) in changed.iter().enumerate() {
            let class = classes.entry(class(name, text)).or_default();
            class[2 * at + 1] += 1;
            if !finds(screener, party, text.clone(), &mut memory) {
                lost[at] += 1;
                class[2 * at] += 1;
                if verbose {
                    println!("  lost {}: {:?} {name} as {text}", at + 1, party.kind);
                }
            }
        }
    }
    let count = i32::try_from(slipped.len()).unwrap();
    println!("with one slip: {:.4}, with two: {:.4} of {count}", share(lost[0], count), share(lost[1], count));
    for (class, [one, of_one, two, of_two]) in &classes {
        println!("    {class}: with one slip {one} of {of_one} lost, with two {two} of {of_two}");
    }
    json!({ "lost_one": lost[0], "lost_two": lost[1], "of": count, "classes": classes })
}

/// What is left of a name for others to know it by.
const CLASSES: [&str; 3] = ["slips in a number or a call sign", "five letters or fewer without a slip", "others"];

/// Slips in a code make another code, and little is known by the rest of a name of which little is left.
fn class(name: &str, changed: &str) -> &'static str {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (before, after) = (words(name), words(changed));
    let slipped: Vec<&String> = before.iter().filter(|word| !after.contains(word)).collect();
    let is_code = |word: &&String| word.contains(|c: char| c.is_ascii_digit());
    let is_sign = name.len() <= 6 && name.contains('-') && !name.contains(' ');
    let left: usize = before.iter().filter(|word| after.contains(word)).map(String::len).sum();
    match () {
        () if is_sign || slipped.into_iter().any(|word| is_code(&word)) => CLASSES[0],
        () if left <= 5 => CLASSES[1],
        () => CLASSES[2],
    }
}

/// One name in ten, with a word of four letters or more: with one slip and with two.
pub(crate) fn slipped(lists: &[List]) -> Vec<(&List, &Party, &str, [String; 2])> {
    let mut dice = Dice(7);
    let mut all = Vec::new();
    for (list, party) in lists.iter().flat_map(|list| list.parties.iter().map(move |party| (list, party))) {
        for name in &party.names {
            let long = name.text.split(' ').any(|word| word.chars().count() >= 4) && name.text.is_ascii();
            if !long || dice.roll(10) > 0 {
                continue;
            }
            let one = slip(&name.text, &mut dice);
            let two = slip(&one, &mut dice);
            all.push((list, party, name.text.as_str(), [one, two]));
        }
    }
    all
}

/// What strangers meet: how many, how often, and how much of it.
pub(crate) fn noise(screener: &Screener) -> Value {
    let mut memory = Memory::default();
    let strangers = people(STRANGERS);
    let asked: Vec<&Person> = strangers.iter().step_by(5).collect();
    let (mut hits, mut any, mut open) = (0, 0, 0);
    for person in &asked {
        let query = Query { name: person.name.clone(), kind: PartyKind::Person, ..Query::default() };
        let found = screener.screen(&query, &mut memory);
        hits += found.len();
        any += usize::from(!found.is_empty());
        open += usize::from(found.iter().any(|hit| hit.standing >= Standing::Open));
    }
    let of = asked.len();
    let each = |count: usize| count as f64 / of as f64;
    println!(
        "{of} strangers by name alone, all lists: {:.3} hits each, {:.4} of them meet any, {:.4} an open question",
        each(hits),
        each(any),
        each(open)
    );
    json!({ "strangers": of, "hits": hits, "any": any, "open": open })
}

fn finds(screener: &Screener, party: &Party, name: String, memory: &mut Memory) -> bool {
    let query = Query { name, kind: party.kind, ..Query::default() };
    screener.screen(&query, memory).iter().any(|hit| std::ptr::eq(hit.party, party))
}

fn share(lost: i32, of: i32) -> f64 {
    f64::from(of - lost) / f64::from(of)
}

/// Whoever a name could be, with all evidence.
pub(crate) fn ask(screener: &Screener, name: &str) {
    for kind in [PartyKind::Person, PartyKind::Organisation] {
        let query = Query { name: name.to_owned(), kind, ..Query::default() };
        for hit in screener.screen(&query, &mut Memory::default()) {
            println!("{kind:?} {:?} {:.1} {:?}", hit.standing, hit.bits, hit.name);
        }
    }
}

/// What orders people: how likely it is that it is the listed one.
fn agreement(hit: &Hit<'_>) -> f32 {
    hit.name.as_ref().map_or(0.0, |name| name.comparison.agreement)
}

type Score = fn(&Hit<'_>) -> f32;

const SCORES: [(&str, Score); 3] =
    [("bits", |hit| hit.bits), ("agreement", agreement), ("both", |hit| hit.bits * agreement(hit))];

fn best(screener: &Screener, person: &Person, with_birth: bool, memory: &mut Memory, score: Score) -> (f32, f32) {
    let birth = person.birth.filter(|_| with_birth);
    let query = Query { name: person.name.clone(), kind: PartyKind::Person, birth, ..Query::default() };
    let hits = screener.screen(&query, memory);
    hits.iter().map(|hit| (score(hit), agreement(hit))).fold((f32::MIN, 0.0), |x, y| if x.0 >= y.0 { x } else { y })
}

/// People of the benchmark who are no longer on the list.
const TAKEN_OFF: [&str; 3] = ["ANAS HASAN KHATTAB", "MUNIR AL QUBAYSI", "ABU MOHAMMED AL-JAWLANI"];

/// People of the United Nations' list, as somebody would ask for them.
pub(crate) fn un_people() -> Vec<Person> {
    let mut all = people("names/yente-candidate_generation_benchmark-positives_un_untreated.csv.gz");
    all.retain(|person| !TAKEN_OFF.contains(&person.name.to_uppercase().as_str()));
    all
}

/// People of no list.
pub(crate) const STRANGERS: &str = "names/yente-candidate_generation_benchmark-negatives_global.csv.gz";

/// Each of them four times, with what was changed.
pub(crate) fn changed(clean: &[Person]) -> Vec<(&'static str, Person)> {
    let mut dice = Dice(11);
    let four = clean.iter().flat_map(|person| std::iter::repeat_n(person, 4));
    four.map(|person| {
        let (kind, name) = perturb(&person.name, &mut dice);
        (kind, Person { name, birth: person.birth })
    })
    .collect()
}

/// People of the United Nations' list, clean and changed, at the threshold that so many unlisted people pass.
pub(crate) fn un(un: List, verbose: bool) -> Value {
    let mut figures = Vec::new();
    let screener = Screener::new(vec![un]);
    let mut memory = Memory::default();
    let clean = un_people();
    let changed = changed(&clean);
    let strangers = people(STRANGERS);
    for (with_birth, (by, score)) in [false, true].into_iter().flat_map(|with| SCORES.map(|score| (with, score))) {
        let mut false_scores: Vec<f32> =
            strangers.iter().map(|person| best(&screener, person, with_birth, &mut memory, score).0).collect();
        false_scores.sort_by(|x, y| y.total_cmp(x));
        let threshold = false_scores[strangers.len() * 3 / 1000];
        let alerts = |at: f32| false_scores.iter().filter(|score| **score > at).count();
        let found = |people: &mut dyn Iterator<Item = &Person>| {
            let scores: Vec<f32> =
                people.map(|person| best(&screener, person, with_birth, &mut Memory::default(), score).0).collect();
            Share::count(scores.iter().map(|score| *score > threshold))
        };
        let (of_clean, of_changed) = (found(&mut clean.iter()), found(&mut changed.iter().map(|(_, person)| person)));
        let what = if with_birth { "with birth date" } else { "name alone" };
        println!(
            "UN {what} by {by}: at {threshold:.2} ({} of {} strangers): clean {:.4}, changed {:.4}; any hit at all: {} strangers",
            alerts(threshold),
            strangers.len(),
            of_clean.value(),
            of_changed.value(),
            alerts(f32::MIN),
        );
        figures.push(json!({
            "with_birth": with_birth, "by": by, "threshold": threshold, "clean": of_clean.json(), "changed": of_changed.json(),
            "alerts": Share { hits: alerts(threshold), of: strangers.len() }.json(),
        }));
        let mut kinds: BTreeMap<&str, Vec<&Person>> = BTreeMap::new();
        changed.iter().for_each(|(kind, person)| kinds.entry(kind).or_default().push(person));
        for (kind, people) in kinds {
            println!("    {kind}: {:.4} of {}", found(&mut people.iter().copied()).value(), people.len());
        }
        if verbose {
            for person in clean.iter().chain(changed.iter().map(|(_, person)| person)) {
                let (score, agreement) = best(&screener, person, with_birth, &mut memory, score);
                if score <= threshold {
                    println!("  missed {score:.1} {agreement:.2} {}", person.name);
                }
            }
            let mut shown = 0;
            for person in &strangers {
                let (score, agreement) = best(&screener, person, with_birth, &mut memory, score);
                if score > threshold && shown < 60 {
                    shown += 1;
                    let query = Query { name: person.name.clone(), kind: PartyKind::Person, ..Query::default() };
                    let hits = screener.screen(&query, &mut memory);
                    println!(
                        "  false {score:.1} {agreement:.2} {} | {:?}",
                        person.name,
                        hits.first().and_then(|hit| Some(&hit.name.as_ref()?.listed.text))
                    );
                }
            }
        }
    }
    Value::Array(figures)
}
