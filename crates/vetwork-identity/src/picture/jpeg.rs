//! Segments of a JPEG (ITU-T T.81 annex B): sizes, comments, and what other standards keep in application segments.

use std::ops::Range;

use super::bytes::{latin, part, u16_at};
use super::c2pa;
use super::contents::{Contents, LONGEST_TEXT, Size};
use super::iptc;

/// Most segments that are read; a progressive picture has about twenty.
const MOST_SEGMENTS: usize = 4096;

const END_OF_IMAGE: u8 = 0xd9;

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// Reads the segments up to the end of the picture, or as far as they go.
pub(super) fn read(bytes: &[u8]) -> Contents<'_> {
    let mut contents = Contents::default();
    let mut boxes = Boxes::default();
    for item in Segments::of(bytes) {
        match item {
            Item::Segment { marker: 0xeb, data, at } => boxes.take(data, at),
            Item::Segment { marker, data, .. } => take(&mut contents, marker, data),
            Item::End { at } => {
                contents.is_whole = true;
                contents.after = bytes.get(at..).unwrap_or_default();
            }
        }
    }
    if c2pa::is_store(&boxes.bytes) {
        contents.credentials = boxes.bytes;
        contents.credentials_at = boxes.at;
    }
    contents
}

/// Boxes of JUMBF in application segments (ISO/IEC 19566-5 annex D): each begins with `JP`, the number of the box and that
/// of the segment among its, and repeats the header of the box.
#[derive(Default)]
struct Boxes {
    number: Option<u16>,
    bytes: Vec<u8>,
    at: Option<Range<usize>>,
}

impl Boxes {
    /// Keeps the first box that holds content credentials, however many segments it has.
    fn take(&mut self, data: &[u8], at: usize) {
        let (Some(b"JP"), Some(number), Some(content)) = (data.get(..2), u16_at(data, 2), data.get(8..)) else {
            return;
        };
        let end = at.saturating_add(4).saturating_add(data.len());
        match self.number {
            None if c2pa::is_begun(content) => {
                *self = Self { number: Some(number), bytes: content.to_vec(), at: Some(at..end) };
            }
            Some(known) if known == number => {
                let header = if content.starts_with(&[0, 0, 0, 1]) { 16 } else { 8 };
                self.bytes.extend(content.get(header..).unwrap_or_default());
                self.at = self.at.as_ref().map(|range| range.start..end);
            }
            _ => {}
        }
    }
}

/// Size of a picture, by the first frame header.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    Segments::of(bytes).find_map(|item| match item {
        Item::Segment { marker, data, .. } if is_frame(marker) => frame_size(data),
        _ => None,
    })
}

fn take<'a>(contents: &mut Contents<'a>, marker: u8, data: &'a [u8]) {
    match marker {
        0xe1 if data.starts_with(EXIF) && contents.exif.is_none() => contents.exif = data.get(EXIF.len()..),
        0xe1 if data.starts_with(XMP) && contents.xmp.is_none() => {
            contents.xmp = data.get(XMP.len()..).map(<[u8]>::to_vec);
        }
        0xed if data.starts_with(PHOTOSHOP) => {
            for (name, text) in iptc::texts(data.get(PHOTOSHOP.len()..).unwrap_or_default()) {
                contents.keep_text(name, text);
            }
        }
        0xfe => contents.keep_text("comment", latin(data.get(..LONGEST_TEXT).unwrap_or(data))),
        _ if is_frame(marker) && contents.size.is_none() => contents.size = frame_size(data),
        _ => {}
    }
}

/// Start of a frame: every one but the tables among them (DHT, JPG, DAC).
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn frame_size(data: &[u8]) -> Option<Size> {
    Some(Size { height: u16_at(data, 1)?.into(), width: u16_at(data, 3)?.into() })
}

/// A piece of a JPEG.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item<'a> {
    /// A segment with its data, without marker and length.
    Segment {
        marker: u8,
        data: &'a [u8],
        /// Where its marker is.
        at: usize,
    },
    /// The picture ends before this place.
    End { at: usize },
}

/// The pieces of a JPEG, one after the other.
pub(super) struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
    left: usize,
}

impl<'a> Segments<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 2, left: MOST_SEGMENTS }
    }

    /// The next marker at or after the place where we are: coded data lie between, in which 0xFF is followed by zero or
    /// by the number of a restart.
    fn next_marker(&mut self) -> Option<u8> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            let skipped = rest.iter().position(|byte| *byte == 0xff)?;
            self.at = self.at.checked_add(skipped)?.checked_add(1)?;
            match *self.bytes.get(self.at)? {
                // A fill byte: the next may be the marker.
                0xff => {}
                0x00 | 0x01 | 0xd0..=0xd8 => self.at += 1,
                marker => {
                    self.at += 1;
                    return Some(marker);
                }
            }
        }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let marker = self.next_marker()?;
        if marker == END_OF_IMAGE {
            self.left = 0;
            return Some(Item::End { at: self.at });
        }
        let length = usize::from(u16_at(self.bytes, self.at)?).checked_sub(2)?;
        let at = self.at.saturating_sub(2);
        let data = part(self.bytes, self.at.checked_add(2)?, length)?;
        self.at = self.at.checked_add(2)?.checked_add(length)?;
        Some(Item::Segment { marker, data, at })
    }
}
