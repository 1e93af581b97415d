//! Stories of proof: whoever changes or drops something of the history is found out, also long afterwards.

use vetwork_store::log::merkle::verify_inclusion;
use vetwork_store::sql::Value;
use vetwork_store::{Event, Head, Location, Store, StoreError};

use crate::place::empty_database;
use crate::scene::{
    Scene, assert_whole, change, database, erased, id, keep, let_history_be_changed, like, looked, on, person, phone,
    verify, with_records,
};

/// A history of ten entries about three people on two days, one of whom was erased.
fn with_a_history(story: impl Fn(&Scene)) {
    with_records(|scene| {
        let batch = ["Mira", "Tobias", "Jon"].map(|name| person(name, &[phone("+1")]));
        keep(&scene.store, &batch, "2026-01-02");
        keep(&scene.store, &[like(person("Mira", &[]), phone("+1"), &["Jon"])], "2026-01-02");
        for name in ["Mira", "Tobias", "Jon"] {
            scene.store.note(&id(name), &looked(), on("2026-01-03")).unwrap();
        }
        scene.store.erase(&id("Tobias"), &erased(), on("2026-01-03")).unwrap();
        keep(&scene.store, &[person("Mira", &[phone("+2")])], "2026-01-03");
        assert_whole(&scene.store, 10);
        story(scene);
    });
}

/// Is it found out, and said with this word?
#[track_caller]
fn assert_told(store: &Store, kept: Option<&Head>, what: &str, word: &str) {
    let told = match store.verify(kept, true, &mut |_| {}) {
        Ok(verified) => verified.problems.join("\n"),
        Err(error) => error.to_string(),
    };
    assert!(told.contains(word), "{what}: {word:?} is not in {told:?}");
}

#[test]
fn a_changed_history_is_found_out() {
    let changes = [
        ("UPDATE entry SET at = at + 1 WHERE seq = 2", "an entry before"),
        ("UPDATE entry SET at = at + 1 WHERE seq = 9", "an entry before"),
        ("UPDATE entry SET kind = 4 WHERE seq = 5", "an entry before"),
        ("UPDATE entry SET kind = 99 WHERE seq = 5", "no kind 99"),
        ("UPDATE entry SET subject = 1 WHERE seq = 5", "entry 5 was changed"),
        ("UPDATE entry SET subject = 0 WHERE seq = 1", "entry 1 was changed"),
        ("UPDATE entry SET seq = 50 WHERE seq = 9", "were dropped"),
        ("UPDATE entry SET seq = 9223372036854775807 WHERE seq = 9", "were dropped"),
        ("UPDATE entry SET seq = -9223372036854775807 WHERE seq = 0", "dropped"),
        ("UPDATE entry SET commitment = (SELECT root FROM head LIMIT 1) WHERE seq = 0", "entry 0 was changed"),
        ("UPDATE entry SET commitment = (SELECT root FROM head LIMIT 1) WHERE seq = 2", "an entry before"),
        ("UPDATE entry SET commitment = detail WHERE seq = 1", "bytes of another kind"),
        ("UPDATE entry SET detail = commitment WHERE seq = 1", "entry 1 was changed"),
        ("UPDATE entry SET detail = NULL WHERE seq = 0", "the content of entry 0 is gone"),
        ("UPDATE entry SET detail = NULL WHERE seq = 3", "the content of entry 3 is gone"),
        ("UPDATE entry SET detail = NULL WHERE seq = 8", "the content of entry 8 is gone"),
        ("DELETE FROM entry WHERE seq = 0", "entry 0 was dropped"),
        ("DELETE FROM entry WHERE seq = 4", "entry 4 was dropped"),
        ("DELETE FROM entry WHERE seq IN (4, 5, 6)", "entries 4 to 6 were dropped"),
        ("DELETE FROM entry WHERE seq = 9", "entries were dropped from the end"),
        ("DELETE FROM entry", "entries were dropped from the end"),
        ("DELETE FROM subject WHERE number = 1", "is gone, and nobody erased it"),
        ("UPDATE subject SET data_key = (SELECT card FROM subject LIMIT 1) WHERE number = 2", "key of subject 2"),
        ("DELETE FROM head WHERE size = 10", "the records say"),
        ("DELETE FROM head", "the records say"),
        ("UPDATE head SET size = 9 WHERE size = 10", "is not signed"),
        ("UPDATE head SET root = (SELECT hash FROM node LIMIT 1) WHERE size = 5", "is not signed"),
        ("UPDATE head SET at = at + 1 WHERE size = 5", "is not signed"),
        ("UPDATE head SET day = 99999 WHERE size = 1", "the records say"),
        ("UPDATE head SET day = day - 1 WHERE size = 1", "under another day"),
        ("UPDATE state SET entries = 9", "the records say"),
        ("UPDATE state SET entries = 11", "the records say"),
        ("UPDATE state SET last_at = last_at - 1", "state of the records"),
        ("UPDATE state SET next_subject = 3", "state of the records"),
        ("UPDATE state SET frontier = (SELECT root FROM head LIMIT 1)", "state of the records"),
        ("DELETE FROM state", "state of the records"),
        ("DELETE FROM node WHERE level = 2", "tree"),
        ("UPDATE node SET hash = (SELECT root FROM head LIMIT 1) WHERE level = 1 AND place = 0", "tree"),
        ("INSERT INTO node (level, place, hash) SELECT 1, 77, root FROM head WHERE size = 1", "tree"),
        ("DELETE FROM payload WHERE seq = 4", "what entry 4 was made from"),
        ("UPDATE payload SET assessment = compared WHERE seq = 4", "what entry 4 was made from"),
        ("UPDATE payload SET dossier = assessment WHERE seq = 1", "what entry 4 was made from"),
        ("UPDATE payload SET dossier = NULL WHERE seq = 1", "what entry 1 was made from"),
        ("UPDATE subject SET card = data_key WHERE number = 2", "the card of subject 2"),
        ("UPDATE subject SET id_digest = (SELECT hash FROM node LIMIT 1) WHERE number = 2", "not found under its id"),
        ("DELETE FROM mention", "whom entry 4 names"),
        ("UPDATE mention SET other = 2", "whom entry 4 names"),
    ];
    with_a_history(|scene| {
        // Each on a copy of its own; a server, where that takes longer, is asked for some.
        let step = if matches!(scene.place, Location::File(_)) { 1 } else { 9 };
        for (text, word) in changes.into_iter().step_by(step) {
            let copy = empty_place_like(scene);
            scene.store.copy_to(&copy).unwrap();
            let behind = database(&copy);
            let_history_be_changed(&behind);
            assert!(change(&behind, text, &[]).unwrap() > 0, "{text}");
            assert_told(&scene.open(&copy).unwrap(), None, text, word);
        }
    });
}

fn empty_place_like(scene: &Scene) -> Location {
    match scene.place {
        Location::File(_) => {
            let path = scene.folder.path().join("copy.db");
            drop(std::fs::remove_file(&path));
            Location::File(path)
        }
        Location::Server(_) => Location::Server(empty_database().unwrap()),
    }
}

#[test]
fn an_erasure_is_not_taken_for_a_change() {
    with_records(|scene| {
        let names: Vec<String> = (0..20).map(|number| format!("Person {number}")).collect();
        let people: Vec<_> = names.iter().map(|name| person(name, &[phone("+1")])).collect();
        keep(&scene.store, &people, "2026-01-02");
        let kept = scene.store.head().unwrap();
        let expired = Event::Expired { rule: "its time was over".to_owned() };
        for (number, name) in names.iter().enumerate() {
            let event = if number % 2 == 0 { erased() } else { expired.clone() };
            scene.store.erase(&id(name), &event, on("2026-01-03")).unwrap();
        }
        let verified = scene.store.verify(Some(&kept), true, &mut |_| {}).unwrap();
        assert_eq!(verified.problems, Vec::<String>::new());
        assert_eq!((verified.entries, verified.erased, verified.heads, verified.payloads), (41, 20, 4, 0));
        assert_eq!(verified.head, Some(scene.store.head().unwrap()));
    });
}

#[test]
fn a_head_that_was_forged_is_not_believed() {
    with_a_history(|scene| {
        let (_folder, _, theirs) = Scene::in_a_file();
        keep(&theirs.store, &[person("Mira", &[])], "2026-01-02");
        let other = theirs.store.head().unwrap();
        assert_told(&scene.store, Some(&other), "of others", "is of other records");
        let named = Head { records: scene.store.id().to_owned(), ..other };
        assert_told(&scene.store, Some(&named), "as ours", "the head that you kept, of 2 entries, is not signed");
        let own = scene.store.head().unwrap();
        let read: Head = own.to_string().parse().unwrap();
        assert_eq!(scene.store.verify(Some(&read), false, &mut |_| {}).unwrap().problems, Vec::<String>::new());

        // Somebody who has the database and not the key puts another history in: a head of their own signing.
        let values = [Value::Blob(&named.root), Value::Blob(&named.signature)];
        scene.change("UPDATE head SET root = ?1, signature = ?2 WHERE size = 10", &values);
        assert_told(&scene.store, None, "put in", "is not signed");
        for refused in [scene.store.head().err(), scene.store.prove(1).err()] {
            assert!(matches!(&refused, Some(StoreError::Damaged { why }) if why.contains("signed")), "{refused:?}");
        }
    });
}

#[test]
fn records_that_were_rolled_back_are_found_out_by_a_head_kept_elsewhere() {
    let (_folder, path, scene) = Scene::in_a_file();
    keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
    let earlier = Location::File(path.with_extension("earlier"));
    scene.store.copy_to(&earlier).unwrap();
    let first = scene.store.head().unwrap();
    scene.store.note(&id("Mira"), &looked(), on("2026-01-03")).unwrap();
    let last = scene.store.head().unwrap();

    let earlier = scene.open(&earlier).unwrap();
    assert_whole(&earlier, 2);
    assert_eq!(earlier.verify(Some(&first), true, &mut |_| {}).unwrap().problems, Vec::<String>::new());
    assert_told(&earlier, Some(&last), "rolled back", "rolled back");
    // Another history from there on is no way out either.
    earlier.note(&id("Mira"), &looked(), on("2026-01-03")).unwrap();
    assert_whole(&earlier, 3);
    assert_told(&earlier, Some(&last), "told otherwise", "the head that you kept");
    assert_eq!(earlier.verify(Some(&first), true, &mut |_| {}).unwrap().problems, Vec::<String>::new());
}

/// Every entry of a log, and none that is not in it.
fn prove_all(store: &Store, size: i64) {
    for seq in 0..size {
        let proof = store.prove(seq).unwrap();
        assert_eq!((proof.leaf.seq, proof.head.size), (seq, size));
        let (place, size) = (seq.unsigned_abs(), size.unsigned_abs());
        assert!(verify_inclusion(&proof.leaf.hash(), place, size, &proof.path, &proof.head.root));
        let elsewhere = (place + 1) % size;
        assert!(size == 1 || !verify_inclusion(&proof.leaf.hash(), elsewhere, size, &proof.path, &proof.head.root));
    }
    assert!(store.head().unwrap().is_signed_by(&store.verifying_key()));
    for seq in [-1, size, i64::MIN, i64::MAX] {
        assert!(matches!(store.prove(seq), Err(StoreError::NoEntry { last, .. }) if last == size - 1));
    }
}

#[test]
fn every_entry_is_proved_in_logs_of_every_length() {
    with_records(|scene| {
        let longest = if matches!(scene.place, Location::File(_)) { 10 } else { 4 };
        prove_all(&scene.store, 1);
        keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
        for size in 2..longest {
            prove_all(&scene.store, size);
            scene.store.note(&id("Mira"), &looked(), on("2026-01-03")).unwrap();
        }
        // Many at once make the same tree as one after the other.
        let people: Vec<_> = (longest..33).map(|number| person(&format!("Person {number}"), &[])).collect();
        keep(&scene.store, &people, "2026-01-04");
        prove_all(&scene.store, 33);
        assert_whole(&scene.store, 33);
    });
}

#[test]
fn a_proof_is_not_made_of_what_was_changed() {
    with_a_history(|scene| {
        scene.let_history_be_changed();
        scene.change("UPDATE entry SET at = at + 1 WHERE seq = 2", &[]);
        for seq in [2, 3] {
            let refused = scene.store.prove(seq).unwrap_err();
            assert!(matches!(&refused, StoreError::Damaged { why } if why.contains("not the one")), "{refused:?}");
        }
        scene.store.prove(9).unwrap();
    });
}

#[test]
fn a_long_history_tells_how_far_it_is() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
        let mut told = Vec::new();
        let verified = scene.store.verify(None, false, &mut |done| told.push(done)).unwrap();
        assert_eq!((told, verified.entries, verified.payloads), (vec![0], 2, 0));
        assert_eq!(verify(&scene.store).payloads, 1);
    });
}
