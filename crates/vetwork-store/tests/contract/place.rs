//! The two places where records can be, and how a story is told at both.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use vetwork_store::sql::Database;
use vetwork_store::sql::postgres::Postgres;
use vetwork_store::sql::sqlite::Sqlite;
use vetwork_store::{Location, Result};

use crate::cluster::Cluster;

/// Where records are, or will be.
pub(crate) enum Place {
    File(PathBuf),
    Server(String),
}

impl Place {
    pub(crate) fn create(&self) -> Result<Database> {
        match self {
            Place::File(path) => Sqlite::create(path).map(Database::Sqlite),
            Place::Server(url) => Postgres::create(url).map(Database::Postgres),
        }
    }

    pub(crate) fn open(&self) -> Result<Database> {
        match self {
            Place::File(path) => Sqlite::open(path).map(Database::Sqlite),
            Place::Server(url) => Postgres::open(url).map(Database::Postgres),
        }
    }

    pub(crate) fn location(&self) -> Location {
        match self {
            Place::File(path) => Location::File(path.clone()),
            Place::Server(url) => Location::Server(url.clone()),
        }
    }
}

/// Tells a story at an empty place of each kind.
pub(crate) fn at_both(story: impl Fn(&Place)) {
    let folder = tempfile::tempdir().unwrap();
    story(&Place::File(folder.path().join("records.db")));
    if let Some(url) = empty_database() {
        story(&Place::Server(url));
    }
}

/// Tells a story of new records of each kind.
pub(crate) fn on_both(story: impl Fn(&Database)) {
    let folder = tempfile::tempdir().unwrap();
    story(&Place::File(folder.path().join("records.db")).create().unwrap());
    if let Some(url) = empty_database() {
        story(&Place::Server(url).create().unwrap());
    }
}

/// On the server that tests share, if there is one.
pub(crate) fn empty_database() -> Option<String> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("story_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    Cluster::shared().map(|cluster| cluster.database(&name))
}
