//! How a file of somebody's own begins: with JSON, or with the header of a table and what stands between its cells.

use std::io::{Chain, Cursor, ErrorKind, Read};

use super::FormatError;

/// How far a header is looked for, in bytes.
const LONGEST_HEADER: usize = 64 << 10;

/// The beginning of a file, and the file as if nothing had been read of it.
pub(super) struct Opening<R> {
    pub(super) input: Chain<Cursor<Vec<u8>>, R>,
    /// It begins like an object of JSON.
    pub(super) is_json: bool,
    /// What stands most often in the header: a comma, a semicolon or a tab, as spreadsheets of different countries have it.
    pub(super) delimiter: u8,
}

impl<R: Read> Opening<R> {
    /// Looks at the top of the input, however small the pieces are in which it comes.
    pub(super) fn of(mut input: R) -> Result<Self, FormatError> {
        let mut top = Vec::new();
        let mut piece = vec![0; 8 << 10];
        // No further than the header: what feeds a pipe may wait for answers.
        while top.len() < LONGEST_HEADER && !header(&String::from_utf8_lossy(&top)).ends_with('\n') {
            match input.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => top.extend(piece.iter().take(read)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        let text = String::from_utf8_lossy(&top);
        let header = header(&text);
        let count = |mark: u8| header.bytes().filter(|byte| *byte == mark).count();
        let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',');
        let is_json = header.trim_start().starts_with('{');
        Ok(Self { is_json, delimiter, input: Cursor::new(top).chain(input) })
    }
}

/// The first line that is not blank, with what ends it.
fn header(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    text.split_inclusive('\n').find(|line| !line.trim().is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a slow pipe does.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let one = into.len().min(1);
            self.0.read(into.get_mut(..one).unwrap_or_default())
        }
    }

    #[test]
    fn beginnings() {
        for (text, is_json, delimiter) in [
            ("name,born\nA,1\n", false, b','),
            ("name;born\nA, B;1\n", false, b';'),
            ("\n\nname\tborn\nA, B\t1\n", false, b'\t'),
            ("\u{feff}name;aliases\n", false, b';'),
            ("name\nA,B,C\n", false, b','),
            ("\u{feff} {\"name\": \"A\"}\n", true, b','),
            ("\u{feff}\n\u{a0}\nname;born\n", false, b';'),
            ("", false, b','),
        ] {
            let mut opening = Opening::of(Drops(text.as_bytes())).unwrap();
            assert_eq!((opening.is_json, opening.delimiter), (is_json, delimiter), "{text:?}");
            let mut whole = String::new();
            opening.input.read_to_string(&mut whole).unwrap();
            assert_eq!(whole, text);
        }
    }
}
