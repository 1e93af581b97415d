//! Two days of OFAC's list, and 100,000 people on record: who is screened again, how long that takes, and that screening
//! everybody again finds nothing else. Times are seconds of one processor.

use vetwork_watchlist::change::changes;
use vetwork_watchlist::curated;
use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::formats::{OfacFiles, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{Party, PartyKind};
use vetwork_watchlist::reach::{Cause, Outcome, Reach};
use vetwork_watchlist::screen::{Memory, Query, Screener};

use crate::data::{self, Dice, Person};
use crate::speed::Instant;

/// How many are on record.
const PEOPLE: usize = 100_000;

/// How many of them are near an entry that came, went or changed.
const PLANTED: usize = 3_000;

pub(crate) fn run(verbose: bool) {
    let old = ofac("watchlist/ofac/sdn-legacy-20220131.csv.gz");
    let new = ofac("watchlist/ofac/sdn-legacy-20240627.csv.gz");
    let found = changes(&old, &new);
    println!(
        "\nOFAC SDN, 31 January 2022 to 27 June 2024: {} entries to {}; {} came, {} went, {} changed, {} the same",
        old.parties.len(),
        new.parties.len(),
        found.added.len(),
        found.removed.len(),
        found.changed.len(),
        found.same
    );
    let moved = found.added.iter().chain(&found.removed).copied().chain(found.changed.iter().map(|one| one.new));
    let people = people(&moved.collect::<Vec<&Party>>());
    // A day of changes: the last sixty entries come, and twenty go.
    let (mut before, mut after) = (new.clone(), new.clone());
    before.parties.truncate(new.parties.len() - 60);
    after.parties.drain(..20);
    for (what, others) in [("OFAC alone", Vec::new()), ("with all other lists", data::all().split_off(1))] {
        for (span, old, new) in [("29 months", &old, &new), ("one day", &before, &after)] {
            let lists = |ofac: &List| [vec![ofac.clone(), curated::list()], others.clone()].concat();
            measure(&format!("{what}, {span}"), &people, lists(old), lists(new), verbose);
        }
    }
}

fn ofac(name: &str) -> List {
    read_ofac_csv(Source::OfacSdn, OfacFiles::of(data::open(name))).unwrap()
}

fn measure(what: &str, people: &[Query], old: Vec<List>, new: Vec<List>, verbose: bool) {
    let began = Instant::now();
    let reach = Reach::new(&old, &new);
    let (came, gone) = reach.entries();
    println!("\n{what}: {came} entries came or changed, {gone} went or changed; ready in {:.1} s", seconds(began));
    let (before, took) = outcomes(&Screener::new(old), people.iter().map(Some));
    println!("  on record: {} people, {} with a question, screened in {took:.1} s", people.len(), open(&before));
    let mut memory = Memory::default();
    let began = Instant::now();
    let causes: Vec<Option<Cause>> =
        people.iter().zip(&before).map(|(query, before)| reach.cause(query, before, &mut memory)).collect();
    let count = |cause| causes.iter().filter(|one| **one == Some(cause)).count();
    println!(
        "  reached: {} by an entry, {} by words; asked in {:.1} s",
        count(Cause::Entry),
        count(Cause::Words),
        seconds(began)
    );
    let screener = Screener::new(new);
    let (again, took) = outcomes(&screener, people.iter().zip(&causes).map(|(query, cause)| cause.map(|_| query)));
    println!("  screened again in {took:.1} s");
    let (full, took) = outcomes(&screener, people.iter().map(Some));
    println!("  everybody screened again: {took:.1} s, {} with a question", open(&full));
    let (mut others, mut in_vain) = (0, 0);
    for ((((query, cause), before), again), full) in people.iter().zip(&causes).zip(&before).zip(&again).zip(&full) {
        let known = if cause.is_some() { again } else { before };
        let turns = known.turns(full);
        in_vain += usize::from(cause.is_some() && before.turns(full).is_empty());
        others += usize::from(!turns.is_empty());
        if verbose && !turns.is_empty() {
            println!("    missed: {} short {:?} spare {:?}: {turns:?}", query.name, before.short, before.spare);
        }
    }
    println!("  people of whom it finds something else: {others}; reached, and nothing was another: {in_vain}");
}

fn open(outcomes: &[Outcome]) -> usize {
    outcomes.iter().filter(|outcome| !outcome.findings.is_empty()).count()
}

/// Seconds of the processor.
fn seconds(began: Instant) -> f64 {
    began.elapsed()
}

fn outcomes<'a>(screener: &Screener, people: impl Iterator<Item = Option<&'a Query>>) -> (Vec<Outcome>, f64) {
    let mut memory = Memory::default();
    let began = Instant::now();
    let mut one = |query: Option<&Query>| {
        query.map(|query| Outcome::of(&screener.screen(query, &mut memory))).unwrap_or_default()
    };
    (people.map(&mut one).collect(), seconds(began))
}

/// Strangers, strangers with each other's last names, and people near entries that moved: names with slips and the like,
/// half of them with the entry's date of birth.
fn people(moved: &[&Party]) -> Vec<Query> {
    let mut dice = Dice(2026);
    let strangers = data::people("names/yente-candidate_generation_benchmark-negatives_global.csv.gz");
    let query = |person: &Person, name: String| Query {
        name,
        kind: PartyKind::Person,
        birth: person.birth,
        ..Query::default()
    };
    let mut people: Vec<Query> = strangers.iter().map(|person| query(person, person.name.clone())).collect();
    // Neighbours in the table are of the same kind of name often enough.
    while people.len() < PEOPLE - PLANTED {
        let (one, other) = (dice.roll(strangers.len()), dice.roll(strangers.len()));
        let (one, other) = (&strangers[one], &strangers[other]);
        let (Some((first, _)), Some((_, last))) = (one.name.split_once(' '), other.name.rsplit_once(' ')) else {
            continue;
        };
        people.push(query(one, format!("{first} {last}")));
    }
    people.truncate(PEOPLE - PLANTED);
    let persons: Vec<&&Party> = moved.iter().filter(|party| party.kind == PartyKind::Person).collect();
    while people.len() < PEOPLE {
        let party = persons[dice.roll(persons.len())];
        let name = data::perturb(&party.names[dice.roll(party.names.len())].text, &mut dice).1;
        let birth = party.birth_dates.first().and_then(|date| match date {
            BirthDate::Known(date) if dice.roll(2) == 0 => Some(*date),
            _ => None,
        });
        people.push(Query { name, kind: PartyKind::Person, birth, ..Query::default() });
    }
    people
}
