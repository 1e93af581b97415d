//! Records, opened: the database, the keys, and the tenant in whose name is written and read.

use std::collections::BTreeMap;

use ed25519_dalek::{SigningKey, VerifyingKey};
use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::blind::Blinder;
use crate::card::Card;
use crate::error::{Result, StoreError};
use crate::ledger::Ledger;
use crate::location::Location;
use crate::log::entry::{Event, hexadecimal};
use crate::log::merkle::Frontier;
use crate::seal::{Keyring, Place, Secret, open, random, seal};
use crate::sql::{Database, Row, Sql, Value};
use vetwork_model::SubjectId;

/// Who does something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Actor<'a> {
    /// As they call themselves.
    pub by: &'a str,
    /// The time given.
    pub at: Timestamp,
}

/// Records that were found, before their key is.
pub struct Found {
    pub(crate) database: Database,
    id: String,
    location: Location,
}

impl Found {
    /// Opens the records at a place, and brings them to this program's version.
    pub fn at(location: &Location) -> Result<Found> {
        let database = location.open()?;
        let row = database.read(&mut |sql| sql.one("SELECT id FROM records", &[]))?;
        let half_made = || StoreError::NotRecords { place: location.to_string() };
        let id = row.ok_or_else(half_made)?.text(0)?.to_owned();
        Ok(Found { database, id, location: location.clone() })
    }

    /// Which records these are: 16 hexadecimal digits that name their key.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Opens them with the master key. A wrong key is said here, before anything is read or written.
    pub fn unlock(self, keys: Keyring) -> Result<Store> {
        let Found { database, id, location } = self;
        let row = database.read(&mut |sql| sql.one("SELECT verifying_key, signing_key FROM records", &[]))?;
        let row = row.ok_or_else(|| StoreError::NotRecords { place: location.to_string() })?;
        let own = Zeroizing::new(keys.unwrap(own_place(&id), row.blob(1)?)?);
        let damaged = || StoreError::Damaged { why: "the keys of the records".to_owned() };
        let (seed, house) = own.split_first_chunk::<32>().ok_or_else(damaged)?;
        let signing = SigningKey::from_bytes(seed);
        if signing.verifying_key().to_bytes() != row.bytes::<32>(0)? {
            return Err(damaged());
        }
        let house = Secret::new(house.try_into().map_err(|_| damaged())?);
        let mut store = Store { database, keys, id, location, signing, house, tenant: Tenant::none()? };
        store.tenant = store.tenant_named(DEFAULT_TENANT)?.ok_or_else(damaged)?;
        Ok(store)
    }
}

/// The tenant when nothing is said.
pub const DEFAULT_TENANT: &str = "default";

/// A client whose subjects never meet those of others.
pub(crate) struct Tenant {
    pub(crate) number: i64,
    pub(crate) blinder: Blinder,
}

impl Tenant {
    fn none() -> Result<Tenant> {
        Ok(Tenant { number: 0, blinder: Blinder::new(&Secret::random()?) })
    }
}

/// Records, opened.
pub struct Store {
    pub(crate) database: Database,
    pub(crate) keys: Keyring,
    pub(crate) id: String,
    pub(crate) location: Location,
    pub(crate) signing: SigningKey,
    pub(crate) house: Secret,
    pub(crate) tenant: Tenant,
}

/// An id for records that are to be made.
pub fn new_id() -> Result<String> {
    random::<8>().map(|bytes| hexadecimal(&bytes))
}

impl Store {
    /// Makes records. Refuses a place where there are some.
    pub fn create(location: &Location, id: &str, keys: Keyring, actor: Actor<'_>) -> Result<Store> {
        let database = match location.create() {
            // One whose making was interrupted is made to its end.
            Err(StoreError::AlreadyThere { .. }) => {
                let taken = || StoreError::AlreadyThere { place: location.to_string() };
                let database =
                    location.open().map_err(|error| if error.is_of_something_else() { taken() } else { error })?;
                if database.read(&mut |sql| sql.one("SELECT id FROM records", &[]))?.is_some() {
                    return Err(taken());
                }
                database
            }
            made => made?,
        };
        let signing = SigningKey::from_bytes(Secret::random()?.bytes());
        let house = Secret::random()?;
        let own = Zeroizing::new([signing.as_bytes().as_slice(), house.bytes()].concat());
        let wrapped = keys.wrap(own_place(id), &own)?;
        let tenant = Tenant::none()?;
        let store = Store { database, keys, id: id.to_owned(), location: location.clone(), signing, house, tenant };
        store.database.write(&mut |sql| store.begin(sql, &wrapped, actor))?;
        let Store { database, keys, id, location, .. } = store;
        Found { database, id, location }.unlock(keys)
    }

    fn begin(&self, sql: &mut dyn Sql, wrapped: &[u8], actor: Actor<'_>) -> Result<()> {
        let verifying = self.signing.verifying_key().to_bytes();
        let at = Value::Int(actor.at.as_millisecond());
        let records = [Value::Int(1), Value::Text(&self.id), at, Value::Blob(&verifying), Value::Blob(wrapped)];
        let made = sql.execute(
            "INSERT INTO records (one, id, made_at, verifying_key, signing_key) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT DO NOTHING",
            &records,
        )?;
        if made == 0 {
            // Somebody else made some at this very moment.
            return Err(StoreError::AlreadyThere { place: self.location.to_string() });
        }
        let frontier = Frontier::new().to_bytes();
        sql.execute(
            "INSERT INTO state (one, next_subject, entries, last_at, frontier) VALUES (1, 1, 0, 0, ?1)",
            &[Value::Blob(&frontier)],
        )?;
        self.add_tenant(sql, DEFAULT_TENANT)?;
        let mut ledger = Ledger::begin(self, sql, actor)?;
        ledger.append(None, Event::Made)?;
        ledger.finish()?;
        Ok(())
    }

    /// Adds a tenant, unless there is one of the name.
    fn add_tenant(&self, sql: &mut dyn Sql, name: &str) -> Result<()> {
        // Two who come at once must not take one number.
        lock_writers(sql)?;
        self.learn_key(sql)?;
        let row = sql.one("SELECT COALESCE(MAX(number), 0) + 1 FROM tenant", &[])?;
        let number = row.map_or(Ok(1), |row| row.int(0))?;
        let key = self.keys.wrap(tenant_place(&self.id, number), Secret::random()?.bytes())?;
        sql.execute(
            "INSERT INTO tenant (number, name, index_key, subjects) VALUES (?1, ?2, ?3, 0) ON CONFLICT (name) DO NOTHING",
            &[Value::Int(number), Value::Text(name), Value::Blob(&key)],
        )?;
        Ok(())
    }

    fn tenant_named(&self, name: &str) -> Result<Option<Tenant>> {
        let text = "SELECT number, index_key FROM tenant WHERE name = ?1";
        let row = self.database.read(&mut |sql| sql.one(text, &[Value::Text(name)]))?;
        let Some(row) = row else { return Ok(None) };
        self.tenant_of(&row).map(Some)
    }

    /// Opens a row of number and index key.
    fn tenant_of(&self, row: &Row) -> Result<Tenant> {
        let number = row.int(0)?;
        let key = self.unwrapped(tenant_place(&self.id, number), row.blob(1)?)?;
        Ok(Tenant { number, blinder: Blinder::new(&key) })
    }

    /// The index keys of all tenants.
    pub(crate) fn blinders(&self, sql: &mut dyn Sql) -> Result<BTreeMap<i64, Blinder>> {
        let rows = sql.all("SELECT number, index_key FROM tenant", &[])?;
        rows.iter().map(|row| self.tenant_of(row).map(|tenant| (tenant.number, tenant.blinder))).collect()
    }

    /// Goes on in the name of another tenant, who is added if there is none of the name.
    pub fn for_tenant(mut self, name: &str) -> Result<Store> {
        if self.tenant_named(name)?.is_none() {
            self.database.write(&mut |sql| self.add_tenant(sql, name))?;
        }
        let unknown = || StoreError::Unknown(name.to_owned());
        self.tenant = self.tenant_named(name)?.ok_or_else(unknown)?;
        Ok(self)
    }

    /// Which records these are.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where they are.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The master keys.
    pub fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// The key with which the heads of these records are checked. It may be known to all.
    pub fn verifying_key(&self) -> VerifyingKey {
        self.signing.verifying_key()
    }

    /// Before a new key is wrapped: were the records' own keys wrapped with a master key that is not known here, it
    /// was changed meanwhile, and the one at hand will soon be nowhere. To be called with the row of `state` locked.
    pub(crate) fn learn_key(&self, sql: &mut dyn Sql) -> Result<()> {
        if let Some(row) = sql.one("SELECT signing_key FROM records", &[])? {
            drop(self.keys.master(own_place(&self.id), row.blob(0)?)?);
        }
        Ok(())
    }

    pub(crate) fn unwrapped(&self, place: Place<'_>, wrapped: &[u8]) -> Result<Secret> {
        let bytes = Zeroizing::new(self.keys.unwrap(place, wrapped)?);
        let broken = |_| StoreError::Seal { what: format!("{} of row {}", place.column, place.row) };
        bytes.as_slice().try_into().map(Secret::new).map_err(broken)
    }

    pub(crate) fn place(&self, column: &'static str, row: i64, subject: i64) -> Place<'_> {
        Place { records: &self.id, column, row, subject }
    }
}

pub(crate) fn own_place(id: &str) -> Place<'_> {
    Place { records: id, column: "records.signing_key", row: 1, subject: 0 }
}

pub(crate) fn tenant_place(id: &str, number: i64) -> Place<'_> {
    Place { records: id, column: "tenant.index_key", row: number, subject: 0 }
}

/// A subject's row, opened.
pub(crate) struct Subject {
    pub(crate) number: i64,
    pub(crate) key: Secret,
    pub(crate) card: Card,
    /// Milliseconds since 1970.
    pub(crate) held_until: Option<i64>,
}

/// The columns of [`Store::opened`].
pub(crate) const SUBJECT: &str = "number, data_key, card, held_until";

impl Store {
    /// Opens a row of [`SUBJECT`].
    pub(crate) fn opened(&self, row: &Row) -> Result<Subject> {
        let number = row.int(0)?;
        let key = self.unwrapped(self.place("subject.data_key", number, number), row.blob(1)?)?;
        let card = Card::from_bytes(&open(&key, self.place("subject.card", number, number), row.blob(2)?)?)?;
        let held_until = if row.is_null(3) { None } else { Some(row.int(3)?) };
        Ok(Subject { number, key, card, held_until })
    }

    /// A new subject's key and row, not yet written.
    pub(crate) fn fresh(&self, number: i64, card: Card) -> Result<Subject> {
        Ok(Subject { number, key: Secret::random()?, card, held_until: None })
    }

    pub(crate) fn sealed_card(&self, subject: &Subject) -> Result<Vec<u8>> {
        let place = self.place("subject.card", subject.number, subject.number);
        seal(&subject.key, place, &subject.card.to_bytes()?)
    }

    pub(crate) fn wrapped_key(&self, subject: &Subject) -> Result<Vec<u8>> {
        self.keys.wrap(self.place("subject.data_key", subject.number, subject.number), subject.key.bytes())
    }

    /// The row of [`SUBJECT`] of the subject with an id.
    pub(crate) fn subject_row(&self, sql: &mut dyn Sql, id: &SubjectId) -> Result<Option<Row>> {
        let digest = self.tenant.blinder.subject(id);
        let text = format!("SELECT {SUBJECT} FROM subject WHERE tenant = ?1 AND id_digest = ?2");
        sql.one(&text, &[Value::Int(self.tenant.number), Value::Blob(&digest)])
    }

    /// The subject with an id, opened.
    pub(crate) fn subject(&self, sql: &mut dyn Sql, id: &SubjectId) -> Result<Option<Subject>> {
        self.subject_row(sql, id)?.map(|row| self.opened(&row)).transpose()
    }

    /// The same, or the error that says that nobody is remembered under it.
    pub(crate) fn known(&self, sql: &mut dyn Sql, id: &SubjectId) -> Result<Subject> {
        self.subject(sql, id)?.ok_or_else(|| StoreError::Unknown(id.to_string()))
    }

    /// Writes a card that was changed.
    pub(crate) fn update_card(&self, sql: &mut dyn Sql, subject: &Subject) -> Result<()> {
        let card = self.sealed_card(subject)?;
        sql.execute(
            "UPDATE subject SET card = ?1 WHERE number = ?2",
            &[Value::Blob(&card), Value::Int(subject.number)],
        )?;
        Ok(())
    }

    /// How many subjects are remembered, how many entries the history has, and when the last one was made.
    pub fn counts(&self) -> Result<Counts> {
        let text = "SELECT subjects, entries, last_at FROM tenant, state WHERE number = ?1";
        let row = self.database.glance(&mut |sql| sql.one(text, &[Value::Int(self.tenant.number)]))?;
        let row = row.ok_or_else(|| StoreError::Damaged { why: "the state of the records is missing".to_owned() })?;
        let last_at = Timestamp::from_millisecond(row.int(2)?).unwrap_or_default();
        Ok(Counts { subjects: row.int(0)?, entries: row.int(1)?, last_at })
    }
}

/// Waits until no other writer is left, and locks them out until the transaction ends.
pub(crate) fn lock_writers(sql: &mut dyn Sql) -> Result<()> {
    sql.one(&format!("SELECT one FROM state{}", sql.for_update()), &[]).map(drop)
}

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Subjects that are remembered.
    pub subjects: i64,
    /// Entries of the history.
    pub entries: i64,
    /// When the last entry was made.
    pub last_at: Timestamp,
}
