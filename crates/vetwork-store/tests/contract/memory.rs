//! Stories of remembering: who else has this value, among all who came before.

use std::collections::BTreeMap;

use vetwork_model::records::{SIGHTINGS_AT_MOST, Sighting, Sightings};
use vetwork_model::{Channel, Key, KeyKind, Part, Provenance, Records, SubjectId};
use vetwork_store::memory::COUNTED_AT_MOST;
use vetwork_store::sql::Value;
use vetwork_store::{Claim, Kept, Recall, Store, StoreError};

use crate::scene::{SIGHTINGS, assert_whole, erased, id, keep, key, on, own, person, phone, sighting, with_records};

/// What a newcomer of this id would be told about a value.
fn told(store: &Store, key: &Key) -> Sightings {
    told_all(store, std::slice::from_ref(key)).remove(0)
}

fn told_all(store: &Store, keys: &[Key]) -> Vec<Sightings> {
    let newcomer = id("newcomer");
    store.memory(&[&newcomer]).unwrap().look(keys, &newcomer).unwrap()
}

fn ids(found: &Sightings) -> Vec<&str> {
    found.shown.iter().map(|sighting| sighting.subject.as_str()).collect()
}

#[test]
fn a_phone_that_comes_back_is_known_with_part_channel_and_day() {
    let told_before = [
        (Part::Own, Channel::ApplicantForm, Some("2025-11-30"), Provenance::Claimed, "2025-11-30"),
        (Part::Reference, Channel::Interviewer, None, Provenance::Observed, "2026-03-01"),
        (Part::Recruiter, Channel::Recruiter, Some("2024"), Provenance::Observed, "2024-01-01"),
        (Part::Delivery, Channel::SystemExport, Some("2025-06"), Provenance::Observed, "2025-06-01"),
        (Part::Pay, Channel::Authority, Some("2025-06-07T23:59:59Z"), Provenance::Verified, "2025-06-07"),
        (Part::ReferenceForm, Channel::Signature, Some("1969-12-31"), Provenance::Verified, "1969-12-31"),
    ];
    with_records(|scene| {
        let name = |number: usize| format!("Mira Castellano {number}");
        for (number, (part, channel, said, ..)) in told_before.into_iter().enumerate() {
            let at = said.map(|said| said.parse().unwrap());
            let claims = vec![Claim { key: phone(&format!("+{number}")), part, channel, at }];
            keep(&scene.store, &[Kept { claims, ..person(&name(number), &[]) }], "2026-03-01");
        }
        let store = scene.again();
        for (number, (part, channel, _, provenance, day)) in told_before.into_iter().enumerate() {
            let at = Some(day.parse().unwrap());
            let shown = Sighting { part, channel, provenance, at, ..sighting(&name(number)) };
            assert_eq!(told(&store, &phone(&format!("+{number}"))), Sightings { subjects: 1, shown: vec![shown] });
        }
        assert_eq!(told(&store, &phone("+6")), Sightings::default());
    });
}

#[test]
fn a_value_in_two_parts_is_one_subject_and_two_sightings() {
    with_records(|scene| {
        let mut mira = person("Mira", &[phone("+1")]);
        mira.claims.push(Claim { part: Part::EmergencyContact, ..own(phone("+1")) });
        mira.claims.push(Claim { at: Some("2020-01-01".parse().unwrap()), ..own(phone("+1")) });
        mira.claims.push(own(phone("+1")));
        keep(&scene.store, &[mira], "2026-01-02");
        let known = told(&scene.store, &phone("+1"));
        let days: Vec<_> = known.shown.iter().map(|shown| (shown.part, shown.at.unwrap().to_string())).collect();
        assert_eq!(known.subjects, 1);
        let expected = [(Part::Own, "2020-01-01"), (Part::Own, "2026-01-02"), (Part::EmergencyContact, "2026-01-02")];
        assert_eq!(days, expected.map(|(part, day)| (part, day.to_owned())));
    });
}

#[test]
fn who_is_assessed_now_is_left_out() {
    with_records(|scene| {
        let names = ["Mira", "Tobias", "Jon", "Lena"];
        for name in names {
            keep(&scene.store, &[person(name, &[phone("+1")])], "2026-01-02");
        }
        let cases: [(&[&str], &str, &[&str], usize); 6] = [
            (&[], "mira", &["jon", "lena", "tobias"], 4),
            (&["mira"], "mira", &["jon", "lena", "tobias"], 3),
            (&["mira", "jon", "nobody"], "mira", &["lena", "tobias"], 2),
            (&["mira"], "jon", &["lena", "tobias"], 3),
            (&["nobody"], "nobody", &["jon", "lena", "mira", "tobias"], 4),
            (&["jon", "lena", "mira", "tobias"], "jon", &[], 0),
        ];
        for (run, except, expected, others) in cases {
            let run: Vec<SubjectId> = run.iter().map(|name| id(name)).collect();
            let memory = scene.store.memory(&run.iter().collect::<Vec<_>>()).unwrap();
            let found = memory.look(&[phone("+1")], &id(except)).unwrap().remove(0);
            assert_eq!((ids(&found).as_slice(), found.subjects), (expected, expected.len()), "{run:?} {except}");
            assert_eq!(memory.others(), others, "{run:?}");
        }
    });
}

#[test]
fn a_second_application_keeps_what_the_first_one_said() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1"), phone("+2")])], "2026-01-02");
        keep(&scene.store, &[person("Mira", &[phone("+2"), phone("+3")])], "2026-06-02");
        for (number, day) in [("+1", "2026-01-02"), ("+2", "2026-01-02"), ("+3", "2026-06-02")] {
            let found = told(&scene.store, &phone(number));
            let days: Vec<String> = found.shown.iter().map(|shown| shown.at.unwrap().to_string()).collect();
            assert_eq!((found.subjects, days), (1, vec![day.to_owned()]), "{number}");
        }
        assert_eq!(scene.store.counts().unwrap().subjects, 1);
    });
}

#[test]
fn another_name_under_the_same_id_is_shown_from_then_on() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let mut renamed = person("Mira Brenner", &[]);
        renamed.id = id("Mira");
        keep(&scene.store, &[renamed], "2026-02-02");
        let found = told(&scene.store, &phone("+1"));
        assert_eq!(found.shown[0].name.reveal(), "Mira Brenner");
    });
}

/// More people than are counted, all with one phone: the first twelve are shown, and those who are left out take no
/// place of others, however many they are.
#[test]
fn a_crowd_is_counted_up_to_a_limit_and_paged_over() {
    with_records(|scene| {
        let names: Vec<String> = (0..2 * COUNTED_AT_MOST + 10).map(|number| format!("Person {number:03}")).collect();
        let people: Vec<_> = names.iter().map(|name| person(name, &[phone("+1")])).collect();
        keep(&scene.store, &people, "2026-01-02");
        let all: Vec<SubjectId> = names.iter().map(|name| id(name)).collect();
        for left_out in [0, 1, 11, COUNTED_AT_MOST, COUNTED_AT_MOST + 1, 2 * COUNTED_AT_MOST, all.len() - 1, all.len()]
        {
            let (run, others) = all.split_at(left_out);
            let memory = scene.store.memory(&run.iter().collect::<Vec<_>>()).unwrap();
            let found = memory.look(&[phone("+2"), phone("+1")], &id("newcomer")).unwrap();
            assert_eq!(found[0], Sightings::default());
            assert_eq!(found[1].subjects, others.len().min(COUNTED_AT_MOST), "{left_out} left out");
            let first: Vec<&str> = others.iter().take(SIGHTINGS_AT_MOST).map(SubjectId::as_str).collect();
            assert_eq!(ids(&found[1]), first, "{left_out} left out");
        }
    });
}

#[test]
fn clients_never_meet() {
    with_records(|scene| {
        let [first, second] = ["first", "second"].map(|name| scene.again().for_tenant(name).unwrap());
        for store in [&scene.store, &first] {
            keep(store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        }
        for (store, subjects) in [(&scene.store, 1), (&first, 1), (&second, 0)] {
            let memory = store.memory(&[]).unwrap();
            assert_eq!(memory.others(), subjects);
            assert_eq!(memory.look(&[phone("+1")], &id("Tobias")).unwrap()[0].subjects, subjects);
        }
        assert!(matches!(second.history(&id("Mira")), Err(StoreError::Unknown(_))));
        assert_eq!(second.counts().unwrap().subjects, 0);
        let hashes = scene.number(&format!("SELECT COUNT(DISTINCT digest) FROM {SIGHTINGS}"));
        assert_eq!(hashes, 2, "not even their hashes are equal");
        let again = scene.again().for_tenant("first").unwrap();
        assert_eq!(again.history(&id("Mira")).unwrap().len(), 1);
    });
}

#[test]
fn two_kinds_with_one_text_never_meet() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[key(KeyKind::Account, "4410027731")])], "2026-01-02");
        let keys = [KeyKind::Account, KeyKind::Phone, KeyKind::Document].map(|kind| key(kind, "4410027731"));
        let found = told_all(&scene.store, &keys);
        assert_eq!(found.iter().map(|found| found.subjects).collect::<Vec<_>>(), [1, 0, 0]);
    });
}

#[test]
fn who_comes_after_a_run_began_leaves_no_trace_in_it() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let memory = scene.store.memory(&[&id("newcomer")]).unwrap();
        keep(&scene.again(), &[person("Tobias", &[phone("+1"), phone("+2")])], "2026-01-03");
        let found = memory.look(&[phone("+1"), phone("+2")], &id("newcomer")).unwrap();
        assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [vec!["mira"], vec![]]);
        assert_eq!(memory.others(), 1);
        assert_eq!(told(&scene.store, &phone("+1")).subjects, 2);
    });
}

/// The index holds half of a hash: a row that points to somebody else is as if two values had the same half. Who
/// was erased at that very moment is there no more either.
#[test]
fn half_a_hash_convicts_nobody() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let digest = Value::Int(scene.number(&format!("SELECT digest FROM {SIGHTINGS}")));
        for name in ["Tobias", "Jon", "Lena"] {
            keep(&scene.store, &[person(name, &[phone("+2")])], "2026-01-02");
        }
        scene.store.erase(&id("Jon"), &erased(), on("2026-01-03")).unwrap();
        for number in 0..=scene.newest_subject() + 1 {
            let text = "INSERT INTO sighting (slab, digest, subject) VALUES (0, ?1, ?2) ON CONFLICT DO NOTHING";
            scene.change(text, &[digest, Value::Int(number)]);
        }
        let found = told(&scene.store, &phone("+1"));
        assert_eq!((ids(&found).as_slice(), found.subjects), (["mira"].as_slice(), 1));
    });
}

#[test]
fn many_values_are_answered_each_for_itself() {
    with_records(|scene| {
        let keys: Vec<Key> = (0..150).map(|number| phone(&format!("+{number}"))).collect();
        keep(&scene.store, &[person("Mira", &keys), person("Tobias", &keys[100..])], "2026-01-02");
        let asked: Vec<Key> = (0..200).rev().map(|number| phone(&format!("+{number}"))).collect();
        let counts: Vec<usize> = told_all(&scene.store, &asked).iter().map(|found| found.subjects).collect();
        let holders = |number| usize::from(number < 150) + usize::from((100..150).contains(&number));
        assert!(counts.into_iter().eq((0..200).rev().map(holders)));
        assert!(scene.store.memory(&[]).unwrap().look(&[], &id("newcomer")).unwrap().is_empty());
    });
}

#[test]
fn every_part_of_the_index_is_looked_at() {
    with_records(|scene| {
        let numbers = [65_534, 262_143, 524_288, 1_000_000];
        for (place, number) in numbers.into_iter().enumerate() {
            scene.change("UPDATE state SET next_subject = ?1", &[Value::Int(number)]);
            let people = ["a", "b"].map(|name| person(&format!("Person {place} {name}"), &[phone("+1")]));
            scene.store.sort_in().unwrap();
            keep(&scene.store, &people, "2026-01-02");
        }
        let found = told(&scene.store, &phone("+1"));
        let expected: Vec<String> =
            (0..numbers.len()).flat_map(|place| ["a", "b"].map(|name| format!("person-{place}-{name}"))).collect();
        assert_eq!(ids(&found), expected);
        assert_eq!(scene.number("SELECT COUNT(DISTINCT slab) FROM sighting"), 3);
        assert_eq!(scene.number("SELECT COUNT(*) FROM newest_sighting"), 2);
        for (left, name) in [(7, "Person 1 a"), (6, "Person 1 b"), (5, "Person 3 a")] {
            scene.store.erase(&id(name), &erased(), on("2026-01-03")).unwrap();
            assert_eq!(told(&scene.store, &phone("+1")).subjects, left, "without {name}");
        }
    });
}

#[test]
fn new_values_are_sorted_in_now_and_then() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        assert_eq!(scene.number("SELECT COUNT(*) FROM newest_sighting"), 1);
        // As if many had come before.
        scene.change("UPDATE state SET entries = ?1", &[Value::Int((1 << 14) - 1)]);
        keep(&scene.store, &[person("Tobias", &[phone("+1"), phone("+2")])], "2026-01-02");
        assert_eq!(scene.number("SELECT COUNT(*) FROM newest_sighting"), 0);
        assert_eq!(scene.number("SELECT COUNT(*) FROM sighting"), 3);
        keep(&scene.store, &[person("Lena", &[phone("+1")])], "2026-01-02");
        assert_eq!(scene.number("SELECT COUNT(*) FROM newest_sighting"), 1);
        assert_eq!(ids(&told(&scene.store, &phone("+1"))), ["lena", "mira", "tobias"]);
    });
}

#[test]
fn the_index_is_whole_wherever_its_values_are() {
    with_records(|scene| {
        keep(
            &scene.store,
            &[person("Mira", &[phone("+1"), phone("+2")]), person("Tobias", &[phone("+1")])],
            "2026-01-02",
        );
        scene.store.sort_in().unwrap();
        keep(&scene.store, &[person("Mira", &[phone("+3")])], "2026-01-03");
        // The same number once more, in another way: the index has it already.
        let mut again = person("Mira", &[phone("+1")]);
        again.claims.iter_mut().for_each(|claim| claim.channel = Channel::Recruiter);
        keep(&scene.store, &[again], "2026-01-03");
        assert_whole(&scene.store, 5);
        let (_, gone) =
            scene.store.correct(&id("Mira"), "no", None, &[phone("+1"), phone("+3")], on("2026-01-04")).unwrap();
        assert_eq!(gone, [phone("+1"), phone("+3")]);
        assert_eq!(ids(&told(&scene.store, &phone("+1"))), ["tobias"]);
        assert_whole(&scene.store, 6);
        for (table, columns) in [("sighting", "slab, digest, subject"), ("newest_sighting", "digest, subject")] {
            let values = if table == "sighting" { "0, 7, 1" } else { "7, 1" };
            scene.change(&format!("INSERT INTO {table} ({columns}) VALUES ({values})"), &[]);
            assert_eq!(scene.verify().problems.len(), 1, "a value of nobody in {table}");
            scene.change(&format!("DELETE FROM {table} WHERE digest = 7"), &[]);
        }
        assert_whole(&scene.store, 6);
    });
}

/// Who is erased between the question and the answer's keeping does not come back with it.
#[test]
fn somebody_erased_meanwhile_stays_erased() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")]), person("Jon", &[phone("+1")])], "2026-01-02");
        let tobias = id("Tobias");
        let memory = scene.store.memory(&[&tobias]).unwrap();
        let run = Run::default();
        let recall = Recall::new(&memory, &run, tobias.clone());
        assert_eq!(recall.sightings(&phone("+1"), &tobias).subjects, 2);
        let answers = recall.answers().unwrap().values;
        let assessment = r#"{"with":"mira and jon"}"#.to_owned();
        scene.store.erase(&id("Mira"), &erased(), on("2026-01-03")).unwrap();
        keep(&scene.store, &[Kept { answers, assessment, ..person("Tobias", &[phone("+1")]) }], "2026-01-03");
        assert_eq!(scene.store.counts().unwrap().subjects, 2);
        assert!(matches!(scene.store.history(&id("Mira")), Err(StoreError::Unknown(_))));
        let past = scene.store.past(&tobias, None).unwrap();
        assert_eq!((past.assessment.as_str(), past.records.erased), (r#"{"with":"[erased] and jon"}"#, 1));
        assert_whole(&scene.store, 5);
    });
}

/// The others of a run.
#[derive(Default)]
struct Run(BTreeMap<Key, Vec<Sighting>>);

impl Records for Run {
    fn others(&self) -> usize {
        5
    }

    fn sightings(&self, key: &Key, _: &SubjectId) -> Sightings {
        let shown = self.0.get(key).cloned().unwrap_or_default();
        Sightings { subjects: shown.len(), shown }
    }
}

#[test]
fn a_run_and_the_past_are_told_as_one() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1"), phone("+2")])], "2026-01-02");
        keep(&scene.store, &[person("Zoë", &[phone("+1")])], "2026-01-02");
        let newcomer = id("newcomer");
        let memory = scene.store.memory(&[&newcomer]).unwrap();
        let run = Run(BTreeMap::from([
            (phone("+1"), vec![sighting("Lena")]),
            (phone("+3"), vec![sighting("Lena")]),
            (phone("+4"), vec![]),
        ]));
        let recall = Recall::new(&memory, &run, newcomer.clone());
        assert_eq!(recall.others(), 7);
        recall.expect(&[phone("+1"), phone("+4")]);
        let expected: [(&str, &[&str]); 4] =
            [("+1", &["lena", "mira", "zoe"]), ("+2", &["mira"]), ("+3", &["lena"]), ("+4", &[])];
        for (number, expected) in expected {
            // The second time, what was answered once is answered again.
            for _ in 0..2 {
                let found = recall.sightings(&phone(number), &newcomer);
                assert_eq!((ids(&found).as_slice(), found.subjects), (expected, expected.len()), "{number}");
            }
        }
        let answers = recall.answers().unwrap().values;
        let answers: Vec<_> = answers.iter().map(|answer| (answer.key.value.as_str(), answer.subjects)).collect();
        assert_eq!(answers, [("+1", 3), ("+2", 1), ("+3", 1)], "what nobody else has is not taken down");
    });
}

#[test]
fn no_more_is_shown_of_both_than_of_one() {
    with_records(|scene| {
        let names: Vec<String> = (0..20).map(|number| format!("Person {number:02}")).collect();
        let people: Vec<_> = names[10..].iter().map(|name| person(name, &[phone("+1")])).collect();
        keep(&scene.store, &people, "2026-01-02");
        let memory = scene.store.memory(&[]).unwrap();
        let run = Run(BTreeMap::from([(phone("+1"), names[..10].iter().map(|name| sighting(name)).collect())]));
        let recall = Recall::new(&memory, &run, id("newcomer"));
        let found = recall.sightings(&phone("+1"), &id("newcomer"));
        assert_eq!(found.subjects, 20);
        let first: Vec<SubjectId> = names[..SIGHTINGS_AT_MOST].iter().map(|name| id(name)).collect();
        assert!(found.shown.iter().map(|shown| &shown.subject).eq(&first));
    });
}

#[test]
fn what_could_not_be_asked_is_said_afterwards() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let memory = scene.store.memory(&[]).unwrap();
        scene.database().write(&mut |sql| sql.batch("DROP TABLE newest_sighting")).unwrap();
        for expected in [&[][..], &[phone("+1")]] {
            let run = Run::default();
            let recall = Recall::new(&memory, &run, id("newcomer"));
            recall.expect(expected);
            assert_eq!(recall.sightings(&phone("+1"), &id("newcomer")), Sightings::default());
            let failed = recall.answers();
            assert!(matches!(&failed, Err(StoreError::Refused { why }) if why.contains("sighting")), "{failed:?}");
        }
    });
}
