//! A part of a workbook as a stream of tags and texts, with texts as they stand: line breaks divide what cells hold.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::formats::text::Utf8;
use crate::formats::xml::{Element, element, refused, resolved};
use crate::formats::{FormatError, MAX_DEPTH, Spot};

/// What a part is made of. A text may come in several pieces.
#[derive(Debug)]
pub(super) enum Piece {
    /// The beginning of an element, with its attributes.
    Open(Element),
    /// The end of an element, by its local name.
    Close(String),
    /// Text.
    Text(String),
}

/// The pieces of a part.
pub(super) struct Pieces<R> {
    reader: Reader<Utf8<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: Read> Pieces<R> {
    pub(super) fn open(input: R) -> Result<Self, FormatError> {
        let mut reader = Reader::from_reader(Utf8::open(input)?);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, buffer: Vec::new(), depth: 0 })
    }

    /// The next piece; `None` where the part ends as it should.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, FormatError> {
        loop {
            self.reader.get_mut().renew();
            self.buffer.clear();
            let at = self.reader.buffer_position();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(refused(error, at)),
            };
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        let (at, what) = (Spot::Byte(at), "elements in each other");
                        return Err(FormatError::TooLarge { at, what, limit: MAX_DEPTH as u64 });
                    }
                    Piece::Open(element(&start, at)?)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Piece::Text(resolved(&reference, at)?.to_string()),
                Event::DocType(_) => return Err(FormatError::DocumentType { at: Spot::Byte(at) }),
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(FormatError::Truncated { at: Spot::Byte(at) }),
                _ => continue,
            }));
        }
    }
}
