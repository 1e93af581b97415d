//! Tables with a header: columns are found by their names, never by their place.
//! A row that does not fit the header becomes a problem, and the rows beside it stay.

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

use csv::{ByteRecord, StringRecord};
use rustc_hash::FxHashMap;

use super::{FormatError, MAX_BYTES, Reading, Spot};
use crate::list::Source;
use crate::party::Place;

/// The longest row in bytes, 4 MiB. A quotation mark that nobody closes makes one row of the rest of a file.
const MAX_ROW: u64 = 4 << 20;

/// Of so many rows one may be broken. More broken rows are another layout, and the table is refused.
const ROWS_PER_BROKEN: u64 = 20;

/// The places of the columns, by the names under which a reader asks for them.
#[derive(Debug, Default)]
pub(super) struct Columns {
    places: FxHashMap<&'static str, usize>,
    unknown: Vec<String>,
    width: usize,
}

impl Columns {
    /// Finds the columns of a header. `name` tells which column a folded header means. Of two that mean the same the
    /// first counts.
    pub(super) fn find(header: &StringRecord, name: impl Fn(&str) -> Option<&'static str>) -> Self {
        let mut columns = Self { width: header.len(), ..Self::default() };
        for (place, text) in header.iter().enumerate() {
            match name(&folded(text)) {
                Some(name) => {
                    columns.places.entry(name).or_insert(place);
                }
                None if text.trim().is_empty() => {}
                None => columns.unknown.push(text.trim().to_owned()),
            }
        }
        columns
    }

    /// Finds the columns of a header by their own names; case, white space and punctuation do not count.
    pub(super) fn named(header: &StringRecord, names: &'static [&'static str]) -> Self {
        Self::find(header, |text| names.iter().copied().find(|name| folded(name) == text))
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
    reader: csv::Reader<Metered<R>>,
    left: Rc<Cell<u64>>,
    /// Whether what was read last ends a line.
    ended: Rc<Cell<bool>>,
    /// The last row, where it is too short.
    short: Option<u64>,
    rows: u64,
    broken: u64,
    broken_at: Option<Spot>,
    /// The list as far as it was read.
    pub(super) reading: Reading,
}

impl<R: Read> Table<R> {
    /// Opens a table.
    pub(super) fn open(source: Source, input: R, delimiter: u8) -> Self {
        let (left, ended) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(true)));
        let metered = Metered { inner: input, left: Rc::clone(&left), ended: Rc::clone(&ended), bytes: 0 };
        let reader =
            csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(metered);
        Self { reader, left, ended, short: None, rows: 0, broken: 0, broken_at: None, reading: Reading::new(source) }
    }

    /// The next line with a text in it, whatever it has, and where it begins.
    pub(super) fn line(&mut self) -> Result<Option<(StringRecord, u64)>, FormatError> {
        let mut bytes = ByteRecord::new();
        loop {
            self.left.set(MAX_ROW);
            if !self.reader.read_byte_record(&mut bytes).map_err(broken)? {
                return Ok(None);
            }
            let line = bytes.position().map_or(0, csv::Position::line);
            if bytes.iter().all(<[u8]>::is_empty) {
                continue;
            }
            let cells = StringRecord::from_byte_record(bytes).unwrap_or_else(|error| {
                let what = "these bytes are no UTF-8; what could not be read is marked with \u{fffd}";
                self.reading.problem(Place::Line(line), "", what);
                StringRecord::from_byte_record_lossy(error.into_byte_record())
            });
            return Ok(Some((cells, line)));
        }
    }

    /// The next row that fits the header.
    pub(super) fn row(&mut self, columns: &Columns) -> Result<Option<(StringRecord, Place)>, FormatError> {
        while let Some((cells, line)) = self.line()? {
            self.rows += 1;
            self.short = (cells.len() < columns.width).then_some(line);
            let filled = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.trim().is_empty())
                .last()
                .map_or(0, |(last, _)| last + 1);
            if cells.len() >= columns.width && filled <= columns.width {
                return Ok(Some((cells, Place::Line(line))));
            }
            let what = format!("the row has {} cells and the header {}; it was left out", cells.len(), columns.width);
            self.reject(Place::Line(line), "", &what);
        }
        Ok(None)
    }

    /// Tells of a row that was left out.
    pub(super) fn reject(&mut self, place: Place, field: &str, what: &str) {
        self.broken += 1;
        self.broken_at.get_or_insert(super::gather::spot(place));
        self.reading.problem(place, field, what);
    }

    /// What was read; a refusal where the last row is cut off, and where so many rows were left out that the columns
    /// must have another meaning.
    pub(super) fn finish(self) -> Result<Reading, FormatError> {
        if let Some(line) = self.short.filter(|_| !self.ended.get()) {
            return Err(FormatError::Truncated { at: Spot::Line(line) });
        }
        match self.broken_at {
            Some(at) if self.broken > 1 && self.broken * ROWS_PER_BROKEN > self.rows => {
                let what = format!("{} of {} rows do not fit their columns", self.broken, self.rows);
                Err(FormatError::Broken { at, what })
            }
            _ => Ok(self.reading),
        }
    }
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
    left: Rc<Cell<u64>>,
    ended: Rc<Cell<bool>>,
    bytes: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let too_large = |what, limit| FormatError::TooLarge { at: Spot::Byte(self.bytes), what, limit };
        if self.left.get() == 0 {
            return Err(too_large("a row", MAX_ROW).into());
        }
        if self.bytes > MAX_BYTES {
            return Err(too_large("bytes", MAX_BYTES).into());
        }
        let read = self.inner.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        self.bytes += read as u64;
        if let Some(last) = read.checked_sub(1).and_then(|last| buffer.get(last)) {
            self.ended.set(matches!(last, b'\n' | b'\r'));
        }
        Ok(read)
    }
}
