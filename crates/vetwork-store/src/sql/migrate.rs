//! Migrations that only ever grow: numbered texts, applied once, each remembered with its own hash.

use sha2::{Digest, Sha256};

use super::{Sql, Value};
use crate::error::{Result, StoreError};

/// All migrations in order. One that was ever released is never changed.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_records.sql"),
    include_str!("../../migrations/0002_screenings.sql"),
    include_str!("../../migrations/0003_questions.sql"),
    include_str!("../../migrations/0004_linked_records.sql"),
];

/// The version to which this program brings records.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// Which of the two databases a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

/// How many migrations were applied. Refuses records of a newer program, or with other migrations than ours. The
/// table of migrations must exist.
fn applied(sql: &mut dyn Sql) -> Result<usize> {
    let applied = sql.all("SELECT number, digest FROM migration ORDER BY number", &[])?;
    if let Some(found) = applied.last().map(|row| row.int(0)).transpose()?.filter(|found| *found > VERSION) {
        return Err(StoreError::Newer { found, known: VERSION });
    }
    for (row, text) in applied.iter().zip(MIGRATIONS) {
        if row.blob(1)? != Sha256::digest(text).as_slice() {
            return Err(StoreError::OtherMigration { number: row.int(0)? });
        }
    }
    Ok(applied.len())
}

/// Are records at this program's version? Then nobody has to wait for writers to open them.
pub(super) fn is_current(sql: &mut dyn Sql) -> Result<bool> {
    Ok(applied(sql)? == MIGRATIONS.len())
}

/// Brings older records up to date. Runs within a transaction that holds the lock of all writers. `is_new` makes the
/// table of migrations, which takes rights that who only uses records need not have.
pub(super) fn migrate(sql: &mut dyn Sql, dialect: Dialect, is_new: bool) -> Result<()> {
    if is_new {
        let table = "CREATE TABLE IF NOT EXISTS migration (number {int} PRIMARY KEY, digest {blob} NOT NULL){strict}";
        sql.batch(&spell(table, dialect))?;
    }
    let applied = applied(sql)?;
    for (number, text) in (1..).zip(MIGRATIONS).skip(applied) {
        sql.batch(&spell(text, dialect))?;
        let digest = Sha256::digest(text);
        sql.execute(
            "INSERT INTO migration (number, digest) VALUES (?1, ?2)",
            &[Value::Int(number), Value::Blob(&digest)],
        )?;
    }
    Ok(())
}

/// A migration's text for one database.
fn spell(text: &str, dialect: Dialect) -> String {
    let words: [(&str, &str, &str); 5] = [
        ("{int}", "INTEGER", "BIGINT"),
        ("{blob}", "BLOB", "BYTEA"),
        ("{text}", "TEXT", "TEXT COLLATE \"C\""),
        ("{strict}", " STRICT", ""),
        ("{rowless}", " STRICT, WITHOUT ROWID", ""),
    ];
    let mut spelt = String::with_capacity(text.len());
    let mut for_whom = None;
    for line in text.lines() {
        match line.trim() {
            "--@sqlite" => for_whom = Some(Dialect::Sqlite),
            "--@postgres" => for_whom = Some(Dialect::Postgres),
            "--@end" => for_whom = None,
            _ if for_whom.is_none_or(|whom| whom == dialect) => {
                spelt.push_str(line);
                spelt.push('\n');
            }
            _ => {}
        }
    }
    words.iter().fold(spelt, |text, (word, sqlite, postgres)| {
        text.replace(word, if dialect == Dialect::Sqlite { sqlite } else { postgres })
    })
}
