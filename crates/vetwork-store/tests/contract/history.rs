//! Stories of what is kept and what happened since: whole or not at all, once, and ready to be read again.

use jiff::Timestamp;
use vetwork_model::{Decision, KeyKind, Name, Records, SubjectId};
use vetwork_store::sql::Value;
use vetwork_store::{Actor, Correction, Event, Kept, Kind, Store, StoreError};

use crate::scene::{
    SIGHTINGS, assert_whole, context, erased, everything, id, keep, key, like, looked, noon, on, person, phone,
    sighting, try_to_keep, with_records,
};

fn decided(decision: Decision, second_reader: bool) -> Event {
    Event::Decided { decision, reason: "the references hold".to_owned(), on: None, second_reader }
}

fn confirmed(decision: i64, agrees: bool) -> Event {
    Event::Confirmed { decision, agrees, reason: "read it".to_owned() }
}

fn kinds(store: &Store, name: &str) -> Vec<Kind> {
    store.history(&id(name)).unwrap().iter().map(|entry| entry.leaf.kind).collect()
}

#[test]
fn what_was_kept_is_read_again() {
    with_records(|scene| {
        let mut mira = person("Mira", &[phone("+1")]);
        mira.dossier = "{\"names\": \"Mira Ĉasτellano 王\"}".repeat(3000).into_bytes();
        mira.confidential = Some(b"born otherwise".to_vec());
        keep(&scene.store, std::slice::from_ref(&mira), "2026-01-02");
        let past = scene.again().past(&mira.id, None).unwrap();
        assert_eq!(
            (past.by.as_str(), past.leaf.seq, past.leaf.at),
            ("Ana Officer", 1, noon("2026-01-02").as_millisecond())
        );
        assert_eq!(
            (past.dossier, past.confidential, past.assessment),
            (mira.dossier, mira.confidential, mira.assessment)
        );
        assert_eq!(past.context, Some(context()));
        let facts = past.facts;
        assert_eq!(
            (facts.band, facts.program, facts.policy, facts.evidence, facts.compared, facts.time, facts.dossier_at),
            (mira.band, mira.program, mira.policy, mira.evidence, mira.compared, mira.time, 1)
        );
        assert_eq!((past.records.others(), past.records.erased), (0, 0));
        assert_whole(&scene.store, 2);
    });
}

#[test]
fn a_batch_goes_in_whole_or_not_at_all() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-02");
        let batch = ["Mira", "Tobias", "Jon"].map(|name| person(name, &[phone("+2")]));
        // In the way of the last one.
        scene.change("INSERT INTO payload (seq) VALUES (4)", &[]);
        let before = everything(&scene.database());
        let failed = try_to_keep(&scene.store, &batch, "2026-01-03");
        assert!(matches!(failed, Err(StoreError::Refused { .. })), "{failed:?}");
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let batch = [batch[0].clone(), like(batch[1].clone(), phone("+2"), &["Mira"])];
            let shown = |_: &Name| std::panic::resume_unwind(Box::new("a mistake"));
            scene.store.keep(&batch, &context(), &shown, on("2026-01-03"))
        }));
        assert!(panicked.is_err());
        assert!(everything(&scene.database()) == before, "there is a trace");
        scene.change("DELETE FROM payload WHERE seq = 4", &[]);
        keep(&scene.store, &batch, "2026-01-03");
        assert_eq!(kinds(&scene.store, "Mira"), [Kind::Assessed, Kind::Assessed]);
        assert_eq!(scene.store.counts().unwrap().subjects, 3);
        assert_whole(&scene.store, 5);
    });
}

#[test]
fn nobody_is_a_batch_too() {
    with_records(|scene| {
        keep(&scene.store, &[], "2026-01-02");
        assert_whole(&scene.store, 1);
    });
}

#[test]
fn a_dossier_that_did_not_change_is_stored_once() {
    with_records(|scene| {
        let with = |dossier: &str, confidential: Option<&str>| {
            let (dossier, confidential) = (dossier.into(), confidential.map(Into::into));
            Kept { dossier, confidential, ..person("Mira", &[]) }
        };
        let told: [(&str, Option<&str>, i64); 7] = [
            ("a", None, 1),
            ("a", None, 1),
            ("a", Some("former"), 3),
            ("a", Some("former"), 3),
            ("b", Some("former"), 5),
            ("a", None, 6),
            ("a", None, 6),
        ];
        let batch: Vec<Kept> = told.iter().map(|(dossier, confidential, _)| with(dossier, *confidential)).collect();
        // Some in one write, some in writes of their own.
        keep(&scene.store, &batch[..3], "2026-01-02");
        batch[3..].iter().for_each(|kept| keep(&scene.again(), std::slice::from_ref(kept), "2026-01-03"));
        for (seq, (dossier, confidential, at)) in (1..).zip(told) {
            let past = scene.store.past(&id("Mira"), Some(seq)).unwrap();
            assert_eq!(past.facts.dossier_at, at, "{seq}");
            assert_eq!(past.dossier, dossier.as_bytes(), "{seq}");
            assert_eq!(past.confidential.as_deref(), confidential.map(str::as_bytes), "{seq}");
        }
        assert_eq!(scene.number("SELECT COUNT(*) FROM payload WHERE dossier IS NOT NULL"), 4);
        assert_eq!(scene.number("SELECT COUNT(*) FROM payload WHERE confidential IS NOT NULL"), 2);
        assert_eq!(scene.number("SELECT COUNT(*) FROM context"), 1);
        assert_whole(&scene.store, 8);
    });
}

#[test]
fn others_are_named_until_they_are_erased() {
    with_records(|scene| {
        let names = ["Tobias \"Tobi\"", "王小明", "O'Neil, \\Jon", "Zoë\nMüller", "An"];
        let ids: Vec<SubjectId> = (0..).zip(&names).map(|(number, _)| id(&format!("other-{number}"))).collect();
        for (id, name) in ids.iter().zip(names) {
            keep(
                &scene.store,
                &[Kept { id: id.clone(), name: Name::new(name), ..person("x", &[phone("+1")]) }],
                "2026-01-02",
            );
        }
        let mut mira = like(person("Mira", &[phone("+1")]), phone("+1"), &names.map(|_| "x"));
        for (shown, (id, name)) in mira.answers[0].shown.iter_mut().zip(ids.iter().zip(names)) {
            (shown.subject, shown.name) = (id.clone(), Name::new(name));
        }
        let all: Vec<_> =
            ids.iter().zip(names).map(|(id, name)| serde_json::json!({ "id": id.as_str(), "name": name })).collect();
        let said = format!("as {} and {} and another", names.join(", "), ids[0]);
        mira.assessment = serde_json::json!({ "others": all, "said": said }).to_string();
        keep(&scene.store, std::slice::from_ref(&mira), "2026-01-03");
        let past = scene.store.past(&mira.id, None).unwrap();
        assert_eq!((past.assessment.as_str(), past.records.erased), (mira.assessment.as_str(), 0));
        let found = past.records.sightings(&phone("+1"), &mira.id);
        assert_eq!((found.subjects, &found.shown), (names.len(), &mira.answers[0].shown));

        for (gone, id) in (1..).zip(&ids) {
            scene.store.erase(id, &erased(), on("2026-01-04")).unwrap();
            let past = scene.store.past(&mira.id, None).unwrap();
            assert_eq!(past.records.erased, gone);
            let read: serde_json::Value = serde_json::from_str(&past.assessment).unwrap();
            for (place, name) in names.iter().enumerate() {
                let other = &read["others"][place];
                let expected = if place < gone { ("[erased]", "[erased]") } else { (ids[place].as_str(), *name) };
                assert_eq!((other["id"].as_str().unwrap(), other["name"].as_str().unwrap()), expected);
                assert_eq!(read["said"].as_str().unwrap().contains(name), place >= gone, "{read}");
            }
            let found = past.records.sightings(&phone("+1"), &mira.id);
            assert_eq!((found.subjects, found.shown.as_slice()), (names.len(), &mira.answers[0].shown[gone..]));
        }
        assert_whole(&scene.store, 12);
    });
}

#[test]
fn who_is_only_named_has_a_key_before_the_first_assessment() {
    with_records(|scene| {
        keep(&scene.store, &[like(person("Mira", &[]), phone("+1"), &["Tobias", "Jon"])], "2026-01-02");
        assert_eq!(scene.store.counts().unwrap().subjects, 3);
        assert!(scene.store.history(&id("Jon")).unwrap().is_empty());
        let never = scene.store.past(&id("Jon"), None).unwrap_err();
        assert!(matches!(&never, StoreError::NotNow(why) if why.contains("never assessed")), "{never:?}");
        let newest = scene.newest_subject();
        keep(&scene.store, &[person("Jon", &[phone("+1")])], "2026-01-03");
        assert_eq!(scene.newest_subject(), newest, "the same subject as before");
        assert_eq!(kinds(&scene.store, "Jon"), [Kind::Assessed]);
        scene.store.erase(&id("Tobias"), &erased(), on("2026-01-04")).unwrap();
        let past = scene.store.past(&id("Mira"), None).unwrap();
        assert_eq!(past.records.erased, 1);
        assert!(past.assessment.contains("Jon") && !past.assessment.contains("Tobias"), "{}", past.assessment);
        assert_whole(&scene.store, 4);
    });
}

#[test]
fn those_of_one_batch_name_each_other() {
    with_records(|scene| {
        let batch = [
            like(person("Mira", &[phone("+1")]), phone("+1"), &["Tobias"]),
            like(person("Tobias", &[phone("+1")]), phone("+1"), &["Mira"]),
        ];
        keep(&scene.store, &batch, "2026-01-02");
        for kept in &batch {
            assert_eq!(scene.store.past(&kept.id, None).unwrap().assessment, kept.assessment);
        }
        assert_eq!(scene.store.counts().unwrap().subjects, 2);
    });
}

#[test]
fn an_earlier_assessment_is_found_by_its_entry() {
    with_records(|scene| {
        for (assessment, day) in [("\"first\"", "2026-01-02"), ("\"second\"", "2026-01-03")] {
            keep(&scene.store, &[Kept { assessment: assessment.to_owned(), ..person("Mira", &[]) }], day);
        }
        keep(&scene.store, &[person("Tobias", &[])], "2026-01-04");
        let past = |seq| scene.store.past(&id("Mira"), seq).map(|past| past.assessment);
        assert_eq!((past(None).unwrap(), past(Some(1)).unwrap()), ("\"second\"".to_owned(), "\"first\"".to_owned()));
        for seq in [-1, 0, 3, 4, i64::MAX] {
            let refused = past(Some(seq)).unwrap_err();
            assert!(
                matches!(&refused, StoreError::NotNow(why) if why.contains("no assessment of `mira`")),
                "{refused}"
            );
        }
        assert!(matches!(scene.store.past(&id("Jon"), None), Err(StoreError::Unknown(_))));
    });
}

#[test]
fn everything_that_happened_is_told_in_order() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[phone("+1")]), person("Tobias", &[])], "2026-01-02");
        let events = [
            looked(),
            decided(Decision::Ask, false),
            confirmed(4, true),
            Event::Held { reason: "a claim".to_owned(), until: "2027-01-31".to_owned() },
            Event::Released { reason: "settled".to_owned() },
        ];
        for (seq, event) in (3..).zip(&events) {
            assert_eq!(scene.store.note(&id("Mira"), event, on("2026-01-03")).unwrap(), seq);
        }
        scene.store.note(&id("Tobias"), &looked(), on("2026-01-03")).unwrap();
        let history = scene.store.history(&id("Mira")).unwrap();
        let told: Vec<&Event> = history.iter().skip(1).map(|entry| &entry.detail.as_ref().unwrap().event).collect();
        assert!(told.into_iter().eq(&events));
        assert!(history.iter().all(|entry| entry.detail.as_ref().unwrap().by == "Ana Officer"));
        assert!(matches!(scene.store.note(&id("Jon"), &looked(), on("2026-01-03")), Err(StoreError::Unknown(_))));
        assert_whole(&scene.store, 9);
    });
}

#[test]
fn a_decision_counts_once_its_second_reader_agrees() {
    with_records(|scene| {
        let told: [(Event, Option<Decision>); 7] = [
            (looked(), None),
            (decided(Decision::Hired, true), None),
            (confirmed(3, false), None),
            (confirmed(99, true), None),
            (confirmed(3, true), Some(Decision::Hired)),
            (decided(Decision::Ask, false), Some(Decision::Ask)),
            (confirmed(2, true), Some(Decision::Ask)),
        ];
        keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
        for (event, counts) in told {
            scene.store.note(&id("Mira"), &event, on("2026-02-03")).unwrap();
            let mut found = Vec::new();
            let each = scene.store.each_subject(&mut |subject| {
                let subject = subject?;
                found.push((subject.keeping.decision, subject.keeping.last().to_string()));
                Ok(())
            });
            each.unwrap();
            let last = if counts.is_some() { "2026-02-03" } else { "2026-01-02" };
            assert_eq!(found, [(counts, last.to_owned())], "{event:?}");
        }
    });
}

#[test]
fn a_correction_takes_back_what_is_not_theirs() {
    with_records(|scene| {
        let shared = key(KeyKind::Address, "12 rue haute|3b|lyon|fr");
        let keys = [phone("+1"), shared.clone(), phone("+2")];
        keep(&scene.store, &[person("Mira", &keys), person("Tobias", &keys)], "2026-01-02");
        let mira = id("Mira");
        let wanted = [shared.clone(), phone("+1"), phone("+9")];
        let (seq, gone) = scene.store.correct(&mira, "not mine", Some("contacts"), &wanted, on("2026-01-03")).unwrap();
        assert_eq!((seq, gone), (3, vec![shared.clone(), phone("+1")]));
        let newcomer = id("newcomer");
        let found = scene.store.memory(&[&newcomer]).unwrap().look(&keys, &newcomer).unwrap();
        assert_eq!(found.iter().map(|found| found.subjects).collect::<Vec<_>>(), [1, 1, 2]);
        assert_eq!(scene.number(&format!("SELECT COUNT(*) FROM {SIGHTINGS}")), 4);
        let history = scene.store.history(&mira).unwrap();
        let expected = Event::Corrected {
            statement: "not mine".to_owned(),
            about: Some("contacts".to_owned()),
            withdrawn: vec!["address".to_owned(), "phone".to_owned()],
        };
        assert_eq!(history[1].detail.as_ref().unwrap().event, expected);
        let corrected = scene.again().corrections(&[&id("Tobias"), &mira, &newcomer]).unwrap();
        assert_eq!(corrected.keys().collect::<Vec<_>>(), [&mira]);
        let correction =
            Correction { at: noon("2026-01-03"), statement: "not mine".to_owned(), about: Some("contacts".to_owned()) };
        assert_eq!(corrected[&mira], [correction]);
        assert!(scene.again().for_tenant("client").unwrap().corrections(&[&mira]).unwrap().is_empty());
        // Whoever says it again has it again.
        keep(&scene.store, &[person("Mira", &[phone("+1")])], "2026-01-04");
        assert_eq!(scene.number(&format!("SELECT COUNT(*) FROM {SIGHTINGS}")), 5);
        let none = scene.store.correct(&mira, "a word", None, &[], on("2026-01-05")).unwrap();
        assert_eq!(none, (5, vec![]));
        assert!(matches!(scene.store.correct(&newcomer, "", None, &[], on("2026-01-05")), Err(StoreError::Unknown(_))));
        assert_whole(&scene.store, 6);
    });
}

#[test]
fn the_time_of_the_history_never_goes_back() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[])], "2026-03-02");
        for day in ["2026-03-01", "1969-07-20", "2026-03-03", "2025-01-01", "2026-03-02"] {
            scene.store.note(&id("Mira"), &looked(), on(day)).unwrap();
        }
        let history = scene.store.history(&id("Mira")).unwrap();
        let days: Vec<String> = history.iter().map(|entry| day_of(entry.leaf.at)).collect();
        let expected = ["2026-03-02", "2026-03-02", "2026-03-02", "2026-03-03", "2026-03-03", "2026-03-03"];
        assert_eq!(days, expected);
        let heads = scene.rows("SELECT at, size FROM head ORDER BY day");
        let heads: Vec<(String, i64)> =
            heads.iter().map(|row| (day_of(row.int(0).unwrap()), row.int(1).unwrap())).collect();
        let expected = [("2026-01-01", 1), ("2026-03-02", 4), ("2026-03-03", 7)];
        assert_eq!(heads, expected.map(|(day, size)| (day.to_owned(), size)));
        assert_whole(&scene.store, 7);
    });
}

fn day_of(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

#[test]
fn nothing_that_people_write_is_in_the_way() {
    let texts = ["Robert'); DROP TABLE subject;--", "a\0b\0", "\u{1}n2\u{1} \u{202e}", "\"", "\\", "", "?1 $1 %s {}"];
    with_records(|scene| {
        for (number, text) in (1..).zip(texts) {
            let subject = Kept {
                name: Name::new(text),
                jurisdiction: Some(text.to_owned()),
                dossier: text.into(),
                confidential: Some(text.into()),
                assessment: serde_json::json!({ "said": text }).to_string(),
                ..like(person(&format!("Person {number}"), &[phone(text)]), phone(text), &["Mira"])
            };
            keep(&scene.store, std::slice::from_ref(&subject), "2026-01-02");
            let by = Actor { by: text, at: noon("2026-01-03") };
            let decided =
                Event::Decided { decision: Decision::Ask, reason: text.to_owned(), on: None, second_reader: false };
            scene.store.note(&subject.id, &decided, by).unwrap();
            scene.store.correct(&subject.id, text, Some(text), &[phone(text)], by).unwrap();
            let past = scene.store.past(&subject.id, None).unwrap();
            assert_eq!((past.dossier, past.confidential), (subject.dossier, subject.confidential));
            assert_eq!(past.assessment, subject.assessment);
            let history = scene.store.history(&subject.id).unwrap();
            let last = history.last().unwrap().detail.clone().unwrap();
            assert_eq!(last.by, text);
            assert!(matches!(&last.event, Event::Corrected { statement, .. } if statement == text));
        }
        assert_whole(&scene.store, 1 + 3 * texts.len() as i64);
        scene.store.erase(&id("Person 1"), &Event::Erased { reason: texts[1].to_owned() }, on("2026-01-04")).unwrap();
        assert_eq!(scene.store.counts().unwrap().subjects, texts.len() as i64);
    });
}

#[test]
fn a_reason_may_be_a_book() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
        let held = Event::Held { reason: "because ".repeat(1 << 17), until: "2027-01-31".to_owned() };
        scene.store.note(&id("Mira"), &held, on("2026-01-03")).unwrap();
        let history = scene.store.history(&id("Mira")).unwrap();
        assert!(history[1].detail.as_ref().unwrap().event == held);
        assert_whole(&scene.store, 3);
    });
}

#[test]
fn an_id_is_short_however_long_the_text_was() {
    let text = "Robert'); DROP TABLE subject;-- ".repeat(10 << 20 >> 5);
    let subject = id(&text);
    assert!(subject.as_str().len() <= 80 && subject.as_str().starts_with("robert-drop-table-subject"), "{subject}");
    with_records(|scene| {
        let other = sighting("Mira");
        let kept = Kept { id: subject.clone(), ..person(other.name.reveal(), &[]) };
        keep(&scene.store, &[kept], "2026-01-02");
        assert_eq!(scene.store.history(&subject).unwrap().len(), 1);
        assert!(matches!(scene.store.history(&id("robert")), Err(StoreError::Unknown(_))));
        let values = [Value::Int(1)];
        assert_eq!(scene.change("UPDATE state SET one = ?1", &values), 1, "the tables are there");
    });
}
