//! One form for all that BER allows, and an end to what it allows without one.

use proptest::prelude::*;

use super::{BerError, content, first, to_der};

fn check(what: &str, input: &[u8], expected: Result<&[u8], BerError>) {
    assert_eq!(to_der(input).as_deref().map_err(|error| *error), expected, "{what}");
}

#[test]
fn one_form_comes_out() {
    check("DER stays", b"\x30\x03\x02\x01\x05", Ok(b"\x30\x03\x02\x01\x05"));
    check("indefinite length", b"\x30\x80\x02\x01\x05\x00\x00", Ok(b"\x30\x03\x02\x01\x05"));
    check("nested", b"\x77\x80\x30\x80\x02\x01\x05\x00\x00\x00\x00", Ok(b"\x77\x05\x30\x03\x02\x01\x05"));
    check("a length that is too long", b"\x30\x82\x00\x04\x02\x81\x01\x05", Ok(b"\x30\x03\x02\x01\x05"));
    check("a string in pieces", b"\x24\x80\x04\x01a\x04\x02bc\x00\x00", Ok(b"\x04\x03abc"));
    check("pieces in pieces", b"\x24\x09\x24\x80\x04\x01a\x00\x00\x04\x00", Ok(b"\x04\x01a"));
    check("padding behind it", b"\x30\x00\x00\x00\x00", Ok(b"\x30\x00"));
    check("a long tag", b"\x7F\x61\x02\x05\x00", Ok(b"\x7F\x61\x02\x05\x00"));
    let long = [b"\x04\x82\x01\x00".as_slice(), &[7; 256]].concat();
    check("a long content", &long, Ok(&long));
}

#[test]
fn what_is_broken_is_refused() {
    check("nothing", b"", Err(BerError::Damaged));
    check("no length", b"\x30", Err(BerError::Damaged));
    check("cut short", b"\x30\x05\x02\x01\x05", Err(BerError::Damaged));
    check("no end", b"\x30\x80\x02\x01\x05", Err(BerError::Damaged));
    check("a primitive without a length", b"\x02\x80\x00\x00", Err(BerError::Damaged));
    check("a length beyond all memory", b"\x04\x88\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", Err(BerError::Damaged));
    check("a string of numbers", b"\x24\x03\x02\x01\x05", Err(BerError::Damaged));
    check("indefinite lengths without end", &[0x30, 0x80].repeat(100_000), Err(BerError::TooComplex));
    check("strings in strings without end", &[0x24, 0x80].repeat(100_000), Err(BerError::TooComplex));
    let many = [b"\x30\x80".as_slice(), &[0x05, 0x00].repeat(300_000), b"\x00\x00"].concat();
    check("more parts than any file has", &many, Err(BerError::TooComplex));
}

#[test]
fn one_element_is_cut_out() {
    assert_eq!(first(b"\x61\x02ab\x90\x00"), Some(b"\x61\x02ab".as_slice()));
    assert_eq!(first(b"\x61\x05ab"), None);
    assert_eq!(first(b"\x61\x80\x00\x00"), None);
    assert_eq!(content(b"\x5F\x1F\x02abc"), Some((b"ab".as_slice(), b"c".as_slice())));
}

proptest! {
    #[test]
    fn no_bytes_panic_and_the_form_is_final(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(der) = to_der(&bytes) {
            prop_assert_eq!(to_der(&der), Ok(der.clone()));
            prop_assert!(der.len() <= bytes.len());
        }
        let _ = (first(&bytes), content(&bytes));
    }
}
