//! Stories of records of tables that are kept and linked one by one.

use std::collections::{BTreeMap, BTreeSet};

use vetwork_link::estimate::Chance;
use vetwork_link::judgement::Verdict;
use vetwork_link::linkage::Linkage;
use vetwork_link::model::Model;
use vetwork_link::online::{Memory, Online};
use vetwork_link::specification::Specification;
use vetwork_link::table::Table;
use vetwork_store::{Collection, KeySource, Loaded, Location, Secret, Store, StoreError};

use crate::scene::{database, everything, on, verify, with_records};

type Record = (String, Vec<String>);

const COLUMNS: [&str; 5] = ["first_name", "surname", "dob", "city", "email"];

/// Made-up people, three records each: as they are, with a slip and without an address, and after a move.
fn people(count: u64) -> Vec<Record> {
    let mut chance = Chance(3);
    let mut word = |length: u64| -> String {
        (0..length).map(|_| ["ka", "lo", "mi", "ra", "ve", "su", "to", "ne"][chance.below(8) as usize]).collect()
    };
    let mut records = Vec::new();
    for number in 0..count {
        let (given, family, mail) = (word(2), word(3), word(4));
        let born = format!("19{:02}{:02}{:02}", 60 + number % 40, 1 + number % 12, 1 + number % 28);
        let row = [given, family, born, format!("city{}", number % 50), format!("{mail}{number}@example.org")];
        let mut with_slip = row.clone();
        with_slip[1].insert(1, 'x');
        with_slip[4].clear();
        let mut moved = row.clone();
        moved[3] = format!("city{}", (number + 7) % 50);
        for (letter, row) in [("a", row), ("b", with_slip), ("c", moved)] {
            records.push((format!("{letter}{number:04}"), row.to_vec()));
        }
    }
    records
}

/// What these people teach.
fn model() -> Model {
    static LEARNT: std::sync::LazyLock<Model> = std::sync::LazyLock::new(|| {
        let specification = Specification::guessed(&COLUMNS.map(str::to_owned)).unwrap();
        let mut table = Table::new(specification.table_fields());
        for (_, values) in people(400) {
            table.push_canonical(values.iter());
        }
        Model::of(&Linkage::of(table, &specification, |_| {}), &specification).checked().unwrap()
    });
    LEARNT.clone()
}

fn begin<'s>(store: &'s Store, model: &Model) -> Collection<'s> {
    store.begin_collection("applicants", model, on("2026-01-02")).unwrap()
}

fn open(store: &Store) -> Collection<'_> {
    store.collection("applicants").unwrap().unwrap()
}

fn load(collection: &Collection<'_>, records: &[Record]) -> Loaded {
    let loads = records.chunks(50).map(|some| collection.load(some, on("2026-01-03")).unwrap());
    loads.fold(Loaded::default(), Loaded::and)
}

fn identities(collection: &Collection<'_>) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    collection
        .each_identity(&mut |id, identity| {
            found.insert(id.to_owned(), identity);
            Ok(())
        })
        .unwrap();
    found
}

fn sets(identities: &BTreeMap<String, i64>) -> BTreeSet<BTreeSet<&str>> {
    let mut sets: BTreeMap<i64, BTreeSet<&str>> = BTreeMap::new();
    for (id, identity) in identities {
        sets.entry(*identity).or_default().insert(id);
    }
    sets.into_values().collect()
}

#[track_caller]
fn assert_whole(store: &Store) {
    assert_eq!(verify(store).problems, Vec::<String>::new());
}

/// The database and memory are the same index, whatever the order; a handle that was just opened knows as much as an old one.
#[test]
fn what_is_kept_is_what_memory_comes_to() {
    with_records(|scene| {
        let model = model();
        let mut records = people(60);
        let collection = begin(&scene.store, &model);
        assert_eq!(load(&collection, &records), Loaded { new: 180, ..Loaded::default() });
        assert_eq!(load(&open(&scene.store), &records), Loaded { known: 180, ..Loaded::default() });
        records.rotate_left(77);
        for (_, values) in records.iter_mut().take(9) {
            values[3] = "city99".to_owned();
        }
        assert_eq!(load(&open(&scene.store), &records), Loaded { replaced: 9, known: 171, ..Loaded::default() });
        collection.forget(&["a0007", "c0008", "b0009", "a0009", "c0009"], on("2026-01-04")).unwrap();
        collection.judge(["a0001", "a0002"], Verdict::Same, "she said so", on("2026-01-05")).unwrap();
        collection.judge(["a0003", "b0003"], Verdict::Household, "twins", on("2026-01-05")).unwrap();

        let mut memory = Memory::default();
        let mut online = Online::new(&mut memory, &model);
        records.retain(|(id, _)| !["a0007", "c0008", "b0009", "a0009", "c0009"].contains(&id.as_str()));
        for (id, values) in &records {
            online.load(id, values.clone()).unwrap();
        }
        online.judge("a0001", "a0002", Verdict::Same).unwrap();
        online.judge("b0003", "a0003", Verdict::Household).unwrap();
        let expected: BTreeMap<String, i64> =
            memory.identities().into_iter().map(|(id, identity)| (id.to_owned(), identity)).collect();
        assert_eq!(sets(&identities(&collection)), sets(&expected));
        assert_eq!(collection.records().unwrap(), 175);
        assert_whole(&scene.store);
    });
}

#[test]
fn who_is_asked_about_leaves_no_trace() {
    with_records(|scene| {
        let collection = begin(&scene.store, &model());
        let records = people(40);
        load(&collection, &records);
        let before = everything(&scene.database());
        let found = collection.find(&records[5].1).unwrap();
        assert_eq!(found.identity, Some(identities(&collection)["c0001"]));
        let near: Vec<&str> = found.near.iter().map(|near| near.id.as_str()).collect();
        assert_eq!(near.first(), Some(&"c0001"), "{near:?}");
        let stranger = ["zoe", "quist", "19991231", "elsewhere", "zoe.quist77@example.net"].map(str::to_owned);
        assert_eq!(collection.find(&stranger).unwrap().identity, None);
        assert!(everything(&scene.database()) == before);
    });
}

#[test]
fn what_people_said_is_told_with_its_reason() {
    with_records(|scene| {
        let collection = begin(&scene.store, &model());
        load(&collection, &people(5));
        collection.judge(["a0001", "a0002"], Verdict::Same, "she said so", on("2026-01-05")).unwrap();
        collection.judge(["b0002", "a0002"], Verdict::Same, "", on("2026-01-06")).unwrap();
        let said = collection.judgements().unwrap();
        assert_eq!(
            (said[0].of.clone(), said[0].verdict, said[0].because.as_str()),
            (["a0001".to_owned(), "a0002".to_owned()], Verdict::Same, "she said so")
        );
        let refused = collection.judge(["a0001", "b0002"], Verdict::NotSame, "no", on("2026-01-06")).unwrap_err();
        assert!(refused.to_string().contains("`a0001` is the same person as `a0002`"), "{refused}");
        assert_eq!(collection.judgements().unwrap().len(), 2);
        let moves = collection.moves().unwrap();
        let told = (moves[0].why, moves[0].who.clone());
        assert_eq!(told, ("is the same person as", vec![Some("a0001".to_owned()), Some("a0002".to_owned())]));
        collection.forget(&["a0001"], on("2026-01-07")).unwrap();
        assert_eq!(collection.judgements().unwrap().len(), 1);
        assert_eq!(collection.moves().unwrap()[0].who, [None, Some("a0002".to_owned())]);
        assert_whole(&scene.store);
    });
}

/// Nothing that can be read goes to the database, and nothing is left of whom was forgotten but that there were some.
#[test]
fn nothing_is_readable_and_what_is_forgotten_is_gone() {
    with_records(|scene| {
        let collection = begin(&scene.store, &model());
        let record =
            ["mirabelle", "castellanos", "19800203", "springfield", "mirabelle80@example.org"].map(str::to_owned);
        load(&collection, &[("candidate-4711".to_owned(), record.to_vec())]);
        load(&collection, &[("candidate-4712".to_owned(), record.to_vec())]);
        let because = "twins of springfield";
        collection.judge(["candidate-4711", "candidate-4712"], Verdict::Household, because, on("2026-01-05")).unwrap();
        let readable = |words: &[&str]| {
            let all = everything(&scene.database());
            let held = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
            all.iter().any(|(_, bytes)| words.iter().any(|word| held(bytes, word)))
        };
        assert!(!readable(&[
            "mirabelle",
            "castellanos",
            "19800203",
            "springfield",
            "candidate",
            "applicants",
            "twins"
        ]));
        collection.forget(&["candidate-4711", "candidate-4712"], on("2026-01-06")).unwrap();
        for table in ["record", "node", "key", "crowd", "edge", "judgement"] {
            assert_eq!(scene.number(&format!("SELECT COUNT(*) FROM linked_{table}")), 0, "{table}");
        }
        assert_eq!(scene.number("SELECT COUNT(*) FROM linked_move WHERE record <> 0 OR other <> 0"), 0);
        assert!(collection.forget(&["candidate-4711"], on("2026-01-06")).is_err());
        assert_whole(&scene.store);
    });
}

/// Whatever is changed behind the program's back is noticed.
#[test]
fn what_was_changed_is_noticed() {
    with_records(|scene| {
        let collection = begin(&scene.store, &model());
        load(&collection, &people(4));
        collection.judge(["a0001", "a0002"], Verdict::Same, "so it is", on("2026-01-05")).unwrap();
        drop(collection);
        let copy = scene.folder.path().join("copy.db");
        let changes = [
            "UPDATE linked_node SET identity = identity + 1 WHERE node = 1",
            "UPDATE linked_node SET records = 2 WHERE node = 1",
            "UPDATE linked_node SET body = (SELECT body FROM linked_node WHERE node = 2) WHERE node = 1",
            "UPDATE linked_record SET node = 2 WHERE record = 1",
            "DELETE FROM linked_record WHERE record = 1",
            "DELETE FROM linked_edge WHERE node = 1",
            "DELETE FROM linked_key WHERE node = 1",
            "UPDATE linked_key SET digest = digest + 1 WHERE node = 1",
            "INSERT INTO linked_crowd (collection, digest, nodes) VALUES (1, 5, 2000)",
            "UPDATE linked_judgement SET verdict = 2",
            "DELETE FROM linked_judgement",
            "UPDATE collection SET records = 3",
            "UPDATE collection SET model = own_keys",
        ];
        for change in changes {
            if copy.exists() {
                std::fs::remove_file(&copy).unwrap();
            }
            let place = Location::File(copy.clone());
            scene.store.copy_to(&place).unwrap();
            assert!(crate::scene::change(&database(&place), change, &[]).unwrap() > 0, "{change}");
            let verified = scene.open(&place).unwrap().verify(None, true, &mut |_| {});
            assert!(verified.is_err() || !verified.unwrap().problems.is_empty(), "{change}");
        }
    });
}

#[test]
fn another_master_key_opens_collections_too() {
    with_records(|scene| {
        load(&begin(&scene.store, &model()), &people(3));
        KeySource::prepend(&scene.key_file(), Secret::random().unwrap()).unwrap();
        scene.again().rewrap(on("2026-02-01"), &mut |_| {}).unwrap();
        KeySource::forget_earlier(&scene.key_file()).unwrap();
        assert_eq!(identities(&open(&scene.again())).len(), 9);
        assert_whole(&scene.again());
    });
}

/// Two who load at once leave what one would.
#[test]
fn two_load_at_once() {
    with_records(|scene| {
        let model = model();
        let records = people(40);
        let (one, other) = records.split_at(65);
        std::thread::scope(|threads| {
            for half in [one, other, &records[40..90]] {
                let (store, model) = (scene.again(), &model);
                threads.spawn(move || {
                    let collection = begin(&store, model);
                    for some in half.chunks(7) {
                        collection.load(some, on("2026-01-03")).unwrap();
                    }
                });
            }
        });
        assert_eq!(scene.number("SELECT COUNT(*) FROM collection"), 1);
        assert_eq!(open(&scene.store).records().unwrap(), 120);
        assert_whole(&scene.store);
    });
}

#[test]
fn a_collection_that_is_not_there_is_none() {
    with_records(|scene| {
        assert!(scene.store.collection("applicants").unwrap().is_none());
        assert!(scene.store.collections().unwrap().is_empty());
        begin(&scene.store, &model());
        let other = scene.again().for_tenant("another").unwrap();
        assert!(other.collection("applicants").unwrap().is_none());
        assert!(matches!(open(&scene.store).forget(&["x"], on("2026-01-03")), Err(StoreError::NotNow(_))));
    });
}
