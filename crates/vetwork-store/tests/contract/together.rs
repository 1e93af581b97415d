//! Stories of many who use the same records at once, and of a server that goes away among them.

use std::sync::Mutex;

use vetwork_model::Name;
use vetwork_store::{Location, Store, StoreError, new_id};

use crate::cluster::Cluster;
use crate::place::{Place, at_both};
use crate::scene::{SIGHTINGS, Scene, assert_whole, context, id, keep, like, looked, on, person, phone, with_records};

#[test]
fn of_many_who_make_records_one_does() {
    at_both(|place| {
        let (_folder, _, other) = Scene::in_a_file();
        let place = place.location();
        let made = std::thread::scope(|threads| {
            let threads: Vec<_> = (0..6)
                .map(|_| threads.spawn(|| Store::create(&place, &new_id().unwrap(), other.keys(), on("2026-01-01"))))
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let refused: Vec<_> = made.iter().filter_map(|made| made.as_ref().err()).collect();
        assert!(refused.iter().all(|error| matches!(error, StoreError::AlreadyThere { .. })), "{refused:?}");
        assert_eq!(refused.len(), 5);
        let made: Vec<_> = made.into_iter().flatten().collect();
        assert_eq!(other.open(&place).unwrap().id(), made[0].id());
        assert_whole(&made[0], 1);
    });
}

#[test]
fn of_many_who_add_a_client_one_does() {
    with_records(|scene| {
        std::thread::scope(|threads| {
            for number in 0..8 {
                threads.spawn(move || drop(scene.again().for_tenant(&format!("client {}", number % 3)).unwrap()));
            }
        });
        assert_eq!(scene.number("SELECT COUNT(*) FROM tenant"), 4);
        assert_eq!(scene.number("SELECT MAX(number) FROM tenant"), 4);
    });
}

/// Many small steps by many, as from as many processes: all of them are there, in one history without a gap.
#[test]
fn many_write_one_history() {
    with_records(|scene| {
        let (stores, threads, each) = match scene.place {
            Location::File(_) => (2, 2, 200),
            Location::Server(_) => (8, 16, 63),
        };
        let name = |number: i64| format!("Person {number}");
        let people: Vec<_> = (0..threads).map(|number| person(&name(number), &[])).collect();
        keep(&scene.store, &people, "2026-01-02");
        let stores: Vec<Store> = (0..stores).map(|_| scene.again()).collect();
        std::thread::scope(|scope| {
            for (number, store) in (0..threads).zip(stores.iter().cycle()) {
                scope.spawn(move || {
                    for _ in 0..each {
                        store.note(&id(&name(number)), &looked(), on("2026-01-03")).unwrap();
                    }
                });
            }
        });
        assert_whole(&scene.store, 1 + threads + threads * each);
        for number in 0..threads {
            let history = scene.store.history(&id(&name(number))).unwrap();
            assert_eq!(history.len() as i64, 1 + each);
            assert!(history.is_sorted_by_key(|entry| entry.leaf.seq));
        }
    });
}

#[test]
fn newcomers_with_one_id_at_once_are_one_subject() {
    with_records(|scene| {
        std::thread::scope(|threads| {
            for number in 0..6 {
                let store = scene.again();
                threads.spawn(move || {
                    let keys = [phone("+1"), phone(&format!("+{number}9"))];
                    keep(&store, &[like(person("Mira", &keys), phone("+1"), &["Tobias"])], "2026-01-02");
                });
            }
        });
        assert_eq!(scene.store.counts().unwrap().subjects, 2);
        assert_eq!(scene.number("SELECT COUNT(*) FROM subject"), 2);
        assert_eq!(scene.number(&format!("SELECT COUNT(*) FROM {SIGHTINGS}")), 7);
        assert_eq!(scene.store.history(&id("Mira")).unwrap().len(), 6);
        assert_whole(&scene.store, 7);
    });
}

#[test]
fn a_server_that_vanishes_while_somebody_is_kept_keeps_nothing_of_it() {
    let Some(cluster) = Cluster::start() else { return };
    let url = cluster.database("records");
    let scene = Scene::at(&Place::Server(url));
    keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
    let batch: Vec<_> =
        ["Tobias", "Jon"].map(|name| like(person(name, &[phone("+1")]), phone("+1"), &["Mira"])).into_iter().collect();
    // In the middle of the transaction the program asks how a name is shown.
    let cluster = Mutex::new(cluster);
    let shown = |name: &Name| {
        cluster.lock().unwrap().stop_now();
        name.reveal().to_owned()
    };
    let failed = scene.store.keep(&batch, &context(), &shown, on("2026-01-03"));
    assert!(matches!(failed, Err(StoreError::Unreachable { .. })), "{failed:?}");
    let reading = scene.store.history(&id("Mira"));
    assert!(matches!(reading, Err(StoreError::Unreachable { .. })), "{reading:?}");
    let mut cluster = cluster.into_inner().unwrap();
    cluster.start_again();
    assert_whole(&scene.store, 2);
    assert_eq!(scene.store.counts().unwrap().subjects, 1);
    keep(&scene.store, &batch, "2026-01-03");
    assert_whole(&scene.store, 4);
}

#[test]
fn who_only_reads_does_not_wait_for_a_writer() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let counts = scene.database().write(&mut |_| {
            let reader = scene.again();
            assert_whole(&reader, 2);
            reader.counts()
        });
        assert_eq!(counts.unwrap().subjects, 1);
    });
}
