//! Tables with a header: columns are found by their names, never by their place.
//! A row that does not fit the header becomes a problem, and the rows beside it stay.

use std::io::Read;

use csv::{ByteRecord, StringRecord};
use rustc_hash::FxHashMap;

use super::begins::{self, Remembering};
use super::fit::{self, Mark, Marks, Tally, Under};
use super::{FormatError, MAX_BYTES, Reading, Spot};
use crate::list::Source;
use crate::party::Place;

/// The longest row in bytes, 4 MiB. A quotation mark that nobody closes makes one row of the rest of a file.
const MAX_ROW: u64 = 4 << 20;

/// The places of the columns, by the names under which a reader asks for them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    places: FxHashMap<&'static str, usize>,
    unknown: Vec<String>,
    /// What the columns are called that readers ask for, by their places.
    names: Vec<Option<&'static str>>,
    marks: Marks,
}

impl Columns {
    /// Finds the columns of a header. `name` tells which column a folded header means. Of two that mean the same the
    /// first counts.
    pub(super) fn find(header: &StringRecord, name: impl Fn(&str) -> Option<&'static str>) -> Self {
        let mut columns = Self::default();
        for (place, text) in header.iter().enumerate() {
            let name = name(&folded(text));
            let counts = name.is_some_and(|name| *columns.places.entry(name).or_insert(place) == place);
            columns.names.push(name);
            columns.marks.0.push(if counts { Under::Text } else { Under::Unread });
            if name.is_none() && !text.trim().is_empty() {
                columns.unknown.push(text.trim().to_owned());
            }
        }
        columns
    }

    /// Says by what the cells of some columns are known, so that rows whose cells moved are noticed.
    pub(super) fn marked(mut self, marks: &[(&str, Mark)]) -> Self {
        for (name, mark) in marks {
            if let Some(under) = self.places.get(name).and_then(|place| self.marks.0.get_mut(*place)) {
                *under = Under::Marked(*mark);
            }
        }
        self
    }

    /// Finds the columns of a header by their own names; case, white space and punctuation do not count.
    pub(super) fn named(header: &StringRecord, names: &'static [&'static str]) -> Self {
        let folded: FxHashMap<String, &str> = names.iter().rev().map(|name| (folded(name), *name)).collect();
        Self::find(header, |text| folded.get(text).copied())
    }

    /// Refuses a table that lacks a column it cannot be read without, and names what is missing.
    pub(super) fn need(&self, names: &[&str], at: Spot) -> Result<(), FormatError> {
        let missing: Vec<&str> = names.iter().copied().filter(|name| !self.places.contains_key(name)).collect();
        if missing.is_empty() { Ok(()) } else { Err(FormatError::MissingColumns { at, missing: missing.join(", ") }) }
    }

    /// The columns that no reader asks for, as written.
    pub(super) fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// The column in which something stands that belongs beside it, and what is wrong, in words.
    pub(super) fn moved(&self, cells: &StringRecord) -> Option<(&'static str, String)> {
        let cell = |place| cells.get(place).unwrap_or_default();
        let (at, belongs) = self.marks.moved(cell)?;
        let name = |place: usize| self.names.get(place).copied().flatten().unwrap_or_default();
        Some((name(at), fit::in_words(cell(at), name(belongs))))
    }

    /// The cells of a row under these columns.
    pub(super) fn row<'a>(&'a self, cells: &'a StringRecord, place: Place) -> Row<'a> {
        Row { columns: self, cells, place }
    }
}

/// A column's name without case, white space and punctuation.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A row, asked by the names of its columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    columns: &'a Columns,
    cells: &'a StringRecord,
    /// Where it stands.
    pub(super) place: Place,
}

impl<'a> Row<'a> {
    /// The cell under a column, without white space around it; empty where there is none.
    pub(super) fn get(&self, column: &str) -> &'a str {
        let place = self.columns.places.get(column);
        place.and_then(|place| self.cells.get(*place)).unwrap_or_default().trim()
    }

    /// All cells, also those of columns that no reader asks for.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cells.iter()
    }
}

/// The rows of a CSV file.
pub(super) struct Table<R> {
    reader: csv::Reader<Remembering<Metered<R>>>,
    /// The line on which the last row begins.
    line: u64,
    /// The last row, where it is too short.
    short: Option<u64>,
    tally: Tally,
    /// The list as far as it was read.
    pub(super) reading: Reading,
}

impl<R: Read> Table<R> {
    /// Opens a table.
    pub(super) fn open(source: Source, input: R, delimiter: u8) -> Self {
        let metered = Metered { inner: input, left: 0, ended: true, bytes: 0 };
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(Remembering::new(metered));
        Self { reader, line: 0, short: None, tally: Tally::default(), reading: Reading::new(source) }
    }

    /// The next line with a text in it, whatever it has, and where it begins.
    pub(super) fn line(&mut self) -> Result<Option<(StringRecord, u64)>, FormatError> {
        let mut bytes = ByteRecord::new();
        loop {
            self.reader.get_mut().inner.left = MAX_ROW;
            if !self.reader.read_byte_record(&mut bytes).map_err(broken)? {
                return Ok(None);
            }
            self.line = begins::line(&self.reader, &bytes, self.line);
            // Text of two bytes a letter would be read with a hidden one between its letters, and never be found.
            if bytes.as_slice().contains(&0) {
                return Err(FormatError::Encoding { at: Spot::Line(self.line), encoding: "UTF-8" });
            }
            if bytes.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            let cells = StringRecord::from_byte_record(bytes).unwrap_or_else(|error| {
                let bytes = error.into_byte_record();
                let what = if bytes.iter().any(is_cut) { CUT } else { NO_UTF_8 };
                self.reading.problem(Place::Line(self.line), "", what);
                StringRecord::from_byte_record_lossy(bytes)
            });
            return Ok(Some((cells, self.line)));
        }
    }

    /// The next row that fits the header.
    pub(super) fn row(&mut self, columns: &Columns) -> Result<Option<(StringRecord, Place)>, FormatError> {
        let width = columns.names.len();
        while let Some((cells, line)) = self.line()? {
            self.tally.row();
            self.short = (cells.len() < width).then_some(line);
            let (field, what) = match columns.moved(&cells) {
                Some((field, what)) => (field, format!("{what}; it was left out")),
                // An empty cell beyond the header may be one that was added before the others.
                None if cells.len() != width => {
                    ("", format!("the row has {} cells and the header {width}; it was left out", cells.len()))
                }
                None => return Ok(Some((cells, Place::Line(line)))),
            };
            self.reject(Place::Line(line), field, &what);
        }
        Ok(None)
    }

    /// Tells of a row that was left out.
    pub(super) fn reject(&mut self, place: Place, field: &str, what: &str) {
        self.tally.broken(place);
        self.reading.problem(place, field, what);
    }

    /// What was read; a refusal where the last row is cut off, and where so many rows were left out that the columns
    /// must have another meaning.
    pub(super) fn finish(self) -> Result<Reading, FormatError> {
        if let Some(line) = self.short.filter(|_| !self.reader.get_ref().inner.ended) {
            return Err(FormatError::Truncated { at: Spot::Line(line) });
        }
        self.tally.verdict().map(|()| self.reading)
    }
}

/// What is told of a row with bytes that are no text.
const NO_UTF_8: &str = "these bytes are no UTF-8; what could not be read is marked with \u{fffd}";
/// The same of one with a cell that was cut off.
pub(super) const CUT: &str = "the text ends within a letter, where it was cut off; the rest of it is missing";

/// Whether a text ends within a letter. One byte of a letter alone, where no other letter has several, may be a whole one
/// of another encoding: `André`.
fn is_cut(cell: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(cell) else { return false };
    let (before, rest) = cell.split_at(error.valid_up_to());
    error.error_len().is_none() && (rest.len() > 1 || !before.is_ascii())
}

fn broken(error: csv::Error) -> FormatError {
    let at = error.position().map_or(Spot::Line(1), |position| Spot::Line(position.line()));
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        _ => FormatError::Broken { at, what: "a row that does not read".to_owned() },
    }
}

/// Stops the reader of CSV in a row that is too long.
struct Metered<R> {
    inner: R,
    /// What the row may still take. The buffer of the CSV reader may hold more rows, which is no harm.
    left: u64,
    /// Whether what was read last ends a line.
    ended: bool,
    bytes: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let too_large = |what, limit| FormatError::TooLarge { at: Spot::Byte(self.bytes), what, limit };
        if self.left == 0 {
            return Err(too_large("a row", MAX_ROW).into());
        }
        if self.bytes > MAX_BYTES {
            return Err(too_large("bytes", MAX_BYTES).into());
        }
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        self.bytes += read as u64;
        if let Some(last) = read.checked_sub(1).and_then(|last| buffer.get(last)) {
            self.ended = matches!(last, b'\n' | b'\r');
        }
        Ok(read)
    }
}
