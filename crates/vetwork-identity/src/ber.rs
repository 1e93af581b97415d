//! Turns BER into DER: some states encode their chips with indefinite lengths and strings in pieces (X.690 section 8),
//! which readers of certificates refuse.

/// Deepest nesting that is followed. Real signed files have about fifteen levels.
const DEEPEST: usize = 40;
/// Most elements that are looked at. The largest list of country certificates has some 10,000 outside of its content.
const MOST_ELEMENTS: usize = 200_000;

const CONSTRUCTED: u8 = 0x20;
/// Tag of the strings of bytes that may come in pieces.
const OCTET_STRING: u8 = 0x04;
const END_OF_CONTENTS: [u8; 2] = [0, 0];

/// Why bytes are not BER, or not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BerError {
    /// They stop before their end, or a length is none.
    #[error("it is cut short, or a length is wrong")]
    Damaged,
    /// They are nested deeper, or have more parts, than any real file.
    #[error("it is nested deeper, or has more parts, than any real file")]
    TooComplex,
}

/// The first element in DER, with every length definite and as short as can be, and octet strings in one piece. What
/// follows it is left out: readers pad files.
///
/// # Errors
///
/// It is cut short, or nested deeper than any real file.
pub fn to_der(bytes: &[u8]) -> Result<Vec<u8>, BerError> {
    let mut output = Vec::with_capacity(bytes.len());
    let mut walk = Walk { rest: bytes, elements: 0 };
    walk.element(&mut output, 0)?;
    Ok(output)
}

/// The first element with its tag and length, as it stands; none if it is cut short or its length indefinite.
#[must_use]
pub fn first(bytes: &[u8]) -> Option<&[u8]> {
    let mut walk = Walk { rest: bytes, elements: 0 };
    let head = walk.head().ok()?;
    let length = (bytes.len() - walk.rest.len()).checked_add(head.length?)?;
    bytes.get(..length)
}

/// What the first element holds, without tag and length; none if it is cut short or its length indefinite.
#[must_use]
pub fn content(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut walk = Walk { rest: bytes, elements: 0 };
    let head = walk.head().ok()?;
    let (content, rest) = walk.rest.split_at_checked(head.length?)?;
    Some((content, rest))
}

/// Tag and length of an element.
struct Head<'a> {
    /// All bytes of the tag.
    tag: &'a [u8],
    /// Bytes that follow; none for an indefinite length.
    length: Option<usize>,
}

impl Head<'_> {
    fn is_constructed(&self) -> bool {
        self.tag.first().is_some_and(|tag| tag & CONSTRUCTED != 0)
    }
}

struct Walk<'a> {
    rest: &'a [u8],
    elements: usize,
}

impl<'a> Walk<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], BerError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(BerError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, BerError> {
        let (byte, rest) = self.rest.split_first().ok_or(BerError::Damaged)?;
        self.rest = rest;
        Ok(*byte)
    }

    fn head(&mut self) -> Result<Head<'a>, BerError> {
        let start = self.rest;
        // A tag of 31 goes on for as long as the highest bit is set; nobody needs more than four bytes.
        let mut tag_length = 1;
        if self.byte()? & 0x1F == 0x1F {
            while self.byte()? & 0x80 != 0 {
                tag_length += 1;
            }
            tag_length += 1;
        }
        let tag = start.get(..tag_length).filter(|tag| tag.len() <= 4).ok_or(BerError::Damaged)?;
        let length = match self.byte()? {
            short @ 0..0x80 => Some(usize::from(short)),
            0x80 => None,
            long => {
                let bytes = self.take(usize::from(long & 0x7F))?;
                let significant = bytes.iter().skip_while(|byte| **byte == 0);
                if significant.clone().count() > 4 {
                    return Err(BerError::Damaged);
                }
                Some(significant.fold(0, |length, byte| length << 8 | usize::from(*byte)))
            }
        };
        Ok(Head { tag, length })
    }

    /// Copies one element, in DER.
    fn element(&mut self, output: &mut Vec<u8>, depth: usize) -> Result<(), BerError> {
        self.elements += 1;
        if depth > DEEPEST || self.elements > MOST_ELEMENTS {
            return Err(BerError::TooComplex);
        }
        let head = self.head()?;
        if !head.is_constructed() {
            let content = self.take(head.length.ok_or(BerError::Damaged)?)?;
            write(output, head.tag, content);
            return Ok(());
        }
        let mut content = Vec::new();
        if head.tag == [OCTET_STRING | CONSTRUCTED] {
            self.pieces(&head, &mut content, depth)?;
            write(output, &[OCTET_STRING], &content);
        } else {
            self.within(&head, |walk| walk.element(&mut content, depth + 1))?;
            write(output, head.tag, &content);
        }
        Ok(())
    }

    /// Calls `part` for each element that another holds.
    fn within(
        &mut self,
        head: &Head<'_>,
        mut part: impl FnMut(&mut Self) -> Result<(), BerError>,
    ) -> Result<(), BerError> {
        let Some(length) = head.length else {
            while !self.rest.starts_with(&END_OF_CONTENTS) {
                part(self)?;
            }
            return self.take(END_OF_CONTENTS.len()).map(|_| ());
        };
        let mut inner = Walk { rest: self.take(length)?, elements: self.elements };
        while !inner.rest.is_empty() {
            part(&mut inner)?;
        }
        self.elements = inner.elements;
        Ok(())
    }

    /// Puts a string of bytes together that comes in pieces, which may come in pieces themselves.
    fn pieces(&mut self, head: &Head<'_>, content: &mut Vec<u8>, depth: usize) -> Result<(), BerError> {
        self.within(head, |walk| {
            walk.elements += 1;
            if depth > DEEPEST || walk.elements > MOST_ELEMENTS {
                return Err(BerError::TooComplex);
            }
            let piece = walk.head()?;
            match (piece.tag, piece.length) {
                ([OCTET_STRING], Some(length)) => content.extend_from_slice(walk.take(length)?),
                ([tag], _) if *tag == OCTET_STRING | CONSTRUCTED => walk.pieces(&piece, content, depth + 1)?,
                _ => return Err(BerError::Damaged),
            }
            Ok(())
        })
    }
}

/// Writes an element with its length as short as can be.
fn write(output: &mut Vec<u8>, tag: &[u8], content: &[u8]) {
    output.extend_from_slice(tag);
    let length = content.len().to_be_bytes();
    let significant: Vec<u8> = length.iter().copied().skip_while(|byte| *byte == 0).collect();
    match significant.as_slice() {
        [] => output.push(0),
        [short @ 0..0x80] => output.push(*short),
        long => {
            output.push(0x80 | u8::try_from(long.len()).unwrap_or(0x7F));
            output.extend_from_slice(long);
        }
    }
    output.extend_from_slice(content);
}

#[cfg(test)]
mod tests;
