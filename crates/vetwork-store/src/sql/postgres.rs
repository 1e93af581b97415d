//! Records on a server. Any number of writers at once, from any number of machines; a step that met
//! another, or lost its connection before it was kept, is run again.

mod address;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use bytes::BytesMut;
use postgres::error::{DbError, Severity, SqlState};
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use super::migrate::{Dialect, is_current, migrate};
use super::{Cell, Row, Sql, Value, Work};
use crate::error::{Result, StoreError};
use address::Address;
pub use address::shown;

/// Whoever makes or migrates records holds this lock of the database: "Vetw".
const LOCK: &str = "SELECT pg_advisory_xact_lock(1449489527)";

/// What every connection is set to. Outside of a transaction of ours nothing can be written, and a long
/// export is not cut off.
const SETTINGS: &str = "SET default_transaction_read_only = on; SET statement_timeout = 0";

/// How often a step is run again; with pauses that grow, some nine seconds in all.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(3);

/// Different texts that a connection keeps ready.
const STATEMENTS: usize = 512;

/// A server with records.
pub struct Postgres {
    address: Address,
    free: Mutex<Vec<Session>>,
}

impl Postgres {
    /// Makes records in a database that has none.
    pub fn create(url: &str) -> Result<Postgres> {
        let postgres = Postgres::at(url)?;
        postgres.write(&mut |sql| {
            sql.batch(LOCK)?;
            // Tables without records are of a making that was interrupted.
            if has_table(sql, "records")? && sql.one("SELECT 1 FROM records", &[])?.is_some() {
                return Err(StoreError::AlreadyThere { place: postgres.address.shown.clone() });
            }
            let is_new = !has_table(sql, "migration")?;
            migrate(sql, Dialect::Postgres, is_new)
        })?;
        Ok(postgres)
    }

    /// Opens records that are there, and brings them up to date.
    pub fn open(url: &str) -> Result<Postgres> {
        let postgres = Postgres::at(url)?;
        let missing = || StoreError::Missing { place: postgres.address.shown.clone() };
        let is_current =
            postgres.read(&mut |sql| if has_table(sql, "migration")? { is_current(sql) } else { Err(missing()) })?;
        if !is_current {
            postgres.write(&mut |sql| {
                sql.batch(LOCK)?;
                migrate(sql, Dialect::Postgres, false)
            })?;
        }
        Ok(postgres)
    }

    fn at(url: &str) -> Result<Postgres> {
        Ok(Postgres { address: Address::read(url)?, free: Mutex::default() })
    }

    /// Where the server is, without the password.
    pub fn place(&self) -> &str {
        &self.address.shown
    }

    /// One transaction that writes.
    pub fn write<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        self.step(Frame::Write, work)
    }

    /// One transaction that reads, and sees one moment.
    pub fn read<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        self.step(Frame::Read, work)
    }

    /// Queries without a transaction: each sees what is there when it runs, and costs one round trip.
    pub fn glance<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        self.step(Frame::Glance, work)
    }

    fn step<T>(&self, frame: Frame, work: &mut Work<'_, T>) -> Result<T> {
        for count in 0..TRIES {
            match self.attempt(frame, work) {
                Err(failure) if failure.is_passing => std::thread::sleep(PAUSE * count * count),
                done => return done.map_err(|failure| failure.error),
            }
        }
        self.attempt(frame, work).map_err(|failure| failure.error)
    }

    fn attempt<T>(&self, frame: Frame, work: &mut Work<'_, T>) -> std::result::Result<T, Failure> {
        let mut session = self.session()?;
        let done = session.begin(frame).and_then(|()| work(&mut session));
        let done = done.and_then(|done| session.keep(frame).map(|()| done));
        if done.is_err() {
            session.undo(frame);
        }
        let trouble = session.trouble.take();
        if trouble >= Some(Trouble::Broken) {
            // The server went away, and with it most likely all the others.
            locked(&self.free).clear();
        } else {
            locked(&self.free).push(session);
        }
        let is_passing = matches!(trouble, Some(Trouble::Met | Trouble::Broken));
        done.map_err(|error| Failure { error, is_passing })
    }

    /// A connection that nobody uses, or a new one.
    fn session(&self) -> std::result::Result<Session, Failure> {
        if let Some(session) = locked(&self.free).pop() {
            return Ok(session);
        }
        let config = &self.address.config;
        let connected = match &self.address.tls {
            Some(tls) => config.connect(tls.clone()),
            None => config.connect(NoTls),
        };
        let ready = connected.and_then(|mut client| client.batch_execute(SETTINGS).map(|()| client));
        let client = ready.map_err(|error| {
            // A server that is starting answers like this, for a moment.
            let is_passing = error.code() == Some(&SqlState::CANNOT_CONNECT_NOW);
            Failure { error: not_connected(said(&error), error.code()), is_passing }
        })?;
        Ok(Session { client, statements: BTreeMap::new(), trouble: None })
    }
}

fn has_table(sql: &mut dyn Sql, name: &str) -> Result<bool> {
    // Only where a table would be made: one of somebody else further down the search path is not ours.
    let text = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?1::text";
    Ok(sql.one(text, &[Value::Text(name)])?.is_some())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// How a step of work is framed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Write,
    Read,
    Glance,
}

/// Why an attempt failed, and whether the next may go better.
struct Failure {
    error: StoreError,
    is_passing: bool,
}

/// What became of a connection during a step; the worst counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    /// A statement was refused, and with it the rest of the transaction.
    Refused,
    /// Others were in the way: nothing is kept, and the next attempt may go better.
    Met,
    /// It broke before anything was to be kept.
    Broken,
    /// It broke when it does not help, or is not right, to run the step again.
    Lost,
}

impl Trouble {
    fn of(error: &postgres::Error) -> Trouble {
        match error.as_db_error() {
            Some(said) if is_fatal(said) => Trouble::Broken,
            Some(said) if has_met(said) => Trouble::Met,
            Some(_) => Trouble::Refused,
            None if error.is_closed() || is_from_the_wire(error) => Trouble::Broken,
            None => Trouble::Refused,
        }
    }
}

/// The server ends a connection after it said so.
fn is_fatal(said: &DbError) -> bool {
    matches!(said.parsed_severity(), Some(Severity::Fatal | Severity::Panic))
}

/// Not serializable, a deadlock, a lock that did not come free.
fn has_met(said: &DbError) -> bool {
    matches!(said.code().code(), "40001" | "40P01" | "55P03")
}

/// Told apart from a value that cannot be encoded, which the driver calls an error of input as well.
fn is_from_the_wire(error: &postgres::Error) -> bool {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
    cause.is_some_and(|cause| cause.kind() != std::io::ErrorKind::InvalidInput)
}

/// One connection, and the statements that it has ready.
struct Session {
    client: Client,
    statements: BTreeMap<String, Statement>,
    trouble: Option<Trouble>,
}

impl Session {
    fn begin(&mut self, frame: Frame) -> Result<()> {
        match frame {
            Frame::Write => self.batch("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
            Frame::Read => self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            Frame::Glance => Ok(()),
        }
    }

    /// Ends a transaction whose work went well.
    fn keep(&mut self, frame: Frame) -> Result<()> {
        if frame == Frame::Glance {
            return Ok(());
        }
        if self.trouble.is_some() {
            // The server would answer COMMIT with a rollback, and call it a success.
            let why = "a statement of this step had failed; nothing of the step was written";
            return Err(StoreError::Refused { why: why.to_owned() });
        }
        let kept = self.batch("COMMIT");
        if frame == Frame::Write && self.trouble == Some(Trouble::Broken) {
            self.trouble = Some(Trouble::Lost);
            return Err(StoreError::Lost);
        }
        kept
    }

    /// Ends a transaction whose work did not go well.
    fn undo(&mut self, frame: Frame) {
        let is_open = frame != Frame::Glance && self.trouble < Some(Trouble::Broken);
        if is_open && self.client.batch_execute("ROLLBACK").is_err() {
            self.trouble = Some(Trouble::Lost);
        }
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        let prepared = self.client.prepare(&sql.replace('?', "$"));
        let statement = prepared.map_err(|error| noted(&mut self.trouble, &error))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Runs a statement, hands over its rows as they come, and counts them.
    fn run(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row) -> Result<()>) -> Result<u64> {
        let statement = self.prepared(sql)?;
        let trouble = &mut self.trouble;
        let sent = self.client.query_raw(&statement, values.iter().copied().map(Bound));
        let mut rows = sent.map_err(|error| noted(trouble, &error))?;
        let mut one = Row::default();
        while let Some(found) = rows.next().map_err(|error| noted(trouble, &error))? {
            one.0.clear();
            for column in 0..found.len() {
                one.0.push(cell(&found, column)?);
            }
            row(&one)?;
        }
        Ok(rows.rows_affected().unwrap_or(0))
    }
}

impl Sql for Session {
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        self.run(sql, values, &mut |_| Ok(()))
    }

    fn each(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        self.run(sql, values, row).map(|_| ())
    }

    fn batch(&mut self, sql: &str) -> Result<()> {
        self.client.batch_execute(sql).map_err(|error| noted(&mut self.trouble, &error))
    }

    fn for_update(&self) -> &'static str {
        " FOR UPDATE"
    }
}

/// A value on its way. The driver logs what it binds: there is nothing to be seen.
struct Bound<'a>(Value<'a>);

impl std::fmt::Debug for Bound<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("_")
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *kind == Type::INT8 => number.to_sql(kind, out),
            Value::Int(number) if *kind == Type::INT4 => i32::try_from(number)?.to_sql(kind, out),
            Value::Blob(bytes) if *kind == Type::BYTEA => bytes.to_sql(kind, out),
            Value::Text(text) if <&str as ToSql>::accepts(kind) => text.to_sql(kind, out),
            _ => Err(format!("a value that is no {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn cell(row: &postgres::Row, column: usize) -> Result<Cell> {
    fn value<'a, T: FromSql<'a>>(row: &'a postgres::Row, column: usize) -> Result<Option<T>> {
        row.try_get(column).map_err(|error| StoreError::Damaged { why: said(&error) })
    }
    let cell = match *row.columns()[column].type_() {
        Type::INT8 => value(row, column)?.map(Cell::Int),
        Type::INT4 => value::<i32>(row, column)?.map(|number| Cell::Int(number.into())),
        Type::BYTEA => value(row, column)?.map(Cell::Blob),
        _ => value(row, column)?.map(Cell::Text),
    };
    Ok(cell.unwrap_or(Cell::Null))
}

/// Remembers that something went wrong, so that a transaction that is no more is not taken for one.
fn noted(trouble: &mut Option<Trouble>, error: &postgres::Error) -> StoreError {
    *trouble = (*trouble).max(Some(Trouble::of(error)));
    in_words(error)
}

/// What the server or the driver says. The details of the server are left out: they quote rows.
fn said(error: &postgres::Error) -> String {
    if let Some(said) = error.as_db_error() {
        return format!("{} (SQLSTATE {})", said.message(), said.code().code());
    }
    let mut words = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        words.push_str(&format!(": {cause}"));
        next = cause.source();
    }
    words
}

/// Why there is no connection.
fn not_connected(why: String, code: Option<&SqlState>) -> StoreError {
    // Class 28: who asks is not let in. 3D000: there is no such database.
    if code.is_some_and(|code| code.code().starts_with("28") || code.code() == "3D000") {
        StoreError::Denied { why }
    } else {
        StoreError::Unreachable { why }
    }
}

/// The same, by what it means for the user.
fn in_words(error: &postgres::Error) -> StoreError {
    let why = said(error);
    match error.code().map(|code| code.code()) {
        Some("53100") => StoreError::Full,
        Some("25006") => StoreError::ReadOnly { why },
        Some("42501") => StoreError::Denied { why },
        Some("XX001" | "XX002") => StoreError::Damaged { why },
        _ => match Trouble::of(error) {
            Trouble::Met => StoreError::Busy,
            Trouble::Broken | Trouble::Lost => StoreError::Unreachable { why },
            Trouble::Refused => StoreError::Refused { why },
        },
    }
}
