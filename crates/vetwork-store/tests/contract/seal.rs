//! Stories of sealing: nothing about a person can be read without the key, and nothing sealed can be moved.

use std::os::unix::fs::PermissionsExt;

use vetwork_model::{Decision, KeyKind, Name};
use vetwork_store::sql::Value;
use vetwork_store::{
    Actor, Claim, Event, Found, Kept, KeyError, KeySource, Keyring, Location, Secret, Store, StoreError,
};

use crate::scene::{
    Scene, assert_whole, change, everything, id, keep, key, like, looked, noon, on, own, person, phone, rows,
    with_records,
};

/// Everything about people that goes into these records, in words that stand nowhere else.
const TOLD: [&str; 14] = [
    "castellano",
    "brenner",
    "18005550",
    "fiddle hollow",
    "@post.example",
    "4410027731",
    "wiretap",
    "unreachable at night",
    "officer",
    "formerly",
    "dossier of",
    "born-elsewhere",
    "not-my-account",
    "jurisdiction",
];

fn people() -> Vec<Kept> {
    let mut people = Vec::new();
    for number in 0..30 {
        let keys = [
            phone(&format!("+18005550{number:03}")),
            key(KeyKind::Email, &format!("castellano.{number}@post.example")),
            key(KeyKind::Address, "9 fiddle hollow road||37011|us"),
            key(KeyKind::Account, "000000018/4410027731"),
        ];
        let name = format!("Mira{number} Castellano");
        let kept = Kept {
            confidential: Some(format!("{{\"formerly\":\"Wanda{number} Brenner\"}}").into_bytes()),
            jurisdiction: Some("jurisdiction".to_owned()),
            dossier: format!("{{\"dossier of\":\"{name}\",\"born-elsewhere\":{number}}}").into_bytes(),
            ..person(&name, &keys)
        };
        people.push(like(kept, keys[2].clone(), &["Tobias Brenner", "Mira1 Castellano"]));
    }
    people
}

#[test]
fn nothing_about_a_person_can_be_read() {
    with_records(|scene| {
        let people = people();
        for some in people.chunks(10) {
            keep(&scene.store, some, "2026-01-02");
        }
        let by = Actor { by: "Ana Officer", at: noon("2026-01-03") };
        for kept in &people {
            let decided = Event::Decided {
                decision: Decision::NotHired,
                reason: "unreachable at night, wiretap".to_owned(),
                on: None,
                second_reader: false,
            };
            scene.store.note(&kept.id, &decided, by).unwrap();
            let account = [kept.claims[3].key.clone()];
            scene.store.correct(&kept.id, "not-my-account", Some("formerly"), &account, by).unwrap();
        }
        let wiretap = Event::Erased { reason: "wiretap of Mira3 Castellano".to_owned() };
        scene.store.erase(&people[3].id, &wiretap, by).unwrap();
        let held = Event::Held { reason: "wiretap".to_owned(), until: "2027-01-01".to_owned() };
        scene.store.note(&people[4].id, &held, by).unwrap();

        let in_the_database: Vec<u8> = everything(&scene.database()).into_iter().flat_map(|(_, bytes)| bytes).collect();
        assert_silent("the tables", &in_the_database);
        if let Location::File(path) = &scene.place {
            let copy = scene.folder.path().join("copy.db");
            scene.store.copy_to(&Location::File(copy.clone())).unwrap();
            let mut looked_at = 0;
            for folder in [path.parent().unwrap(), scene.folder.path()] {
                for file in std::fs::read_dir(folder).unwrap() {
                    let path = file.unwrap().path();
                    looked_at += usize::from(path.file_name().unwrap().to_string_lossy().contains(".db"));
                    assert_silent(&path.display().to_string(), &std::fs::read(path).unwrap());
                }
            }
            assert_eq!(looked_at, 4, "file, journal, its index, and copy");
        }
        assert_whole(&scene.store, 1 + 30 + 60 + 2);
    });
}

/// No word about a person, as it is, in another case, or as hexadecimal digits.
#[track_caller]
fn assert_silent(place: &str, bytes: &[u8]) {
    let digits = TOLD.map(|word| word.bytes().map(|byte| format!("{byte:02x}")).collect::<String>());
    let words = TOLD.iter().copied().chain(digits.iter().map(String::as_str));
    let search = aho_corasick::AhoCorasick::builder().ascii_case_insensitive(true).build(words).unwrap();
    let found = search.find(bytes).map(|found| String::from_utf8_lossy(&bytes[found.range()]).into_owned());
    assert_eq!(found, None, "in {place}");
}

/// Mira is subject 2 with entries 1 and 4, Tobias 3 with 2 and 5: each sealed value, and another that is put in its
/// place.
#[test]
fn what_was_moved_does_not_open() {
    let moves = [
        ("payload.assessment seq = 4", "payload.assessment seq = 2"),
        ("payload.assessment seq = 4", "payload.assessment seq = 1"),
        ("payload.assessment seq = 4", "payload.compared seq = 4"),
        ("payload.compared seq = 4", "payload.compared seq = 1"),
        ("payload.dossier seq = 1", "payload.confidential seq = 1"),
        ("payload.dossier seq = 1", "subject.card number = 2"),
        ("payload.confidential seq = 1", "payload.confidential seq = 2"),
        ("entry.detail seq = 4", "entry.detail seq = 1"),
        ("entry.detail seq = 4", "entry.detail seq = 5"),
        ("subject.card number = 2", "subject.card number = 3"),
        ("subject.card number = 2", "subject.data_key number = 2"),
        ("subject.data_key number = 2", "subject.data_key number = 3"),
        ("mention.body seq = 4 AND other = 1", "mention.body seq = 4 AND other <> 1"),
    ];
    with_records(|scene| {
        let with = |name: &str| Kept { confidential: Some(b"formerly".to_vec()), ..person(name, &[phone("+1")]) };
        keep(&scene.store, &[with("Mira"), with("Tobias"), person("Jon", &[])], "2026-01-02");
        keep(&scene.store, &[like(with("Mira"), phone("+1"), &["Jon", "Lena"])], "2026-01-02");
        scene.store.note(&id("Tobias"), &looked(), on("2026-01-02")).unwrap();
        assert_whole(&scene.store, 6);
        scene.let_history_be_changed();
        let database = scene.database();
        let parts = |value: &'static str| {
            let (column, row) = value.split_once(' ').unwrap();
            let (table, column) = column.split_once('.').unwrap();
            (table, column, row)
        };
        let sealed = |value: &'static str| {
            let (table, column, row) = parts(value);
            rows(&database, &format!("SELECT {column} FROM {table} WHERE {row}"))[0].blob(0).unwrap().to_vec()
        };
        let put = |value: &'static str, bytes: &[u8]| {
            let (table, column, row) = parts(value);
            let text = format!("UPDATE {table} SET {column} = ?1 WHERE {row}");
            assert_eq!(change(&database, &text, &[Value::Blob(bytes)]).unwrap(), 1);
        };
        for (value, other) in moves {
            let (own, moved) = (sealed(value), sealed(other));
            put(value, &moved);
            let failed = scene.store.past(&id("Mira"), Some(4)).map(|past| past.assessment);
            assert!(matches!(failed, Err(StoreError::Seal { .. })), "{other} as {value}: {failed:?}");
            for name in ["Jon", "Tobias"] {
                let past = scene.store.past(&id(name), None).unwrap();
                assert_eq!(past.dossier, format!("dossier of {name}").as_bytes());
            }
            assert_ne!(scene.verify().problems, Vec::<String>::new(), "{other} as {value}");
            put(value, &own);
        }
        assert_whole(&scene.store, 6);
    });
}

#[test]
fn without_the_right_key_nothing_is_opened_and_nothing_is_written() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let before = bytes_of(scene);
        let other = scene.folder.path().join("other.key");
        KeySource::create(&other, &Secret::random().unwrap()).unwrap();
        let missing = scene.folder.path().join("missing.key");
        let empty = scene.folder.path().join("empty.key");
        KeySource::create(&empty, &Secret::random().unwrap()).unwrap();
        std::fs::write(&empty, "# nothing\n").unwrap();
        let open = scene.folder.path().join("open.key");
        std::fs::copy(scene.key_file(), &open).unwrap();
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o640)).unwrap();

        for (path, why) in [
            (&other, "does not hold the key"),
            (&missing, "the master key is not at"),
            (&empty, "there is no key in"),
            (&open, "may be read by others than you (mode 0640)"),
        ] {
            let found = Found::at(&scene.place).unwrap();
            assert_eq!(found.id(), scene.store.id());
            let unlocked = Keyring::load(KeySource::File(path.clone())).and_then(|keys| found.unlock(keys));
            let refused = unlocked.err().unwrap();
            assert!(matches!(refused, StoreError::Key(_)), "{refused:?}");
            let said = refused.to_string();
            assert!(said.contains(why) && said.contains(&path.display().to_string()), "{said}");
        }
        assert!(bytes_of(scene) == before, "something was written");
        assert_whole(&scene.again(), 2);
    });
}

/// The bytes of a file, or all values on a server.
pub(crate) fn bytes_of(scene: &Scene) -> Vec<u8> {
    match &scene.place {
        Location::File(path) => std::fs::read(path).unwrap(),
        Location::Server(_) => everything(&scene.database()).into_iter().flat_map(|(_, bytes)| bytes).collect(),
    }
}

#[test]
fn records_of_others_do_not_open_with_our_key() {
    with_records(|scene| {
        let (_folder, _, theirs) = Scene::in_a_file();
        let refused = Found::at(&scene.place).unwrap().unlock(theirs.keys());
        assert!(matches!(refused.err(), Some(StoreError::Key(KeyError::Other { .. }))));
        // Not even where both have the same master key: what is sealed belongs to its records.
        let id =
            Store::create(&Location::File(scene.folder.path().join("two.db")), "other", scene.keys(), on("2026-01-01"));
        let two = id.unwrap();
        let database = crate::scene::database(two.location());
        let row = crate::scene::rows(&database, "SELECT signing_key FROM records");
        scene.change("UPDATE records SET signing_key = ?1", &[Value::Blob(row[0].blob(0).unwrap())]);
        assert!(matches!(scene.open(&scene.place).err(), Some(StoreError::Seal { .. })));
    });
}

#[test]
fn no_error_names_a_person() {
    with_records(|scene| {
        let claims = vec![Claim { at: None, ..own(phone("+18005550123")) }];
        let mut mira = Kept { claims, name: Name::new("Mira Castellano"), ..person("x", &[]) };
        mira.id = id("castellano");
        keep(&scene.store, std::slice::from_ref(&mira), "2026-01-02");
        scene.change("INSERT INTO payload (seq) VALUES (2)", &[]);
        let failed = crate::scene::try_to_keep(&scene.store, &[mira], "2026-01-03").unwrap_err();
        assert_silent("an error", format!("{failed} {failed:?}").as_bytes());
        scene.change("UPDATE subject SET card = data_key", &[]);
        let failed = scene.store.history(&id("castellano")).unwrap_err();
        assert_silent("an error", format!("{failed} {failed:?}").as_bytes());
    });
}
