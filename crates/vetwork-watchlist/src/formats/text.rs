//! A stranger's bytes as UTF-8, in pieces of limited size: the encoding from the mark or the declaration at the top.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::{FormatError, Spot, shown};
use super::{MAX_BYTES, MAX_TEXT};

/// How much is read at a time, and how far a declaration is looked for.
const CHUNK: usize = 64 << 10;

/// A reader of UTF-8 over a reader of any encoding that lists come in. It stops at [`MAX_BYTES`], and at [`MAX_TEXT`]
/// after each [`renew`](Self::renew), so that whoever gathers one piece cannot be made to gather without end.
pub(crate) struct Utf8<R> {
    source: R,
    decoding: Option<(Decoder, &'static Encoding)>,
    raw: Chunk,
    ready: Chunk,
    taken: u64,
    given: u64,
    ended: bool,
    finished: bool,
    allowance: usize,
    last: u8,
}

/// Bytes of which some were used.
struct Chunk {
    bytes: Vec<u8>,
    from: usize,
    to: usize,
}

impl Chunk {
    fn new(size: usize) -> Self {
        Self { bytes: vec![0; size], from: 0, to: 0 }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.from..self.to).unwrap_or_default()
    }

    /// What is left moves to the front, so that there is room behind it.
    fn shift(&mut self) {
        self.bytes.copy_within(self.from..self.to, 0);
        (self.from, self.to) = (0, self.to - self.from);
    }

    fn room(&mut self) -> &mut [u8] {
        self.bytes.get_mut(self.to..).unwrap_or_default()
    }
}

impl<R: Read> Utf8<R> {
    /// Looks at the top of the input and settles the encoding.
    pub(crate) fn open(source: R) -> Result<Self, FormatError> {
        let mut text = Self {
            source,
            decoding: None,
            raw: Chunk::new(CHUNK),
            ready: Chunk::new(CHUNK),
            taken: 0,
            given: 0,
            ended: false,
            finished: false,
            allowance: MAX_TEXT,
            last: b'\n',
        };
        while text.raw.to < CHUNK && !text.ended {
            text.more()?;
        }
        let (encoding, mark) = encoding_of(text.raw.rest())?;
        text.raw.from = mark;
        if encoding == UTF_8 {
            text.given = mark as u64;
        } else {
            text.decoding = Some((encoding.new_decoder_without_bom_handling(), encoding));
        }
        Ok(text)
    }

    /// Allows another piece of [`MAX_TEXT`] bytes.
    pub(crate) fn renew(&mut self) {
        self.allowance = MAX_TEXT;
    }

    /// The next byte's number, from 0, in the text as UTF-8.
    pub(crate) fn at(&self) -> u64 {
        self.given
    }

    /// Whether what was given out so far ends with a line, or with the mark of the end of a file.
    pub(crate) fn ends_a_line(&self) -> bool {
        matches!(self.last, b'\n' | b'\r' | 0x1a)
    }

    fn spot(&self) -> Spot {
        Spot::Byte(self.given)
    }

    /// Reads more of the raw bytes, into the room that there is.
    fn more(&mut self) -> Result<(), FormatError> {
        let read = match self.source.read(self.raw.room()) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            read => read?,
        };
        self.raw.to += read;
        self.taken += read as u64;
        self.ended = read == 0;
        if self.taken > MAX_BYTES {
            return Err(FormatError::TooLarge {
                at: self.spot(),
                what: "more bytes than a list has,",
                limit: MAX_BYTES,
            });
        }
        Ok(())
    }

    /// Makes at least one byte ready, unless the input is at its end.
    fn fill(&mut self) -> Result<(), FormatError> {
        self.ready.shift();
        if self.decoding.is_none() {
            while self.raw.rest().is_empty() && !self.ended {
                self.raw.shift();
                self.more()?;
            }
            // Bytes that are UTF-8 already pass through; whoever uses them looks at each.
            std::mem::swap(&mut self.raw, &mut self.ready);
            return Ok(());
        }
        while self.ready.to == 0 && !self.finished {
            self.raw.shift();
            if !self.ended {
                self.more()?;
            }
            self.decode()?;
        }
        Ok(())
    }

    fn decode(&mut self) -> Result<(), FormatError> {
        let Some((decoder, encoding)) = &mut self.decoding else {
            return Ok(());
        };
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(self.raw.rest(), self.ready.room(), self.ended);
        self.raw.from += read;
        self.ready.to += written;
        match result {
            DecoderResult::Malformed(..) => {
                Err(FormatError::Encoding { at: Spot::Byte(self.given), encoding: encoding.name() })
            }
            DecoderResult::InputEmpty => {
                self.finished = self.ended;
                Ok(())
            }
            DecoderResult::OutputFull => Ok(()),
        }
    }
}

impl<R: Read> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.ready.rest().is_empty() {
            self.fill()?;
        }
        if self.allowance == 0 && !self.ready.rest().is_empty() {
            return Err(FormatError::TooLarge { at: self.spot(), what: "one text", limit: MAX_TEXT as u64 }.into());
        }
        let rest = self.ready.rest();
        Ok(rest.get(..self.allowance).unwrap_or(rest))
    }

    fn consume(&mut self, used: usize) {
        let used = used.min(self.ready.to - self.ready.from);
        if let Some(last) = self.ready.rest().get(..used).and_then(<[u8]>::last) {
            self.last = *last;
        }
        self.ready.from += used;
        self.given += used as u64;
        self.allowance = self.allowance.saturating_sub(used);
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

/// The encoding, and how long the byte order mark is.
fn encoding_of(top: &[u8]) -> Result<(&'static Encoding, usize), FormatError> {
    if let Some(marked) = Encoding::for_bom(top) {
        return Ok(marked);
    }
    if top.starts_with(b"<\0") {
        return Ok((UTF_16LE, 0));
    }
    if top.starts_with(b"\0<") {
        return Ok((UTF_16BE, 0));
    }
    let Some(label) = declared(top) else {
        return Ok((UTF_8, 0));
    };
    match Encoding::for_label(label.as_bytes()) {
        // A declaration that reads as ASCII is not in UTF-16, whatever it says.
        Some(found) if found == UTF_8 || found == UTF_16LE || found == UTF_16BE => Ok((UTF_8, 0)),
        Some(found) if found == WINDOWS_1252 => Ok((WINDOWS_1252, 0)),
        _ => Err(FormatError::UnknownEncoding { label: shown(label) }),
    }
}

/// The encoding in an XML declaration.
fn declared(top: &[u8]) -> Option<&str> {
    let top = top.strip_prefix(b"<?xml")?;
    let end = top.windows(2).take(256).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(top.get(..end)?).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}

/// White space collapsed, as a party's texts are.
pub(crate) fn collapsed(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut collapsed = String::with_capacity(text.len());
    collapsed.push_str(words.next().unwrap_or_default());
    for word in words {
        collapsed.push(' ');
        collapsed.push_str(word);
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a slow network does.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            match (self.0.split_first(), into.first_mut()) {
                (Some((byte, rest)), Some(place)) => {
                    (*place, self.0) = (*byte, rest);
                    Ok(1)
                }
                _ => Ok(0),
            }
        }
    }

    #[test]
    fn encodings() {
        let check = |bytes: &[u8], expected: Result<&str, &str>| {
            let read = Utf8::open(Drops(bytes)).and_then(|mut text| {
                let mut read = String::new();
                text.read_to_string(&mut read)?;
                Ok(read)
            });
            assert_eq!(read.as_deref().map_err(ToString::to_string), expected.map_err(str::to_owned), "{bytes:?}");
        };
        let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
        check(b"", Ok(""));
        check("Łódź".as_bytes(), Ok("Łódź"));
        check("\u{feff}Łódź".as_bytes(), Ok("Łódź"));
        check(&wide("\u{feff}Łódź", u16::to_le_bytes), Ok("Łódź"));
        check(&wide("\u{feff}Łódź", u16::to_be_bytes), Ok("Łódź"));
        check(&wide("<é/>", u16::to_le_bytes), Ok("<é/>"));
        check(&wide("<é/>", u16::to_be_bytes), Ok("<é/>"));
        check(b"<?xml version='1.0' encoding='ISO-8859-1'?>\xe9", Ok("<?xml version='1.0' encoding='ISO-8859-1'?>é"));
        check(b"<?xml encoding=\"windows-1252\"?>\x80", Ok("<?xml encoding=\"windows-1252\"?>€"));
        check(b"<?xml encoding=\"utf-16\"?>", Ok("<?xml encoding=\"utf-16\"?>"));
        check(b"<?xml encoding='big5'?>", Err("the encoding \"big5\" is not read; save the file as UTF-8"));
        check(
            b"\xff\xfe\x00\xd8\x41\x00",
            Err("byte 0: these bytes are no UTF-16LE; fetch the file again, or save it as UTF-8"),
        );
    }

    #[test]
    fn one_piece_is_limited() {
        let long = vec![b'a'; MAX_TEXT + 1];
        let mut text = Utf8::open(long.as_slice()).unwrap();
        let mut read = Vec::new();
        assert!(text.read_to_end(&mut read).is_err());
        assert_eq!(read.len(), MAX_TEXT);
        text.renew();
        assert_eq!(text.read_to_end(&mut read).unwrap(), 1);
    }
}
