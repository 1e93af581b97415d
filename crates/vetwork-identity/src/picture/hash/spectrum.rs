//! The low frequencies of a picture, and the mark that their signs make.

use std::f64::consts::PI;

use super::PictureHash;
use super::grid::Grid;

/// Samples on each side.
const SAMPLES: usize = 32;
/// Frequencies on each side.
const WAVES: usize = 16;
/// A frequency that is weaker than this, in shades of grey, is noise of compression.
const NOISE: f64 = 3.0;
/// A mark rests on at least so many of 255 frequencies that are more than noise.
const FEWEST_WAVES: usize = 96;
/// A picture of which so much is one shade is empty, whatever is on the rest.
const MOST_OF_ONE_SHADE: f64 = 0.8;
/// Shades that are one.
const ONE_SHADE: f64 = 3.0;

/// Strengths of frequencies, of the part of a picture.
pub(super) struct Spectrum {
    waves: Vec<f64>,
    is_empty: bool,
}

impl Spectrum {
    /// Of the middle of a picture; `side` is its share of the whole's.
    pub(super) fn of(grid: &Grid, side: f64) -> Self {
        let start = (1.0 - side) / 2.0;
        let range = |number: usize| {
            let step = side / SAMPLES as f64;
            (start + number as f64 * step, start + (number + 1) as f64 * step)
        };
        let rows = 0..SAMPLES;
        let samples: Vec<f64> =
            rows.flat_map(|row| (0..SAMPLES).map(move |column| grid.mean(range(column), range(row)))).collect();
        Self { waves: transform(&samples), is_empty: is_one_shade(&samples) }
    }

    /// Of the mirror image: waves that are odd from left to right change their sign.
    pub(super) fn mirrored(&self) -> Self {
        let turn = |(number, wave): (usize, &f64)| if number % WAVES % 2 == 1 { -wave } else { *wave };
        Self { waves: self.waves.iter().enumerate().map(turn).collect(), is_empty: self.is_empty }
    }

    /// None when it would rest on next to nothing.
    pub(super) fn hash(&self) -> Option<PictureHash> {
        let strong = self.waves.iter().skip(1).filter(|wave| wave.abs() >= NOISE).count();
        if self.is_empty || strong < FEWEST_WAVES {
            return None;
        }
        let mut hash = [0_u64; 4];
        for (place, number) in low_first().into_iter().enumerate() {
            let is_set = number != 0 && self.waves.get(number).is_some_and(|wave| *wave > 0.0);
            // Neighbours go to different words of sixteen, so that each word has low and high frequencies.
            let bit = place % 16 * 16 + place / 16;
            if let Some(word) = hash.get_mut(bit / 64) {
                *word |= u64::from(is_set) << (bit % 64);
            }
        }
        Some(PictureHash(hash))
    }
}

/// Numbers of frequencies, the lowest first.
fn low_first() -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..WAVES * WAVES).collect();
    numbers.sort_by_key(|number| (number / WAVES + number % WAVES, *number));
    numbers
}

/// The discrete cosine transform, orthonormal, of which the lowest frequencies are kept: along rows, then columns.
fn transform(samples: &[f64]) -> Vec<f64> {
    let waves = waves();
    let along = |line: &[f64], wave: &[f64]| line.iter().zip(wave).map(|(value, wave)| value * wave).sum::<f64>();
    let column = |wave: &Vec<f64>| samples.chunks(SAMPLES).map(|line| along(line, wave)).collect();
    let columns: Vec<Vec<f64>> = waves.iter().map(column).collect();
    waves.iter().flat_map(|wave| columns.iter().map(move |column| along(column, wave))).collect()
}

/// Each wave at each sample.
fn waves() -> Vec<Vec<f64>> {
    let count = SAMPLES as f64;
    let wave = |number: usize| {
        let scale = if number == 0 { (1.0 / count).sqrt() } else { (2.0 / count).sqrt() };
        let at = |sample: usize| scale * (PI * number as f64 * (2 * sample + 1) as f64 / (2.0 * count)).cos();
        (0..SAMPLES).map(at).collect()
    };
    (0..WAVES).map(wave).collect()
}

/// Is most of it one shade of grey?
fn is_one_shade(samples: &[f64]) -> bool {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let window = (samples.len() as f64 * MOST_OF_ONE_SHADE) as usize;
    let spans = sorted.iter().zip(sorted.iter().skip(window));
    spans.into_iter().any(|(low, high)| high - low <= 2.0 * ONE_SHADE)
}
