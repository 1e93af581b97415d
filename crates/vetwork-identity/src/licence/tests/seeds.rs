//! The inputs from which the fuzz targets begin: `cargo test -p vetwork-identity -- --ignored seeds` writes them.
#![expect(clippy::disallowed_methods, reason = "seeds are files")]

use image::ImageFormat;

use super::pictures::{drawn, saved};
use super::*;

const TEXTS: &str = "../../fuzz/seeds/identity_licence";
const PICTURES: &str = "../../fuzz/seeds/identity_barcode";

fn cards() -> [(&'static str, Specimen); 6] {
    let first = Specimen::virginia().version(1).with("DBB", "19900512").with("DBD", "20020314").with("DBA", "20080512");
    [
        ("virginia", Specimen::virginia()),
        ("identity_card", Specimen::virginia().kind("ID").without("DCA").without("DCB").without("DCD")),
        ("first_edition", first.without("DCS").without("DAC").with("DAA", "KESSLER,DANA,MIRA")),
        ("florida", Specimen::of("636010", "ZF", "FL", "323990000  ", "K246173906720")),
        ("ontario", Specimen::canadian("636012", "ZO", "ON", "M5V 1A1", "K1234-56789-05512")),
        ("changed", Specimen::virginia().issuer("999999").with("DBB", "05122030").with("DAY", "ZZZ")),
    ]
}

#[test]
#[ignore = "writes into the project"]
fn write_seeds() {
    std::fs::create_dir_all(TEXTS).unwrap();
    std::fs::create_dir_all(PICTURES).unwrap();
    for (name, card) in cards() {
        std::fs::write(format!("{TEXTS}/{name}"), card.bytes()).unwrap();
    }
    let small = drawn(&Specimen::virginia().bytes(), 3, (1, 1));
    for (name, format) in [("virginia.png", ImageFormat::Png), ("virginia.jpg", ImageFormat::Jpeg)] {
        std::fs::write(format!("{PICTURES}/{name}"), saved(&small, format)).unwrap();
    }
    let other = saved(&drawn(b"boarding pass 12A", 3, (1, 1)), ImageFormat::Png);
    std::fs::write(format!("{PICTURES}/boarding_pass.png"), other).unwrap();
}

#[test]
fn seeds_are_of_their_kind() {
    for (name, card) in cards() {
        assert_eq!(std::fs::read(format!("{TEXTS}/{name}")).unwrap(), card.bytes(), "{name}");
    }
    for name in ["virginia.png", "virginia.jpg"] {
        let picture = std::fs::read(format!("{PICTURES}/{name}")).unwrap();
        assert_eq!(super::super::barcode_in(&picture), Some(Specimen::virginia().bytes()), "{name}");
    }
}
