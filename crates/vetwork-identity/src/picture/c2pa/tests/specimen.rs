//! Credentials of our own, unsigned: nobody's key is needed to see whether the parts fit.

use crate::picture::tests::specimen::Jpeg;
use crate::signature::Hash;

/// What is changed after the claim was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Change {
    Nothing,
    Assertion,
    PutIn,
    Picture,
    /// The claim itself leaves out a part of the picture.
    LeftOut,
}

pub(crate) fn boxed(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len() + 8).unwrap();
    [&length.to_be_bytes()[..], kind, data].concat()
}

pub(crate) fn superbox(label: &str, kind: &[u8; 4], inner: &[Vec<u8>]) -> Vec<u8> {
    let description = [kind, &[0; 12][..], &[3], label.as_bytes(), &[0]].concat();
    boxed(b"jumb", &[boxed(b"jumd", &description), inner.concat()].concat())
}

fn text(text: &str) -> Vec<u8> {
    [&[0x78, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat()
}

fn bytes(bytes: &[u8]) -> Vec<u8> {
    let mut item = Vec::new();
    crate::cose::string(&mut item, 2, bytes);
    item
}

fn number(number: usize) -> Vec<u8> {
    [&[0x1a], &u32::try_from(number).unwrap().to_be_bytes()[..]].concat()
}

fn list(items: &[Vec<u8>]) -> Vec<u8> {
    [vec![0x80 | u8::try_from(items.len()).unwrap()], items.concat()].concat()
}

fn map(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let head = vec![0xa0 | u8::try_from(entries.len()).unwrap()];
    entries.iter().fold(head, |map, (key, value)| [map, text(key), value.clone()].concat())
}

fn cbor(label: &str, data: &[u8]) -> Vec<u8> {
    superbox(label, b"cbor", &[boxed(b"cbor", data)])
}

fn named(assertion: &[u8], label: &str) -> Vec<u8> {
    let url = text(&format!("self#jumbf=c2pa.assertions/{label}"));
    map(&[("url", url), ("hash", bytes(&Hash::Sha256.digest(&assertion[8..])))])
}

/// A JPEG with credentials behind its start.
pub(crate) fn store(change: Change) -> Vec<u8> {
    // The claim names the length of what it is in. Numbers have four bytes, so that the length does not depend on it.
    let length = made(change, 0).len() - Jpeg::new().bytes().len();
    made(change, length)
}

fn made(change: Change, length: usize) -> Vec<u8> {
    let actions = |term: &str| {
        let source = text(&format!("http://cv.iptc.org/newscodes/digitalsourcetype/{term}"));
        let action = map(&[("action", text("c2pa.created")), ("digitalSourceType", source)]);
        cbor("c2pa.actions", &map(&[("actions", list(&[action]))]))
    };
    let plain = Jpeg::new().bytes();
    let beyond = if change == Change::LeftOut { 20 } else { 0 };
    let covered = [&plain[..2], &plain[2 + beyond..]].concat();
    let left_out = map(&[("start", number(2)), ("length", number(length + beyond))]);
    let hash = bytes(&Hash::Sha256.digest(&covered));
    let binding =
        cbor("c2pa.hash.data", &map(&[("exclusions", list(&[left_out])), ("alg", text("sha256")), ("hash", hash)]));
    let signed = if change == Change::Assertion { "print" } else { "trainedAlgorithmicMedia" };
    let entries = list(&[named(&actions(signed), "c2pa.actions"), named(&binding, "c2pa.hash.data")]);
    let claim = map(&[("claim_generator", text("Specimen 1")), ("alg", text("sha256")), ("assertions", entries)]);
    let mut assertions = vec![actions("trainedAlgorithmicMedia"), binding];
    if change == Change::PutIn {
        assertions.push(cbor("c2pa.more", &map(&[])));
    }
    let parts = [
        superbox("c2pa.assertions", b"c2as", &assertions),
        cbor("c2pa.claim", &claim),
        cbor("c2pa.signature", &list(&[])),
    ];
    let store = superbox("c2pa", b"c2pa", &[superbox("urn:uuid:1", b"c2ma", &parts)]);
    let mut file = Jpeg::new().segment(0xeb, &[&b"JP\0\x01\0\0\0\x01"[..], &store].concat()).bytes();
    if change == Change::Picture {
        let at = file.len() - 9;
        file[at] ^= 1;
    }
    file
}
