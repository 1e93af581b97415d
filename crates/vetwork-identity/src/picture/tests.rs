pub(crate) mod specimen;

mod seeds;

use jiff::civil::date;
use proptest::prelude::*;

use crate::claim::Claim;
use crate::inspect::{File, Question};
use crate::judgement::{Judgement, Verdict};
use crate::trace::TraceKind;
use specimen::{Exif, Jpeg, Png, ifd_offset_loop};

fn judged(bytes: &[u8]) -> Judgement {
    all_judged(bytes).remove(0)
}

pub(crate) fn all_judged(bytes: &[u8]) -> Vec<Judgement> {
    let question = Question { claim: Claim::default(), today: date(2026, 11, 22) };
    let file = File::of(bytes);
    super::judge(&file, &question)
}

fn verdict(bytes: &[u8], rule: &str) -> Option<Verdict> {
    judged(bytes).rulings.iter().filter(|ruling| ruling.rule.id == rule).map(|ruling| ruling.verdict).max()
}

/// The worst of a rule and, when a text is given, a ruling in which it stands.
#[track_caller]
fn check(bytes: &[u8], rule: &str, expected: Verdict, says: &str) {
    let judgement = judged(bytes);
    assert_eq!(verdict(bytes, rule), Some(expected), "{rule}: {judgement:#?}");
    let said =
        judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule).any(|ruling| ruling.seen.contains(says));
    assert!(said, "{rule} does not say {says:?}: {judgement:#?}");
}

#[test]
fn pictures_that_say_nothing_are_like_most() {
    for bytes in [Png::new().bytes(), Jpeg::new().bytes()] {
        let judgement = judged(&bytes);
        assert!(judgement.verdict() <= Verdict::Holds, "{judgement:#?}");
        assert!(judgement.traces.iter().any(|trace| trace.kind == TraceKind::PictureHash));
    }
}

#[test]
fn generators_leave_their_settings() {
    let steps = "portrait of a developer, studio light\nSteps: 28, Sampler: Euler a, CFG scale: 7, Seed: 1";
    let graph = r#"{"3": {"class_type": "KSampler", "inputs": {"seed": 1}}}"#;
    let png = |keyword: &str, text: &str| Png::new().text(keyword, text).bytes();
    let is_made = |bytes: &[u8], says| check(bytes, "picture-generator-mark", Verdict::Unusual, says);
    is_made(&png("parameters", steps), "Sampler: Euler a");
    is_made(&Png::new().packed_text("parameters", steps).bytes(), "Stable Diffusion web UI");
    is_made(&Png::new().international_text("parameters", steps, true).bytes(), "Stable Diffusion web UI");
    is_made(&Png::new().international_text("parameters", steps, false).bytes(), "Stable Diffusion web UI");
    is_made(&png("prompt", graph), "ComfyUI");
    is_made(&png("workflow", r#"{"nodes": []}"#), "ComfyUI");
    is_made(&png("invokeai_metadata", "{}"), "InvokeAI");
    is_made(&png("Software", "NovelAI"), "NovelAI");
    is_made(&Jpeg::new().comment(steps).bytes(), "a comment is what");
    is_made(&Jpeg::new().exif(&Exif::new().comment(steps)).bytes(), "Steps: 28");
    is_made(&Jpeg::new().exif(&Exif::new().comment_in_utf16(steps)).bytes(), "Steps: 28");
    is_made(&Jpeg::new().exif(&Exif::new().software("Midjourney 6")).bytes(), "named as program: Midjourney 6");
    is_made(&Jpeg::new().iptc(110, "Made with Google AI").bytes(), "named as credit");
    is_made(&Jpeg::new().xmp("xmp:CreatorTool=\"Adobe Firefly\"", "").bytes(), "Adobe Firefly");
    is_made(&Jpeg::new().xmp("", "<photoshop:Credit>Made with Google AI</photoshop:Credit>").bytes(), "Google AI");
    is_made(&Png::new().xmp("Iptc4xmpExt:AISystemUsed=\"Painter 2\"", "").bytes(), "AI system used: Painter 2");
}

#[test]
fn retouching_and_chance_words_are_nothing() {
    let nothing = |bytes: &[u8]| check(bytes, "picture-generator-mark", Verdict::NotJudged, "no settings");
    nothing(&Png::new().text("Software", "Adobe Photoshop 26.1").bytes());
    nothing(&Png::new().text("parameters", "exposure 1.2").bytes());
    nothing(&Png::new().text("Description", "My job: baker").bytes());
    nothing(&Jpeg::new().exif(&Exif::new().software("Adobe Lightroom 8.0")).bytes());
    nothing(&Jpeg::new().exif(&Exif::new().comment("Steps: to the church")).bytes());
    nothing(&Jpeg::new().xmp("xmp:CreatorTool=\"GIMP 2.10\"", "").bytes());
    nothing(&Jpeg::new().comment("CREATOR: gd-jpeg v1.0").bytes());
}

#[test]
fn source_types_mean_what_the_standard_says() {
    let uri = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    for (term, expected, says) in [
        ("trainedAlgorithmicMedia", Verdict::Unusual, "a trained model made it"),
        ("compositeWithTrainedAlgorithmicMedia", Verdict::Unusual, "parts of it"),
        ("digitalCapture", Verdict::Holds, "a camera took it"),
        ("algorithmicallyEnhanced", Verdict::Holds, "improved"),
        ("minorHumanEdits", Verdict::Holds, "changed little"),
        ("somethingElse", Verdict::NotJudged, "not known"),
    ] {
        let attribute = format!("Iptc4xmpExt:DigitalSourceType=\"{uri}{term}\"");
        let element = format!("<Iptc4xmpExt:DigitalSourceType>{uri}{term}</Iptc4xmpExt:DigitalSourceType>");
        check(&Jpeg::new().xmp(&attribute, "").bytes(), "picture-source-declared", expected, says);
        check(&Png::new().xmp("", &element).bytes(), "picture-source-declared", expected, says);
    }
    check(&Jpeg::new().bytes(), "picture-source-declared", Verdict::NotJudged, "as in most pictures");
}

#[test]
fn dates_are_held_against_each_other_and_today() {
    let (taken, later) = ("2024:05:17 12:30:00", "2024:05:19 12:30:00");
    let dated = |taken, changed| Jpeg::new().exif(&Exif::new().taken(taken).changed(changed)).bytes();
    check(&dated(taken, taken), "picture-dates", Verdict::Holds, "taken on 2024-05-17");
    check(&dated(taken, later), "picture-dates", Verdict::Holds, "last changed (Exif)");
    check(&dated(later, taken), "picture-dates", Verdict::Unusual, "before that");
    // Honest look-alike: a clock that is set to the other side of the world.
    check(&dated("2024:05:18 12:30:00", taken), "picture-dates", Verdict::Holds, "");
    check(&dated("2031:01:01 00:00:00", "2031:01:01 00:00:00"), "picture-dates", Verdict::Unusual, "later than today");
    check(&dated("2026:11:23 09:00:00", "2026:11:23 09:00:00"), "picture-dates", Verdict::Holds, "");
    check(&dated("0000:00:00 00:00:00", "    :  :     :  :  "), "picture-dates", Verdict::NotJudged, "no dates");
    check(&Png::new().time([7, 0xea, 1, 2, 3, 4, 60]).bytes(), "picture-dates", Verdict::Holds, "2026-01-02T03:04:59");
    check(&Png::new().time([7, 0xf0, 1, 2, 3, 4, 5]).bytes(), "picture-dates", Verdict::Unusual, "2032");
}

#[test]
fn previews_have_the_proportions_of_the_picture() {
    let with = |width, height| Jpeg::new().exif(&Exif::new().thumbnail(width, height)).bytes();
    check(&with(96, 64), "picture-thumbnail", Verdict::Holds, "96 by 64");
    check(&with(64, 96), "picture-thumbnail", Verdict::Holds, "64 by 96");
    check(&with(64, 64), "picture-thumbnail", Verdict::Unusual, "64 by 64");
    check(&with(160, 120), "picture-thumbnail", Verdict::NotJudged, "160 by 120");
    assert_eq!(verdict(&Jpeg::new().bytes(), "picture-thumbnail"), None);
}

#[test]
fn what_follows_the_end_is_told() {
    let after = |more: &[u8]| [Jpeg::new().bytes(), more.to_vec()].concat();
    check(&after(b""), "picture-end", Verdict::Holds, "nothing follows");
    check(&after(&Jpeg::new().bytes()), "picture-end", Verdict::Holds, "as phones append");
    check(&after(b"\0\0\0\x18ftypmp42"), "picture-end", Verdict::Holds, "12 bytes");
    check(&after(b"PK\x03\x04rest"), "picture-end", Verdict::Unusual, "a ZIP archive");
    check(&[Png::new().bytes(), b"%PDF-1.7".to_vec()].concat(), "picture-end", Verdict::Unusual, "a PDF");
}

#[test]
fn damage_is_told_as_such() {
    let whole = Jpeg::new().bytes();
    check(&whole, "picture-form", Verdict::Holds, "every part");
    check(&whole[..whole.len() / 2], "picture-form", Verdict::NotJudged, "cut short");
    check(&Png::new().wrong_sum().bytes(), "picture-form", Verdict::Unusual, "1 parts");
    check(b"RIFF\0\0\0\0WEBPVP8 ", "picture-form", Verdict::NotJudged, "not read");
    check(b"II*\0\x08\0\0\0", "picture-form", Verdict::NotJudged, "not read");
    check(b"MM\0*\0\0\0\x08", "picture-form", Verdict::NotJudged, "not read");
}

#[test]
fn fields_and_camera_are_told() {
    let exif = Exif::new().camera("Examplecam", "X1", "4711023").place([52, 31, 12], [13, 24, 36]);
    let judgement = judged(&Jpeg::new().exif(&exif).bytes());
    let told: Vec<&str> = judgement.fields.iter().map(|field| field.text.as_str()).collect();
    assert_eq!(told, ["120 by 80 pixels", "Examplecam X1", "near 52.5° north, 13.4° east"]);
    assert!(judgement.traces.iter().any(|trace| trace.kind == TraceKind::CameraSerial && trace.value == "x1 4711023"));
    let blank = judged(&Jpeg::new().exif(&Exif::new().camera("Examplecam", "X1", "00000000")).bytes());
    assert!(blank.traces.iter().all(|trace| trace.kind != TraceKind::CameraSerial));
}

#[test]
fn hostile_files_end_soon() {
    let bomb = "0".repeat(64 << 20);
    let judgement = judged(&Png::new().packed_text("Comment", &bomb).packed_text("Comment", &bomb).bytes());
    assert!(judgement.verdict() <= Verdict::Holds);
    check(&Png::new().sides(30_000, 30_000).bytes(), "picture-reuse-mark", Verdict::NotJudged, "");
    let segments = (0..10_000).fold(Jpeg::new(), |jpeg, _| jpeg.segment(0xe1, b"Exif\0\0II*\0\x08\0\0\0\0\0"));
    check(&segments.bytes(), "picture-form", Verdict::NotJudged, "");
    let chunks = (0..10_000).fold(Png::new(), |png, _| png.text("Comment", "x"));
    check(&chunks.bytes(), "picture-form", Verdict::Holds, "");
    let mut wide = Jpeg::new().bytes();
    let frame = wide.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
    check(&wide, "picture-reuse-mark", Verdict::NotJudged, "fifty megapixels");
    judged(&Jpeg::new().raw_exif(&ifd_offset_loop()).bytes());
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    judged(&Jpeg::new().raw_xmp(&format!("{entities}<x>&b;{}</x>", "<y>".repeat(60_000 / 3))).bytes());
}

proptest! {
    // Each case decodes pictures.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400), is_png: bool) {
        let start: &[u8] = if is_png { b"\x89PNG\r\n\x1a\n" } else { b"\xff\xd8\xff\xe1" };
        judged(&[start, &bytes].concat());
    }

    #[test]
    fn never_panics_on_changed_files(place in 0_usize..6000, byte: u8, cut in 0_usize..6000) {
        let exif = Exif::new().camera("Examplecam", "X1", "4711").comment("x").taken("2024:05:17 12:30:00").thumbnail(9, 6);
        let xmp = "xmp:CreatorTool=\"GIMP\"";
        for mut bytes in [Jpeg::new().exif(&exif).iptc(65, "x").xmp(xmp, "").bytes(), Png::new().xmp(xmp, "").bytes()] {
            let (at, end) = (place % bytes.len(), 12 + cut % (bytes.len() - 12));
            bytes[at.max(12)] = byte;
            judged(&bytes);
            judged(&bytes[..end]);
        }
    }
}
