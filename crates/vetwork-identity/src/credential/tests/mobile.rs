//! Mobile documents: what an issuer and a device signed, and what is wrong with others.

use base64::Engine;
use ciborium::value::Value::{Tag, Text};
use jiff::civil::date;
use proptest::prelude::*;

use super::{Handed, check, is_signed, verdicts};
use crate::credential::{is_companion, knows};
use crate::inspect::File;
use crate::judgement::{FieldName, Verdict};
use crate::made::credential::OTHER;
use crate::made::mobile::{Licence, bytes, transcript};
use crate::made::{ATLANTIS, PRETENDER, Paper, UTOPIA};
use crate::signature::tests::bytes as of_hex;

fn handed(licence: &Licence) -> Handed {
    Handed::of(bytes(&licence.response()), &[&Paper::of_state(UTOPIA, UTOPIA).der(), &transcript()])
}

fn changed(change: impl FnOnce(&mut Licence)) -> Handed {
    handed(&Licence::of_utopia().with(change))
}

#[test]
fn what_issuer_and_device_signed_is_proven() {
    let judgement = changed(|_| ()).judge();
    println!("{}", verdicts(&judgement));
    assert_eq!(judgement.verdict(), Verdict::Proven, "{}", verdicts(&judgement));
    let shown = [
        (FieldName::Surname, "Kessler"),
        (FieldName::BirthDate, "1990-04-17"),
        (FieldName::DocumentNumber, "UT0042817"),
        (FieldName::DocumentCode, "org.iso.18013.5.1.mDL"),
    ];
    for (name, text) in shown {
        assert_eq!(judgement.field(name), Some(text));
        assert!(is_signed(&judgement, name), "{name:?}");
    }
    assert_eq!(judgement.traces.first().map(|trace| trace.value.as_str()), Some("UT UT0042817"));
}

#[test]
fn every_form_of_file_is_read() {
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    let licence = Licence::of_utopia();
    for whole in [bytes(&licence.response()), bytes(&licence.issuer_signed())] {
        let hex = crate::trust::hexadecimal(&whole);
        let forms = [
            whole.clone(),
            hex.into_bytes(),
            STANDARD.encode(&whole).into_bytes(),
            URL_SAFE_NO_PAD.encode(&whole).into_bytes(),
        ];
        for form in forms {
            assert!(knows(&form));
            let with_line_end = [&form[..], if form == whole { b"" } else { b"\n" }].concat();
            let judgement = handed(&licence).with(|handed| handed.file = with_line_end).judge();
            assert_eq!(judgement.verdict(), Verdict::Proven, "{}", verdicts(&judgement));
        }
    }
    assert!(is_companion(&transcript()));
    assert!(!knows(&[0xA1, 0x67]) && !knows(b"\xA1\x67version\x61x") && !knows(b"a2"));
}

#[test]
fn what_is_wrong_is_refused() {
    use Verdict::Refuted;
    let items = "credential-disclosures";
    check(
        "another birth date shown",
        &changed(|licence| {
            licence.shown_otherwise = vec![("birth_date", Tag(1004, Box::new(Text("1980-04-17".to_owned()))))];
        }),
        Refuted,
        items,
        Refuted,
    );
    check(
        "another portrait",
        &changed(|licence| {
            licence.shown_otherwise = vec![("portrait", ciborium::Value::Bytes(vec![0xFF, 0xD8, 0x00]))];
        }),
        Refuted,
        items,
        Refuted,
    );
    check(
        "an element twice",
        &changed(|licence| {
            licence.signed.push(("family_name", Text("Brook".to_owned())));
        }),
        Refuted,
        items,
        Refuted,
    );
    check("signed by another key", &changed(|licence| licence.pair = OTHER), Refuted, "credential-signature", Refuted);
    check(
        "signed after the signer's end",
        &changed(|licence| licence.paper.valid = ("240101", "251231")),
        Refuted,
        "credential-signed-when",
        Refuted,
    );
    check(
        "a certificate for something else",
        &changed(|licence| {
            licence.paper.extensions = vec![crate::made::key_usage(&[5])];
        }),
        Refuted,
        "credential-signer-purpose",
        Refuted,
    );
    check(
        "called another kind",
        &changed(|licence| licence.called = "eu.europa.ec.eudi.pid.1"),
        Refuted,
        "credential-form",
        Refuted,
    );
    check(
        "of another country",
        &changed(|licence| {
            licence.signed[4].1 = Text("QM".to_owned());
        }),
        Refuted,
        "credential-country",
        Refuted,
    );
    check(
        "another device",
        &changed(|licence| licence.device_signs_with = OTHER),
        Refuted,
        "credential-holder-key",
        Refuted,
    );
    check(
        "another session",
        &changed(|licence| licence.transcript = of_hex("83f6f6f6")),
        Refuted,
        "credential-holder-key",
        Refuted,
    );
    let over = Paper { valid: ("100101", "231231"), ..Paper::of_state(UTOPIA, UTOPIA) }.der();
    check(
        "certified by a key whose time was over",
        &changed(|_| ()).with(|handed| handed.companions[0] = over),
        Refuted,
        "credential-certified-when",
        Refuted,
    );
    let named = Paper { names_key_of: Some(UTOPIA), ..Licence::by(PRETENDER).paper };
    check(
        "a certificate that names the state's key",
        &changed(|licence| licence.paper = named),
        Refuted,
        "credential-issuer",
        Refuted,
    );
}

#[test]
fn what_honest_people_hand_in_is_not_refused() {
    use Verdict::{Holds, NotJudged, Proven, Unusual};
    check(
        "without the issuer's certificate",
        &changed(|_| ()).with(|handed| {
            handed.companions.remove(0);
        }),
        Holds,
        "credential-issuer",
        NotJudged,
    );
    check(
        "with another state's certificate",
        &changed(|_| ()).with(|handed| {
            handed.companions[0] = Paper::of_state(ATLANTIS, ATLANTIS).der();
        }),
        Unusual,
        "credential-issuer",
        Unusual,
    );
    check("by a pretender", &handed(&Licence::by(PRETENDER)), Unusual, "credential-issuer", Unusual);
    check(
        "without the session",
        &changed(|_| ()).with(|handed| {
            handed.companions.remove(1);
        }),
        Proven,
        "credential-holder-key",
        NotJudged,
    );
    check(
        "without the device",
        &changed(|_| ()).with(|handed| {
            handed.file = bytes(&Licence::of_utopia().issuer_signed());
        }),
        Proven,
        "credential-holder-key",
        NotJudged,
    );
    check(
        "run out",
        &changed(|_| ()).with(|handed| handed.today = date(2026, 12, 24)),
        Unusual,
        "credential-in-date",
        Unusual,
    );
    check(
        "cut short",
        &changed(|_| ()).with(|handed| {
            handed.file.pop();
        }),
        NotJudged,
        "credential-form",
        NotJudged,
    );
}

/// The vectors that come with isomdl, from ISO/IEC 18013-5. The certificate of its issuing authority is not among them.
#[test]
fn published_vectors_come_out_as_they_should() {
    use Verdict::{Holds, NotJudged, Proven, Refuted, Unusual};
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/identity/mdoc/");
    #[expect(clippy::disallowed_methods, reason = "the vectors are read where they are")]
    let read = |name: &str| std::fs::read(format!("{folder}{name}"));
    let (Ok(issued), Ok(response), Ok(session), Ok(root)) = (
        read("issuer_signed.cbor"),
        read("device_response.cbor"),
        read("session_transcript.cbor"),
        read("isomdl_iaca_root_cert.pem"),
    ) else {
        return println!("NOT TESTED: {folder} is not here");
    };
    let whole = of_hex(std::str::from_utf8(&issued).unwrap());
    // The signer's certificate, cut out of the vector, as if its issuer had handed it in.
    let start = whole.windows(4).position(|part| part[0] == 0x30 && part[1] == 0x82 && part[2] == 0x01).unwrap();
    let length = 4 + usize::from(u16::from_be_bytes([whole[start + 2], whole[start + 3]]));
    let signer = whole[start..start + length].to_vec();
    let handed = || Handed::of(issued.clone(), &[&signer]).with(|handed| handed.today = date(2020, 12, 1));
    println!("{}", verdicts(&handed().judge()));
    check("as issued, with its signer's certificate", &handed(), Proven, "credential-disclosures", Proven);
    assert!(is_signed(&handed().judge(), FieldName::DocumentNumber));
    check(
        "today, when it has run out",
        &handed().with(|handed| handed.today = super::TODAY),
        Unusual,
        "credential-in-date",
        Unusual,
    );
    check(
        "nothing handed in",
        &handed().with(|handed| handed.companions.clear()),
        Holds,
        "credential-issuer",
        NotJudged,
    );
    check(
        "another authority's root",
        &handed().with(|handed| handed.companions = vec![root.clone()]),
        Unusual,
        "credential-issuer",
        Unusual,
    );
    let flip = |part: &[u8], past: usize| {
        let mut whole = whole.clone();
        let at = whole.windows(part.len()).position(|own| own == part).unwrap() + part.len() + past;
        whole[at] ^= 1;
        handed().with(|handed| handed.file = whole)
    };
    check("a byte of the name changed", &flip(b"elementValuecDo", 0), Refuted, "credential-disclosures", Refuted);
    check(
        "a byte of the signed hashes changed",
        &flip(b"SHA-256lvalueDigests\xA2qorg.iso.18013.5.1", 10),
        Refuted,
        "credential-signature",
        Refuted,
    );
    let last = whole.len() - 1;
    check(
        "a byte of the signature changed",
        &handed().with(|handed| {
            handed.file = whole.clone();
            handed.file[last] ^= 1;
        }),
        Refuted,
        "credential-signature",
        Refuted,
    );
    // Its signatures stand over a sentence, not over a mobile security object.
    check(
        "a response without a security object",
        &Handed::of(response, &[&root]),
        NotJudged,
        "credential-form",
        NotJudged,
    );
    assert!(is_companion(&session), "the session transcript");
}

/// A list of authorities in place of the state's certificate: it counts when its own signer was named.
#[test]
fn a_list_of_authorities_counts_when_it_is_proven() {
    use Verdict::{NotJudged, Proven};
    let state = Paper::of_state(UTOPIA, UTOPIA).der();
    let root = Paper::of_state(ATLANTIS, ATLANTIS).der();
    let list = crate::made::mobile::authorities(ATLANTIS, &[state]);
    let with = |companions: Vec<Vec<u8>>| changed(|_| ()).with(|handed| handed.companions = companions);
    check("a proven list", &with(vec![list.clone(), root.clone()]), Proven, "credential-issuer", Proven);
    check("a list that nothing proves", &with(vec![list.clone()]), Verdict::Holds, "credential-issuer", NotJudged);
    let mut broken = list.clone();
    *broken.last_mut().unwrap() ^= 1;
    check("a changed list", &with(vec![broken, root]), Verdict::Holds, "credential-issuer", NotJudged);
}

/// The list of North American authorities of 2025-11-18, under the root of its association: 14 certificates of 9 states.
#[test]
fn the_published_list_of_authorities_is_proven() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/identity/vical/");
    #[expect(clippy::disallowed_methods, reason = "the list is read where it is")]
    let read = |name: &str| std::fs::read(format!("{folder}{name}"));
    let (Ok(list), Ok(root)) = (read("aamva-vical-2025-11-18-1763491092481.cbor"), read("aamva_ca_root.crt")) else {
        return println!("NOT TESTED: {folder} is not here");
    };
    let root = crate::certificate::Certificate::from_file(&root).unwrap();
    let read = |bytes: &[u8], root: &crate::certificate::Certificate| {
        crate::credential::vical::read(bytes, std::slice::from_ref(root))
    };
    let proven = read(&list, &root).unwrap();
    assert_eq!((proven.named.as_str(), proven.certificates.len()), ("AAMVA of 2025-11-18", 14));
    println!("{}: {} certificates", proven.named, proven.certificates.len());
    let mut changed = list.clone();
    changed[list.len() / 2] ^= 1;
    assert!(read(&changed, &root).is_none(), "a byte changed");
    let other = crate::certificate::Certificate::from_der(&Paper::of_state(UTOPIA, UTOPIA).der()).unwrap();
    assert!(read(&list, &other).is_none(), "another root");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any bytes in the place of any others: never a panic, and what is called signed is what was signed.
    #[test]
    fn nothing_panics(at in 0_usize..3000, bytes_in in proptest::collection::vec(any::<u8>(), 0..8)) {
        let mut handed = changed(|_| ());
        let at = at % handed.file.len();
        let end = (at + bytes_in.len()).min(handed.file.len());
        handed.file.splice(at..end, bytes_in);
        let companions: Vec<&[u8]> = handed.companions.iter().map(Vec::as_slice).collect();
        let file = File { companions: &companions, ..File::of(&handed.file) };
        let question = crate::inspect::Question { claim: handed.claim.clone(), today: handed.today };
        let inspection = crate::inspect::inspect(&file, &question);
        prop_assert!(inspection.broke_off.is_empty());
        for field in inspection.judgements.iter().flat_map(|judgement| &judgement.fields).filter(|field| field.signed) {
            let is_known = ["Kessler", "Dana", "1990-04-17", "UT0042817", "UT", "2024-05-02", "2034-05-01", "org.iso.18013.5.1.mDL"];
            prop_assert!(is_known.contains(&field.text.as_str()), "{field:?}");
        }
    }
}
