//! What one arrival costs against many records that are kept, in a file on disk:
//! `cargo bench -p vetwork-store --bench linked -- FILE.csv [ARRIVALS] [TRUTH-COLUMN]`.
//!
//! Learns from the table, loads it but for some records spread over it, asks for these, loads them one by one, and holds the
//! identities against those that all records at once come to.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and looks at the clock")]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark is run by hand")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use vetwork_link::linkage::Linkage;
use vetwork_link::model::Model;
use vetwork_link::specification::Specification;
use vetwork_store::{Actor, Collection, KeySource, Keyring, Location, Secret, Store, new_id};

type Record = (String, Vec<String>);

const ACTOR: Actor<'static> = Actor { by: "bench", at: jiff::Timestamp::UNIX_EPOCH };
/// Records in one write, as `vetwork link load` does it.
const AT_A_TIME: usize = 500;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let Some(file) = arguments.first() else {
        println!("NOT RUN: FILE.csv [ARRIVALS] [TRUTH-COLUMN]");
        return;
    };
    let arrivals: usize = arguments.get(1).and_then(|count| count.parse().ok()).unwrap_or(2000);
    let (records, truth, specification) = read(file, arguments.get(2));
    let model = learn(&records, &specification);
    let folder =
        tempfile::tempdir_in(std::env::var("VETWORK_BENCH_DIR").unwrap_or_else(|_| "/tmp".to_owned())).unwrap();
    let key = folder.path().join("master.key");
    KeySource::create(&key, &Secret::random().unwrap()).unwrap();
    let place = Location::File(folder.path().join("records.db"));
    let keys = Keyring::load(KeySource::File(key)).unwrap();
    let store = Store::create(&place, &new_id().unwrap(), keys, ACTOR).unwrap();
    let collection = store.begin_collection("bench", &model, ACTOR).unwrap();

    let step = (records.len() / arrivals.max(1)).max(1);
    let comes_later = |at: usize| at % step == step / 2;
    let (later, first): (Vec<_>, Vec<_>) = records.iter().enumerate().partition(|(at, _)| comes_later(*at));
    let (begun, cpu) = (Instant::now(), cpu_seconds());
    let first: Vec<Record> = first.into_iter().map(|(_, record)| record.clone()).collect();
    for some in first.chunks(AT_A_TIME) {
        collection.load(some, ACTOR).unwrap();
    }
    println!(
        "loaded {} in {:.1} s, {:.1} CPU-s; {} MB on disk",
        first.len(),
        begun.elapsed().as_secs_f64(),
        cpu_seconds() - cpu,
        size(folder.path()) / 1_000_000
    );
    let later: Vec<&Record> = later.into_iter().map(|(_, record)| record).collect();
    for round in ["find, first", "find, again"] {
        each(round, &later, |record| drop(collection.find(&record.1).unwrap()));
    }
    each("load, one by one", &later, |record| {
        collection.load(std::slice::from_ref(record), ACTOR).unwrap();
    });
    compare(&collection, &records, &truth, &model);
}

fn read(file: &str, truth_column: Option<&String>) -> (Vec<Record>, Vec<String>, Specification) {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let specification = Specification::guessed(&columns).unwrap();
    let (places, id) = specification.places(&columns).unwrap();
    let truth_at = truth_column.and_then(|wanted| columns.iter().position(|column| column == wanted));
    let mut rows: Vec<(Record, String)> = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        let fields = specification.fields.iter().zip(&places);
        let values = fields.map(|(field, at)| field.kind.canonical(row.get(*at).unwrap(), None).into_owned()).collect();
        let truth = truth_at.and_then(|at| row.get(at)).unwrap_or_default().to_owned();
        rows.push(((row.get(id.unwrap()).unwrap().to_owned(), values), truth));
    }
    rows.sort_by(|((x, _), _), ((y, _), _)| (x.len(), x).cmp(&(y.len(), y)));
    let (records, truth) = rows.into_iter().unzip();
    (records, truth, specification)
}

fn learn(records: &[Record], specification: &Specification) -> Model {
    let mut table = vetwork_link::table::Table::new(specification.table_fields());
    for (_, values) in records {
        table.push_canonical(values.iter());
    }
    Model::of(&Linkage::of(table, specification, |_| {}), specification).checked().unwrap()
}

fn each(what: &str, records: &[&Record], step: impl Fn(&Record)) {
    let cpu = cpu_seconds();
    let mut took: Vec<Duration> = Vec::with_capacity(records.len());
    for record in records {
        let begun = Instant::now();
        step(record);
        took.push(begun.elapsed());
    }
    let cpu = (cpu_seconds() - cpu) * 1000.0 / records.len().max(1) as f64;
    took.sort_unstable();
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!(
        "{what:17} {} arrivals: median {:.2} ms, p90 {:.2}, p99 {:.2}, most {:.1}; {cpu:.2} CPU-ms each",
        took.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
}

/// Are the identities those of all records at once? And how right are they?
fn compare(collection: &Collection<'_>, records: &[Record], truth: &[String], model: &Model) {
    let mut table = model.table();
    for (_, values) in records {
        table.push_canonical(values.iter());
    }
    let batch = Linkage::under(table, model, &[], |_| {}).unwrap().identity_of;
    let mut kept: BTreeMap<String, i64> = BTreeMap::new();
    collection
        .each_identity(&mut |id, identity| {
            kept.insert(id.to_owned(), identity);
            Ok(())
        })
        .unwrap();
    let online: Vec<i64> = records.iter().map(|(id, _)| kept[id]).collect();
    let (mut one_way, mut other_way) = (BTreeMap::new(), BTreeMap::new());
    let is_same = batch
        .iter()
        .zip(&online)
        .all(|(x, y)| one_way.entry(*x).or_insert(*y) == y && other_way.entry(*y).or_insert(*x) == x);
    println!("identities: {} online, {} in one batch; the same: {is_same}", other_way.len(), one_way.len());
    if truth.iter().any(|truth| !truth.is_empty()) {
        println!("F1 online {:.4}, in one batch {:.4}", f1(&online, truth), f1(&batch, truth));
    }
}

fn f1<N: Ord + Copy>(found: &[N], truth: &[String]) -> f64 {
    let (mut both, mut sets, mut real) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (found, truth) in found.iter().zip(truth) {
        *both.entry((*found, truth)).or_insert(0_u64) += 1;
        *sets.entry(*found).or_insert(0_u64) += 1;
        *real.entry(truth).or_insert(0_u64) += 1;
    }
    let pairs = |n: &u64| (n * (n - 1) / 2) as f64;
    let right: f64 = both.values().map(pairs).sum();
    let (found, real): (f64, f64) = (sets.values().map(pairs).sum(), real.values().map(pairs).sum());
    2.0 * right / (found + real)
}

/// User and system time of this process (proc(5), fields 14 and 15 of `stat`, in hundredths of a second).
fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = text.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn size(folder: &std::path::Path) -> u64 {
    std::fs::read_dir(folder).unwrap().flatten().filter_map(|entry| entry.metadata().ok()).map(|file| file.len()).sum()
}
