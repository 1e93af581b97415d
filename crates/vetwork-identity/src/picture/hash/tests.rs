use image::{DynamicImage, GrayImage, ImageFormat, Luma, imageops};
use proptest::prelude::*;

use super::{Fingerprint, NEAR, PictureHash, Unmarked, fingerprint};
use crate::picture::tests::specimen::encoded;

/// A picture with shapes of many sizes, from a number.
pub(crate) fn scene(seed: u64) -> DynamicImage {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(state >> 33).unwrap() % below
    };
    let mut picture = GrayImage::from_pixel(300, 200, Luma([90 + next(80) as u8]));
    for number in 0..60 {
        let size = 90 / (1 + number / 6) + 4;
        let (left, top, shade) = (next(300), next(200), next(256) as u8);
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            if x.wrapping_sub(left) < size && y.wrapping_sub(top) < size {
                *pixel = Luma([shade]);
            }
        }
    }
    DynamicImage::ImageLuma8(picture)
}

fn marks(picture: &DynamicImage) -> Fingerprint {
    fingerprint(&encoded(picture, ImageFormat::Png)).unwrap()
}

#[test]
fn the_same_picture_is_near_and_others_are_far() {
    let original = scene(1);
    let (width, height) = (original.width(), original.height());
    for (what, changed) in [
        ("itself", original.clone()),
        ("half the size", original.resize_exact(width / 2, height / 2, imageops::FilterType::Triangle)),
        ("mirrored", original.fliph()),
        ("brighter", original.brighten(20)),
        ("less on each side", original.crop_imm(width / 20, height / 20, width * 9 / 10, height * 9 / 10)),
        (
            "mirrored with less on each side",
            original.fliph().crop_imm(width / 10, height / 10, width * 8 / 10, height * 8 / 10),
        ),
    ] {
        let distance = marks(&original).distance(&marks(&changed));
        assert!(distance <= NEAR, "{what}: {distance}");
    }
    for other in 2..20 {
        let distance = marks(&original).distance(&marks(&scene(other)));
        assert!(distance > NEAR, "{other}: {distance}");
    }
}

#[test]
fn empty_pictures_have_no_mark() {
    let gray =
        |shade: fn(u32, u32) -> u8| DynamicImage::ImageLuma8(GrayImage::from_fn(300, 200, |x, y| Luma([shade(x, y)])));
    for (what, picture) in [
        ("blank", gray(|_, _| 255)),
        ("a gradient", gray(|x, _| (x / 2) as u8)),
        ("a slanted gradient", gray(|x, y| ((x + y) / 2) as u8)),
        (
            "a logo on white",
            gray(|x, y| if (20..70).contains(&x) && (30..60).contains(&y) && x % 9 > y % 7 { 0 } else { 255 }),
        ),
        ("grain on one shade", gray(|x, y| 128 + (x * 7 + y * 13) as u8 % 3)),
    ] {
        assert_eq!(fingerprint(&encoded(&picture, ImageFormat::Png)), Err(Unmarked::Empty), "{what}");
    }
    let icon = scene(1).thumbnail(32, 32);
    assert_eq!(fingerprint(&encoded(&icon, ImageFormat::Png)), Err(Unmarked::TooSmall));
    assert_eq!(fingerprint(b"GIF89a"), Err(Unmarked::Undecodable));
}

#[test]
fn transparent_parts_count_as_white() {
    let mut shown = scene(3).to_rgba8();
    let mut hidden = shown.clone();
    for (x, y, pixel) in shown.enumerate_pixels_mut() {
        if x < 80 && y < 90 {
            *pixel = image::Rgba([255; 4]);
        }
    }
    for (x, y, pixel) in hidden.enumerate_pixels_mut() {
        if x < 80 && y < 90 {
            pixel.0[3] = 0;
        }
    }
    assert_eq!(marks(&DynamicImage::ImageRgba8(shown)).whole, marks(&DynamicImage::ImageRgba8(hidden)).whole);
}

#[test]
fn what_is_no_mark_is_not_read() {
    for text in ["", "0", &"g".repeat(64), &"0".repeat(64), &format!("{}.", "0".repeat(64)), &"é".repeat(32)] {
        assert!(text.parse::<Fingerprint>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn marks_are_read_as_written(words in proptest::collection::vec(any::<[u64; 4]>(), 2..9)) {
        let hashes: Vec<PictureHash> = words.into_iter().map(PictureHash).collect();
        let fingerprint = Fingerprint { whole: hashes[0], mirrored: hashes[1], parts: hashes[2..].to_vec() };
        prop_assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,80}") {
        let _ = text.parse::<Fingerprint>();
    }
}
