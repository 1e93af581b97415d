//! What one dossier costs, step by step: reading, keys, judgement, rendering; and the comparisons that
//! checks are made of. `cargo bench -p vetwork-eval`.
#![expect(clippy::unwrap_used, reason = "a benchmark fails loudly")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vetwork_canon::{address, email::Email, name, phone::Phone};
use vetwork_checks::keys_of;
use vetwork_engine::{Dossiers, run};
use vetwork_eval::judge::{Held, NOW, engine};
use vetwork_eval::origins::Origin;
use vetwork_eval::population::generate;
use vetwork_model::DossierFile;

/// Enough for a mixed population, few enough for a quick round.
const DOSSIERS: usize = 500;

fn vetting(c: &mut Criterion) {
    let population = generate(DOSSIERS, 1);
    let files = population.files(Origin::Anglo).unwrap();
    let texts: Vec<String> = files.iter().map(|file| serde_json::to_string(file).unwrap()).collect();
    let engine = engine(&population.indicators(Origin::Anglo)).unwrap();
    let held = Held::new(files);
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();

    let mut group = c.benchmark_group("dossiers");
    group.throughput(Throughput::Elements(held.len() as u64)).sample_size(10);
    group.bench_function("read-json", |b| {
        b.iter(|| texts.iter().filter(|text| serde_json::from_str::<DossierFile>(black_box(text)).is_ok()).count());
    });
    group.bench_function("keys", |b| {
        b.iter(|| {
            (0..held.len()).filter_map(|place| held.read(place)).map(|(one, _)| keys_of(&one).len()).sum::<usize>()
        });
    });
    group.bench_function("vet", |b| {
        b.iter(|| {
            threads.install(|| {
                let mut bands = 0;
                let emit = |band: vetwork_model::Band| {
                    bands += band as usize;
                    Ok::<(), ()>(())
                };
                run(&engine, &held, NOW, &|_| (), |_, _| held.population(), |judged| judged.assessment.band, emit)
                    .unwrap();
                bands
            })
        });
    });
    group.finish();
}

fn comparisons(c: &mut Criterion) {
    let mut group = c.benchmark_group("comparisons");
    group.bench_function("same-name", |b| {
        b.iter(|| name::compare(black_box("Dmitri Valen"), black_box("VALEN DMITRI")))
    });
    group.bench_function("other-name", |b| {
        b.iter(|| name::compare(black_box("Margaret O'Connell"), black_box("Zhang Wei")));
    });
    group.bench_function("phone", |b| b.iter(|| Phone::parse(black_box("+1 (202) 555-0147"), Some("US"))));
    group.bench_function("email", |b| b.iter(|| Email::parse(black_box("Jo.Doe+jobs@post.example"))));
    group.bench_function("address", |b| {
        let parts = address::AddressParts {
            lines: &["9 Fiddle Hollow Rd."],
            city: "Asheville",
            region: "NC",
            postcode: "37011",
            country: "US",
        };
        b.iter(|| address::key(black_box(&parts)));
    });
    group.finish();
}

criterion_group!(benches, vetting, comparisons);
criterion_main!(benches);
