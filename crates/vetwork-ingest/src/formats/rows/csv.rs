//! CSV with a header, by RFC 4180. The separator is the one of comma, semicolon, tab and bar that the header has most of.

use std::io::{BufRead as _, BufReader, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{RowProblem, Rows, RowsError, Source};
use crate::formats::csv::ROW_BYTES_AT_MOST;

struct Csv {
    reader: Reader<Box<dyn Read>>,
    columns: usize,
    record: ByteRecord,
}

pub(super) fn open(input: Box<dyn Read>) -> Result<Rows, RowsError> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let beginning = input.fill_buf()?;
    let header = beginning.split(|byte| *byte == b'\n').find(|line| !line.is_empty()).unwrap_or_default();
    let count = |separator: u8| header.iter().filter(|byte| **byte == separator).count();
    // The last of equals wins, and a comma is the usual one.
    let separator = *b"|\t;,".iter().max_by_key(|separator| count(**separator)).unwrap_or(&b',');
    let whole: Box<dyn Read> = Box::new(input);
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(whole);
    let columns: Vec<String> = match reader.byte_headers() {
        Ok(header) => header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect(),
        Err(error) => return Err(RowsError::Format(error.to_string())),
    };
    let source = Csv { reader, columns: columns.len(), record: ByteRecord::new() };
    Ok(Rows { columns, source: Box::new(source) })
}

impl Source for Csv {
    fn next(&mut self, values: &mut Vec<String>) -> Result<bool, RowProblem> {
        let more = self.reader.read_byte_record(&mut self.record);
        let at = self.record.position().map_or_else(|| self.reader.position().line(), csv::Position::line);
        let problem = |what: String, is_last| RowProblem { at, what, is_last };
        if !more.map_err(|error| problem(error.to_string(), true))? {
            return Ok(false);
        }
        if self.record.as_slice().len() > ROW_BYTES_AT_MOST {
            return Err(problem("it is longer than a row may be; is a quotation mark missing?".to_owned(), false));
        }
        if self.record.len() != self.columns {
            let what = format!("it has {} values, the header {} names", self.record.len(), self.columns);
            return Err(problem(what, false));
        }
        for value in &self.record {
            match std::str::from_utf8(value) {
                Ok(value) => values.push(value.to_owned()),
                Err(_) => return Err(problem("it is not UTF-8: save the file as UTF-8".to_owned(), false)),
            }
        }
        Ok(true)
    }
}
