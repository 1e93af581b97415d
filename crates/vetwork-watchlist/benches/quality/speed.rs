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
    let asked = strangers.get(..20_000).unwrap_or(&strangers);
    for kind in [PartyKind::Person, PartyKind::Unknown] {
        let queries: Vec<Query> =
            asked.iter().map(|person| Query { name: person.name.clone(), kind, ..Query::default() }).collect();
        // Nothing is remembered of another kind's queries.
        let mut memory = Memory::default();
        let first = Pass::of(&screener, &queries, &mut memory);
        // Whoever shares the machine interrupts some queries: each counts by the shortest of its later times.
        let later = Pass::of(&screener, &queries, &mut memory).best(Pass::of(&screener, &queries, &mut memory));
        let figure = json!({
            "first": first.told(&format!("{kind:?}, first pass")),
            "later": later.told(&format!("{kind:?}, later passes")),
        });
        figures.insert(format!("{kind:?}").to_lowercase(), figure);
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

/// The same queries asked once each.
struct Pass {
    /// Of each query, in seconds.
    times: Vec<f64>,
    /// Seconds of the processor for all.
    spent: f64,
}

impl Pass {
    fn of(screener: &Screener, queries: &[Query], memory: &mut Memory) -> Self {
        let began = Instant::now();
        let times = queries.iter().map(|query| {
            let one = std::time::Instant::now();
            std::hint::black_box(screener.screen(query, memory));
            one.elapsed().as_secs_f64()
        });
        let times = times.collect();
        Self { times, spent: began.elapsed() }
    }

    fn best(self, other: Self) -> Self {
        let times = self.times.iter().zip(&other.times).map(|(x, y)| x.min(*y)).collect();
        Self { times, spent: self.spent.min(other.spent) }
    }

    /// The figures, which it prints too.
    fn told(mut self, what: &str) -> Value {
        self.times.sort_by(f64::total_cmp);
        let count = self.times.len();
        let a_second = count as f64 / self.spent;
        let [median, p99, worst] = [count / 2, count * 99 / 100, count - 1].map(|at| self.times[at]);
        println!(
            "{what}: {a_second:.0} queries a second, median {:.0} µs, p99 {:.0} µs, worst {:.1} ms",
            median * 1e6,
            p99 * 1e6,
            worst * 1e3,
        );
        json!({ "a_second": a_second, "median_s": median, "p99_s": p99 })
    }
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
