//! Measures how often pictures are met again after they were changed, and how often others are taken for them:
//! `cargo run --release -p vetwork-identity --example picture_reuse [PICTURES [CHANGES TO PASS OVER]]`.
//!
//! The set is generated, from numbers, without any real picture: a third are shapes of many sizes, a third textures (sums
//! of waves with noise at several scales), a third portraits of a kind (an oval with features on a background of its own).
//! Real photographs differ more in detail and less in layout; read the figures as those of this set.

#![allow(missing_docs, clippy::print_stdout, reason = "it prints what it measures")]

use std::io::Cursor;
use std::time::Instant;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, imageops::FilterType};
use vetwork_identity::picture::hash::{Fingerprint, NEAR, fingerprint};
use vetwork_identity::picture::index::PictureIndex;

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.share() * (high - low)
    }
}

const WIDTH: u32 = 480;
const HEIGHT: u32 = 360;

fn drawn(shade: impl Fn(f64, f64) -> f64) -> DynamicImage {
    DynamicImage::ImageLuma8(GrayImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let shade = shade(f64::from(x) / f64::from(WIDTH), f64::from(y) / f64::from(HEIGHT));
        Luma([shade.clamp(0.0, 255.0) as u8])
    }))
}

/// Ellipses and boxes, large ones first.
fn shapes(numbers: &mut Numbers) -> DynamicImage {
    let base = numbers.between(40.0, 215.0);
    let all: Vec<[f64; 6]> = (0..40)
        .map(|number| {
            let size = 0.35 / (1.0 + f64::from(number) / 5.0) + 0.015;
            let (width, height) = (size * numbers.between(0.6, 1.6), size * numbers.between(0.6, 1.6));
            [numbers.share(), numbers.share(), width, height, numbers.between(0.0, 255.0), numbers.share()]
        })
        .collect();
    drawn(|x, y| {
        let inside = |[left, top, width, height, _, kind]: &&[f64; 6]| {
            let (x, y) = ((x - left) / width, (y - top) / height);
            if *kind < 0.5 { x * x + y * y < 1.0 } else { x.abs() < 1.0 && y.abs() < 1.0 }
        };
        all.iter().rev().find(inside).map_or(base, |shape| shape[4])
    })
}

/// Waves of many directions and lengths, weaker the shorter they are, as in photographs.
fn texture(numbers: &mut Numbers) -> DynamicImage {
    let waves: Vec<[f64; 4]> = (0..60)
        .map(|_| {
            let length = 30.0_f64.powf(numbers.share());
            let turn = numbers.between(0.0, std::f64::consts::TAU);
            [
                length * turn.cos(),
                length * turn.sin(),
                numbers.between(0.0, std::f64::consts::TAU),
                60.0 / length.powf(0.8),
            ]
        })
        .collect();
    let base = numbers.between(80.0, 170.0);
    drawn(|x, y| {
        let wave = |[across, down, phase, height]: &[f64; 4]| {
            height * (std::f64::consts::TAU * (across * x + down * y) / 2.0 + phase).cos()
        };
        base + waves.iter().map(wave).sum::<f64>()
    })
}

/// An oval with hair, eyes and a mouth, shoulders, and a background: alike in layout, different in measure.
fn portrait(numbers: &mut Numbers) -> DynamicImage {
    let mut vary = |middle: f64, by: f64| middle + numbers.between(-by, by);
    let (x0, y0) = (vary(0.5, 0.06), vary(0.42, 0.05));
    let (wide, high) = (vary(0.15, 0.03), vary(0.24, 0.03));
    let (skin, hair, cloth, wall) = (vary(160.0, 60.0), vary(90.0, 80.0), vary(110.0, 90.0), vary(150.0, 80.0));
    let (eyes, mouth, apart) = (vary(0.05, 0.02), vary(0.12, 0.02), vary(0.06, 0.015));
    let fringe = vary(0.5, 0.3);
    let behind = shapes(&mut Numbers(numbers.next())).to_luma8();
    let light = numbers.between(-40.0, 40.0);
    drawn(|x, y| {
        let oval = |x0: f64, y0: f64, wide: f64, high: f64| ((x - x0) / wide).powi(2) + ((y - y0) / high).powi(2) < 1.0;
        let side = light * (x - x0);
        if oval(x0 - apart, y0 - eyes, 0.02, 0.014) || oval(x0 + apart, y0 - eyes, 0.02, 0.014) {
            30.0
        } else if oval(x0, y0 + mouth, 0.045, 0.012) {
            skin - 60.0
        } else if oval(x0, y0, wide, high) && y > y0 - high * fringe {
            skin + side
        } else if oval(x0, y0 - 0.03, wide * 1.2, high * 1.15) {
            hair
        } else if oval(x0, 1.05, wide * 2.4, 0.4) {
            cloth + side
        } else {
            let at = |share: f64, length: u32| ((share * f64::from(length)) as u32).min(length - 1);
            0.6 * wall + 0.4 * f64::from(behind.get_pixel(at(x, WIDTH), at(y, HEIGHT)).0[0])
        }
    })
}

fn picture(number: u64) -> DynamicImage {
    let mut numbers = Numbers(number.wrapping_mul(0x1234_5678_9abc_def1));
    match number % 3 {
        0 => shapes(&mut numbers),
        1 => texture(&mut numbers),
        _ => portrait(&mut numbers),
    }
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Option<Fingerprint> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality).encode_image(picture).ok()?;
    fingerprint(&file).ok()
}

fn png(picture: &DynamicImage) -> Option<Fingerprint> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).ok()?;
    fingerprint(&file.into_inner()).ok()
}

/// Cuts off a share of each side's length; `place` says where: 0.5 is the middle.
fn cropped(picture: &DynamicImage, share: f64, place: (f64, f64)) -> DynamicImage {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let (left, top) = (width * share * place.0, height * share * place.1);
    picture.crop_imm(left as u32, top as u32, (width * (1.0 - share)) as u32, (height * (1.0 - share)) as u32)
}

fn scaled(picture: &DynamicImage, by: f64) -> DynamicImage {
    let side = |length: u32| (f64::from(length) * by) as u32;
    picture.resize_exact(side(picture.width()), side(picture.height()), FilterType::Triangle)
}

/// Turned about the middle, with what comes in from outside white.
fn turned(picture: &DynamicImage, degrees: f64) -> DynamicImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let source = picture.to_luma8();
    let (middle_x, middle_y) = (f64::from(WIDTH) / 2.0, f64::from(HEIGHT) / 2.0);
    DynamicImage::ImageLuma8(GrayImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let (x, y) = (f64::from(x) - middle_x, f64::from(y) - middle_y);
        let (x, y) = (x * cosine + y * sine + middle_x, y * cosine - x * sine + middle_y);
        let is_inside = x >= 0.0 && y >= 0.0 && x < f64::from(WIDTH) && y < f64::from(HEIGHT);
        if is_inside { *source.get_pixel(x as u32, y as u32) } else { Luma([255]) }
    }))
}

/// Bars as of letters along the foot, over a tenth of the picture.
fn captioned(picture: &DynamicImage) -> DynamicImage {
    let mut changed = picture.to_luma8();
    for (x, y, pixel) in changed.enumerate_pixels_mut() {
        let is_band = y > HEIGHT * 85 / 100 && y < HEIGHT * 95 / 100;
        if is_band {
            *pixel = Luma([if (x / 6 + y / 9 * 3) % 3 == 0 && x % 40 < 30 { 255 } else { 20 }]);
        }
    }
    DynamicImage::ImageLuma8(changed)
}

/// A disc in a corner, a sixth of the width.
fn with_logo(picture: &DynamicImage) -> DynamicImage {
    let mut changed = picture.to_luma8();
    for (x, y, pixel) in changed.enumerate_pixels_mut() {
        let (x, y) = (f64::from(x) - 430.0, f64::from(y) - 50.0);
        if x.hypot(y) < 40.0 {
            *pixel = Luma([if x.hypot(y) < 25.0 { 240 } else { 60 }]);
        }
    }
    DynamicImage::ImageLuma8(changed)
}

type Change = fn(&DynamicImage, (f64, f64)) -> Option<Fingerprint>;

const CHANGES: [(&str, Change); 20] = [
    ("JPEG quality 80", |picture, _| jpeg(picture, 80)),
    ("JPEG quality 50", |picture, _| jpeg(picture, 50)),
    ("JPEG quality 30", |picture, _| jpeg(picture, 30)),
    ("half the size, quality 80", |picture, _| jpeg(&scaled(picture, 0.5), 80)),
    ("quarter of the size, quality 80", |picture, _| jpeg(&scaled(picture, 0.25), 80)),
    ("stretched to a square", |picture, _| jpeg(&picture.resize_exact(360, 360, FilterType::Triangle), 80)),
    ("mirrored", |picture, _| jpeg(&picture.fliph(), 80)),
    ("brighter by 30", |picture, _| jpeg(&picture.brighten(30), 80)),
    ("more contrast", |picture, _| jpeg(&picture.adjust_contrast(25.0), 80)),
    ("caption over a tenth", |picture, _| jpeg(&captioned(picture), 80)),
    ("logo in a corner", |picture, _| jpeg(&with_logo(picture), 80)),
    ("crop 5 %, middle", |picture, _| jpeg(&cropped(picture, 0.05, (0.5, 0.5)), 80)),
    ("crop 10 %, middle", |picture, _| jpeg(&cropped(picture, 0.1, (0.5, 0.5)), 80)),
    ("crop 20 %, middle", |picture, _| jpeg(&cropped(picture, 0.2, (0.5, 0.5)), 80)),
    ("crop 5 %, anywhere", |picture, place| jpeg(&cropped(picture, 0.05, place), 80)),
    ("crop 10 %, anywhere", |picture, place| jpeg(&cropped(picture, 0.1, place), 80)),
    ("crop 20 %, anywhere", |picture, place| jpeg(&cropped(picture, 0.2, place), 80)),
    ("mirrored, crop 10 %, half the size", |picture, _| {
        jpeg(&scaled(&cropped(&picture.fliph(), 0.1, (0.5, 0.5)), 0.5), 80)
    }),
    ("turned by 1 degree", |picture, _| jpeg(&turned(picture, 1.0), 80)),
    ("turned by 2 degrees", |picture, _| jpeg(&turned(picture, 2.0), 80)),
];

const LIMITS: [u32; 6] = [15, 31, 47, 55, 63, 79];

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(600_u64);
    let pictures: Vec<(DynamicImage, Fingerprint)> =
        (0..count).map(picture).filter_map(|picture| png(&picture).map(|marks| (picture, marks))).collect();
    println!("{} of {count} pictures have a mark; near is {NEAR} of 255", pictures.len());
    tell_speed();
    tell_false_matches(&pictures);
    let passed_over = std::env::args().nth(2).and_then(|count| count.parse().ok()).unwrap_or(0);
    tell_recall(&pictures, passed_over);
}

fn tell_recall(pictures: &[(DynamicImage, Fingerprint)], passed_over: usize) {
    println!(
        "\nmet again, in percent, by the most places that may differ\n{:<36}{}",
        "",
        row(LIMITS.map(f64::from), 0)
    );
    let mut numbers = Numbers(7);
    for (what, change) in CHANGES.into_iter().skip(passed_over) {
        let distances: Vec<u32> = pictures
            .iter()
            .map(|(picture, marks)| {
                let changed = change(picture, (numbers.share(), numbers.share()));
                changed.map_or(u32::MAX, |changed| marks.distance(&changed))
            })
            .collect();
        let met = LIMITS.map(|limit| {
            let near = distances.iter().filter(|distance| **distance <= limit).count();
            100.0 * near as f64 / distances.len() as f64
        });
        println!("{what:<36}{}", row(met, 1));
    }
}

fn tell_false_matches(pictures: &[(DynamicImage, Fingerprint)]) {
    let mut distances = Vec::new();
    for (place, (_, one)) in pictures.iter().enumerate() {
        distances.extend(pictures.iter().skip(place + 1).map(|(_, other)| one.distance(other)));
    }
    let wrong = LIMITS.map(|limit| {
        1e6 * distances.iter().filter(|distance| **distance <= limit).count() as f64 / distances.len() as f64
    });
    println!("{:<36}{}", "taken for another, per million pairs", row(wrong, 1));
    let nearest = distances.iter().min().copied().unwrap_or_default();
    println!("pairs: {}; the nearest pair differs in {nearest} places", distances.len());
}

fn row(values: [f64; 6], digits: usize) -> String {
    values.iter().map(|value| format!("{value:>9.digits$}")).collect()
}

/// A million marks of no pictures: seven of each, as of real ones.
#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn tell_speed() {
    let mut numbers = Numbers(11);
    let mut hash = || {
        let words: String = (0..4).map(|_| format!("{:016x}", numbers.next())).collect();
        words
    };
    let mut made = || (0..7).map(|_| hash()).collect::<Vec<_>>().join(".").parse::<Fingerprint>().ok();
    let pictures: Vec<Fingerprint> = (0..142_858).filter_map(|_| made()).collect();
    let start = Instant::now();
    let index = PictureIndex::of(&pictures);
    println!("\nindex of {} marks of {} pictures: {:.0?}", index.len(), pictures.len(), start.elapsed());
    for within in [15, 31, NEAR] {
        let start = Instant::now();
        let found: usize = pictures.iter().step_by(7143).map(|picture| index.alike(picture, within).len()).sum();
        println!("one picture (seven marks) within {within}: {:.2?}, {found} found of 20", start.elapsed() / 20);
    }
    let start = Instant::now();
    let near = pictures.iter().filter(|known| pictures.first().is_some_and(|one| one.distance(known) <= NEAR)).count();
    println!("the same by comparing each: {:.2?}, {near} found of 1", start.elapsed());
}
