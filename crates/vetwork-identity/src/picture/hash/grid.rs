//! A picture as a grid of brightness, in which the mean of any rectangle is at hand.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, Limits, metadata::Orientation};

use super::Unmarked;
use crate::picture::contents::Format;

/// Largest picture that is decoded, in pixels.
pub const MOST_PIXELS: u64 = 50_000_000;
/// What the decoder may allocate, in bytes: four for each pixel.
const MOST_BYTES: u64 = 4 * MOST_PIXELS;
/// Pictures with a shorter side are icons.
const SHORTEST_SIDE: u32 = 48;
/// Cells of the grid on each side.
const SIDE: usize = 256;

/// Sums of brightness of all cells above and to the left.
pub(super) struct Grid {
    sums: Vec<f64>,
}

impl Grid {
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Unmarked> {
        let format = Format::of(bytes).and_then(Format::decoded_as).ok_or(Unmarked::Undecodable)?;
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_BYTES);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(|_| Unmarked::Undecodable)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_BYTES {
            return Err(Unmarked::TooLarge);
        }
        if width.min(height) < SHORTEST_SIDE {
            return Err(Unmarked::TooSmall);
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let picture = DynamicImage::from_decoder(decoder).map_err(|_| Unmarked::Undecodable)?;
        Ok(Self::of(cells(&picture), orientation))
    }

    /// Turns the cells and sums them up.
    fn of(cells: Vec<u8>, orientation: Orientation) -> Self {
        let side = u32::try_from(SIDE).unwrap_or_default();
        let mut turned = DynamicImage::ImageLuma8(GrayImage::from_raw(side, side, cells).unwrap_or_default());
        turned.apply_orientation(orientation);
        let mut sums = vec![0.0; (SIDE + 1) * (SIDE + 1)];
        let mut above = vec![0.0; SIDE + 1];
        for (row, sums) in turned.as_bytes().chunks(SIDE).zip(sums.chunks_mut(SIDE + 1).skip(1)) {
            let mut run = 0.0;
            for ((cell, sum), above) in row.iter().zip(sums.iter_mut().skip(1)).zip(above.iter_mut().skip(1)) {
                run += f64::from(*cell);
                *above += run;
                *sum = *above;
            }
        }
        Self { sums }
    }

    /// Mean brightness, 0 to 255, of a rectangle whose corners are shares of the sides.
    pub(super) fn mean(&self, (left, right): (f64, f64), (top, bottom): (f64, f64)) -> f64 {
        let corner = |x, y| self.sum(x, y);
        let sum = corner(right, bottom) - corner(left, bottom) - corner(right, top) + corner(left, top);
        sum / ((right - left) * (bottom - top) * (SIDE * SIDE) as f64).max(f64::EPSILON)
    }

    /// The sum up to a point between cells.
    fn sum(&self, x: f64, y: f64) -> f64 {
        let split = |share: f64| {
            let place = (share * SIDE as f64).clamp(0.0, SIDE as f64);
            let cell = (place as usize).min(SIDE - 1);
            (cell, place - cell as f64)
        };
        let ((column, right), (row, down)) = (split(x), split(y));
        let at = |row: usize, column: usize| self.sums.get(row * (SIDE + 1) + column).copied().unwrap_or_default();
        let above = at(row, column) * (1.0 - right) + at(row, column + 1) * right;
        let below = at(row + 1, column) * (1.0 - right) + at(row + 1, column + 1) * right;
        above * (1.0 - down) + below * down
    }
}

/// Means of the pixels that fall into each cell, on white where they are transparent.
fn cells(picture: &DynamicImage) -> Vec<u8> {
    let luma = picture.to_luma_alpha8();
    let (width, height) = (luma.width() as usize, luma.height() as usize);
    let range = |cell: usize, length: usize| {
        let start = cell * length / SIDE;
        start..((cell + 1) * length / SIDE).max(start + 1).min(length)
    };
    let pixels = luma.as_raw();
    let mut cells = Vec::with_capacity(SIDE * SIDE);
    for row in 0..SIDE {
        for column in 0..SIDE {
            let columns = range(column, width);
            let (mut sum, mut count) = (0_u64, 0_u64);
            for y in range(row, height) {
                let line = pixels.get((y * width + columns.start) * 2..(y * width + columns.end) * 2);
                for [luma, alpha] in line.unwrap_or_default().as_chunks::<2>().0 {
                    let (luma, alpha) = (u64::from(*luma), u64::from(*alpha));
                    sum += (luma * alpha + 255 * (255 - alpha)) / 255;
                    count += 1;
                }
            }
            cells.push(u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX));
        }
    }
    cells
}
