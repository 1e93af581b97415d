//! How much a processor does in a second: comparisons, queries, and getting ready.

use std::path::Path;

use serde_json::{Map, Value, json};
use vetwork_watchlist::commonness::Commonness;
use vetwork_watchlist::date::PartialDate;
use vetwork_watchlist::formats::Format;
use vetwork_watchlist::list::List;
use vetwork_watchlist::name::Name;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::{Memory, Query, Screener};
use vetwork_watchlist::snapshot::Snapshot;

use crate::data::{self, people};
use crate::recall::STRANGERS;

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

pub(crate) fn run(lists: Vec<List>) -> Value {
    let mut figures = Map::new();
    let began = Instant::now();
    let screener = Screener::new(lists);
    let names: usize = screener.lists().iter().flat_map(|list| &list.parties).map(|party| party.names.len()).sum();
    println!("ready in {:.2} s: {names} names", began.elapsed());
    let strangers = people(STRANGERS);
    let mut memory = Memory::default();
    for kind in [PartyKind::Person, PartyKind::Unknown] {
        // Whoever shares the machine interrupts some queries: each counts by the shortest of three times.
        let mut times = vec![f64::MAX; 20_000];
        let mut spent = f64::MAX;
        for _ in 0..3 {
            let began = Instant::now();
            for (person, time) in strangers.iter().zip(&mut times) {
                let one = std::time::Instant::now();
                let query = Query { name: person.name.clone(), kind, ..Query::default() };
                std::hint::black_box(screener.screen(&query, &mut memory));
                *time = time.min(one.elapsed().as_secs_f64());
            }
            spent = spent.min(began.elapsed());
        }
        times.sort_by(f64::total_cmp);
        let figure = json!({ "a_second": 20_000.0 / spent, "median_s": times[10_000], "p99_s": times[19_800] });
        figures.insert(format!("{kind:?}").to_lowercase(), figure);
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
    let a_second = 200_000.0 / began.elapsed();
    println!("{a_second:.0} comparisons a second ({sum:.0})");
    figures.insert("pairs_a_second".to_owned(), json!(a_second));
    figures.insert("names".to_owned(), json!(names));
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmHWM"));
        println!("memory: {}", peak.unwrap_or_default());
    }
    Value::Object(figures)
}

/// Keeps the lists as snapshots, to be started from.
pub(crate) fn keep(folder: &Path) {
    for (number, list) in data::all().into_iter().enumerate() {
        let taken = PartialDate::of_day(2026, 8, 22).and_then(PartialDate::full).unwrap();
        let snapshot = Snapshot { list, format: Format::OwnCsv, sha256: [0; 32], file: String::new(), taken };
        std::fs::write(folder.join(number.to_string()), snapshot.to_bytes().unwrap()).unwrap();
    }
    std::fs::write(folder.join("prepared"), Screener::new(data::all()).prepared().unwrap()).unwrap();
}

/// From the start of the program to the first answer, with the lists that `keep` kept.
pub(crate) fn start(folder: &Path) {
    let files = (0..).map(|number| folder.join(format!("{number}"))).take_while(|path| path.exists());
    let lists = files.map(|path| Snapshot::from_bytes(&std::fs::read(path).unwrap()).unwrap().list);
    let screener = Screener::with(lists.collect(), &std::fs::read(folder.join("prepared")).unwrap()).unwrap();
    let query = Query { name: "Song Kum-hyok".to_owned(), kind: PartyKind::Person, ..Query::default() };
    println!("{} hits", screener.screen(&query, &mut Memory::default()).len());
}
