//! What stories about records are made of: records with a key file of their own, people to be remembered, days on
//! which things happen, and a way past the program to what the database holds.

use std::path::PathBuf;

use jiff::Timestamp;
use tempfile::TempDir;
use vetwork_model::records::Sighting;
use vetwork_model::{Band, Channel, Key, KeyKind, Name, Part, SubjectId, SubjectKind};
use vetwork_store::sql::{Database, Row, Value};
use vetwork_store::{
    Actor, Answer, Claim, Context, Event, Found, Kept, KeySource, Keyring, Location, Result, Secret, Store, Verified,
    new_id,
};

use crate::place::{Place, at_both};

/// Records, opened, with their key beside them as nobody should have it.
pub(crate) struct Scene {
    pub(crate) place: Location,
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
}

/// The blind index, both parts of it.
pub(crate) const SIGHTINGS: &str =
    "(SELECT digest, subject FROM sighting UNION ALL SELECT digest, subject FROM newest_sighting) AS known";

/// Tells a story of new records of each kind.
pub(crate) fn with_records(story: impl Fn(&Scene)) {
    at_both(|place| story(&Scene::at(place)));
}

impl Scene {
    pub(crate) fn at(place: &Place) -> Scene {
        let folder = tempfile::tempdir().unwrap();
        KeySource::create(&folder.path().join("master.key"), &Secret::random().unwrap()).unwrap();
        let source = KeySource::File(folder.path().join("master.key"));
        let (place, id) = (place.location(), new_id().unwrap());
        let store = Store::create(&place, &id, Keyring::load(source).unwrap(), on("2026-01-01")).unwrap();
        Scene { place, folder, store }
    }

    /// In a file, in the scene's own folder.
    pub(crate) fn in_a_file() -> (TempDir, PathBuf, Scene) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records.db");
        let scene = Scene::at(&Place::File(path.clone()));
        (folder, path, scene)
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.folder.path().join("master.key")
    }

    pub(crate) fn keys(&self) -> Keyring {
        Keyring::load(KeySource::File(self.key_file())).unwrap()
    }

    /// The same records, as another process has them.
    pub(crate) fn again(&self) -> Store {
        self.open(&self.place).unwrap()
    }

    /// A copy of these records, or what somebody made of them.
    pub(crate) fn open(&self, place: &Location) -> Result<Store> {
        Found::at(place)?.unlock(self.keys())
    }

    /// The way past the program.
    pub(crate) fn database(&self) -> Database {
        database(&self.place)
    }

    /// Changes something behind the program's back; says how many rows that were.
    pub(crate) fn change(&self, text: &str, values: &[Value<'_>]) -> u64 {
        change(&self.database(), text, values).unwrap()
    }

    pub(crate) fn rows(&self, text: &str) -> Vec<Row> {
        rows(&self.database(), text)
    }

    /// The number in the first row and column.
    pub(crate) fn number(&self, text: &str) -> i64 {
        self.rows(text)[0].int(0).unwrap()
    }

    /// Which number a subject has. The last one to come has the highest.
    pub(crate) fn newest_subject(&self) -> i64 {
        self.number("SELECT MAX(number) FROM subject")
    }

    pub(crate) fn let_history_be_changed(&self) {
        let_history_be_changed(&self.database());
    }

    pub(crate) fn verify(&self) -> Verified {
        verify(&self.store)
    }
}

/// Entries can be changed from now on, by whoever owns the database.
pub(crate) fn let_history_be_changed(database: &Database) {
    let drop = match database {
        Database::Sqlite(_) => "DROP TRIGGER entry_is_kept; DROP TRIGGER entry_is_unchanged",
        Database::Postgres(_) => "DROP TRIGGER entry_is_kept ON entry; DROP TRIGGER entry_is_unchanged ON entry",
    };
    database.write(&mut |sql| sql.batch(drop)).unwrap();
}

pub(crate) fn database(place: &Location) -> Database {
    match place {
        Location::File(path) => Place::File(path.clone()),
        Location::Server(url) => Place::Server(url.clone()),
    }
    .open()
    .unwrap()
}

pub(crate) fn change(database: &Database, text: &str, values: &[Value<'_>]) -> Result<u64> {
    database.write(&mut |sql| sql.execute(text, values))
}

pub(crate) fn rows(database: &Database, text: &str) -> Vec<Row> {
    database.read(&mut |sql| sql.all(text, &[])).unwrap()
}

/// With all that assessments were made from.
pub(crate) fn verify(store: &Store) -> Verified {
    store.verify(None, true, &mut |_| {}).unwrap()
}

/// The history is whole, and has so many entries.
#[track_caller]
pub(crate) fn assert_whole(store: &Store, entries: i64) {
    let verified = verify(store);
    assert_eq!(verified.problems, Vec::<String>::new());
    assert_eq!(verified.entries, entries);
}

/// Everything that a database holds: table, column and bytes of each value, in order.
pub(crate) fn everything(database: &Database) -> Vec<(String, Vec<u8>)> {
    let tables = match database {
        Database::Sqlite(_) => {
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' \
             ORDER BY m.name, c.cid"
        }
        Database::Postgres(_) => {
            "SELECT table_name::text, column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        }
    };
    let mut all = Vec::new();
    for row in rows(database, tables) {
        let (table, column) = (row.text(0).unwrap(), row.text(1).unwrap());
        let first = rows(database, &format!("SELECT {column} FROM {table} ORDER BY 1"));
        all.extend(first.iter().map(|row| (format!("{table}.{column}"), bytes(row))));
    }
    all.sort();
    all
}

fn bytes(row: &Row) -> Vec<u8> {
    let text = || row.text(0).map(|text| text.as_bytes().to_vec());
    let number = || row.int(0).map(|number| number.to_be_bytes().to_vec());
    row.blob(0).map(<[u8]>::to_vec).or_else(|_| text()).or_else(|_| number()).unwrap_or_default()
}

/// Somebody who does something, on a day at noon.
pub(crate) fn on(day: &str) -> Actor<'static> {
    Actor { by: "Ana Officer", at: noon(day) }
}

pub(crate) fn noon(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}

pub(crate) fn id(text: &str) -> SubjectId {
    SubjectId::from_text(text).unwrap()
}

pub(crate) fn key(kind: KeyKind, value: &str) -> Key {
    Key { kind, value: value.to_owned() }
}

pub(crate) fn phone(number: &str) -> Key {
    key(KeyKind::Phone, number)
}

/// Their own, as they wrote it on a form.
pub(crate) fn own(key: Key) -> Claim {
    Claim { key, part: Part::Own, channel: Channel::ApplicantForm, at: None }
}

/// A person with an id that follows from the name, and with these values of their own.
pub(crate) fn person(name: &str, keys: &[Key]) -> Kept {
    let subject = id(name);
    Kept {
        name: Name::new(name),
        kind: SubjectKind::Person,
        jurisdiction: Some("DE".to_owned()),
        privileged: false,
        remote: true,
        through_contractors: false,
        claims: keys.iter().cloned().map(own).collect(),
        band: Band::Verify,
        program: "0.0.0".to_owned(),
        policy: "default".to_owned(),
        evidence: "evidence".to_owned(),
        compared: "compared".to_owned(),
        time: "2026-01-01T00:00:00Z".to_owned(),
        dossier: format!("dossier of {name}").into_bytes(),
        confidential: None,
        assessment: serde_json::json!({ "subject": subject.as_str(), "name": name }).to_string(),
        others: 0,
        answers: Vec::new(),
        clearances: Vec::new(),
        id: subject,
    }
}

/// The same person, who shares a value with these others, as the assessment says.
pub(crate) fn like(mut kept: Kept, key: Key, others: &[&str]) -> Kept {
    let shown: Vec<Sighting> = others.iter().map(|name| sighting(name)).collect();
    let with: Vec<_> = shown.iter().map(|other| (other.subject.as_str(), other.name.reveal())).collect();
    kept.assessment =
        serde_json::json!({ "name": kept.name.reveal(), "with": with, "said": others.join(", ") }).to_string();
    let of_run = shown.iter().map(|other| other.subject.clone()).collect();
    kept.answers.push(Answer { key, subjects: shown.len(), shown, of_run });
    kept.others = others.len();
    kept
}

pub(crate) fn sighting(name: &str) -> Sighting {
    Sighting {
        subject: id(name),
        name: Name::new(name),
        part: Part::Own,
        provenance: Channel::ApplicantForm.provenance(),
        channel: Channel::ApplicantForm,
        at: Some("2026-01-02".parse().unwrap()),
    }
}

pub(crate) fn context() -> Context {
    Context { policy: "be fair".to_owned(), lists: vec!["ofac-2026-01".to_owned()], indicators: String::new() }
}

pub(crate) fn try_to_keep(store: &Store, batch: &[Kept], day: &str) -> Result<()> {
    store.keep(batch, &context(), &|name| name.reveal().to_owned(), on(day))
}

#[track_caller]
pub(crate) fn keep(store: &Store, batch: &[Kept], day: &str) {
    try_to_keep(store, batch, day).unwrap();
}

pub(crate) fn erased() -> Event {
    Event::Erased { reason: "they asked for it".to_owned() }
}

pub(crate) fn looked() -> Event {
    Event::Looked { what: "show".to_owned() }
}
