//! Text without markup: UTF-8, UTF-16 with a byte-order mark, or Windows-1252.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{DocumentKind, Place, Problem, Reading};

/// How much of the start is looked at to tell text from anything else.
const SAMPLE: usize = 4096;

/// True when the bytes can be text: a byte-order mark, or no control characters but whitespace at the start.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = |byte: &u8| *byte < 0x20 && !matches!(*byte, b'\t' | b'\n' | b'\r' | 0x0C) || *byte == 0x7F;
    Encoding::for_bom(bytes).is_some() || !sample.iter().any(control)
}

/// Decodes the text and says in the metadata which encoding was taken.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::empty(DocumentKind::PlainText);
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, malformed) = encoding.decode(bytes);
    reading.text = text.replace("\r\n", "\n").replace(['\r', '\u{C}'], "\n");
    reading.describe("encoding", encoding.name());
    if malformed {
        reading.note(Problem::Damaged { place: Place::Structure });
    }
    reading
}
