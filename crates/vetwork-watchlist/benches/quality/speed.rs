//! How much a processor does in a second: comparisons, queries, and getting ready.

use vetwork_watchlist::commonness::Commonness;
use vetwork_watchlist::list::List;
use vetwork_watchlist::name::Name;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::{Memory, Query, Screener};

use crate::data::people;

/// Seconds that the processor spent on this thread.
pub(crate) struct Instant(f64);

impl Instant {
    pub(crate) fn now() -> Self {
        let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        Self(spent.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or_default() / 1e9)
    }

    pub(crate) fn elapsed(&self) -> f64 {
        Self::now().0 - self.0
    }
}

pub(crate) fn run(lists: Vec<List>) {
    let began = Instant::now();
    let screener = Screener::new(lists);
    let names: usize = screener.lists().iter().flat_map(|list| &list.parties).map(|party| party.names.len()).sum();
    println!("ready in {:.2} s: {names} names", began.elapsed());
    let strangers = people("names/yente-candidate_generation_benchmark-negatives_global.csv.gz");
    let mut memory = Memory::default();
    for kind in [PartyKind::Person, PartyKind::Unknown] {
        let mut times = Vec::with_capacity(20_000);
        let began = Instant::now();
        for person in strangers.iter().take(20_000) {
            let one = std::time::Instant::now();
            let query = Query { name: person.name.clone(), kind, ..Query::default() };
            std::hint::black_box(screener.screen(&query, &mut memory));
            times.push(one.elapsed().as_secs_f64());
        }
        let spent = began.elapsed();
        times.sort_by(f64::total_cmp);
        println!(
            "{kind:?}: {:.0} queries a second, median {:.0} µs, p99 {:.0} µs, worst {:.1} ms",
            20_000.0 / spent,
            times[10_000] * 1e6,
            times[19_800] * 1e6,
            times[19_999] * 1e3,
        );
    }
    let commonness = Commonness::default();
    let read: Vec<Name> = strangers.iter().take(2_000).map(|person| Name::of_person(&person.name)).collect();
    let began = Instant::now();
    let mut sum = 0.0;
    for (at, name) in read.iter().enumerate() {
        for other in read.iter().skip(at % 1_900).take(100) {
            sum += name.compare(other, &commonness).bits;
        }
    }
    println!("{:.0} comparisons a second ({sum:.0})", 200_000.0 / began.elapsed());
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmHWM"));
        println!("memory: {}", peak.unwrap_or_default());
    }
}
