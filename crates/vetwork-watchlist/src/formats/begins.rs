//! On which line a row of a table begins. The reader of CSV says where it began to look for one: before blank lines, and
//! before the second byte of the line end behind the last row.

use std::io::Read;

use csv::{ByteRecord, Reader};

/// Input that remembers what it gave out last, in which the row that was read last ends.
pub(super) struct Remembering<R> {
    pub(super) inner: R,
    last: Vec<u8>,
    /// The bytes before it.
    before: u64,
}

impl<R> Remembering<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, last: Vec::new(), before: 0 }
    }

    fn byte(&self, at: u64) -> Option<u8> {
        let at = usize::try_from(at.checked_sub(self.before)?).ok()?;
        self.last.get(at).copied()
    }
}

impl<R: Read> Read for Remembering<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        // At the end of the file the last row is still in what came before.
        if let Some(given) = buffer.get(..read).filter(|given| !given.is_empty()) {
            self.before += self.last.len() as u64;
            self.last.clear();
            self.last.extend_from_slice(given);
        }
        Ok(read)
    }
}

/// The line, from 1, on which the row begins that was read last. `previous` is that of the row before it.
pub(super) fn line<R: Read>(reader: &Reader<Remembering<R>>, row: &ByteRecord, previous: u64) -> u64 {
    let behind = reader.position();
    let end = behind.byte().checked_sub(1).and_then(|at| reader.get_ref().byte(at));
    let inside = row.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
    // Line feeds are counted, and nothing else; lines that end in a carriage return alone, row by row.
    let line = behind.line().saturating_sub(inside + u64::from(end == Some(b'\n')));
    line.max(previous + 1)
}
