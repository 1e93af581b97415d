//! Marks of what a picture looks like, which stay near when it is resized, compressed, cropped a little or mirrored.
//!
//! The signs of the 255 lowest frequencies of the brightness (discrete cosine transform), of the whole picture, of its
//! mirror image and of parts of it. No face is looked for, and nothing about a person is measured.

mod grid;
mod spectrum;

use std::fmt;
use std::str::FromStr;

use grid::Grid;
use spectrum::Spectrum;

pub use grid::MOST_PIXELS;

/// Parts of the picture by their side, as a share of the whole's: how much somebody may have cropped.
const CROPS: [f64; 5] = [0.95, 0.9, 0.85, 0.8, 0.7];
/// Most parts that are read back of a mark.
const MOST_PARTS: usize = 32;

/// Two marks that differ in no more places are of pictures that look alike. Measured: `examples/picture_reuse.rs`.
pub const NEAR: u32 = 47;

/// What a picture, or a part of one, looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureHash(pub(crate) [u64; 4]);

impl PictureHash {
    /// In how many of 255 places two differ. Those of unrelated pictures differ in about half of them.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        self.0.iter().zip(other.0).map(|(one, other)| (one ^ other).count_ones()).sum()
    }
}

impl fmt::Display for PictureHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|word| write!(formatter, "{word:016x}"))
    }
}

/// It is not the mark of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the mark of a picture: 64 hexadecimal digits, several of them with points between")]
pub struct NoMark;

impl FromStr for PictureHash {
    type Err = NoMark;

    fn from_str(text: &str) -> Result<Self, NoMark> {
        let mut words = [0; 4];
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(NoMark);
        }
        for (word, start) in words.iter_mut().zip((0..).step_by(16)) {
            let part = text.get(start..start + 16).ok_or(NoMark)?;
            *word = u64::from_str_radix(part, 16).map_err(|_| NoMark)?;
        }
        Ok(Self(words))
    }
}

/// Marks of one picture: of the whole, of its mirror image, and of its middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of the whole picture.
    pub whole: PictureHash,
    /// Of its mirror image.
    pub mirrored: PictureHash,
    /// Of its middle, ever less of it. Parts with nothing on them are left out.
    pub parts: Vec<PictureHash>,
}

impl Fingerprint {
    /// In how many places the nearest marks of two pictures differ. A whole is compared with wholes and with parts, never a
    /// part with a part: two different portraits may have the same middle of a wall.
    #[must_use]
    pub fn distance(&self, other: &Self) -> u32 {
        let one_way = |whole: &Self, cut: &Self| {
            let wholes = [whole.whole, whole.mirrored].into_iter();
            wholes.flat_map(|hash| cut.parts.iter().map(move |part| part.distance(hash))).min().unwrap_or(u32::MAX)
        };
        let wholes = self.whole.distance(other.whole).min(self.mirrored.distance(other.whole));
        wholes.min(one_way(self, other)).min(one_way(other, self))
    }
}

/// With points between: the whole, the mirror image, the parts.
impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.whole, self.mirrored)?;
        self.parts.iter().try_for_each(|part| write!(formatter, ".{part}"))
    }
}

impl FromStr for Fingerprint {
    type Err = NoMark;

    fn from_str(text: &str) -> Result<Self, NoMark> {
        let mut hashes = text.split('.').take(MOST_PARTS + 2).map(str::parse);
        let mut next = || hashes.next().ok_or(NoMark)?;
        let (whole, mirrored) = (next()?, next()?);
        Ok(Self { whole, mirrored, parts: hashes.collect::<Result<_, _>>()? })
    }
}

/// Why a picture has no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmarked {
    /// It has more than [`MOST_PIXELS`].
    #[error("the picture is larger than fifty megapixels")]
    TooLarge,
    /// It is an icon.
    #[error("the picture is too small to be told from others")]
    TooSmall,
    /// Neither PNG nor JPEG, or damaged.
    #[error("the picture cannot be decoded")]
    Undecodable,
    /// Empty pictures look alike, and that says nothing.
    #[error("the picture is nearly empty, and would look like any other empty one")]
    Empty,
}

/// The marks of a PNG or a JPEG, turned as its metadata say.
///
/// # Errors
///
/// It is absurdly large, too small, damaged, or empty.
pub fn fingerprint(bytes: &[u8]) -> Result<Fingerprint, Unmarked> {
    let grid = Grid::decode(bytes)?;
    let whole = Spectrum::of(&grid, 1.0);
    let (Some(hash), Some(mirrored)) = (whole.hash(), whole.mirrored().hash()) else { return Err(Unmarked::Empty) };
    let parts = CROPS.iter().filter_map(|side| Spectrum::of(&grid, *side).hash()).collect();
    Ok(Fingerprint { whole: hash, mirrored, parts })
}

#[cfg(test)]
mod tests;
