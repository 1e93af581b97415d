//! Exif (CIPA DC-008): camera, program, dates, place and thumbnail, out of the TIFF that holds them.
//!
//! Four directories are read, each once: nothing here can loop.

use std::fmt;

use jiff::civil::DateTime;

use super::bytes::{latin, part};
use super::contents::Size;
use super::jpeg;

/// Most entries of one directory that are read.
const MOST_ENTRIES: u16 = 512;
/// Longest text that is read, in bytes.
const LONGEST_TEXT: usize = 16 << 10;

/// What Exif says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Exif {
    pub(super) make: Option<String>,
    pub(super) model: Option<String>,
    pub(super) serial: Option<String>,
    pub(super) software: Option<String>,
    pub(super) description: Option<String>,
    pub(super) comment: Option<String>,
    /// When the file was last changed, by the clock of the program.
    pub(super) changed: Option<DateTime>,
    /// When the picture was taken, by the clock of the camera.
    pub(super) taken: Option<DateTime>,
    /// When it became data.
    pub(super) digitised: Option<DateTime>,
    pub(super) place: Option<Place>,
    pub(super) thumbnail: Option<Size>,
    /// How it is to be turned: 1 to 8, 1 for not at all.
    pub(super) orientation: Option<u16>,
}

/// A place, in degrees north and east.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    north: f64,
    east: f64,
}

/// To a tenth of a degree, about ten kilometres: the region is context, the house is nobody's business.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "near {:.1}° north, {:.1}° east", self.north, self.east)
    }
}

impl Exif {
    /// Reads what can be read.
    pub(super) fn read(tiff: &[u8]) -> Self {
        Tiff::of(tiff).and_then(|tiff| tiff.exif()).unwrap_or_default()
    }
}

struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// Entries of a directory, and where the next one is.
struct Directory<'a> {
    tiff: &'a Tiff<'a>,
    at: usize,
    count: u16,
}

struct Value<'a> {
    kind: u16,
    data: &'a [u8],
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, is_little })
    }

    fn exif(&'a self) -> Option<Exif> {
        let main = self.directory(self.offset_at(4)?)?;
        let mut exif = Exif {
            make: main.text(0x010f),
            model: main.text(0x0110),
            software: main.text(0x0131),
            description: main.text(0x010e),
            changed: main.moment(0x0132),
            orientation: main.number(0x0112).and_then(|number| u16::try_from(number).ok()),
            thumbnail: main.next().and_then(|directory| directory.thumbnail()),
            ..Exif::default()
        };
        if let Some(taken) = main.below(0x8769) {
            exif.taken = taken.moment(0x9003);
            exif.digitised = taken.moment(0x9004);
            exif.serial = taken.text(0xa431);
            exif.comment = taken.comment();
        }
        exif.place = main.below(0x8825).and_then(|place| place.place());
        Some(exif)
    }

    fn directory(&'a self, at: usize) -> Option<Directory<'a>> {
        Some(Directory { tiff: self, at: at.checked_add(2)?, count: self.u16_at(at)?.min(MOST_ENTRIES) })
    }

    fn u16_at(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn u32_at(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn offset_at(&self, at: usize) -> Option<usize> {
        usize::try_from(self.u32_at(at)?).ok()
    }
}

impl<'a> Directory<'a> {
    /// The value of a tag. Up to four bytes stand in the entry itself.
    fn value(&self, tag: u16) -> Option<Value<'a>> {
        let entries = (0..usize::from(self.count)).map(|number| self.at + number * 12);
        let at = entries.take_while(|at| *at < self.tiff.bytes.len()).find(|at| self.tiff.u16_at(*at) == Some(tag))?;
        let kind = self.tiff.u16_at(at + 2)?;
        let width = match kind {
            1 | 2 | 7 => 1,
            3 => 2,
            4 | 9 => 4,
            5 | 10 => 8,
            _ => return None,
        };
        let length = self.tiff.offset_at(at + 4)?.checked_mul(width)?;
        let start = if length <= 4 { at + 8 } else { self.tiff.offset_at(at + 8)? };
        Some(Value { kind, data: part(self.tiff.bytes, start, length)? })
    }

    fn number(&self, tag: u16) -> Option<u32> {
        let value = self.value(tag)?;
        let numbers = Tiff { bytes: value.data, is_little: self.tiff.is_little };
        match value.kind {
            3 => numbers.u16_at(0).map(u32::from),
            4 => numbers.u32_at(0),
            _ => None,
        }
    }

    fn below(&self, tag: u16) -> Option<Directory<'a>> {
        self.tiff.directory(usize::try_from(self.number(tag)?).ok()?)
    }

    fn next(&self) -> Option<Directory<'a>> {
        let at = self.tiff.offset_at(self.at + usize::from(self.count) * 12)?;
        (at != 0).then(|| self.tiff.directory(at))?
    }

    fn text(&self, tag: u16) -> Option<String> {
        let data = self.value(tag)?.data;
        let data = data.get(..LONGEST_TEXT).unwrap_or(data);
        let text = data.split(|byte| *byte == 0).next()?;
        let text = String::from_utf8_lossy(text).trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    /// A comment names its letters in eight bytes; "Unicode" is UTF-16 in either order, whatever the file's.
    fn comment(&self) -> Option<String> {
        let data = self.value(0x9286)?.data;
        let (letters, text) = data.get(..LONGEST_TEXT).unwrap_or(data).split_at_checked(8)?;
        if !letters.starts_with(b"UNICODE") {
            return Some(latin(text).trim_matches(['\0', ' ']).to_owned());
        }
        let pairs = text.as_chunks::<2>().0;
        let decode = |unit: fn([u8; 2]) -> u16| {
            let units = pairs.iter().map(|pair| unit(*pair));
            char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
        };
        let plain = |text: &String| text.chars().filter(char::is_ascii).count();
        [decode(u16::from_be_bytes), decode(u16::from_le_bytes)].into_iter().max_by_key(plain)
    }

    /// `2024:05:17 12:30:00`; cameras without a set clock write zeros or spaces.
    fn moment(&self, tag: u16) -> Option<DateTime> {
        let text = self.text(tag)?;
        let mut numbers = text.split([':', ' ']).map(str::parse::<i16>);
        let mut next = || numbers.next()?.ok();
        let year = next()?;
        let [month, day, hour, minute, second] = [next()?, next()?, next()?, next()?, next()?];
        let small = |number: i16| i8::try_from(number).ok();
        DateTime::new(year, small(month)?, small(day)?, small(hour)?, small(minute)?, small(second)?.min(59), 0).ok()
    }

    fn place(&self) -> Option<Place> {
        let side = |tag| self.text(tag);
        let sign = |side: &str| if matches!(side, "S" | "W") { -1.0 } else { 1.0 };
        let north = self.degrees(0x0002)? * sign(&side(0x0001)?);
        let east = self.degrees(0x0004)? * sign(&side(0x0003)?);
        (north.abs() <= 90.0 && east.abs() <= 180.0).then_some(Place { north, east })
    }

    /// Degrees, minutes and seconds, each a fraction.
    fn degrees(&self, tag: u16) -> Option<f64> {
        let data = self.value(tag)?.data;
        let numbers = Tiff { bytes: data, is_little: self.tiff.is_little };
        let fraction = |at| Some(f64::from(numbers.u32_at(at)?) / f64::from(numbers.u32_at(at + 4)?.max(1)));
        Some(fraction(0)? + fraction(8)? / 60.0 + fraction(16)? / 3600.0)
    }

    fn thumbnail(&self) -> Option<Size> {
        let start = usize::try_from(self.number(0x0201)?).ok()?;
        let length = usize::try_from(self.number(0x0202)?).ok()?;
        jpeg::size(part(self.tiff.bytes, start, length)?).filter(|size| size.width > 0 && size.height > 0)
    }
}
