//! Elements of DER, and the same in BER.

use der::Encode;
use der::asn1::ObjectIdentifier;

/// An element of these parts.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    long_element(&[tag], parts)
}

/// An element whose tag has several bytes.
pub(crate) fn long_element(tag: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = match content.len() {
        length @ 0..0x80 => vec![u8::try_from(length).unwrap()],
        length @ 0x80..0x100 => vec![0x81, u8::try_from(length).unwrap()],
        length => [&[0x82][..], &u16::try_from(length).unwrap().to_be_bytes()].concat(),
    };
    [tag, &length, &content].concat()
}

pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(0x30, parts)
}

pub(crate) fn integer(number: u8) -> Vec<u8> {
    element(0x02, &[&[number]])
}

pub(crate) fn identifier(identifier: &str) -> Vec<u8> {
    ObjectIdentifier::new(identifier).unwrap().to_der().unwrap()
}

pub(crate) fn text(tag: u8, text: &str) -> Vec<u8> {
    element(tag, &[text.as_bytes()])
}

/// The same in BER: indefinite lengths, and strings of bytes in pieces.
pub(crate) fn in_ber(der: &[u8]) -> Vec<u8> {
    let mut output = Vec::new();
    let mut rest = der;
    while let Some(whole) = crate::ber::first(rest) {
        let (content, _) = crate::ber::content(whole).unwrap();
        let tag = &whole[..1];
        if tag[0] & 0x20 != 0 {
            output.extend([tag, &[0x80], &in_ber(content), &[0, 0]].concat());
        } else if tag == [0x04] && content.len() > 40 {
            let pieces: Vec<u8> = content.chunks(30).flat_map(|piece| element(0x04, &[piece])).collect();
            output.extend([&[0x24, 0x80][..], &pieces, &[0, 0]].concat());
        } else {
            output.extend(whole);
        }
        rest = &rest[whole.len()..];
    }
    output
}
