//! Finds the PDF417 barcode in a picture, within bounds of pixels and of work.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, ImageReader, Limits};
use rxing::common::{GlobalHistogramBinarizer, HybridBinarizer};
use rxing::pdf417::PDF417Reader;
use rxing::{
    Binarizer, BinaryBitmap, Luma8LuminanceSource, RXingResult, RXingResultMetadataType, RXingResultMetadataValue,
    Reader,
};

use crate::picture::Format;

/// Pixels of a picture: a camera of a telephone makes up to this many.
pub(super) const MOST_PIXELS: u64 = 50_000_000;

/// Pixels on one side.
pub(super) const LONGEST_SIDE: u32 = 16_384;

/// Bytes while a picture is decoded.
const MOST_MEMORY: u64 = 256 << 20;

/// Pixels of the largest picture that is searched; a larger one is made smaller. Bars of a card that fills a quarter of it
/// are then three pixels wide.
const SEARCHED_PIXELS: u64 = 6_000_000;

/// The same for looks that seldom help.
const TURNED_PIXELS: u64 = 2_000_000;

/// Pixels searched for one picture, all attempts together.
const MOST_WORK: u64 = 50_000_000;

/// Smaller pictures are also tried enlarged.
const SMALL_SIDE: u32 = 1_000;

/// What was found in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A barcode.
    Symbol(Symbol),
    /// None that could be read.
    Nothing,
    /// The picture has more pixels than are decoded: width and height.
    TooLarge(u32, u32),
}

/// A barcode that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Symbol {
    /// What it holds.
    pub(super) bytes: Vec<u8>,
    /// Error correction level, 0 to 8.
    pub(super) correction: Option<u8>,
    /// Is it one of several that hold one text between them (Macro PDF417)?
    pub(super) is_one_of_several: bool,
}

/// Is it a picture of a kind that is searched?
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    format(bytes).is_some()
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    Format::of(bytes).and_then(Format::decoded_as)
}

/// Searches a picture.
pub(super) fn find(bytes: &[u8]) -> Found {
    let Some(format) = format(bytes) else {
        return Found::Nothing;
    };
    // The size stands in the head of the file: it is asked before anything is unpacked.
    let Ok((width, height)) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions() else {
        return Found::Nothing;
    };
    if width.max(height) > LONGEST_SIDE || area((width, height)) > MOST_PIXELS {
        return Found::TooLarge(width, height);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let Ok(picture) = reader.decode() else {
        return Found::Nothing;
    };
    search(&picture.into_luma8()).map_or(Found::Nothing, Found::Symbol)
}

/// How a picture is looked at. Quarter turns are tried by the reader itself.
#[derive(Clone, Copy)]
enum Look {
    /// As it is.
    Plain,
    /// So many times smaller, for noise and for bars that are drawn in dots.
    Smaller(u32),
    /// Twice the width and height, for narrow bars.
    Double,
    /// Light and dark changed.
    Inverted,
    /// Turned by so many degrees.
    Turned(f32),
}

/// In the order of what each is worth for its work.
const LOOKS: [Look; 10] = [
    Look::Plain,
    Look::Smaller(3),
    Look::Smaller(2),
    Look::Smaller(4),
    Look::Double,
    Look::Turned(6.0),
    Look::Turned(-6.0),
    Look::Inverted,
    Look::Turned(12.0),
    Look::Turned(-12.0),
];

/// Looks at a picture in several ways until one shows a barcode or the work is used up.
fn search(picture: &GrayImage) -> Option<Symbol> {
    let searched = within(picture, SEARCHED_PIXELS);
    let mut work = 0;
    for look in LOOKS {
        let Some(seen) = seen(&searched, look) else {
            continue;
        };
        // Two ways of telling light from dark.
        work += 2 * area(seen.dimensions());
        if work > MOST_WORK {
            break;
        }
        if let Some(symbol) = read(&seen) {
            return Some(symbol);
        }
    }
    None
}

fn area((width, height): (u32, u32)) -> u64 {
    u64::from(width) * u64::from(height)
}

/// The picture, made smaller by a whole number where it has more pixels than this.
fn within(picture: &GrayImage, pixels: u64) -> GrayImage {
    let (width, height) = picture.dimensions();
    let fits = |times: &u32| area((width / times, height / times)) <= pixels;
    smaller(picture, (1..=16).find(fits).unwrap_or(16))
}

fn smaller(picture: &GrayImage, times: u32) -> GrayImage {
    let (width, height) = picture.dimensions();
    if times == 1 {
        return picture.clone();
    }
    image::imageops::thumbnail(picture, (width / times).max(1), (height / times).max(1))
}

fn seen(picture: &GrayImage, look: Look) -> Option<GrayImage> {
    let (width, height) = picture.dimensions();
    let is_small = width.max(height) <= SMALL_SIDE;
    match look {
        Look::Plain => Some(picture.clone()),
        Look::Smaller(times) => (!is_small).then(|| smaller(picture, times)),
        Look::Double => is_small
            .then(|| image::imageops::resize(picture, width * 2, height * 2, image::imageops::FilterType::Triangle)),
        Look::Inverted => {
            let mut inverted = within(picture, TURNED_PIXELS);
            image::imageops::invert(&mut inverted);
            Some(inverted)
        }
        Look::Turned(degrees) => Some(turned(&within(picture, TURNED_PIXELS), degrees)),
    }
}

/// The picture turned about its middle, of the same size, white where nothing was.
pub(super) fn turned(picture: &GrayImage, degrees: f32) -> GrayImage {
    let (width, height) = picture.dimensions();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
    GrayImage::from_fn(width, height, |x, y| {
        let (right, down) = (x as f32 - middle_x, y as f32 - middle_y);
        let (from_x, from_y) = (middle_x + right * cos - down * sin, middle_y + right * sin + down * cos);
        let inside = from_x >= 0.0 && from_y >= 0.0;
        let pixel = inside.then(|| picture.get_pixel_checked(from_x.round() as u32, from_y.round() as u32)).flatten();
        pixel.copied().unwrap_or(image::Luma([u8::MAX]))
    })
}

/// Reads the barcode of a picture, if it shows one as it stands.
fn read(picture: &GrayImage) -> Option<Symbol> {
    let (width, height) = picture.dimensions();
    let source = || Luma8LuminanceSource::new(picture.as_raw().clone(), width, height).ok();
    source()
        .and_then(|source| decoded(HybridBinarizer::new(source)))
        .or_else(|| source().and_then(|source| decoded(GlobalHistogramBinarizer::new(source))))
}

fn decoded(binarizer: impl Binarizer) -> Option<Symbol> {
    let result = PDF417Reader.decode(&mut BinaryBitmap::new(binarizer)).ok()?;
    Some(symbol(&result))
}

fn symbol(result: &RXingResult) -> Symbol {
    let told = result.getRXingResultMetadata();
    let correction = match told.get(&RXingResultMetadataType::ERROR_CORRECTION_LEVEL) {
        Some(RXingResultMetadataValue::ErrorCorrectionLevel(level)) => level.parse().ok(),
        _ => None,
    };
    let is_one_of_several = match told.get(&RXingResultMetadataType::PDF417_EXTRA_METADATA) {
        Some(RXingResultMetadataValue::Pdf417ExtraMetadata(extra)) => !extra.getFileId().is_empty(),
        _ => false,
    };
    // The reader makes a character of each byte, unless the barcode says that it holds another alphabet.
    let text = result.getText();
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    Symbol { bytes: bytes.unwrap_or_else(|| text.as_bytes().to_vec()), correction, is_one_of_several }
}
