use proptest::prelude::*;

use super::rules;
use crate::judgement::{Judgement, Rule, Verdict};
use crate::picture::tests::all_judged;
use crate::picture::tests::specimen::Jpeg;

pub(crate) mod specimen;

use specimen::{Change, boxed, store, superbox};

fn credentials(bytes: &[u8]) -> Option<Judgement> {
    all_judged(bytes).into_iter().find(|judgement| judgement.title.contains("C2PA"))
}

fn verdict(judgement: &Judgement, rule: &Rule) -> Option<Verdict> {
    judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule.id).map(|ruling| ruling.verdict).max()
}

/// Signature, assertions, picture.
#[track_caller]
fn check(bytes: &[u8], expected: [Verdict; 3]) -> Judgement {
    let judgement = credentials(bytes).expect("it has credentials");
    let verdicts = [&rules::SIGNATURE, &rules::ASSERTIONS, &rules::PICTURE].map(|rule| verdict(&judgement, rule));
    assert_eq!(verdicts, expected.map(Some), "{judgement:#?}");
    judgement
}

#[expect(clippy::disallowed_methods, reason = "the vectors are files")]
fn vector(name: &str) -> Option<Vec<u8>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/identity/c2pa").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("not there, so not asked: {}", path.display());
    }
    bytes
}

#[test]
fn published_pictures_come_out_as_expected() {
    use Verdict::{Holds, Refuted};
    for (name, expected) in [
        ("C.jpg", [Holds, Holds, Holds]),
        ("CA.jpg", [Holds, Holds, Holds]),
        ("E-sig-CA.jpg", [Refuted, Holds, Holds]),
        ("XCA.jpg", [Holds, Holds, Refuted]),
    ] {
        let Some(bytes) = vector(name) else { continue };
        let judgement = check(&bytes, expected);
        for ruling in &judgement.rulings {
            println!("{name}: {}: {}: {}", ruling.rule.id, ruling.verdict.words(), ruling.seen);
        }
        assert_ne!(judgement.verdict(), Verdict::Proven, "nobody vouched for the signer");
    }
    if let Some(bytes) = vector("no_manifest.jpg") {
        assert!(credentials(&bytes).is_none());
    }
}

#[test]
fn a_changed_byte_of_a_published_picture_is_refuted() {
    let Some(mut bytes) = vector("C.jpg") else { return };
    let place = bytes.len() - 40;
    bytes[place] ^= 1;
    check(&bytes, [Verdict::Holds, Verdict::Holds, Verdict::Refuted]);
}

#[test]
fn credentials_of_our_own_come_out_as_made() {
    use Verdict::{Holds, NotJudged, Refuted, Unusual};
    for (change, expected) in [
        (Change::Nothing, [NotJudged, Holds, Holds]),
        (Change::Assertion, [NotJudged, Refuted, Holds]),
        (Change::PutIn, [NotJudged, Refuted, Holds]),
        (Change::Picture, [NotJudged, Holds, Refuted]),
        (Change::LeftOut, [NotJudged, Holds, Unusual]),
    ] {
        println!("{change:?}");
        let judgement = check(&store(change), expected);
        assert_eq!(verdict(&judgement, &rules::SOURCE), Some(Unusual), "{judgement:#?}");
    }
}

#[test]
fn damaged_credentials_are_told() {
    let broken = [&b"JP\0\x01\0\0\0\x01"[..], &specimen::superbox("c2pa", b"c2pa", &[])].concat();
    let judgement = credentials(&Jpeg::new().segment(0xeb, &broken).bytes()).unwrap();
    assert_eq!(verdict(&judgement, &rules::FORM), Some(Verdict::NotJudged));
    let other = [&b"JP\0\x01\0\0\0\x01"[..], &specimen::superbox("other", b"json", &[])].concat();
    assert!(credentials(&Jpeg::new().segment(0xeb, &other).bytes()).is_none());
}

#[test]
fn credentials_that_are_built_to_stop_the_reader() {
    let form = |store: &[u8]| {
        let bytes = Jpeg::new().segment(0xeb, &[&b"JP\0\x01\0\0\0\x01"[..], store].concat()).bytes();
        verdict(&credentials(&bytes).unwrap(), &rules::FORM)
    };
    let deep = (0..1_500).fold(Vec::new(), |inner, _| superbox("c2pa", b"c2pa", &[inner]));
    assert_eq!(form(&deep), Some(Verdict::NotJudged));
    let with = |claim: &[u8], assertions: &[Vec<u8>]| {
        let parts = [
            superbox("c2pa.assertions", b"c2as", assertions),
            superbox("c2pa.claim", b"cbor", &[boxed(b"cbor", claim)]),
            superbox("c2pa.signature", b"cbor", &[boxed(b"cbor", &[0x80])]),
        ];
        superbox("c2pa", b"c2pa", &[superbox("urn:uuid:1", b"c2ma", &parts)])
    };
    assert_eq!(form(&with(&[0x81; 50_000], &[])), Some(Verdict::NotJudged));
    assert_eq!(form(&with(&[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], &[])), Some(Verdict::NotJudged));
    let wide: Vec<_> = (0..1_000).map(|number| superbox(&number.to_string(), b"json", &[])).collect();
    assert_eq!(form(&with(&[0xa0], &wide)), Some(Verdict::Holds));
}

proptest! {
    #[test]
    fn reading_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = super::is_store(&bytes);
        let _ = super::signature::judge(&bytes, &bytes);
    }
}
