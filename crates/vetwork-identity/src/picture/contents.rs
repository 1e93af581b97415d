//! What lies in the file of a picture, in whatever format.

use std::fmt;
use std::ops::Range;

use image::ImageFormat;
use jiff::civil::DateTime;

/// Most texts that are kept of one file.
const MOST_TEXTS: usize = 64;
/// Longest text that is kept, in bytes; the workflow of a generator has up to some hundred thousand.
pub(super) const LONGEST_TEXT: usize = 256 << 10;

/// Format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// ISO/IEC 15948.
    Png,
    /// ISO/IEC 10918.
    Jpeg,
    /// RFC 9649.
    WebP,
    /// TIFF 6.0. Raw files of cameras begin so too.
    Tiff,
}

impl Format {
    /// The format that a file begins as.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some(Self::Tiff),
            _ => None,
        }
    }

    /// How its pixels are decoded; none where they are not.
    pub(crate) fn decoded_as(self) -> Option<ImageFormat> {
        match self {
            Self::Png => Some(ImageFormat::Png),
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::WebP | Self::Tiff => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
            Self::Tiff => "TIFF",
        }
    }
}

/// Width and height, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Size {
    /// Is it the thumbnail of 160 by 120 that the Exif and DCF standards ask for?
    pub(super) fn is_prescribed_thumbnail(self) -> bool {
        matches!((self.width, self.height), (160, 120) | (120, 160))
    }

    /// Upright or turned, and within the rounding of small numbers?
    pub(super) fn has_proportions_of(self, other: Self) -> bool {
        let ratio = |size: Self| {
            let (long, short) = (size.width.max(size.height), size.width.min(size.height));
            f64::from(long) / f64::from(short.max(1))
        };
        (ratio(self) / ratio(other) - 1.0).abs() <= 0.05
    }
}

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} by {} pixels", self.width, self.height)
    }
}

/// A text with its name: a keyword of PNG, a comment of JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) keyword: String,
    pub(super) text: String,
}

/// What lies in the file of a picture.
#[derive(Debug, Default)]
pub(super) struct Contents<'a> {
    pub(super) size: Option<Size>,
    pub(super) texts: Vec<Text>,
    /// Exif, as the TIFF that it is.
    pub(super) exif: Option<&'a [u8]>,
    /// XMP, as the XML that it is.
    pub(super) xmp: Option<Vec<u8>>,
    /// Content credentials, as the boxes of JUMBF that they are; empty when there are none.
    pub(super) credentials: Vec<u8>,
    /// Where they lie in the file, with all that belongs to them.
    pub(super) credentials_at: Option<Range<usize>>,
    /// When it was last changed, in UTC, as PNG says it.
    pub(super) modified: Option<DateTime>,
    /// What follows the end of the picture.
    pub(super) after: &'a [u8],
    /// What differs from the standard.
    pub(super) flaws: Vec<String>,
    /// Was its end found?
    pub(super) is_whole: bool,
}

impl Contents<'_> {
    pub(super) fn keep_text(&mut self, keyword: &str, text: impl Into<String>) {
        if self.texts.len() < MOST_TEXTS {
            self.texts.push(Text { keyword: keyword.to_owned(), text: text.into() });
        }
    }
}

/// The kind of file that some bytes begin as, where no camera appends such a thing.
pub(super) fn other_file(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"PK\x03\x04", "a ZIP archive"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"%PDF", "a PDF"),
        (b"MZ", "a Windows program"),
        (b"\x7fELF", "a Linux program"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}
