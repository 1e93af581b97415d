//! The fairness of a search, as tables.

use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::{Memory, Query, Screener, Standing};

use crate::fairness::{Listed, Names, Report, digest, found, outcomes, strangers};

pub(crate) fn run(verbose: bool) -> serde_json::Value {
    let names = Names::read();
    let lists = Listed::lists();
    let probes = Listed::probes(&lists, &names);
    let strangers = strangers(&names);
    let screener = Screener::new(lists);
    let (outcomes, found) = (outcomes(&screener, strangers.iter()), found(&screener, probes.iter()));
    let report = Report::new(&outcomes, &found);
    report.print();
    println!("population: {}, probes: {}", digest(&strangers), probes.len());
    if verbose {
        for (stranger, outcome) in
            outcomes.iter().filter(|(_, outcome)| outcome.any.max(outcome.alone) >= Some(Standing::Open))
        {
            println!("false: {} | {} | {} | {:.1}", stranger.origin, stranger.name, stranger.birth, outcome.dated_bits);
            let query = Query {
                name: stranger.name.clone(),
                kind: PartyKind::Person,
                birth: Some(stranger.birth),
                ..Query::default()
            };
            for hit in
                screener.screen(&query, &mut Memory::default()).iter().filter(|hit| hit.standing >= Standing::Open)
            {
                let name = hit.name.as_ref();
                println!(
                    "    {:?} {:.1} | {} | {:?} | {:?}",
                    hit.standing,
                    hit.bits,
                    name.map_or("", |name| &name.listed.text),
                    hit.birth,
                    name.map(|name| name
                        .lines()
                        .iter()
                        .map(|line| format!("{}={} {:.1}", line.asked, line.listed, line.bits))
                        .collect::<Vec<_>>()),
                );
            }
        }
        for (probe, found) in
            found.iter().filter(|(_, found)| found.dated.is_none_or(|standing| standing < Standing::Open))
        {
            println!(
                "missed: {} | {} | {} as {} | {:?} {:.1}, by name {:?} {:.1}",
                probe.origin,
                probe.change,
                probe.listed,
                probe.name,
                found.dated,
                found.dated_bits,
                found.alone,
                found.name_bits
            );
        }
    }
    report.json()
}
