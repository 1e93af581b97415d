//! Records in a file. One writer at a time (also among processes), any number of readers beside it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, params_from_iter, types::ValueRef};

use super::migrate::{Dialect, is_current, migrate};
use super::{Cell, Row, Sql, Value, Work};
use crate::error::{Result, StoreError};

/// "Vetw": what stands in the header of a file of ours.
const APPLICATION_ID: i32 = 0x5665_7477;

/// The back-off of SQLite is unfair: below five seconds, one of many processes starves.
const BUSY: Duration = Duration::from_secs(20);

/// Different texts that a connection keeps ready.
const STATEMENTS: usize = 256;

/// A file of records.
pub struct Sqlite {
    path: PathBuf,
    /// Closed before the writer: whoever is last empties the journal, and a reader cannot.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Sqlite {
    /// Makes a file that only its owner may read. Refuses a place that is taken.
    pub fn create(path: &Path) -> Result<Sqlite> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(path) {
            Ok(_) => {}
            // An empty file is one whose making was interrupted, or had no room.
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && is_empty(path) => make_private(path)?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(StoreError::AlreadyThere { place: path.display().to_string() });
            }
            Err(error) => return Err(StoreError::File { place: path.display().to_string(), error }),
        }
        let connection = Connection::open_with_flags(path, writing()).map_err(in_words)?;
        connection.busy_timeout(BUSY).map_err(in_words)?;
        connection.pragma_update(None, "page_size", PAGE_BYTES).map_err(in_words)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(in_words)?;
        Self::with(path, connection)
    }

    /// Opens a file that is there, and brings it up to date.
    pub fn open(path: &Path) -> Result<Sqlite> {
        let place = || path.display().to_string();
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(StoreError::NotRecords { place: place() }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::Missing { place: place() });
            }
            Err(error) => return Err(StoreError::File { place: place(), error }),
        }
        let connection = Connection::open_with_flags(path, writing()).map_err(in_words)?;
        connection.busy_timeout(BUSY).map_err(in_words)?;
        // Said before a journal is made beside it that could only be read as well, also when it no longer has to be.
        if connection.is_readonly("main").map_err(in_words)? {
            return Err(StoreError::ReadOnly { why: "the file, or its folder, may only be read".to_owned() });
        }
        let is_ours = connection.query_row("PRAGMA application_id", [], |row| row.get::<_, i32>(0));
        match is_ours {
            Ok(APPLICATION_ID) => Self::with(path, connection),
            Ok(_) => Err(StoreError::NotRecords { place: place() }),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
                Err(StoreError::NotRecords { place: place() })
            }
            Err(error) => Err(in_words(error)),
        }
    }

    fn with(path: &Path, writer: Connection) -> Result<Sqlite> {
        prepare(&writer)?;
        write_ahead(&writer)?;
        // The history is only worth something if what was acknowledged outlives a power cut.
        writer.pragma_update(None, "synchronous", "FULL").map_err(in_words)?;
        // A page of the index that many writes touch is copied into the file once.
        writer.pragma_update(None, "wal_autocheckpoint", JOURNAL_PAGES).map_err(in_words)?;
        // What is deleted is overwritten: an erased key must not stay on a free page.
        writer.pragma_update(None, "secure_delete", "ON").map_err(in_words)?;
        writer.pragma_update(None, "foreign_keys", "ON").map_err(in_words)?;
        let sqlite = Sqlite { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() };
        let is_made = "SELECT 1 FROM sqlite_schema WHERE name = 'migration'";
        if !sqlite.read(&mut |sql| Ok(sql.one(is_made, &[])?.is_some() && is_current(sql)?))? {
            sqlite.write(&mut |sql| migrate(sql, Dialect::Sqlite, true))?;
        }
        Ok(sqlite)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One transaction that writes.
    pub fn write<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        let mut writer = locked(&self.writer);
        // IMMEDIATE takes the lock at once: a transaction that reads first and writes later would be
        // refused without waiting.
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(in_words)?;
        let done = work(&mut Connected(&transaction))?;
        transaction.commit().map_err(in_words)?;
        Ok(done)
    }

    /// One transaction that reads.
    pub fn read<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        let free = locked(&self.readers).pop();
        let mut reader = match free {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let transaction = reader.transaction_with_behavior(TransactionBehavior::Deferred).map_err(in_words)?;
        let done = work(&mut Connected(&transaction));
        drop(transaction);
        locked(&self.readers).push(reader);
        done
    }

    fn reader(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.path, flags).map_err(in_words)?;
        prepare(&reader)?;
        Ok(reader)
    }

    /// Writes the file anew, and moves everything from the journal into it, so that what was deleted is nowhere any
    /// more. `secure_delete` alone is not enough: it leaves what a page held before its rows moved to another one.
    pub fn settle(&self) -> Result<()> {
        let writer = locked(&self.writer);
        // The new file may be larger than memory. All that it holds is sealed.
        writer.pragma_update(None, "temp_store", "FILE").map_err(in_words)?;
        let anew = writer.execute_batch("VACUUM");
        writer.pragma_update(None, "temp_store", "MEMORY").map_err(in_words)?;
        anew.map_err(in_words)?;
        // Readers of this process would hold the journal open.
        locked(&self.readers).clear();
        writer.busy_timeout(SETTLE_PAUSE).map_err(in_words)?;
        let emptied = empty_journal(&writer);
        writer.busy_timeout(BUSY).map_err(in_words)?;
        emptied
    }

    /// Moves everything into the file, and leaves nothing beside it.
    pub fn close(self) -> Result<()> {
        let Sqlite { readers, writer, .. } = self;
        drop(readers);
        let writer = writer.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        writer.pragma_update(None, "journal_mode", "DELETE").map_err(in_words)?;
        writer.close().map_err(|(_, error)| in_words(error))
    }

    /// What SQLite itself finds wrong with its file.
    pub fn integrity(&self) -> Result<Vec<String>> {
        let writer = locked(&self.writer);
        let mut statement = writer.prepare("PRAGMA integrity_check(20)").map_err(in_words)?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0)).map_err(in_words)?;
        let lines: std::result::Result<Vec<String>, _> = lines.collect();
        let mut wrong: Vec<String> = lines.map_err(in_words)?.into_iter().filter(|line| line != "ok").collect();
        // What is missing of a page reads as zeros, which an empty table is too.
        let page: i64 = writer.query_row("PRAGMA page_size", [], |row| row.get(0)).map_err(in_words)?;
        let whole =
            std::fs::metadata(&self.path).is_ok_and(|file| file.len().is_multiple_of(page.unsigned_abs().max(1)));
        if !whole {
            wrong.push("the file ends within a page: the end of it is missing".to_owned());
        }
        Ok(wrong)
    }

    /// Copies the whole into a new file while others read and write.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        let source = self.reader()?;
        // One moment: otherwise every write of others would begin the copy anew.
        let _moment = source.unchecked_transaction().map_err(in_words)?;
        source.query_row("SELECT COUNT(*) FROM migration", [], |_| Ok(())).map_err(in_words)?;
        // Made first, so that nobody but the owner can ever read it.
        let copied = Sqlite::create(path).and_then(|made| {
            drop(made);
            Self::copy_into(&source, path)
        });
        if copied.as_ref().is_err_and(|error| !matches!(error, StoreError::AlreadyThere { .. })) {
            remove(path);
        }
        copied
    }

    fn copy_into(source: &Connection, path: &Path) -> Result<()> {
        let mut copy = Connection::open_with_flags(path, writing()).map_err(in_words)?;
        let backup = rusqlite::backup::Backup::new(source, &mut copy).map_err(in_words)?;
        backup.run_to_completion(PAGES_A_STEP, Duration::from_millis(1), None).map_err(in_words)?;
        drop(backup);
        copy.pragma_update(None, "journal_mode", "DELETE").map_err(in_words)?;
        copy.close().map_err(|(_, error)| in_words(error))
    }
}

/// Half as many pages to write as of SQLite's usual size, when many subjects are stored; one alone touches few.
const PAGE_BYTES: i64 = 8 * 1024;
/// 64 MiB.
const JOURNAL_PAGES: i64 = 8 * 1024;
const SETTLE_TRIES: usize = 200;
const SETTLE_PAUSE: Duration = Duration::from_millis(50);
const PAGES_A_STEP: i32 = 4096;

/// Nobody is waited for when the kind of journal changes: while others are in the way, it is tried again.
fn write_ahead(writer: &Connection) -> Result<()> {
    for _ in 0..SETTLE_TRIES {
        match writer.pragma_update(None, "journal_mode", "WAL").map_err(in_words) {
            Err(StoreError::Busy) => std::thread::sleep(SETTLE_PAUSE),
            done => return done,
        }
    }
    Err(StoreError::Busy)
}

/// Waits for readers as long as any step waits for others.
fn empty_journal(writer: &Connection) -> Result<()> {
    for _ in 0..SETTLE_TRIES {
        let is_busy = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        if !is_busy.map_err(in_words)? {
            return Ok(());
        }
        std::thread::sleep(SETTLE_PAUSE);
    }
    Err(StoreError::Busy)
}

/// How many bytes each table and index of a file takes.
pub fn table_sizes(path: &Path) -> Result<Vec<(String, u64)>> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(in_words)?;
    let text = "SELECT name, SUM(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC";
    let mut statement = connection.prepare(text).map_err(in_words)?;
    let size = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()));
    let sizes = statement.query_map([], size).map_err(in_words)?;
    sizes.collect::<std::result::Result<_, _>>().map_err(in_words)
}

fn writing() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn is_empty(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0)
}

/// Only its owner may read it from now on.
fn make_private(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        let failed = |error| StoreError::File { place: path.display().to_string(), error };
        std::fs::set_permissions(path, private).map_err(failed)?;
    }
    Ok(())
}

/// Takes away a file that was made in vain, with its journals.
pub fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
    for journal in journals(path) {
        let _ = std::fs::remove_file(journal);
    }
}

/// What SQLite keeps beside a file, and takes for the file's own when it opens it.
pub fn journals(path: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", "-journal"].map(|ending| {
        let mut path = path.as_os_str().to_owned();
        path.push(ending);
        path.into()
    })
}

/// What every connection is set to. The time to wait comes first: the rest may already have to.
fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(BUSY).map_err(in_words)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A statement that was prepared once stays so, whatever values it is given.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(in_words)?;
    // What a file brings along may call nothing: it can be anybody's.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false).map_err(in_words)?;
    connection.pragma_update(None, "cache_size", CACHE_KIBIBYTES).map_err(in_words)?;
    // Values of people must not be spilt into a file beside the records.
    connection.pragma_update(None, "temp_store", "MEMORY").map_err(in_words)
}

/// Negative: in KiB. The blind index of a million subjects is looked up at random.
const CACHE_KIBIBYTES: i64 = -64 * 1024;

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

struct Connected<'a>(&'a Connection);

impl Sql for Connected<'_> {
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let mut statement = self.0.prepare_cached(sql).map_err(in_words)?;
        statement.execute(params_from_iter(values)).map(|rows| rows as u64).map_err(in_words)
    }

    fn each(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let mut statement = self.0.prepare_cached(sql).map_err(in_words)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values)).map_err(in_words)?;
        let mut one = Row::default();
        while let Some(found) = rows.next().map_err(in_words)? {
            one.0.clear();
            for column in 0..columns {
                one.0.push(cell(found.get_ref(column).map_err(in_words)?)?);
            }
            row(&one)?;
        }
        Ok(())
    }

    fn batch(&mut self, sql: &str) -> Result<()> {
        self.0.execute_batch(sql).map_err(in_words)
    }

    fn for_update(&self) -> &'static str {
        ""
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::ToSqlOutput::Borrowed;
        Ok(match self {
            Value::Null => Borrowed(ValueRef::Null),
            Value::Int(number) => Borrowed(ValueRef::Integer(*number)),
            Value::Blob(bytes) => Borrowed(ValueRef::Blob(bytes)),
            Value::Text(text) => Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

fn cell(value: ValueRef<'_>) -> Result<Cell> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Blob(bytes) => Cell::Blob(bytes.to_vec()),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Real(_) => return Err(StoreError::Damaged { why: "a number with a fraction".to_owned() }),
    })
}

/// Is it what stands in the file that is wrong: it ends too early, or a page is not what it was? The disk failed
/// otherwise.
fn is_of_the_file(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA, SQLITE_IOERR_SHORT_READ};
    let code = error.sqlite_error().map(|error| error.extended_code);
    matches!(code, Some(SQLITE_IOERR_CORRUPTFS | SQLITE_IOERR_DATA | SQLITE_IOERR_SHORT_READ))
}

/// What SQLite says, by what it means for the user.
fn in_words(error: rusqlite::Error) -> StoreError {
    let why = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(ErrorCode::DiskFull) => StoreError::Full,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => StoreError::ReadOnly { why },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged { why },
        Some(ErrorCode::SystemIoFailure) if is_of_the_file(&error) => StoreError::Damaged { why },
        Some(ErrorCode::SystemIoFailure) => StoreError::Disk { why },
        _ => StoreError::Refused { why },
    }
}
