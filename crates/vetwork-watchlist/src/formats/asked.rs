//! People and bodies to be asked for, many at a time: a table with a header, or a JSON object on each line.
//! Rows are read one by one and never kept. What cannot be read of a row is told, and the rows beside it go on.

mod cells;
mod column;

use std::io::{Chain, Cursor, Read};

use csv::StringRecord;
use serde_json::{Map, Value};

use super::columns::{CUT, Table};
use super::lines::Lines;
use super::opening::Opening;
use super::{FormatError, Spot};
use crate::list::Source;
use crate::party::Place;
use crate::screen::Query;
use cells::Cells;
pub use column::{Column, Header};

/// Who is asked for in one row.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// What the row itself calls them, carried through; empty where no column does.
    pub reference: String,
    /// What is asked of the lists.
    pub query: Query,
}

/// A row of which nothing is asked: an answer to a part of it could be taken for an answer to all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// What the row calls them, as far as it could be read.
    pub reference: String,
    /// The column, as its header has it; empty for the row as a whole.
    pub field: String,
    /// What is wrong and what to write, in plain words.
    pub what: String,
}

/// How a date like `04/05/1983` is meant. Without being told, such a date is not read: it can be two days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// Nobody said.
    #[default]
    Unknown,
    /// The fourth of May.
    DayFirst,
    /// April the fifth.
    MonthFirst,
}

/// The rows of a file.
pub struct Rows<R> {
    rows: Kind<R>,
    order: DateOrder,
}

type Input<R> = Chain<Cursor<Vec<u8>>, R>;

enum Kind<R> {
    Table(Box<Table<Input<R>>>, Header),
    Lines(Box<Lines<Input<R>>>),
}

impl<R: Read> Rows<R> {
    /// Opens a table or lines of JSON, as the first byte that is not blank says. Cells stand between what stands most
    /// often in the header: commas, semicolons or tabs.
    ///
    /// # Errors
    ///
    /// An empty file, and a table in which no column is a name, a number, a wallet or a contact.
    pub fn open(input: R, order: DateOrder) -> Result<Self, FormatError> {
        let Opening { input, is_json, delimiter } = Opening::of(input)?;
        // Whose list it would be does not matter: nothing of it is kept.
        let nobody = Source::Other(String::new());
        if is_json {
            let rows = Kind::Lines(Box::new(Lines::open(nobody, input)));
            return Ok(Self { rows, order });
        }
        let mut table = Table::open(nobody, input, delimiter);
        let (cells, line) = table.line()?.ok_or(FormatError::Empty)?;
        let header = Header::read(&cells);
        if !header.asks() {
            let missing = format!("name, identifier, wallet or contact; there are {}", header.in_words());
            return Err(FormatError::MissingColumns { at: Spot::Line(line), missing });
        }
        Ok(Self { rows: Kind::Table(Box::new(table), header), order })
    }

    /// The columns of a table and what they are taken for; `None` for lines of JSON, which have keys of their own each.
    pub fn header(&self) -> Option<&Header> {
        match &self.rows {
            Kind::Table(_, header) => Some(header),
            Kind::Lines(_) => None,
        }
    }

    /// The next row that is not blank, or why it is not read.
    ///
    /// # Errors
    ///
    /// A row or a file beyond the limits, and input that fails: nothing after it can be read.
    pub fn next_row(&mut self) -> Result<Option<Result<Asked, Unread>>, FormatError> {
        let order = self.order;
        match &mut self.rows {
            Kind::Table(table, header) => {
                let Some((record, line)) = table.line()? else { return Ok(None) };
                // Bytes that are no text were told to the table; nothing of it is kept.
                let broken = table.reading.list.problems.pop().map(|problem| problem.what);
                Ok(Some(of_record(&record, header, line, order, broken.as_deref())))
            }
            Kind::Lines(lines) => {
                let Some((Place::Line(line), text)) = lines.next()? else { return Ok(None) };
                Ok(Some(of_object(text, line, order)))
            }
        }
    }
}

fn of_record(
    record: &StringRecord,
    header: &Header,
    line: u64,
    order: DateOrder,
    broken: Option<&str>,
) -> Result<Asked, Unread> {
    let mut cells = Cells::new(line, order);
    for (column, name, cell) in header.cells(record) {
        cells.add(column, name, cell);
    }
    match broken {
        Some(CUT) => {
            let what =
                "a text in it ends within a letter, where it was cut off; write it in full, or fetch the file again";
            return Err(cells.unread("", what));
        }
        Some(_) => return Err(cells.unread("", "it holds bytes that are no text; save the file as UTF-8")),
        None => {}
    }
    if let Some((field, what)) = header.moved(record) {
        return Err(cells.moved(field, &what));
    }
    // An empty cell beyond the header may be one that was added before the others.
    if record.len() != header.width() {
        let what = format!("the row has {} cells and the header {}", record.len(), header.width());
        return Err(cells.moved("", &what));
    }
    cells.finish()
}

fn of_object(text: &[u8], line: u64, order: DateOrder) -> Result<Asked, Unread> {
    let mut cells = Cells::new(line, order);
    let object: Map<String, Value> = match serde_json::from_slice(text) {
        Ok(object) => object,
        Err(error) => return Err(cells.unread("", &format!("the line is no JSON object: {error}"))),
    };
    for (key, value) in &object {
        let column = Column::of(key);
        let values: Vec<&Value> = match value {
            Value::Array(values) => values.iter().collect(),
            one => vec![one],
        };
        for value in values {
            match value {
                Value::String(text) => cells.add(column, key, text),
                Value::Number(number) => cells.add(column, key, &number.to_string()),
                Value::Bool(yes) => cells.add(column, key, if *yes { "yes" } else { "no" }),
                Value::Null => {}
                _ if column == Column::Other => {}
                // It may only lower, and is no reason not to ask.
                object if matches!(column, Column::Country | Column::Sex) => {
                    cells.add(column, key, &object.to_string());
                }
                _ => cells.complain(key, "it holds an object; write a text, or texts between [ ]"),
            }
        }
    }
    cells.finish()
}

#[cfg(test)]
mod tests;
