//! Files of one JSON object on each line: a line that does not read becomes a problem, and the lines beside it stay.

use std::io::{BufRead, BufReader, Read};

use super::fit::Tally;
use super::{FormatError, MAX_BYTES, Reading, Spot};
use crate::list::Source;
use crate::party::Place;

/// The longest line in bytes, 16 MiB: one entity with all its names and notes.
const MAX_LINE: u64 = 16 << 20;

/// The lines of a file.
pub(super) struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    bytes: u64,
    tally: Tally,
    /// The last line, where it was left out and nothing ends it.
    cut: Option<u64>,
    /// The list as far as it was read.
    pub(super) reading: Reading,
}

impl<R: Read> Lines<R> {
    pub(super) fn open(source: Source, input: R) -> Self {
        Self {
            input: BufReader::new(input),
            line: Vec::new(),
            number: 0,
            bytes: 0,
            tally: Tally::default(),
            cut: None,
            reading: Reading::new(source),
        }
    }

    /// The next line that is not blank, with its number from 1.
    pub(super) fn next(&mut self) -> Result<Option<(Place, &[u8])>, FormatError> {
        loop {
            self.line.clear();
            let read = self.input.by_ref().take(MAX_LINE).read_until(b'\n', &mut self.line)? as u64;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            self.bytes += read;
            let at = Spot::Line(self.number);
            if read >= MAX_LINE {
                return Err(FormatError::TooLarge { at, what: "bytes of a line", limit: MAX_LINE });
            }
            if self.bytes > MAX_BYTES {
                return Err(FormatError::TooLarge { at, what: "bytes", limit: MAX_BYTES });
            }
            let mark: &[u8] = if self.number == 1 { b"\xef\xbb\xbf" } else { b"" };
            let skipped = if self.line.starts_with(mark) { mark.len() } else { 0 };
            self.line.drain(..skipped);
            if !self.line.trim_ascii().is_empty() {
                self.tally.row();
                break;
            }
        }
        Ok(Some((Place::Line(self.number), self.line.trim_ascii())))
    }

    /// Tells of a line that was left out.
    pub(super) fn reject(&mut self, field: &str, what: &str) {
        self.tally.broken(Place::Line(self.number));
        self.cut = (!self.line.ends_with(b"\n")).then_some(self.number);
        self.reading.problem(Place::Line(self.number), field, what);
    }

    /// What was read; a refusal where the last line is cut off, and where so many lines were left out that the file must be in another format.
    pub(super) fn finish(self) -> Result<Reading, FormatError> {
        if let Some(line) = self.cut {
            return Err(FormatError::Truncated { at: Spot::Line(line) });
        }
        self.tally.refuses("lines are not what they should be").map(|()| self.reading)
    }
}
