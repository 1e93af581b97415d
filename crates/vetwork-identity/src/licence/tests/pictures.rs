use image::{GrayImage, ImageFormat, Luma};
use rxing::common::BitMatrix;
use rxing::pdf417::PDF417Writer;
use rxing::{BarcodeFormat, EncodeHintValue, EncodeHints, Writer};

use super::super::barcode::{Found, find};
use super::*;

const LARGE: (i32, i32) = (900, 300);

/// The barcode of a text, as a picture of at least this width and height.
pub(super) fn drawn(bytes: &[u8], correction: u8, (width, height): (i32, i32)) -> GrayImage {
    let text: String = bytes.iter().copied().map(char::from).collect();
    let hints = EncodeHints::default().with(EncodeHintValue::ErrorCorrection(correction.to_string()));
    let hints = hints.with(EncodeHintValue::Margin("12".to_owned()));
    let bars: BitMatrix =
        PDF417Writer.encode_with_hints(&text, &BarcodeFormat::PDF_417, width, height, &hints).unwrap();
    GrayImage::from_fn(bars.width(), bars.height(), |x, y| Luma([if bars.get(x, y) { 0 } else { 255 }]))
}

pub(super) fn saved(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

#[test]
fn a_good_card_from_its_picture_has_no_finding() {
    let card = Specimen::virginia().bytes();
    let picture = saved(&drawn(&card, 5, LARGE), ImageFormat::Png);
    assert_eq!(super::super::barcode_in(&picture).as_deref(), Some(&card[..]));
    let judgement = judged(&picture, Claim::default());
    println!("{}: {} rules asked, {} findings", judgement.title, judgement.rulings.len(), findings(&judgement).len());
    assert_eq!(findings(&judgement), Vec::<String>::new());
    assert!(
        judgement.rulings.iter().any(|ruling| ruling.rule.id == "licence-error-correction" && ruling.seen == "level 5")
    );
}

#[test]
fn pictures_taken_by_hand() {
    let card = Specimen::virginia().bytes();
    let picture = drawn(&card, 5, LARGE);
    let (width, height) = picture.dimensions();
    let wide = image::imageops::resize(&picture, width * 2, height * 2, image::imageops::FilterType::Triangle);
    let mut inverted = picture.clone();
    image::imageops::invert(&mut inverted);
    let mut in_a_photograph = GrayImage::from_pixel(width + 700, height + 500, Luma([190]));
    image::imageops::overlay(&mut in_a_photograph, &picture, 300, 260);
    let mut askew = GrayImage::from_pixel(width * 2 + 500, height * 2 + 600, Luma([255]));
    image::imageops::overlay(&mut askew, &wide, 250, 300);
    let askew = super::super::barcode::turned(&askew, 8.0);
    for (what, picture) in [
        ("askew", &askew),
        ("twice the size", &wide),
        ("on its side", &image::imageops::rotate90(&picture)),
        ("upside down", &image::imageops::rotate180(&picture)),
        ("light on dark", &inverted),
        ("blurred", &image::imageops::blur(&wide, 1.5)),
        ("in a larger picture", &in_a_photograph),
    ] {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            assert_eq!(
                super::super::barcode_in(&saved(picture, format)).as_deref(),
                Some(&card[..]),
                "{what}, {format:?}"
            );
        }
    }
}

#[test]
fn weak_error_correction_is_told() {
    let judgement = judged(&saved(&drawn(&Specimen::virginia().bytes(), 2, LARGE), ImageFormat::Png), Claim::default());
    assert_eq!(findings(&judgement), ["licence-error-correction unusual: level 2, at least 3 is asked for"]);
}

#[test]
fn other_pictures_have_no_judgement() {
    let none = |bytes: &[u8]| {
        let inspection = inspect(&File::of(bytes), &question(Claim::default()));
        let is_card =
            |judgement: &Judgement| judgement.rulings.iter().any(|ruling| ruling.rule.id.starts_with("licence-"));
        assert_eq!(
            (inspection.judgements.iter().find(|judgement| is_card(judgement)), inspection.broke_off),
            (None, vec![])
        );
    };
    // A barcode that is not a licence's, a picture without any, and files that only begin like pictures.
    none(&saved(&drawn(b"boarding pass 12A", 5, LARGE), ImageFormat::Png));
    none(&saved(&GrayImage::from_pixel(400, 300, Luma([90])), ImageFormat::Jpeg));
    none(b"\x89PNG\r\n\x1a\n and nothing else");
    none(&[0xff, 0xd8, 0xff, 0xe0]);
}

#[test]
fn huge_pictures_are_told_by_their_head_alone() {
    // The head of a picture of 30,000 by 30,000 pixels; there is nothing behind it.
    let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x75\x30\0\0\x75\x30\x08\0\0\0\0".to_vec();
    head.extend(crc(&head[12..29]).to_be_bytes());
    head.extend(b"\0\0\0\0IDAT");
    assert_eq!(find(&head), Found::TooLarge(30_000, 30_000));
    let judgement = judged(&head, Claim::default());
    assert_eq!(judgement.verdict(), Verdict::NotJudged);
    assert!(judgement.rulings[0].seen.starts_with("30000 by 30000 pixels"), "{}", judgement.rulings[0].seen);
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// The pictures of zxing's tests (Apache-2.0) lie beside the project for those who develop it. One has no text beside it:
/// of that only that it is read is asked.
#[test]
#[expect(clippy::disallowed_methods, reason = "test data is read where it lies")]
fn pictures_of_zxing() {
    let folder = "../../../shared/data/identity/pdf417";
    let (mut all, mut read, mut missed) = (0, 0, Vec::new());
    for name in ["pdf417-1", "pdf417-2"].iter().flat_map(|set| (1..=16).map(move |number| format!("{set}/{number:02}")))
    {
        let file = |extension: &str| std::fs::read(format!("{folder}/{name}.{extension}")).ok();
        let Some(picture) = file("png") else {
            continue;
        };
        all += 1;
        match (super::super::barcode_in(&picture), file("txt").or_else(|| file("bin"))) {
            (Some(found), Some(expected)) if found == expected => read += 1,
            (Some(found), None) => {
                println!("{name}: read {:?}, and no text lies beside it", String::from_utf8_lossy(&found));
                read += 1;
            }
            (found, _) => {
                missed.push(format!("{name}: {:?}", found.map(|found| String::from_utf8_lossy(&found).into_owned())))
            }
        }
    }
    if all == 0 {
        println!("not tested: {folder} is not there");
        return;
    }
    println!("{read} of {all} pictures read; missed: {missed:?}");
    assert!(read >= 28, "{read} of {all}: {missed:?}");
}
