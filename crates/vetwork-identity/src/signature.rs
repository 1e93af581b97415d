//! Verifies signatures: RSA (PKCS#1 v1.5 and PSS), ECDSA over known curves, Ed25519. Nothing is signed and no secret is held.
//!
//! A key is read with [`PublicKey::from_spki`] (X.509), [`PublicKey::rsa`], [`PublicKey::elliptic`] or [`PublicKey::edwards`] (JOSE, COSE), the
//! algorithm with [`Scheme::from_identifier`] or built by hand. Keys are bounded, so that a file cannot make the
//! arithmetic long: RSA to 8,192 bits, curves only from a table.

mod algorithm;
mod curve;
mod hash;
mod key;
mod known;
mod rsa;

pub use algorithm::Scheme;
pub use hash::Hash;
pub use key::{KeyError, PublicKey};

/// Why a signature was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// It is not the signature of these bytes by this key.
    #[error("the signature is not of these bytes by this key")]
    Mismatch,
    /// It is no signature of this kind at all: wrong length, or numbers out of range.
    #[error("the signature is malformed")]
    Malformed,
    /// The key is of another kind than the algorithm.
    #[error("the key does not fit the algorithm")]
    WrongKey,
}

impl PublicKey {
    /// Is `signature` that of `message` by the owner of this key?
    ///
    /// # Errors
    ///
    /// It is not, or it is none, or the key is of another kind.
    pub fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        match (self, scheme) {
            (Self::Rsa(key), Scheme::RsaPkcs1(hash)) => rsa::verify_pkcs1(key, hash, message, signature),
            (Self::Rsa(key), Scheme::RsaPss { hash, mask, salt }) => {
                rsa::verify_pss(key, rsa::Pss { hash, mask, salt }, message, signature)
            }
            (Self::Elliptic(key), Scheme::Ecdsa(hash)) => {
                let (r, s) = curve::read_der(signature).ok_or(SignatureError::Malformed)?;
                curve::verify(key, &hash.digest(message), &r, &s)
            }
            (Self::Elliptic(key), Scheme::EcdsaFixed(hash)) => {
                let (r, s) = curve::read_fixed(key, signature).ok_or(SignatureError::Malformed)?;
                curve::verify(key, &hash.digest(message), &r, &s)
            }
            (Self::Edwards(key), Scheme::Ed25519) => {
                let signature =
                    ed25519_dalek::Signature::from_slice(signature).map_err(|_| SignatureError::Malformed)?;
                key.verify_strict(message, &signature).map_err(|_| SignatureError::Mismatch)
            }
            _ => Err(SignatureError::WrongKey),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
