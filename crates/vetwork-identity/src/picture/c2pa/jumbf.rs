//! Boxes of JUMBF (ISO/IEC 19566-5): a superbox has a description with a label, and boxes within.

use crate::picture::bytes::{length_at, part};

/// Most boxes of one superbox that are read.
const MOST_BOXES: usize = 512;
/// Longest label that is kept, in bytes.
const LONGEST_LABEL: usize = 512;
/// Kind of the box that describes a superbox.
const DESCRIPTION: &[u8; 4] = b"jumd";
/// Kind of a superbox.
const SUPERBOX: &[u8; 4] = b"jumb";

/// A box with a description.
pub(super) struct Superbox<'a> {
    pub(super) label: String,
    /// All that is in it, the description included: what hashes are of.
    pub(super) content: &'a [u8],
}

impl<'a> Superbox<'a> {
    fn of(content: &'a [u8]) -> Option<Self> {
        let (kind, description) = Boxes { rest: content, left: 1 }.next()?;
        // Sixteen bytes of type, one of flags of which the second says that a label follows.
        let (flags, text) = description.get(16..)?.split_first()?;
        if kind != *DESCRIPTION || flags & 2 == 0 {
            return None;
        }
        let label = text.split(|byte| *byte == 0).next().filter(|label| label.len() <= LONGEST_LABEL)?;
        Some(Self { label: String::from_utf8_lossy(label).into_owned(), content })
    }

    /// The superboxes in it.
    pub(super) fn inner(&self) -> Vec<Superbox<'a>> {
        superboxes(self.content)
    }

    /// The first box of a kind in it.
    pub(super) fn data(&self, wanted: &[u8; 4]) -> Option<&'a [u8]> {
        boxes(self.content).find(|(kind, _)| kind == wanted).map(|(_, data)| data)
    }
}

/// The superboxes that follow each other, one level deep.
pub(super) fn superboxes(bytes: &[u8]) -> Vec<Superbox<'_>> {
    boxes(bytes).filter(|(kind, _)| kind == SUPERBOX).filter_map(|(_, content)| Superbox::of(content)).collect()
}

fn boxes(bytes: &[u8]) -> Boxes<'_> {
    Boxes { rest: bytes, left: MOST_BOXES }
}

struct Boxes<'a> {
    rest: &'a [u8],
    left: usize,
}

impl<'a> Iterator for Boxes<'a> {
    type Item = ([u8; 4], &'a [u8]);

    /// Length with the header, kind, and for a length of one the true length in eight bytes; zero is the rest.
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let kind = *self.rest.get(4..)?.first_chunk::<4>()?;
        let (header, length) = match length_at(self.rest, 0)? {
            0 => (8, self.rest.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(*self.rest.get(8..)?.first_chunk()?)).ok()?),
            length => (8, length),
        };
        let data = part(self.rest, header, length.checked_sub(header)?)?;
        self.rest = self.rest.get(length..)?;
        Some((kind, data))
    }
}
