//! Writes the seeds of the fuzz targets, from the specimens of the tests:
//! `cargo test -p vetwork-identity picture::tests::seeds -- --ignored`.

use std::path::Path;

use crate::picture::c2pa::tests::specimen::{Change, store};

use super::specimen::{Exif, Jpeg, Png};

#[expect(clippy::disallowed_methods, reason = "seeds are files of the project")]
pub(crate) fn write(target: &str, name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

#[test]
#[ignore = "writes into fuzz/seeds"]
fn seeds() {
    let xmp = "xmp:CreatorTool=\"GIMP\" Iptc4xmpExt:DigitalSourceType=\"x/digitalCapture\"";
    let png = Png::new().text("parameters", "a\nSteps: 1, Sampler: x").packed_text("Comment", "packed");
    let png = png.international_text("prompt", "{\"class_type\": 1}", true).xmp(xmp, "").time([7, 0xea, 1, 2, 3, 4, 5]);
    write("identity_png", "texts.png", &png.bytes());
    write("identity_png", "plain.png", &Png::new().bytes());
    let exif = Exif::new().camera("Examplecam", "X1", "4711023").place([52, 31, 12], [13, 24, 36]);
    let exif = exif.taken("2024:05:17 12:30:00").comment("Steps: 1, Sampler: x").thumbnail(24, 16);
    let jpeg = Jpeg::new().exif(&exif).xmp(xmp, "<photoshop:Credit>x</photoshop:Credit>").iptc(110, "credit");
    write("identity_jpeg", "metadata.jpg", &jpeg.comment("comment").bytes());
    write("identity_jpeg", "credentials.jpg", &store(Change::Nothing));
    write("identity_jpeg", "plain.jpg", &Jpeg::new().bytes());
}
