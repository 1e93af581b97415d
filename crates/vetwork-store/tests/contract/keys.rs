//! Stories of another master key, while everybody goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use vetwork_store::{Event, KeyError, KeySource, Secret, Store, StoreError};

use crate::scene::{Scene, assert_whole, id, keep, looked, on, person, phone, with_records};

fn new_key(scene: &Scene) {
    KeySource::prepend(&scene.key_file(), Secret::random().unwrap()).unwrap();
}

fn rewrap(store: &Store, day: &str) -> u64 {
    store.rewrap(on(day), &mut |_| {}).unwrap()
}

/// With which master keys the keys of the records are wrapped, by the first bytes of each.
fn wrapped_with(scene: &Scene) -> Vec<Vec<u8>> {
    let columns = ["signing_key FROM records", "index_key FROM tenant", "data_key FROM subject"];
    let all = columns.map(|column| scene.rows(&format!("SELECT {column}")));
    let mut ids: Vec<Vec<u8>> = all.iter().flatten().map(|row| row.blob(0).unwrap()[..8].to_vec()).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn keep_some(store: &Store, from: usize, count: usize) {
    let some: Vec<_> = (from..from + count).map(|number| person(&format!("Person {number}"), &[phone("+1")])).collect();
    keep(store, &some, "2026-01-02");
}

#[test]
fn a_new_key_wraps_all_and_the_old_one_can_go() {
    with_records(|scene| {
        keep_some(&scene.store, 0, 5);
        drop(scene.again().for_tenant("client").unwrap());
        for round in 0..2 {
            let before = wrapped_with(scene);
            new_key(scene);
            let store = scene.again();
            assert_eq!(rewrap(&store, "2026-01-03"), 8, "the records' own, two clients', five people's");
            let after = wrapped_with(scene);
            assert_eq!((before.len(), after.len()), (1, 1));
            assert_ne!(before, after);
            assert_eq!(after[0], store.keys().current().unwrap().0);
            assert_eq!(KeySource::forget_earlier(&scene.key_file()).unwrap(), 1);
            assert_eq!(scene.again().history(&id("Person 0")).unwrap().len(), 1);
            assert_eq!(rewrap(&scene.again(), "2026-01-04"), 0, "there is nothing to do");
            assert_whole(&scene.again(), 7 + round);
        }
        let last = scene.rows("SELECT kind, subject FROM entry WHERE seq = 7");
        assert_eq!((last[0].int(0).unwrap(), last[0].int(1).unwrap()), (11, 0));
    });
}

#[test]
fn who_has_not_heard_of_the_new_key_hears_of_it() {
    with_records(|scene| {
        keep_some(&scene.store, 0, 3);
        let others: Vec<Store> = (0..4).map(|_| scene.again()).collect();
        new_key(scene);
        rewrap(&scene.again(), "2026-01-03");
        KeySource::forget_earlier(&scene.key_file()).unwrap();
        // Each meets it in another way: by reading, by writing about somebody known, somebody new, somebody else's.
        assert_eq!(others[0].history(&id("Person 1")).unwrap().len(), 1);
        others[1].note(&id("Person 1"), &looked(), on("2026-01-03")).unwrap();
        keep_some(&others[2], 3, 1);
        let [_, _, _, last] = <[Store; 4]>::try_from(others).unwrap_or_else(|_| unreachable!());
        keep_some(&last.for_tenant("client").unwrap(), 0, 1);
        assert_eq!(wrapped_with(scene), [scene.keys().current().unwrap().0]);
        assert_whole(&scene.again(), 8);
        assert_eq!(scene.again().for_tenant("client").unwrap().counts().unwrap().subjects, 1);
    });
}

/// Writers who never open what others wrote, and clients that are added, all while the key is changed twice.
#[test]
fn writing_goes_on_while_the_key_is_changed() {
    with_records(|scene| {
        keep_some(&scene.store, 0, 10);
        let is_over = AtomicBool::new(false);
        let kept = std::thread::scope(|threads| {
            let writers: Vec<_> = (1..4)
                .map(|writer| {
                    let (store, is_over) = (scene.again(), &is_over);
                    threads.spawn(move || {
                        let mut rounds = 0;
                        while !is_over.load(Ordering::Relaxed) || rounds == 0 {
                            rounds += 1;
                            std::thread::sleep(Duration::from_millis(10));
                            match writer {
                                1 => keep_some(&store, 1000 * writer + rounds, 1),
                                2 => drop(store.note(&id("Person 1"), &looked(), on("2026-01-03")).unwrap()),
                                _ => drop(scene.again().for_tenant(&format!("client {rounds}")).unwrap()),
                            }
                        }
                        rounds
                    })
                })
                .collect();
            for day in ["2026-01-03", "2026-01-04"] {
                new_key(scene);
                let store = scene.again();
                assert!(rewrap(&store, day) >= 12);
                assert_eq!(KeySource::forget_earlier(&scene.key_file()).unwrap(), 1);
            }
            is_over.store(true, Ordering::Relaxed);
            writers.into_iter().map(|writer| writer.join().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(wrapped_with(scene), [scene.keys().current().unwrap().0]);
        assert_whole(&scene.again(), (1 + 10 + kept[0] + kept[1] + 2) as i64);
    });
}

#[test]
fn a_change_that_was_stopped_is_taken_up_again() {
    let (_folder, _, scene) = Scene::in_a_file();
    let scene = &scene;
    // More than are wrapped in one step.
    for from in [0, 600] {
        keep_some(&scene.store, from, 600);
    }
    new_key(scene);
    let store = scene.again();
    let stopped = catch_unwind(AssertUnwindSafe(|| {
        store.rewrap(on("2026-01-03"), &mut |_| std::panic::resume_unwind(Box::new("stopped")))
    }));
    assert!(stopped.is_err());
    assert_eq!(wrapped_with(scene).len(), 2, "some with the old, some with the new");
    assert_eq!(scene.again().history(&id("Person 1199")).unwrap().len(), 1);
    let mut told = Vec::new();
    assert_eq!(scene.again().rewrap(on("2026-01-03"), &mut |done| told.push(done)).unwrap(), 200);
    assert_eq!(told.last(), Some(&200));
    assert_eq!(wrapped_with(scene).len(), 1);
    KeySource::forget_earlier(&scene.key_file()).unwrap();
    let history = scene.again().verify(None, false, &mut |_| {}).unwrap();
    assert_eq!((history.problems, history.entries), (Vec::new(), 1202));
}

#[test]
fn an_old_key_that_went_too_early_is_named() {
    with_records(|scene| {
        keep_some(&scene.store, 0, 1);
        let old = scene.keys().current().unwrap();
        let kept = std::fs::read(scene.key_file()).unwrap();
        new_key(scene);
        KeySource::forget_earlier(&scene.key_file()).unwrap();
        let refused = scene.open(&scene.place).err().unwrap();
        assert!(matches!(&refused, StoreError::Key(KeyError::Other { wanted, .. }) if *wanted == old), "{refused:?}");
        std::fs::write(scene.key_file(), kept).unwrap();
        assert_whole(&scene.again(), 2);
    });
}

#[test]
fn the_history_says_which_key_came() {
    with_records(|scene| {
        new_key(scene);
        let store = scene.again();
        rewrap(&store, "2026-01-03");
        let kinds = scene.rows("SELECT kind FROM entry ORDER BY seq");
        let rotated = Event::Rotated { to: store.keys().current().unwrap().to_string() };
        assert_eq!(kinds.iter().map(|row| row.int(0).unwrap()).collect::<Vec<_>>(), [1, rotated.kind().number()]);
    });
}
