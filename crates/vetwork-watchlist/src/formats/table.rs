//! CSV as a stream of rows within limits. A row that is cut off at the end of the file refuses the whole file.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::WINDOWS_1252;

use super::begins::{self, Remembering};
use super::error::{FormatError, Spot};
use super::text::{Utf8, collapsed};

/// What old systems of the Treasury put at the end of a file.
const END_OF_FILE: &[u8] = b"\x1a";

/// The rows of a table.
pub(crate) struct Rows<R> {
    reader: csv::Reader<Remembering<Utf8<R>>>,
    record: csv::ByteRecord,
    line: u64,
}

/// A row and the line on which it begins, from 1.
pub(crate) struct Row<'r> {
    pub(crate) line: u64,
    cells: Vec<String>,
    record: &'r csv::ByteRecord,
}

impl Row<'_> {
    /// A cell by its column, from 0, white space collapsed; `None` where it is empty or not there.
    pub(crate) fn cell(&self, column: usize) -> Option<&str> {
        self.cells.get(column).map(String::as_str).filter(|cell| !cell.is_empty())
    }

    /// A cell with its white space as it stands.
    pub(crate) fn raw(&self, column: usize) -> String {
        self.record.get(column).map(decoded).unwrap_or_default().into_owned()
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }
}

impl<R: Read> Rows<R> {
    /// Rows with this byte between the cells.
    pub(crate) fn open(delimiter: u8, input: R) -> Result<Self, FormatError> {
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(Remembering::new(Utf8::open(input)?));
        Ok(Self { reader, record: csv::ByteRecord::new(), line: 0 })
    }

    /// The next row; `None` where the table ends as it should, with the end of a line. A row of no list holds a line
    /// break in a cell: where one does, a quote is not closed, and rows would be lost in it.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, FormatError> {
        self.reader.get_mut().inner.renew();
        let more = self.reader.read_byte_record(&mut self.record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => FormatError::from(error),
            other => FormatError::Broken { at: Spot::Line(self.line), what: format!("{other:?}") },
        })?;
        if !more && !self.reader.get_ref().inner.ends_a_line() {
            return Err(FormatError::Truncated { at: Spot::Line(self.line) });
        }
        if !more {
            return Ok(None);
        }
        self.line = begins::line(&self.reader, &self.record, self.line);
        let line = self.line;
        if self.record.get(0) == Some(END_OF_FILE) {
            return self.nothing_follows().map(|()| None);
        }
        if self.record.iter().any(|cell| cell.contains(&b'\n')) {
            let what = "a quote is opened and not closed on its line".to_owned();
            return Err(FormatError::Broken { at: Spot::Line(line), what });
        }
        let cells = self.record.iter().map(|cell| collapsed(&decoded(cell))).collect();
        Ok(Some(Row { line, cells, record: &self.record }))
    }

    fn nothing_follows(&mut self) -> Result<(), FormatError> {
        match self.reader.read_byte_record(&mut self.record) {
            Ok(false) => Ok(()),
            _ => {
                let what = "rows follow the mark of the end of the file".to_owned();
                Err(FormatError::Broken { at: Spot::Line(self.line), what })
            }
        }
    }
}

/// A cell as text. What is not UTF-8 was written on Windows.
fn decoded(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::MAX_TEXT;

    #[test]
    fn rows_know_their_line() {
        // Each row holds the number of its line.
        for text in ["1\n2\n3\n", "1\n\n\n4\n5\n\n7\n", "\n\n3\n", "\u{feff}1\n\n3\n"] {
            for end in ["\n", "\r\n"] {
                let text = text.replace('\n', end);
                let mut rows = Rows::open(b',', text.as_bytes()).unwrap();
                while let Some(row) = rows.next().unwrap() {
                    assert_eq!(Some(row.line.to_string().as_str()), row.cell(0), "{text:?}");
                }
            }
        }
    }

    fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
        let collect = || -> Result<_, FormatError> {
            let mut rows = Rows::open(b',', bytes)?;
            let mut cells = Vec::new();
            while let Some(row) = rows.next()? {
                cells.push(row.cells);
            }
            Ok(cells)
        };
        collect().map_err(|error| error.to_string())
    }

    #[test]
    fn tables() {
        let check = |bytes: &[u8], expected: Result<&[&[&str]], &str>| match (read(bytes), expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{bytes:?}"),
            (Err(error), Err(expected)) => assert!(error.contains(expected), "{error}"),
            (read, expected) => panic!("{bytes:?}: read {read:?}, expected {expected:?}"),
        };
        check(b"", Ok(&[]));
        check(b"1,\"A, B\",-0- \r\n2,C\n", Ok(&[&["1", "A, B", "-0-"], &["2", "C"]]));
        check(b"1,A\r\n\x1a", Ok(&[&["1", "A"]]));
        check(b"1,A\r\n\x1a,,,", Ok(&[&["1", "A"]]));
        check(b"1,A\r\n\x1a\r\n2,B\r\n", Err("line 2: rows follow the mark of the end"));
        check(b"1,\xe9\n", Ok(&[&["1", "\u{e9}"]]));
        check(b"\xef\xbb\xbf1,  a   b \n", Ok(&[&["1", "a b"]]));
        check(b"1,A\n2,B", Err("line 2: the file ends before the list does"));
        check(b"1,A\n2,\"B", Err("line 2: the file ends before the list does"));
        check(b"1,\"A\n2,B\n3,C\n", Err("line 1: a quote is opened and not closed"));
        let long = [b"1,".as_slice(), vec![b'a'; MAX_TEXT + (64 << 10)].as_slice(), b"\n"].concat();
        check(&long, Err("one text beyond the limit"));
    }
}
