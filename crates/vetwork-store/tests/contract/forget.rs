//! Stories of forgetting: what goes with a subject, what stays, and what forbids it.

use std::path::Path;

use vetwork_store::{Asking, Event, Kept, Kind, Store, StoreError};

use crate::scene::{
    SIGHTINGS, Scene, assert_whole, erased, everything, id, keep, like, looked, on, person, phone, with_records,
};

fn erase(store: &Store, name: &str, day: &str) -> Result<(), StoreError> {
    store.erase(&id(name), &erased(), on(day))
}

#[test]
fn an_erasure_takes_everything_but_that_it_was() {
    with_records(|scene| {
        let tobias = Kept { confidential: Some(b"former".to_vec()), ..person("Tobias", &[phone("+1"), phone("+2")]) };
        keep(&scene.store, &[tobias.clone(), person("Mira", &[phone("+1")])], "2026-01-02");
        keep(&scene.store, &[like(tobias, phone("+1"), &["Mira"])], "2026-01-03");
        keep(&scene.store, &[like(person("Mira", &[]), phone("+1"), &["Tobias"])], "2026-01-03");
        scene.store.note(&id("Tobias"), &looked(), on("2026-01-03")).unwrap();
        let number = scene.number("SELECT subject FROM entry WHERE seq = 1");
        let counts = || {
            let of = |text: &str| scene.number(&text.replace("$", &number.to_string()));
            [
                of("SELECT COUNT(*) FROM subject WHERE number = $"),
                of(&format!("SELECT COUNT(*) FROM {SIGHTINGS} WHERE subject = $")),
                of("SELECT COUNT(*) FROM mention WHERE other = $"),
                of("SELECT COUNT(*) FROM mention JOIN entry ON entry.seq = mention.seq WHERE subject = $"),
                of("SELECT COUNT(*) FROM payload JOIN entry ON entry.seq = payload.seq WHERE subject = $"),
                of("SELECT COUNT(*) FROM entry WHERE subject = $ AND detail IS NOT NULL"),
                of("SELECT COUNT(*) FROM entry WHERE subject = $"),
            ]
        };
        assert_eq!(counts(), [1, 2, 1, 1, 2, 3, 3]);
        erase(&scene.store, "Tobias", "2026-01-04").unwrap();
        assert_eq!(counts(), [0, 0, 0, 0, 0, 1, 4]);
        assert_eq!(scene.store.counts().unwrap().subjects, 1);
        assert!(matches!(scene.store.history(&id("Tobias")), Err(StoreError::Unknown(_))));
        assert!(matches!(erase(&scene.store, "Tobias", "2026-01-05"), Err(StoreError::Unknown(_))));
        let newcomer = id("newcomer");
        let found = scene.store.memory(&[]).unwrap().look(&[phone("+1"), phone("+2")], &newcomer).unwrap();
        assert_eq!(found.iter().map(|found| found.subjects).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(scene.verify().erased, 3);
        assert_whole(&scene.store, 7);
    });
}

#[test]
fn a_number_is_never_given_again() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[]), person("Tobias", &[phone("+1")])], "2026-01-02");
        let number = scene.newest_subject();
        erase(&scene.store, "Tobias", "2026-01-03").unwrap();
        keep(&scene.store, &[person("Tobias", &[phone("+1")])], "2026-01-04");
        assert_eq!(scene.newest_subject(), number + 1);
        let history = scene.store.history(&id("Tobias")).unwrap();
        assert_eq!(history.iter().map(|entry| entry.leaf.kind).collect::<Vec<_>>(), [Kind::Assessed]);
        assert_eq!(scene.store.counts().unwrap().subjects, 2);
        assert_whole(&scene.store, 5);
    });
}

#[test]
fn a_hold_forbids_it_until_it_ends_or_is_lifted() {
    let held = |until: &str| Event::Held { reason: "a claim".to_owned(), until: until.to_owned() };
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[]), person("Tobias", &[])], "2026-01-02");
        for name in ["Mira", "Tobias"] {
            scene.store.note(&id(name), &held("2027-01-31"), on("2026-01-03")).unwrap();
        }
        let refused = erase(&scene.store, "Mira", "2027-01-30").unwrap_err().to_string();
        assert!(refused.contains("`mira` is held until 2027-01-31"), "{refused}");
        let mut found = Vec::new();
        let each = scene.store.each_subject(&mut |subject| {
            let subject = subject?;
            found.push(subject.held_until.map(|until| until.to_string()));
            Ok(())
        });
        each.unwrap();
        assert_eq!(found, [Some("2027-01-31T00:00:00Z".to_owned()), Some("2027-01-31T00:00:00Z".to_owned())]);
        erase(&scene.store, "Mira", "2027-01-31").unwrap();
        scene.store.note(&id("Tobias"), &Event::Released { reason: "settled".to_owned() }, on("2026-01-04")).unwrap();
        erase(&scene.store, "Tobias", "2026-01-05").unwrap();
        assert_whole(&scene.store, 8);
    });
}

#[test]
fn a_hold_without_a_day_is_refused_whole() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
        let before = everything(&scene.database());
        for until in ["", "soon", "2027-02-30", "2027"] {
            let held = Event::Held { reason: "a claim".to_owned(), until: until.to_owned() };
            let refused = scene.store.note(&id("Mira"), &held, on("2026-01-03")).unwrap_err();
            assert!(matches!(refused, StoreError::NotNow(_)), "{refused:?}");
        }
        assert!(everything(&scene.database()) == before);
    });
}

#[test]
fn one_whose_time_is_over_goes_by_a_rule() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let number = scene.newest_subject();
        let expired = Event::Expired { rule: "DE, not hired: 6 months".to_owned() };
        scene.store.erase(&id("Mira"), &expired, on("2026-08-02")).unwrap();
        let last = scene.rows("SELECT kind, subject FROM entry WHERE seq = 2");
        assert_eq!((last[0].int(0).unwrap(), last[0].int(1).unwrap()), (Kind::Expired.number(), number));
        assert_whole(&scene.store, 3);
    });
}

/// What was sealed for an erased subject is in no byte of the file, nor beside it: neither where it was deleted nor
/// where a page was once split.
#[test]
fn what_was_erased_is_nowhere_in_the_file() {
    let (folder, path, scene) = Scene::in_a_file();
    let name = |number: usize| format!("Person {number}");
    let mut all: Vec<Kept> = Vec::new();
    for number in 0..60 {
        let keys: Vec<_> = (0..8).map(|of| phone(&format!("+{number} {of}"))).collect();
        let dossier = name(number).repeat(number * number).into_bytes();
        all.push(Kept { dossier, ..person(&name(number), &keys) });
    }
    keep(&scene.store, &all, "2026-01-02");
    // Cards grow, rows move from page to page.
    for round in 1..4 {
        for kept in all.iter_mut().skip(round).step_by(round) {
            kept.claims.extend(person("x", &[phone(&format!("+{round}"))]).claims);
            let kept = like(kept.clone(), phone(&format!("+{round}")), &["Person 7", "Person 8"]);
            keep(&scene.store, &[kept], "2026-01-03");
        }
    }
    let people = scene.store.on_record(&scene.store.roll().unwrap(), 1).unwrap().into_iter().map(|one| one.unwrap());
    let asked = people.map(|one| Asking { id: one.id, dossier_at: one.dossier_at, question: vec![1; 200] });
    scene.store.keep_questions(&asked.collect::<Vec<_>>(), 1).unwrap();
    let of_erased: Vec<usize> = (0..60).filter(|number| number % 3 != 0).collect();
    let mut sealed: Vec<Vec<u8>> = Vec::new();
    for number in &of_erased {
        let subject = scene.store.history(&id(&name(*number))).unwrap()[0].leaf.subject;
        for text in [
            "SELECT data_key FROM subject WHERE number = $",
            "SELECT card FROM subject WHERE number = $",
            "SELECT body FROM question WHERE subject = $",
            "SELECT detail FROM entry WHERE subject = $",
            "SELECT body FROM mention WHERE other = $",
            "SELECT dossier FROM payload JOIN entry USING (seq) WHERE subject = $ AND dossier IS NOT NULL",
            "SELECT assessment FROM payload JOIN entry USING (seq) WHERE subject = $",
            "SELECT compared FROM payload JOIN entry USING (seq) WHERE subject = $",
        ] {
            let rows = scene.rows(&text.replace('$', &subject.to_string()));
            sealed.extend(rows.iter().map(|row| row.blob(0).unwrap().to_vec()));
        }
    }
    assert!(sealed.len() > 400, "{}", sealed.len());
    scene.store.settle().unwrap();
    assert!(found_of(&sealed, folder.path()) > sealed.len(), "it was there");
    for number in of_erased {
        erase(&scene.store, &name(number), "2026-01-04").unwrap();
    }
    scene.store.settle().unwrap();
    assert_eq!(found_of(&sealed, folder.path()), 0, "of {} sealed texts", sealed.len());
    assert_eq!(std::fs::metadata(path.with_extension("db-wal")).map_or(0, |file| file.len()), 0);
    assert!(scene.store.integrity().unwrap().is_empty());
    assert_eq!(scene.verify().problems, Vec::<String>::new());
}

/// How often beginnings, middles and ends of sealed texts are in the files of a folder.
fn found_of(sealed: &[Vec<u8>], folder: &Path) -> usize {
    let parts = |text: &Vec<u8>| [25, text.len() / 2, text.len() - 12].map(|at| text[at..at + 12].to_vec());
    let wanted = aho_corasick::AhoCorasick::new(sealed.iter().flat_map(parts)).unwrap();
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
    files.map(|content| wanted.find_iter(&content).count()).sum()
}
