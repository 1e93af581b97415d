//! Stories of copies: the records of one moment, in the same kind of place or in the other, while others go on.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sha2::{Digest, Sha256};
use vetwork_store::sql::Value;
use vetwork_store::{Event, Kept, Location, Store, StoreError};

use crate::place::empty_database;
use crate::scene::{
    Scene, assert_whole, change, database, erased, everything, id, keep, like, on, person, phone, with_records,
};

/// Empty places of each kind, to copy to.
fn empty_places(folder: &Path) -> Vec<Location> {
    let file = Location::File(folder.join("copy.db"));
    std::iter::once(file).chain(empty_database().map(Location::Server)).collect()
}

/// Something in every table and column.
fn with_something(scene: &Scene) {
    let tobias = Kept { confidential: Some(b"formerly".to_vec()), ..person("Tobias", &[phone("+1")]) };
    keep(&scene.store, &[tobias, like(person("Mira", &[phone("+1")]), phone("+1"), &["Tobias"])], "2026-01-02");
    keep(&scene.store, &[person("Jon", &[phone("+1")])], "2026-01-03");
    scene.store.erase(&id("Jon"), &erased(), on("2026-01-04")).unwrap();
    let held = Event::Held { reason: "a claim".to_owned(), until: "2027-01-01".to_owned() };
    scene.store.note(&id("Tobias"), &held, on("2026-01-04")).unwrap();
}

#[test]
fn a_copy_is_the_same_records_in_either_kind_of_place() {
    with_records(|scene| {
        with_something(scene);
        let kept = scene.store.head().unwrap();
        for place in empty_places(scene.folder.path()) {
            scene.store.copy_to(&place).unwrap();
            assert!(everything(&database(&place)) == everything(&scene.database()), "{place} from {}", scene.place);
            let copy = scene.open(&place).unwrap();
            assert_eq!((copy.id(), copy.integrity().unwrap()), (scene.store.id(), vec![]));
            assert_eq!(copy.verify(Some(&kept), true, &mut |_| {}).unwrap().problems, Vec::<String>::new());
            assert_whole(&copy, 6);
            let named = copy.past(&id("Mira"), None).unwrap();
            assert!(named.assessment.contains("Tobias"), "{}", named.assessment);
            // It goes on from here, by itself.
            copy.note_restored(on("2026-02-01")).unwrap();
            keep(&copy, &[person("Lena", &[phone("+1")])], "2026-02-02");
            assert_whole(&copy, 8);
            let restored = crate::scene::rows(&database(&place), "SELECT kind FROM entry WHERE seq = 6");
            assert_eq!(restored[0].int(0).unwrap(), Event::Restored { entries: 6 }.kind().number());
        }
        assert_whole(&scene.store, 6);
    });
}

/// Keeps one person after the other until it is over; says how many that were.
fn go_on(store: &Store, is_over: &AtomicBool, pause: Duration) -> i64 {
    let mut rounds = 0;
    while !is_over.load(Ordering::Relaxed) {
        keep(store, &[person(&format!("Person {rounds}"), &[phone("+1")])], "2026-01-05");
        rounds += 1;
        std::thread::sleep(pause);
    }
    rounds
}

#[test]
fn a_copy_is_of_one_moment_while_others_write() {
    with_records(|scene| {
        with_something(scene);
        let (writer, is_over) = (scene.again(), AtomicBool::new(false));
        std::thread::scope(|threads| {
            let writer = threads.spawn(|| go_on(&writer, &is_over, Duration::from_millis(20)));
            for place in empty_places(scene.folder.path()) {
                let before = scene.store.counts().unwrap().entries;
                scene.store.copy_to(&place).unwrap();
                let after = scene.store.counts().unwrap().entries;
                let copy = scene.open(&place).unwrap();
                let entries = copy.counts().unwrap().entries;
                assert!((before..=after).contains(&entries), "{entries} of {before} to {after}");
                assert_whole(&copy, entries);
            }
            is_over.store(true, Ordering::Relaxed);
            assert_whole(&scene.store, 6 + writer.join().unwrap());
        });
    });
}

/// A file of more pages than are copied at a time: what is written in between does not begin the copy anew.
#[test]
fn a_long_copy_ends_while_others_write() {
    let (folder, _, scene) = Scene::in_a_file();
    for number in 0..34_u8 {
        let page = vec![number; 1 << 20];
        let digest = Sha256::digest(&page);
        let values = [Value::Blob(&digest), Value::Blob(&page)];
        scene.change("INSERT INTO context (digest, body) VALUES (?1, ?2)", &values);
    }
    let (writer, is_over) = (scene.again(), AtomicBool::new(false));
    std::thread::scope(|threads| {
        let writer = threads.spawn(|| go_on(&writer, &is_over, Duration::ZERO));
        let place = Location::File(folder.path().join("copy.db"));
        scene.store.copy_to(&place).unwrap();
        is_over.store(true, Ordering::Relaxed);
        let rounds = writer.join().unwrap();
        let copy = scene.open(&place).unwrap();
        let entries = copy.counts().unwrap().entries;
        assert!(entries <= 1 + rounds, "{entries} after {rounds}");
        assert_whole(&copy, entries);
    });
}

#[test]
fn a_place_that_is_taken_is_left_as_it_is() {
    with_records(|scene| {
        with_something(scene);
        let letter = scene.folder.path().join("letter.txt");
        std::fs::write(&letter, "Dear Sir or Madam").unwrap();
        let mut taken = vec![Location::File(letter.clone()), scene.place.clone()];
        for place in empty_places(scene.folder.path()) {
            scene.store.copy_to(&place).unwrap();
            taken.push(place);
        }
        for place in &taken {
            let before = |place: &Location| match place {
                Location::File(path) => std::fs::read(path).unwrap(),
                Location::Server(_) => everything(&database(place)).into_iter().flat_map(|(_, bytes)| bytes).collect(),
            };
            let was = before(place);
            let refused = scene.store.copy_to(place).unwrap_err();
            assert!(matches!(refused, StoreError::AlreadyThere { .. }), "{place}: {refused:?}");
            assert!(before(place) == was, "{place} was changed");
        }
    });
}

#[test]
fn a_copy_that_failed_leaves_nothing() {
    with_records(|scene| {
        with_something(scene);
        let folder = tempfile::tempdir().unwrap();
        let nowhere = Location::File(folder.path().join("missing/copy.db"));
        assert!(matches!(scene.store.copy_to(&nowhere), Err(StoreError::File { .. })));
        // What the one database takes and the other does not.
        let (spoil, mend) = match &scene.place {
            Location::File(_) => {
                ("UPDATE tenant SET name = CAST(x'6100' AS TEXT)", "UPDATE tenant SET name = 'default'")
            }
            Location::Server(_) => (
                "ALTER TABLE head ALTER signature DROP NOT NULL; UPDATE head SET signature = NULL WHERE size = 6",
                "UPDATE head SET signature = root WHERE signature IS NULL",
            ),
        };
        scene.database().write(&mut |sql| sql.batch(spoil)).unwrap();
        let other = empty_places(folder.path()).into_iter().find(|place| {
            matches!(
                (place, &scene.place),
                (Location::File(_), Location::Server(_)) | (Location::Server(_), Location::File(_))
            )
        });
        let Some(place) = other else { return };
        let failed = scene.store.copy_to(&place).unwrap_err();
        assert!(matches!(failed, StoreError::Refused { .. }), "{failed:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(scene.open(&place).is_err());
        scene.database().write(&mut |sql| sql.batch(mend)).unwrap();
        scene.store.copy_to(&place).unwrap();
        assert_eq!(crate::scene::rows(&database(&place), "SELECT one FROM state").len(), 1);
        change(&database(&place), "DELETE FROM mention", &[]).unwrap();
    });
}
