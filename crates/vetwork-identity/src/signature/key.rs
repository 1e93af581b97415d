//! Public keys from certificates, within bounds.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef, UintRef};
use der::{Decode, Reader, SliceReader, Tag};
use ed25519_dalek::VerifyingKey;
use num_bigint::BigUint;
use x509_cert::spki::SubjectPublicKeyInfoRef;

use super::curve::{self, Curve, EllipticKey};
use super::rsa::RsaKey;

/// Lengths of an RSA modulus that are verified, in bits. Shorter ones can be factored, longer ones only cost time.
const RSA_BITS: std::ops::RangeInclusive<u64> = 1024..=8192;

/// Longest public exponent, in bits: real ones have 17, a few 32.
const EXPONENT_BITS: u64 = 64;

/// Identifier of Ed25519 keys and signatures (RFC 8410 section 3).
pub(super) const ED25519: &str = "1.3.101.112";

/// A public key, within bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA.
    Rsa(RsaKey),
    /// A point on a known curve.
    Elliptic(EllipticKey),
    /// Ed25519 (RFC 8032).
    Edwards(VerifyingKey),
}

/// Why a key is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It cannot be read.
    #[error("the key is damaged")]
    Damaged,
    /// RSA of a length that is not verified.
    #[error("an RSA key of {bits} bits; 1024 to 8192 are verified")]
    RsaLength {
        /// Bits of the modulus.
        bits: u64,
    },
    /// RSA with an exponent that no issuer uses.
    #[error("an RSA key with an even, tiny or very long exponent")]
    RsaExponent,
    /// Another kind of key.
    #[error("a kind of key that is not verified: {0}")]
    Kind(String),
    /// A curve that is in no table. Parameters of one's own are how signatures were forged (CVE-2020-0601).
    #[error("an elliptic curve that is not a known one")]
    Curve,
    /// The point does not lie on the curve.
    #[error("a key that does not lie on its curve")]
    OffCurve,
}

impl PublicKey {
    /// Reads a `SubjectPublicKeyInfo` (RFC 5280 section 4.1.2.7) in DER.
    ///
    /// # Errors
    ///
    /// It cannot be read, or the key is out of bounds.
    pub fn from_spki(der: &[u8]) -> Result<Self, KeyError> {
        let information = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| KeyError::Damaged)?;
        let bytes = information.subject_public_key.as_bytes().ok_or(KeyError::Damaged)?;
        match information.algorithm.oid.to_string().as_str() {
            "1.2.840.113549.1.1.1" | "1.2.840.113549.1.1.10" => read_rsa(bytes),
            "1.2.840.10045.2.1" => {
                let parameters = information.algorithm.parameters.ok_or(KeyError::Damaged)?;
                let curve = read_curve(parameters)?;
                let point = curve.decode_point(bytes).ok_or(KeyError::OffCurve)?;
                Ok(Self::Elliptic(EllipticKey { curve, point }))
            }
            ED25519 => Self::edwards(bytes),
            other => Err(KeyError::Kind(other.to_owned())),
        }
    }

    /// An RSA key from its two numbers, big-endian.
    ///
    /// # Errors
    ///
    /// It is out of bounds.
    pub fn rsa(modulus: &[u8], exponent: &[u8]) -> Result<Self, KeyError> {
        let (modulus, exponent) = (BigUint::from_bytes_be(modulus), BigUint::from_bytes_be(exponent));
        if !RSA_BITS.contains(&modulus.bits()) {
            return Err(KeyError::RsaLength { bits: modulus.bits() });
        }
        if !modulus.bit(0) {
            return Err(KeyError::Damaged);
        }
        if !exponent.bit(0) || exponent.bits() < 2 || exponent.bits() > EXPONENT_BITS {
            return Err(KeyError::RsaExponent);
        }
        Ok(Self::Rsa(RsaKey { modulus, exponent }))
    }

    /// A key on a curve that is called by the name of its standard, such as `P-256` or `brainpoolP256r1`, from its two
    /// coordinates, big-endian.
    ///
    /// # Errors
    ///
    /// The curve is not known, or the point does not lie on it.
    pub fn elliptic(curve: &str, x: &[u8], y: &[u8]) -> Result<Self, KeyError> {
        let curve = curve::all().iter().find(|known| known.name == curve).ok_or(KeyError::Curve)?;
        let point = curve.point(BigUint::from_bytes_be(x), BigUint::from_bytes_be(y)).ok_or(KeyError::OffCurve)?;
        Ok(Self::Elliptic(EllipticKey { curve, point }))
    }

    /// An Ed25519 key from its 32 bytes.
    ///
    /// # Errors
    ///
    /// They are no point of its curve, or one with which anything can be signed.
    pub fn edwards(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| KeyError::Damaged)?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::OffCurve)?;
        if key.is_weak() { Err(KeyError::OffCurve) } else { Ok(Self::Edwards(key)) }
    }

    /// Kind and size, for people: `RSA of 4096 bits`, `brainpoolP256r1`.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Rsa(key) => format!("RSA of {} bits", key.modulus.bits()),
            Self::Elliptic(key) => key.curve.name.to_owned(),
            Self::Edwards(_) => "Ed25519".to_owned(),
        }
    }

    /// Is it so short that somebody with means could find the private key?
    #[must_use]
    pub fn is_weak(&self) -> bool {
        match self {
            Self::Rsa(key) => key.modulus.bits() < 2048,
            Self::Elliptic(key) => key.curve.n.bits() < 224,
            Self::Edwards(_) => false,
        }
    }
}

fn read_rsa(bytes: &[u8]) -> Result<PublicKey, KeyError> {
    let whole = AnyRef::from_der(bytes).map_err(|_| KeyError::Damaged)?;
    let read = whole.sequence(|reader| -> der::Result<_> {
        Ok((reader.decode::<UintRef<'_>>()?, reader.decode::<UintRef<'_>>()?))
    });
    let (modulus, exponent) = read.map_err(|_| KeyError::Damaged)?;
    PublicKey::rsa(modulus.as_bytes(), exponent.as_bytes())
}

/// The curve of a key: named, or spelled out in parameters that equal those of a known one.
fn read_curve(parameters: AnyRef<'_>) -> Result<&'static Curve, KeyError> {
    if parameters.header().tag() == Tag::ObjectIdentifier {
        let identifier: ObjectIdentifier = parameters.decode_as().map_err(|_| KeyError::Damaged)?;
        return curve::all().iter().find(|known| known.identifier == identifier).ok_or(KeyError::Curve);
    }
    let stated = parameters.sequence(read_stated).map_err(|_| KeyError::Damaged)?;
    curve::all().iter().find(|known| stated.equals(known)).ok_or(KeyError::Curve)
}

/// Parameters of a curve as a certificate spells them out.
struct Stated<'a> {
    p: BigUint,
    a: BigUint,
    b: BigUint,
    generator: &'a [u8],
    n: BigUint,
    cofactor: Option<BigUint>,
}

impl Stated<'_> {
    /// Every number the same, the generator above all: with another generator a private key for any public one is known.
    fn equals(&self, known: &Curve) -> bool {
        self.p == known.p
            && self.a == known.a
            && self.b == known.b
            && self.n == known.n
            && self.cofactor.as_ref().is_none_or(|cofactor| *cofactor == BigUint::from(1_u32))
            && known.decode_point(self.generator).as_ref() == Some(&known.generator)
    }
}

/// `SpecifiedECDomain` over a prime field (SEC 1 appendix C.2, TR-03111 section 5.1.2).
fn read_stated<'a>(reader: &mut SliceReader<'a>) -> der::Result<Stated<'a>> {
    let number = |integer: UintRef<'_>| BigUint::from_bytes_be(integer.as_bytes());
    reader.decode::<u32>()?;
    let p = reader.decode::<AnyRef<'_>>()?.sequence(|field| -> der::Result<_> {
        field.decode::<ObjectIdentifier>()?;
        Ok(number(field.decode()?))
    })?;
    let (a, b) = reader.decode::<AnyRef<'_>>()?.sequence(|curve| -> der::Result<_> {
        let a = curve.decode::<&OctetStringRef>()?;
        let b = curve.decode::<&OctetStringRef>()?;
        // A seed may follow, from which the coefficients were made.
        while !curve.is_finished() {
            curve.decode::<AnyRef<'_>>()?;
        }
        Ok((BigUint::from_bytes_be(a.as_bytes()), BigUint::from_bytes_be(b.as_bytes())))
    })?;
    let generator = reader.decode::<&OctetStringRef>()?.as_bytes();
    let n = number(reader.decode()?);
    let cofactor = if reader.is_finished() { None } else { Some(number(reader.decode()?)) };
    Ok(Stated { p, a, b, generator, n, cofactor })
}
