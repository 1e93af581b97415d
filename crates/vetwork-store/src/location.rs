//! Where records are: a file, or a PostgreSQL server.

use std::fmt;
use std::path::PathBuf;

use crate::error::{Result, StoreError};
use crate::sql::Database;
use crate::sql::postgres::{self, Postgres};
use crate::sql::sqlite::Sqlite;

/// Where records are.
#[derive(Clone)]
pub enum Location {
    /// A SQLite file.
    File(PathBuf),
    /// `postgres://…`
    Server(String),
}

impl Location {
    /// What a user wrote: an address of a server, else a path.
    pub fn parse(text: &str) -> Result<Location> {
        match text.split_once("://") {
            Some(("postgres" | "postgresql", _)) => Ok(Location::Server(text.to_owned())),
            // Not shown whole: there may be a password in it.
            Some((scheme, _)) => {
                Err(StoreError::Place { place: format!("{scheme}://…"), why: "only postgres:// is known".to_owned() })
            }
            None => Ok(Location::File(text.into())),
        }
    }

    pub(crate) fn create(&self) -> Result<Database> {
        Ok(match self {
            Location::File(path) => Database::Sqlite(Sqlite::create(path)?),
            Location::Server(url) => Database::Postgres(Postgres::create(url)?),
        })
    }

    pub(crate) fn open(&self) -> Result<Database> {
        Ok(match self {
            Location::File(path) => Database::Sqlite(Sqlite::open(path)?),
            Location::Server(url) => Database::Postgres(Postgres::open(url)?),
        })
    }
}

/// Without a password.
impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::File(path) => write!(formatter, "{}", path.display()),
            Location::Server(url) => formatter.write_str(&postgres::shown(url)),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
