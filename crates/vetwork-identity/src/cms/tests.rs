//! What is signed data, and what must not be read in two ways.

use proptest::prelude::*;

use super::{Damaged, SignedData};
use crate::ber;
use crate::made::asn1::{element, identifier, sequence};
use crate::made::passport::Passport;
use crate::signature::{Hash, PublicKey};

fn sod() -> Vec<u8> {
    ber::content(&Passport::of_utopia().sod()).unwrap().0.to_vec()
}

#[test]
fn signed_data_is_taken_apart() {
    let der = sod();
    let signed = SignedData::from_der(&der).unwrap();
    assert_eq!((signed.certificates.len(), signed.signers.len()), (1, 1));
    let (signer, content) = (&signed.signers[0], signed.content.unwrap());
    let certificate = signed.readable_certificates().next().unwrap();
    assert!(signer.means(&certificate));
    assert_eq!(signer.digest, Some(Hash::Sha256));
    assert_eq!(signer.signing_time().unwrap().to_string(), "2026-03-01T00:00:00Z");
    assert!(signer.holds_digest_of(signed.content_type, content));
    assert!(!signer.holds_digest_of(signed.content_type, b"another"));
    let key = PublicKey::from_spki(&certificate.key).unwrap();
    assert_eq!(signer.signed_by(&key, content), Ok(()));
}

#[test]
fn an_attribute_that_comes_twice_is_refused() {
    // The hash of another content behind the one that is checked, or before it.
    let digest = |bytes: &[u8]| {
        sequence(&[
            &identifier("1.2.840.113549.1.9.4"),
            &element(0x31, &[&element(0x04, &[&Hash::Sha256.digest(bytes)])]),
        ])
    };
    let twice = [digest(b"one"), digest(b"two")].concat();
    assert!(super::Attributes::read(&twice).is_err());
    assert!(super::Attributes::read(&digest(b"one")).is_ok());
    let two_values = element(0x04, &[b"a"]).repeat(2);
    let two_values = sequence(&[&identifier("1.2.840.113549.1.9.4"), &element(0x31, &[&two_values])]);
    assert!(super::Attributes::read(&two_values).is_err());
}

#[test]
fn more_parts_than_any_file_has_are_refused() {
    let many = [0x05, 0x00].repeat(100);
    assert_eq!(super::elements(&many, 64), Err(Damaged));
    assert_eq!(super::elements(&many, 100).map(|elements| elements.len()), Ok(100));
    assert!(SignedData::from_der(b"").is_err());
    assert!(SignedData::from_der(&sequence(&[&identifier("1.2.840.113549.1.7.2")])).is_err());
}

proptest! {
    #[test]
    fn no_bytes_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut der = sod();
        let place = at.index(der.len());
        der[place] = byte;
        if let Ok(signed) = SignedData::from_der(&der) {
            let _ = signed.readable_certificates().count();
        }
    }
}
