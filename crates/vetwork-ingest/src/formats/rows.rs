//! Tables of any columns, row by row: CSV, JSON Lines, Parquet. A row that cannot be read is said and left out.

mod csv;
mod json_lines;
mod parquet;

use std::io::Read;

use ::parquet::file::reader::ChunkReader;

/// A table that is being read.
pub struct Rows {
    columns: Vec<String>,
    source: Box<dyn Source>,
}

/// One format.
trait Source {
    /// The next row, a value for each column; `false` at the end.
    fn next(&mut self, values: &mut Vec<String>) -> Result<bool, RowProblem>;
}

/// Why a table cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// The file could not be read.
    #[error("{0}")]
    Input(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is not what it is taken for.
    #[error("{0}")]
    Format(String),
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Its line, or its number where the format has no lines.
    pub at: u64,
    /// What is wrong with it.
    pub what: String,
    /// Does nothing follow it that could be read?
    pub is_last: bool,
}

impl Rows {
    /// A table of text: JSON Lines where it begins with `{`, else CSV with a header.
    ///
    /// # Errors
    ///
    /// It cannot be read, is empty, or has no header.
    pub fn text(mut input: Box<dyn Read>) -> Result<Rows, RowsError> {
        let mut beginning = Vec::new();
        (&mut input).take(1 << 12).read_to_end(&mut beginning)?;
        let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&beginning).to_vec();
        let first = text.iter().find(|byte| !byte.is_ascii_whitespace()).copied();
        let whole = std::io::Cursor::new(text).chain(input);
        match first {
            None => Err(RowsError::Empty),
            Some(b'{') => json_lines::open(Box::new(whole)),
            Some(_) => csv::open(Box::new(whole)),
        }
    }

    /// A table in Parquet.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is written in a way that this program does not know.
    pub fn parquet(file: impl ChunkReader + 'static) -> Result<Rows, RowsError> {
        parquet::open(file)
    }

    /// Names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The next row, a value for each column, empty where there is none; `false` at the end.
    ///
    /// # Errors
    ///
    /// The row cannot be read; the next one may.
    pub fn next_row(&mut self, values: &mut Vec<String>) -> Result<bool, RowProblem> {
        values.clear();
        self.source.next(values)
    }
}

/// Does a file begin as a Parquet file does?
#[must_use]
pub fn is_parquet(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PAR1")
}
