//! What lasting records cost: storing in bulk, one applicant against all who came before, the size of the file, and
//! the proof of the history. In a file, or on a server: `cargo bench -p vetwork-eval --bench records -- [SUBJECTS]
//! [postgres://…]`.
#![expect(clippy::unwrap_used, reason = "a benchmark fails loudly")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::path::Path;
use std::time::{Duration, Instant};

use vetwork_eval::judge::{Held, NOW, engine};
use vetwork_eval::origins::Origin;
use vetwork_eval::population::generate;
use vetwork_model::{Channel, Key, KeyKind, Name, Part, SubjectId, SubjectKind};
use vetwork_store::{Actor, Claim, Context, Found, Kept, KeySource, Keyring, Location, Secret, Store, new_id};

const ACTOR: Actor<'static> = Actor { by: "bench", at: NOW };

/// Values of each subject.
const KEYS: usize = 20;

/// One of so many values is also another subject's.
const SHARED_ONE_IN: usize = 50;

/// Subjects in one write, as `vetwork vet` does it.
const BATCH: usize = 2048;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let subjects: usize = arguments.first().and_then(|count| count.parse().ok()).unwrap_or(50_000);
    let folder =
        tempfile::tempdir_in(std::env::var("VETWORK_BENCH_DIR").unwrap_or_else(|_| "/tmp".to_owned())).unwrap();
    // Records that are there already are added to: with their key.
    let key = match std::env::var("VETWORK_BENCH_KEY") {
        Ok(key) => key.into(),
        Err(_) => {
            let key = folder.path().join("master.key");
            KeySource::create(&key, &Secret::random().unwrap()).unwrap();
            key
        }
    };
    let (kind, place) = match arguments.get(1) {
        Some(url) => ("PostgreSQL", Location::parse(url).unwrap()),
        None => ("SQLite", Location::File(folder.path().join("records.db"))),
    };
    println!("{kind}, {subjects} subjects of {KEYS} values each");
    measure(&place, &key, subjects);
}

fn measure(location: &Location, key: &Path, subjects: usize) {
    let keys = Keyring::load(KeySource::File(key.to_owned())).unwrap();
    let store = match Found::at(location) {
        Ok(found) => found.unlock(keys).unwrap(),
        Err(_) => Store::create(location, &new_id().unwrap(), keys, ACTOR).unwrap(),
    };
    let payloads = payloads();
    let bytes: usize = payloads.iter().map(|(dossier, assessment)| dossier.len() + assessment.len()).sum();
    println!("  payload of one, before packing   {:>10} bytes", bytes / payloads.len());
    bulk(&store, &payloads, subjects);
    match location {
        Location::File(path) => {
            store.settle().unwrap();
            size(path, subjects);
        }
        // A server clears up after so many writes; who asks on another day does not meet that.
        Location::Server(_) => std::thread::sleep(Duration::from_secs((subjects / 5_000) as u64)),
    }
    // The first time what is asked for has to come into memory.
    for time in ["first", "then"] {
        recall(&store, subjects, time);
    }
    proof(&store);
}

/// Dossiers and assessments of a mixed population, as they are kept.
fn payloads() -> Vec<(Vec<u8>, String)> {
    let population = generate(500, 1);
    let files = population.files(Origin::Anglo).unwrap();
    let texts: Vec<Vec<u8>> = files.iter().map(|file| serde_json::to_vec(file).unwrap()).collect();
    let engine = engine(&population.indicators(Origin::Anglo)).unwrap();
    let meta_of = |code: vetwork_model::Code| vetwork_checks::find(code.0).map(|check| check.meta);
    let held = Held::new(files);
    let assessments = vetwork_eval::judge::assess(&engine, &held);
    let lines = assessments.iter().map(|assessment| vetwork_report::data::jsonl_line(assessment, meta_of));
    texts.into_iter().zip(lines).collect()
}

/// The values of a subject; some of them another one's.
fn claims(subject: usize) -> Vec<Claim> {
    let claim = |number: usize| {
        let at = subject * KEYS + number;
        let value = if at.is_multiple_of(SHARED_ONE_IN) { at / 2 } else { at };
        Claim {
            key: Key { kind: KeyKind::Phone, value: format!("+1{value:012}") },
            part: Part::Own,
            channel: Channel::ApplicantForm,
            at: None,
        }
    };
    (0..KEYS).map(claim).collect()
}

fn kept(subject: usize, payloads: &[(Vec<u8>, String)]) -> Kept {
    let (dossier, assessment) = &payloads[subject % payloads.len()];
    Kept {
        id: SubjectId::from_text(&format!("subject-{subject}")).unwrap(),
        name: Name::new(format!("Name Number {subject}")),
        kind: SubjectKind::Person,
        jurisdiction: Some("DE".to_owned()),
        privileged: false,
        remote: true,
        through_contractors: false,
        claims: claims(subject),
        band: vetwork_model::Band::Routine,
        program: "vetwork 0.1.0".to_owned(),
        policy: "default#0123456789ab".to_owned(),
        evidence: "0123456789abcdef0123456789abcdef".to_owned(),
        compared: "0123456789abcdef0123456789abcdef".to_owned(),
        time: NOW.to_string(),
        dossier: dossier.clone(),
        confidential: None,
        assessment: assessment.clone(),
        others: subject,
        answers: Vec::new(),
        clearances: Vec::new(),
    }
}

fn bulk(store: &Store, payloads: &[(Vec<u8>, String)], subjects: usize) {
    let context = Context { policy: "policy".to_owned(), lists: Vec::new(), indicators: String::new() };
    let (mut spent, begun) = (0.0, Instant::now());
    let all: Vec<usize> = (0..subjects).collect();
    let mut last = (0.0, 0);
    for batch in all.chunks(BATCH) {
        // What is to be stored is made outside of what is measured.
        let kept: Vec<Kept> = batch.iter().map(|subject| kept(*subject, payloads)).collect();
        let before = cpu_seconds();
        store.keep(&kept, &context, &|name| name.reveal().to_owned(), ACTOR).unwrap();
        let took = cpu_seconds() - before;
        spent += took;
        if batch[0] * 10 / subjects >= 9 {
            last = (last.0 + took, last.1 + batch.len());
        }
    }
    let rate = |count: usize, seconds: f64| (count as f64 / seconds) as u64;
    println!(
        "  stored and indexed                {:>9} a CPU-second, {:.1} s by the clock",
        rate(subjects, spent),
        begun.elapsed().as_secs_f64()
    );
    println!("  the last tenth of them            {:>9} a CPU-second", rate(last.1, last.0));
}

fn size(path: &Path, subjects: usize) {
    let connection = std::fs::metadata(path).unwrap().len();
    println!(
        "  file                              {:>9} bytes a subject, payload and all",
        connection / subjects as u64
    );
    let tables = vetwork_store::sql::sqlite::table_sizes(path).unwrap();
    let payload: u64 = tables.iter().filter(|(name, _)| name == "payload").map(|(_, bytes)| bytes).sum();
    println!("  payload aside                     {:>9} bytes a subject", (connection - payload) / subjects as u64);
    for (name, bytes) in tables {
        println!("    {name:<32}{:>9}", bytes / subjects as u64);
    }
}

/// One applicant with twenty values, two of them known: from opening the records to the last answer, and the answers
/// alone.
fn recall(store: &Store, subjects: usize, time: &str) {
    let own = SubjectId::from_text("somebody-new").unwrap();
    let mut looks = Vec::new();
    for round in 0..2_000_usize {
        let mut keys: Vec<Key> = (0..KEYS).map(|at| claims(subjects + round * 7 + at).remove(at % KEYS).key).collect();
        for known in [1, 2] {
            keys[known] = claims(round * 7919 * known % subjects).remove(3).key;
        }
        let begun = Instant::now();
        let memory = store.memory(&[&own]).unwrap();
        let found = memory.look(&keys, &own).unwrap();
        looks.push(begun.elapsed().as_secs_f64() * 1000.0);
        assert!(found.iter().filter(|found| found.subjects > 0).count() >= 2);
    }
    looks.sort_by(f64::total_cmp);
    let at = |share: f64| looks[(looks.len() as f64 * share) as usize];
    println!(
        "  20 values among all, {time:<5}        {:>9.3} ms, p99 {:.3} ms, most {:.3} ms",
        at(0.5),
        at(0.99),
        looks[looks.len() - 1]
    );
}

fn proof(store: &Store) {
    let before = cpu_seconds();
    let verified = store.verify(None, false, &mut |_| {}).unwrap();
    assert_eq!(verified.problems, Vec::<String>::new());
    println!("  verify {:>9} entries          {:>9.1} CPU-seconds", verified.entries, cpu_seconds() - before);
    let mut proofs = Vec::new();
    for round in 0..1000 {
        let begun = Instant::now();
        store.prove(round * 7919 % verified.entries).unwrap();
        proofs.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    proofs.sort_by(f64::total_cmp);
    println!("  one inclusion proof               {:>9.3} ms, p99 {:.3} ms", proofs[500], proofs[990]);
}

/// Time that the processors worked for this process, all threads.
fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks / 100.0
}
