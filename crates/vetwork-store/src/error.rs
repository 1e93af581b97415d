//! Why records cannot be used, in words that say what happened and what to do.

use crate::seal::KeyError;

/// What went wrong with records.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There are none at this place.
    #[error("there are no records at {place}")]
    Missing {
        /// Where they were looked for.
        place: String,
    },
    /// There is something at this place already; it was left as it is.
    #[error("there is something at {place} already; it was left as it is")]
    AlreadyThere {
        /// Where.
        place: String,
    },
    /// What is at this place are no records of Vetwork.
    #[error("what is at {place} are no records of Vetwork")]
    NotRecords {
        /// Where.
        place: String,
    },
    /// The place cannot be understood.
    #[error("`{place}` is no place for records: {why}")]
    Place {
        /// As it was given, without a password.
        place: String,
        /// Why.
        why: String,
    },
    /// A newer program made or changed them.
    #[error("these records are of version {found}; this program knows versions up to {known}")]
    Newer {
        /// Version of the records.
        found: i64,
        /// The last version that this program knows.
        known: i64,
    },
    /// A migration that was applied is not the one that this program has.
    #[error("migration {number} of these records is not the one of this program")]
    OtherMigration {
        /// Its number.
        number: i64,
    },
    /// Something about the master key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Something sealed does not open: it was changed, moved, or sealed with another key.
    #[error("{what} was changed or moved: its seal does not open")]
    Seal {
        /// What it is, by table and row.
        what: String,
    },
    /// The database says that its file is damaged.
    #[error("the records are damaged: {why}")]
    Damaged {
        /// What the database says.
        why: String,
    },
    /// The disk, or the file system, failed.
    #[error("reading or writing failed ({why}); nothing of this step was written")]
    Disk {
        /// What the database says.
        why: String,
    },
    /// No room is left.
    #[error("no room is left; nothing of this step was written")]
    Full,
    /// Writing is not allowed there.
    #[error("writing is not allowed: {why}")]
    ReadOnly {
        /// What the system says.
        why: String,
    },
    /// Others kept writing for too long.
    #[error("others were writing all the time; nothing of this step was written")]
    Busy,
    /// The server cannot be reached, or went away.
    #[error("the database server cannot be reached: {why}")]
    Unreachable {
        /// What the connection says.
        why: String,
    },
    /// The server does not let this user in, or has no such database.
    #[error("the database server does not let you in: {why}")]
    Denied {
        /// What the server says.
        why: String,
    },
    /// The connection broke at the one moment after which it is not known what the server did.
    #[error(
        "the connection to the database server broke while a step was being kept: whether it was kept is not known"
    )]
    Lost,
    /// A rule of the database was broken; a mistake of this program.
    #[error("the database refused: {why}")]
    Refused {
        /// What the database says.
        why: String,
    },
    /// A file could not be read or written.
    #[error("{place}: {error}")]
    File {
        /// Which.
        place: String,
        /// Why.
        error: std::io::Error,
    },
    /// There is no such entry in the history.
    #[error("there is no entry {seq}; the last one is {last}")]
    NoEntry {
        /// The number that was asked for.
        seq: i64,
        /// The number of the newest entry.
        last: i64,
    },
    /// Nobody is remembered under this id.
    #[error("nobody is remembered as `{0}`")]
    Unknown(String),
    /// What was asked is not allowed now.
    #[error("{0}")]
    NotNow(String),
}

impl StoreError {
    /// Is it about the records as a whole, and does not say which? Whoever opened them can say.
    pub fn says_no_place(&self) -> bool {
        use StoreError::{
            Busy, Damaged, Denied, Disk, Full, Lost, Newer, OtherMigration, ReadOnly, Refused, Seal, Unreachable,
        };
        matches!(
            self,
            Busy | Damaged { .. }
                | Denied { .. }
                | Disk { .. }
                | Full
                | Lost
                | Newer { .. }
                | OtherMigration { .. }
                | ReadOnly { .. }
                | Refused { .. }
                | Seal { .. }
                | Unreachable { .. }
        )
    }

    /// Is there something at the place, but no records?
    pub(crate) fn is_of_something_else(&self) -> bool {
        matches!(self, StoreError::NotRecords { .. } | StoreError::Damaged { .. })
    }
}

/// A result about records.
pub type Result<T> = std::result::Result<T, StoreError>;
