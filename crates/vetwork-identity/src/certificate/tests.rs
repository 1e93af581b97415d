//! Certificates of a made-up state, and what no certificate may be.

use proptest::prelude::*;

use super::{Certificate, CertificateError, Name, NotSigned, Revocations};
use crate::made::{self, PRETENDER, Paper, SIGNER, UTOPIA, revocation_list};
use crate::signature::{Hash, PublicKey, SignatureError};

#[test]
fn what_a_certificate_says_is_read() {
    let der = Paper::of_signer(UTOPIA).der();
    let certificate = Certificate::from_der(&der).unwrap();
    assert_eq!(certificate.subject.text, "UT, Made-up Government, Document Signer 7");
    assert_eq!(certificate.issuer.country.as_deref(), Some("UT"));
    assert_eq!(certificate.not_before.to_string(), "2024-01-01T00:00:00Z");
    assert_eq!(certificate.document_types, ["P"]);
    assert!(certificate.usage.is_some_and(|usage| usage.signs_documents && !usage.signs_certificates));
    assert!(!certificate.may_sign_certificates() && !certificate.is_self_issued());
    assert_eq!(certificate.key, SIGNER.pair.public());
    assert_eq!(certificate.hash(), Some(Hash::Sha256));
    let key = |holder: made::Holder| PublicKey::from_spki(&holder.pair.public()).unwrap();
    assert_eq!(certificate.signed_by(&key(UTOPIA)), Ok(()));
    let mismatch = NotSigned::Signature(SignatureError::Mismatch);
    assert_eq!(certificate.signed_by(&key(PRETENDER)), Err(mismatch));
    let state = Certificate::from_der(&Paper::of_state(UTOPIA, UTOPIA).der()).unwrap();
    assert!(state.may_sign_certificates() && state.is_self_issued());
}

#[test]
fn what_may_not_be_passed_over_is_noted() {
    let check = |what: &str, extension: Vec<u8>, expected: Result<usize, CertificateError>| {
        let mut paper = Paper::of_signer(UTOPIA);
        paper.extensions.push(extension);
        let read = Certificate::from_der(&paper.der()).map(|certificate| certificate.not_understood.len());
        assert_eq!(read, expected, "{what}");
    };
    check("a condition that is not known", made::extension("1.2.3.4", true, b"\x05\x00"), Ok(1));
    check("a remark that is not known", made::extension("1.2.3.4", false, b"\x05\x00"), Ok(0));
    check("two uses of a key", made::key_usage(&[5]), Err(CertificateError::Damaged));
    check("larger than any", made::extension("1.2.3.4", false, &[0; 40_000]), Ok(0));
}

#[test]
fn names_are_equal_however_they_are_spelled() {
    let name = |text: &str| Name { country: None, text: text.to_owned() };
    assert_eq!(name("UT, CSCA Utopia"), name("ut, csca UTOPIA"));
    assert_ne!(name("UT, CSCA Utopia"), name("UT, CSCA Utopia 2"));
}

#[test]
fn what_is_no_certificate_is_refused() {
    for bytes in
        [b"".as_slice(), b"\x30\x00", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"-----BEGIN"]
    {
        assert!(Certificate::from_file(bytes).is_err(), "{bytes:?}");
        assert!(Revocations::from_file(bytes).is_err(), "{bytes:?}");
    }
    assert_eq!(Certificate::from_der(&vec![0x30; 70_000]), Err(CertificateError::TooLarge));
}

#[test]
fn revocation_lists_are_read() {
    let list =
        Revocations::from_file(&revocation_list(UTOPIA, "261101", "270201", &[(3, None), (7, Some(1))])).unwrap();
    assert_eq!(
        list.entries.iter().map(|entry| (entry.serial.clone(), entry.reason)).collect::<Vec<_>>(),
        [(vec![3], None), (vec![7], Some(1)),]
    );
    assert_eq!(list.signed_by(&PublicKey::from_spki(&UTOPIA.pair.public()).unwrap()), Ok(()));
    assert!(list.signed_by(&PublicKey::from_spki(&PRETENDER.pair.public()).unwrap()).is_err());
}

proptest! {
    #[test]
    fn no_bytes_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), noise in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut der = Paper::of_signer(UTOPIA).der();
        let place = at.index(der.len());
        der[place] = byte;
        let _ = (Certificate::from_file(&der), Certificate::from_file(&noise), Revocations::from_file(&noise));
    }
}
