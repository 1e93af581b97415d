//! One small face for two databases: texts with `?1`, four types of values, and a transaction as a
//! closure that is rolled back on any error and run again when others were in the way.

#[cfg(test)]
pub(crate) mod listening;
mod migrate;
pub mod postgres;
pub mod sqlite;

use crate::error::{Result, StoreError};
pub use migrate::VERSION;

/// A value that goes into a statement.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// None.
    Null,
    /// A number.
    Int(i64),
    /// Bytes.
    Blob(&'a [u8]),
    /// Text without NUL.
    Text(&'a str),
}

/// A value that came out of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// None.
    Null,
    /// A number.
    Int(i64),
    /// Bytes.
    Blob(Vec<u8>),
    /// Text.
    Text(String),
}

impl Cell {
    /// The same, to go into a statement.
    pub fn as_value(&self) -> Value<'_> {
        match self {
            Cell::Null => Value::Null,
            Cell::Int(number) => Value::Int(*number),
            Cell::Blob(bytes) => Value::Blob(bytes),
            Cell::Text(text) => Value::Text(text),
        }
    }
}

/// One row of an answer.
#[derive(Clone, Debug, Default)]
pub struct Row(pub(crate) Vec<Cell>);

impl Row {
    /// A number. What is not of the type was not written by this program.
    pub fn int(&self, column: usize) -> Result<i64> {
        match self.0.get(column) {
            Some(Cell::Int(number)) => Ok(*number),
            other => Err(unexpected(column, other)),
        }
    }

    /// Bytes.
    pub fn blob(&self, column: usize) -> Result<&[u8]> {
        match self.0.get(column) {
            Some(Cell::Blob(bytes)) => Ok(bytes),
            other => Err(unexpected(column, other)),
        }
    }

    /// Text.
    pub fn text(&self, column: usize) -> Result<&str> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Ok(text),
            other => Err(unexpected(column, other)),
        }
    }

    /// Bytes of an exact length.
    pub fn bytes<const N: usize>(&self, column: usize) -> Result<[u8; N]> {
        self.blob(column)?.try_into().map_err(|_| unexpected(column, self.0.get(column)))
    }

    /// Is there none?
    pub fn is_null(&self, column: usize) -> bool {
        matches!(self.0.get(column), Some(Cell::Null))
    }
}

fn unexpected(column: usize, found: Option<&Cell>) -> StoreError {
    let found = match found {
        None => "nothing",
        Some(Cell::Null) => "no value",
        Some(Cell::Int(_)) => "a number",
        Some(Cell::Blob(_)) => "bytes of another kind",
        Some(Cell::Text(_)) => "text",
    };
    StoreError::Damaged { why: format!("column {} of an answer holds {found}", column + 1) }
}

/// Statements within one transaction.
pub trait Sql {
    /// Runs a statement and says how many rows it touched.
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64>;

    /// Runs a query and hands over each row, in order, as it comes.
    fn each(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()>;

    /// Runs several statements without values.
    fn batch(&mut self, sql: &str) -> Result<()>;

    /// How a value of a lock-taking read ends: `FOR UPDATE` where there are row locks, nothing else.
    fn for_update(&self) -> &'static str;

    /// All rows of a query.
    fn all(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        self.each(sql, values, &mut |row| {
            rows.push(row.clone());
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row of a query, if any.
    fn one(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<Row>> {
        Ok(self.all(sql, values)?.into_iter().next())
    }
}

/// A database, either of the two.
pub enum Database {
    /// A file.
    Sqlite(sqlite::Sqlite),
    /// A server.
    Postgres(postgres::Postgres),
}

/// A step of work within one transaction. It may be run more than once.
pub type Work<'w, T> = dyn FnMut(&mut dyn Sql) -> Result<T> + 'w;

impl Database {
    /// One transaction that writes: kept whole, or not at all.
    pub fn write<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        match self {
            Database::Sqlite(database) => database.write(work),
            Database::Postgres(database) => database.write(work),
        }
    }

    /// One transaction that reads, and sees one moment.
    pub fn read<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        match self {
            Database::Sqlite(database) => database.read(work),
            Database::Postgres(database) => database.read(work),
        }
    }

    /// A query of one statement, as cheap as can be; sees what is there when it runs.
    pub fn glance<T>(&self, work: &mut Work<'_, T>) -> Result<T> {
        match self {
            Database::Sqlite(database) => database.read(work),
            Database::Postgres(database) => database.glance(work),
        }
    }
}

/// Inserts rows into a table, many in one statement. `tail` ends each statement (`ON CONFLICT DO NOTHING`).
pub fn insert_many<'v>(
    sql: &mut dyn Sql,
    table: &str,
    columns: &[&str],
    rows: &[impl AsRef<[Value<'v>]>],
    tail: &str,
) -> Result<()> {
    // A power of two at a time: few different texts, so that each is prepared once.
    let mut rest = rows;
    while !rest.is_empty() {
        let room = AT_A_TIME / columns.len().max(1);
        let count = 1 << room.min(rest.len()).ilog2();
        let (now, later) = rest.split_at(count);
        let mut text = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
        for row in 0..count {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..columns.len() {
                let number = row * columns.len() + column + 1;
                text.push_str(&if column == 0 { format!("?{number}") } else { format!(", ?{number}") });
            }
            text.push(')');
        }
        text.push_str(tail);
        let values: Vec<Value<'_>> = now.iter().flat_map(|row| row.as_ref().iter().copied()).collect();
        sql.execute(&text, &values)?;
        rest = later;
    }
    Ok(())
}

/// Values in one statement of [`insert_many`].
const AT_A_TIME: usize = 512;

/// Numbers as values, and their places in a text, from `first` on.
pub(crate) fn listed(numbers: &[i64], first: usize) -> (String, Vec<Value<'static>>) {
    let mut values: Vec<Value<'static>> = numbers.iter().map(|number| Value::Int(*number)).collect();
    // Filled up to one length in few steps, so that few texts are prepared.
    values.resize(numbers.len().next_power_of_two(), Value::Null);
    let places: Vec<String> = (first..first + values.len()).map(|place| format!("?{place}")).collect();
    (places.join(", "), values)
}
