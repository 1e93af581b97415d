//! Signatures that OpenSSL made (tests/make.sh), one that RFC 6979 prints, and keys that nobody should compute with.

pub(crate) mod sign;

use der::Encode;
use der::asn1::{AnyRef, BitString, ObjectIdentifier};
use num_bigint::BigUint;
use proptest::prelude::*;
use x509_cert::spki::{AlgorithmIdentifier, SubjectPublicKeyInfo};

use super::{Hash, KeyError, PublicKey, Scheme, SignatureError};

const MESSAGE: &[u8] = b"the quick brown fox";

pub(crate) fn bytes(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

fn scheme(name: &str) -> Scheme {
    let (kind, hash) = name.split_once('-').unwrap();
    let hash = match hash {
        "sha1" => Hash::Sha1,
        "sha224" => Hash::Sha224,
        "sha256" => Hash::Sha256,
        "sha384" => Hash::Sha384,
        "sha512" => Hash::Sha512,
        _ => panic!("{hash}"),
    };
    match kind {
        "ecdsa" => Scheme::Ecdsa(hash),
        "pkcs1" => Scheme::RsaPkcs1(hash),
        "pss" => Scheme::RsaPss { hash, mask: hash, salt: hash.length() },
        _ => panic!("{kind}"),
    }
}

#[test]
fn what_openssl_signs_is_verified_and_nothing_else() {
    let mut seen = 0;
    for line in include_str!("tests/vectors.txt").lines() {
        let [name, scheme_name, key, signature] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let key = PublicKey::from_spki(&bytes(key)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (scheme, signature) = (scheme(scheme_name), bytes(signature));
        assert_eq!(key.verify(scheme, MESSAGE, &signature), Ok(()), "{name} {scheme_name}");
        assert_eq!(
            key.verify(scheme, b"the quick brown ox", &signature),
            Err(SignatureError::Mismatch),
            "{name} {scheme_name}: another message"
        );
        let mut edited = signature.clone();
        *edited.last_mut().unwrap() ^= 1;
        assert!(key.verify(scheme, MESSAGE, &edited).is_err(), "{name} {scheme_name}: another signature");
        let short = &signature[..signature.len() - 1];
        assert_eq!(key.verify(scheme, MESSAGE, short), Err(SignatureError::Malformed), "{name} {scheme_name}: cut");
        seen += 1;
    }
    assert_eq!(seen, 155);
}

/// RFC 6979 appendix A.2.5: P-256 with SHA-256 over `sample`, the numbers one after the other as in JOSE.
#[test]
fn a_printed_signature_is_verified() {
    let key = PublicKey::elliptic(
        "P-256",
        &bytes("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"),
        &bytes("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"),
    )
    .unwrap();
    let signature = bytes(
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716\
         F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    );
    assert_eq!(key.verify(Scheme::EcdsaFixed(Hash::Sha256), b"sample", &signature), Ok(()));
    assert_eq!(key.verify(Scheme::EcdsaFixed(Hash::Sha256), b"simple", &signature), Err(SignatureError::Mismatch));
    let rsa = Scheme::RsaPkcs1(Hash::Sha256);
    assert_eq!(key.verify(rsa, b"sample", &signature), Err(SignatureError::WrongKey));
}

/// Nought, and the order itself, pass the equation for some implementations and some keys (CVE-2022-21449).
#[test]
fn numbers_out_of_range_are_no_signature() {
    for curve in super::curve::all() {
        let (x, y) = (curve.generator.x.to_bytes_be(), curve.generator.y.to_bytes_be());
        let key = PublicKey::elliptic(curve.name, &x, &y).unwrap();
        let length = usize::try_from(curve.n.bits().div_ceil(8)).unwrap();
        let order = curve.n.to_bytes_be();
        let (nought, one) = (vec![0; length], [vec![0; length - 1], vec![1]].concat());
        for (r, s) in [(&nought, &nought), (&nought, &one), (&one, &nought), (&order, &one), (&one, &order)] {
            let signature = [r.as_slice(), s].concat();
            let verdict = key.verify(Scheme::EcdsaFixed(Hash::Sha256), MESSAGE, &signature);
            assert_eq!(verdict, Err(SignatureError::Malformed), "{}", curve.name);
        }
        // A point that is not on the curve is no key.
        assert_eq!(PublicKey::elliptic(curve.name, &x, &x), Err(KeyError::OffCurve), "{}", curve.name);
    }
}

/// Every known curve: its order times its generator is infinity, so order and generator belong together.
#[test]
fn the_table_of_curves_holds_together() {
    assert_eq!(super::curve::all().len(), 19);
    for curve in super::curve::all() {
        let point = curve.point(curve.generator.x.clone(), curve.generator.y.clone());
        assert_eq!(point.as_ref(), Some(&curve.generator), "{}", curve.name);
        let key = super::curve::EllipticKey { curve, point: curve.generator.clone() };
        assert_eq!(super::curve::combine(&key, &curve.n, &BigUint::ZERO), None, "{}", curve.name);
        let (most, one) = (&curve.n - 1_u32, BigUint::from(1_u32));
        assert_eq!(super::curve::combine(&key, &most, &one), None, "{}", curve.name);
        assert_eq!(
            super::curve::combine(&key, &most, &BigUint::ZERO),
            Some(curve.generator.x.clone()),
            "{}",
            curve.name
        );
    }
}

fn explicit(edit: impl Fn(&mut Vec<u8>)) -> Result<PublicKey, KeyError> {
    let line = include_str!("tests/vectors.txt").lines().find(|line| line.starts_with("prime256v1-explicit"));
    let mut key = bytes(line.unwrap().split(' ').nth(2).unwrap());
    edit(&mut key);
    PublicKey::from_spki(&key)
}

/// CVE-2020-0601: parameters that are those of a known curve but for one number.
#[test]
fn parameters_of_ones_own_are_refused() {
    assert!(explicit(|_| ()).is_ok());
    let curve = &super::curve::all()[2];
    for (what, number) in [
        ("prime", &curve.p),
        ("first coefficient", &curve.a),
        ("second coefficient", &curve.b),
        ("generator", &curve.generator.x),
        ("order", &curve.n),
    ] {
        let digits = number.to_bytes_be();
        let edited = explicit(|key| {
            let at = key.windows(digits.len()).position(|window| window == digits).unwrap();
            key[at + digits.len() - 1] ^= 2;
        });
        assert_eq!(edited, Err(KeyError::Curve), "{what}");
    }
}

#[test]
fn absurd_rsa_keys_are_refused() {
    let modulus = |bytes: usize| [vec![0xC5], vec![0x01; bytes - 1]].concat();
    let check = |bytes: usize, exponent: &[u8], expected: Result<(), KeyError>| {
        assert_eq!(PublicKey::rsa(&modulus(bytes), exponent).map(|_| ()), expected, "{bytes} {exponent:?}");
    };
    check(256, &[1, 0, 1], Ok(()));
    check(256, &[3], Ok(()));
    check(96, &[1, 0, 1], Err(KeyError::RsaLength { bits: 768 }));
    check(8192, &[1, 0, 1], Err(KeyError::RsaLength { bits: 65_536 }));
    check(256, &[1], Err(KeyError::RsaExponent));
    check(256, &[2], Err(KeyError::RsaExponent));
    check(256, &[0xFF; 256], Err(KeyError::RsaExponent));
    check(256, &[], Err(KeyError::RsaExponent));
}

#[test]
fn kinds_that_are_not_verified_are_named() {
    let spki = SubjectPublicKeyInfo {
        algorithm: AlgorithmIdentifier::<AnyRef<'_>> {
            oid: ObjectIdentifier::new_unwrap("1.3.101.113"),
            parameters: None,
        },
        subject_public_key: BitString::from_bytes(&[7; 32]).unwrap(),
    };
    assert_eq!(PublicKey::from_spki(&spki.to_der().unwrap()), Err(KeyError::Kind("1.3.101.113".to_owned())));
}

proptest! {
    #[test]
    fn no_key_and_no_signature_panics(key in proptest::collection::vec(any::<u8>(), 0..400), at in 0..155_usize, edit in any::<(u16, u8)>()) {
        let _ = PublicKey::from_spki(&key);
        let line = include_str!("tests/vectors.txt").lines().nth(at).unwrap();
        let [_, name, spki, signature] = line.split(' ').collect::<Vec<_>>()[..] else { panic!() };
        let (mut spki, mut signature) = (bytes(spki), bytes(signature));
        let place = usize::from(edit.0) % spki.len();
        spki[place] = edit.1;
        let place = usize::from(edit.0) % signature.len();
        signature[place] = edit.1;
        if let Ok(key) = PublicKey::from_spki(&spki) {
            let _ = key.verify(scheme(name), MESSAGE, &signature);
        }
    }
}
