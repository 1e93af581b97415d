//! Stories of screenings and clearances: kept, read again by their last word, and gone with their subject.

use vetwork_model::{Clearance, Judged, NoRecords, Records};
use vetwork_store::{About, Asking, Event, Kept, Recall, ScreenedFacts, Store, StoreError};

use crate::scene::{assert_whole, erased, id, keep, on, person, phone, with_records};

fn screened(lists: &str, findings: usize) -> Event {
    let facts = ScreenedFacts { lists: lists.to_owned(), asked: "name".to_owned(), outcome: "{}".to_owned(), findings };
    Event::Screened(Box::new(facts))
}

fn cleared(entry: &str, why: &str, second_reader: bool) -> Event {
    Event::Cleared {
        list: "un".to_owned(),
        entry: entry.to_owned(),
        version: "aa".to_owned(),
        why: why.to_owned(),
        until: Some("2027-01-31".to_owned()),
        second_reader,
        judged: vec![Judged { part: "subject".to_owned(), level: 2 }],
    }
}

fn said(store: &Store, name: &str) -> Vec<(String, String, bool)> {
    let short = |one: Clearance| (one.entry, one.why, one.waits);
    store.clearances(&id(name)).unwrap().into_iter().map(short).collect()
}

fn text(entry: &str, why: &str, waits: bool) -> (String, String, bool) {
    (entry.to_owned(), why.to_owned(), waits)
}

#[test]
fn everybody_is_read_with_the_last_screening() {
    with_records(|scene| {
        let store = &scene.store;
        keep(store, &[person("Mira", &[phone("+1")]), person("Tobias", &[])], "2026-01-02");
        let both = [(id("Mira"), screened("a", 1)), (id("Tobias"), screened("a", 0)), (id("Nobody"), screened("a", 0))];
        store.note_each(&both, on("2026-01-03")).unwrap();
        store.note_each(&[(id("Mira"), screened("b", 2))], on("2026-01-04")).unwrap();
        store.note_each(&[], on("2026-01-04")).unwrap();
        let again = scene.again();
        let people = again.on_record(&again.roll().unwrap(), 1).unwrap();
        let found: Vec<(String, usize, About)> = people
            .into_iter()
            .map(|one| one.unwrap())
            .map(|one| (one.id.to_string(), one.screened.unwrap().findings, one.about))
            .collect();
        let dossier = |name| About::Dossier(person(name, &[]).dossier);
        assert_eq!(found, [("mira".to_owned(), 2, dossier("Mira")), ("tobias".to_owned(), 0, dossier("Tobias"))]);
        assert!(again.for_tenant("client").unwrap().roll().unwrap().is_empty());
        assert_whole(store, 6);
    });
}

/// What is known of whom a screening asks for, and the entry of the dossier.
fn about(store: &Store, form: i64) -> Vec<(About, i64)> {
    let people = store.on_record(&store.roll().unwrap(), form).unwrap();
    people.into_iter().map(|one| one.unwrap()).map(|one| (one.about, one.dossier_at)).collect()
}

#[test]
fn a_question_is_kept_for_one_dossier_in_one_form() {
    with_records(|scene| {
        let store = &scene.store;
        let asking = |name: &str, dossier_at| Asking { id: id(name), dossier_at, question: name.into() };
        let question = |name: &str, at| (About::Question(name.into()), at);
        let dossier = |kept: &Kept, at| (About::Dossier(kept.dossier.clone()), at);
        let (mira, tobias) = (person("Mira", &[]), person("Tobias", &[]));
        keep(store, &[mira.clone(), tobias.clone()], "2026-01-02");
        assert_eq!(about(store, 7), [dossier(&mira, 1), dossier(&tobias, 2)], "nothing is kept yet");
        store.keep_questions(&[], 7).unwrap();
        // Of another dossier than the last, or of nobody: left out.
        store.keep_questions(&[asking("Mira", 1), asking("Tobias", 1), asking("Nobody", 1)], 7).unwrap();
        assert_eq!(about(&scene.again(), 7), [question("Mira", 1), dossier(&tobias, 2)]);
        assert_eq!(about(store, 8)[0], dossier(&mira, 1), "in another form");
        store.keep_questions(&[asking("Mira", 1), asking("Tobias", 2)], 8).unwrap();
        assert_eq!(about(store, 8), [question("Mira", 1), question("Tobias", 2)], "it replaces the one before");
        assert_eq!(about(store, 7), [dossier(&mira, 1), dossier(&tobias, 2)]);
        keep(store, std::slice::from_ref(&mira), "2026-01-03");
        assert_eq!(about(store, 8)[0], question("Mira", 1), "the dossier is the same");
        let other = Kept { dossier: b"another".to_vec(), ..mira };
        keep(store, std::slice::from_ref(&other), "2026-01-04");
        assert_eq!(about(store, 8), [dossier(&other, 4), question("Tobias", 2)], "the dossier is another");
        // Of another subject, or damaged: made again.
        scene.change("UPDATE question SET body = (SELECT body FROM question WHERE subject = 1) WHERE subject = 2", &[]);
        assert_eq!(about(store, 8)[1], dossier(&tobias, 2));
        store.erase(&id("Tobias"), &erased(), on("2026-01-05")).unwrap();
        assert_eq!(scene.number("SELECT COUNT(*) FROM question"), 1);
        assert_whole(store, 6);
        scene.change("UPDATE question SET subject = 2", &[]);
        let told = "what was asked of the lists about 1 subjects who were erased is still there";
        assert_eq!(scene.verify().problems, [told]);
    });
}

#[test]
fn the_last_word_on_an_entry_counts() {
    with_records(|scene| {
        let store = &scene.store;
        keep(store, &[person("Mira", &[])], "2026-01-02");
        let note = |event: Event, day: &str| store.note(&id("Mira"), &event, on(day)).unwrap();
        note(cleared("1", "born elsewhere", false), "2026-01-03");
        let second = note(cleared("2", "another face", true), "2026-01-03");
        assert_eq!(said(store, "Mira"), [text("1", "born elsewhere", false), text("2", "another face", true)]);
        note(Event::Confirmed { decision: second, agrees: true, reason: "read".to_owned() }, "2026-01-04");
        assert_eq!(said(store, "Mira")[1], text("2", "another face", false));
        note(cleared("1", "passport seen", false), "2026-01-05");
        assert_eq!(said(store, "Mira"), [text("2", "another face", false), text("1", "passport seen", false)]);
        note(Event::Reopened { list: "un".to_owned(), entry: "2".to_owned(), why: "doubt".to_owned() }, "2026-01-06");
        assert_eq!(said(store, "Mira"), [text("1", "passport seen", false)]);
        let third = note(cleared("3", "no", true), "2026-01-07");
        note(Event::Confirmed { decision: third, agrees: false, reason: "not seen".to_owned() }, "2026-01-08");
        assert_eq!(said(store, "Mira"), [text("1", "passport seen", false)]);
        assert_eq!(store.all_clearances().unwrap().keys().map(ToString::to_string).collect::<Vec<_>>(), ["mira"]);
        assert_whole(store, 9);
    });
}

#[test]
fn who_is_erased_takes_screenings_and_clearances_along() {
    with_records(|scene| {
        let store = &scene.store;
        keep(store, &[person("Mira", &[]), person("Tobias", &[])], "2026-01-02");
        store.note_each(&[(id("Mira"), screened("a", 1))], on("2026-01-03")).unwrap();
        store.note(&id("Mira"), &cleared("1", "born elsewhere", false), on("2026-01-03")).unwrap();
        store.note_rescreened(["", "a"], [2, 2], on("2026-01-03")).unwrap();
        store.erase(&id("Mira"), &erased(), on("2026-01-04")).unwrap();
        assert!(store.clearances(&id("Mira")).is_err());
        assert!(store.all_clearances().unwrap().is_empty());
        assert_eq!(store.on_record(&[1, 2], 1).unwrap().len(), 1);
        store.note_rescreened(["a", "b"], [1, 0], on("2026-01-05")).unwrap();
        let followed = scene.again().rescreenings().unwrap();
        assert_eq!(followed, [(String::new(), "a".to_owned()), ("a".to_owned(), "b".to_owned())]);
        assert!(scene.again().for_tenant("client").unwrap().rescreenings().unwrap().is_empty());
        assert_whole(store, 8);
    });
}

/// What a run hears of a subject, and what is kept of that.
fn heard(store: &Store, name: &str) -> Vec<Clearance> {
    let memory = store.memory(&[&id(name)]).unwrap();
    let recall = Recall::new(&memory, &NoRecords, id(name));
    assert_eq!(recall.clearances(&id("Somebody else")), [], "of others nothing is told");
    let first = recall.clearances(&id(name));
    assert_eq!(recall.clearances(&id(name)), first, "asked once");
    let answers = recall.answers().unwrap();
    assert_eq!(answers.clearances, first);
    let memory = store.memory(&[&id(name)]).unwrap();
    let unasked = Recall::new(&memory, &NoRecords, id(name)).answers().unwrap();
    assert_eq!(unasked.clearances, [], "what nobody asked is not kept");
    first
}

#[test]
fn an_assessment_keeps_what_people_had_said_by_then() {
    with_records(|scene| {
        let store = &scene.store;
        assert_eq!(heard(store, "Mira"), [], "somebody new");
        keep(store, &[person("Mira", &[])], "2026-01-02");
        assert_eq!(heard(store, "Mira"), []);
        store.note(&id("Mira"), &cleared("1", "born elsewhere", false), on("2026-01-03")).unwrap();
        let then = heard(store, "Mira");
        assert_eq!(then, store.clearances(&id("Mira")).unwrap());
        assert_eq!(then[0].judged, [Judged { part: "subject".to_owned(), level: 2 }]);
        keep(store, &[Kept { clearances: then.clone(), ..person("Mira", &[]) }], "2026-01-04");
        store.note(&id("Mira"), &cleared("1", "passport seen", true), on("2026-01-05")).unwrap();
        let past = |entry| scene.again().past(&id("Mira"), entry).unwrap().records.clearances(&id("Mira"));
        assert_eq!(past(None), then, "as it was, whatever was said since");
        assert_eq!(past(Some(1)), [], "an assessment from before");
        assert_ne!(heard(store, "Mira"), then);
        assert!(scene.again().one_with_dossier(&id("Mira")).unwrap().unwrap().clearances[0].waits);
        assert!(matches!(store.one_with_dossier(&id("Nobody")), Err(StoreError::Unknown(_))));
        assert_whole(store, 5);
    });
}

#[test]
fn clearances_that_could_not_be_asked_are_said_afterwards() {
    with_records(|scene| {
        keep(&scene.store, &[person("Mira", &[])], "2026-01-02");
        let memory = scene.store.memory(&[]).unwrap();
        scene.database().write(&mut |sql| sql.batch("ALTER TABLE entry RENAME TO gone")).unwrap();
        let recall = Recall::new(&memory, &NoRecords, id("Mira"));
        assert_eq!(recall.clearances(&id("Mira")), []);
        assert!(recall.answers().is_err());
    });
}
