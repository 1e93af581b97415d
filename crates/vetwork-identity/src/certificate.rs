//! Certificates (RFC 5280): whose key it is, who says so, for how long and for what.

mod name;
mod read;

use der::asn1::ObjectIdentifier;
use jiff::Timestamp;

use crate::signature::{Hash, PublicKey, Scheme, SignatureError};

pub use name::Name;
pub(crate) use read::timestamp;

/// One certificate, as it was read. Nothing of it is believed until somebody's signature bears it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Number that its issuer gave it: a big-endian integer as it was encoded.
    pub serial: Vec<u8>,
    /// Who signed it, by its own account.
    pub issuer: Name,
    /// Whose key it holds.
    pub subject: Name,
    /// First moment of its validity.
    pub not_before: Timestamp,
    /// Last moment of its validity.
    pub not_after: Timestamp,
    /// The key, a `SubjectPublicKeyInfo` in DER.
    pub key: Vec<u8>,
    /// Identifier of the key.
    pub key_identifier: Option<Vec<u8>>,
    /// Identifier of the key that signed it.
    pub issuer_key_identifier: Option<Vec<u8>>,
    /// What the key is for; none when the certificate does not say.
    pub usage: Option<Usage>,
    /// May the key sign certificates? None when the certificate does not say.
    pub is_authority: Option<bool>,
    /// Purposes beyond the usual (extended key usage).
    pub purposes: Vec<ObjectIdentifier>,
    /// Kinds of document that it may sign, where it says so (ICAO Doc 9303-12 section 7.1): `P`, `ID`.
    pub document_types: Vec<String>,
    /// When its private key is used, where it says so: the first and the last moment.
    pub private_key_used: (Option<Timestamp>, Option<Timestamp>),
    /// Extensions that nobody may pass over and that are not understood here.
    pub not_understood: Vec<ObjectIdentifier>,
    /// SHA-256 of the whole.
    pub fingerprint: [u8; 32],
    /// What is signed.
    signed: Vec<u8>,
    /// How; none when the algorithm is not known.
    scheme: Option<Scheme>,
    signature: Vec<u8>,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// To sign documents and messages.
    pub signs_documents: bool,
    /// To sign what its owner stands by (content commitment, once called non-repudiation).
    pub commits: bool,
    /// To sign certificates.
    pub signs_certificates: bool,
    /// To sign revocation lists.
    pub signs_revocations: bool,
}

/// Why a certificate was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// It breaks the rules of its format.
    #[error("the certificate is damaged")]
    Damaged,
    /// It is larger than any certificate.
    #[error("the certificate is larger than any real one")]
    TooLarge,
}

/// Why a signature on a certificate or a revocation list was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// It is signed in a way that is not verified here.
    #[error("it is signed in a way that is not verified")]
    Algorithm,
    /// The signature does not fit.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

impl Certificate {
    /// Reads one certificate in DER.
    ///
    /// # Errors
    ///
    /// It is damaged, or absurdly large.
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        read::certificate(der)
    }

    /// Reads one certificate in DER or in PEM.
    ///
    /// # Errors
    ///
    /// It is neither, damaged, or absurdly large.
    pub fn from_file(bytes: &[u8]) -> Result<Self, CertificateError> {
        read::with_der(bytes, "CERTIFICATE", read::certificate).ok_or(CertificateError::Damaged)?
    }

    /// Did the owner of this key sign the certificate?
    ///
    /// # Errors
    ///
    /// No, or in a way that is not verified.
    pub fn signed_by(&self, key: &PublicKey) -> Result<(), NotSigned> {
        let scheme = self.scheme.ok_or(NotSigned::Algorithm)?;
        Ok(key.verify(scheme, &self.signed, &self.signature)?)
    }

    /// Does it name its own subject as the issuer?
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    /// May its key sign other certificates, by its own account? What its key is for goes before the mark of an
    /// authority, which seven certificates of five states lack on the lists.
    #[must_use]
    pub fn may_sign_certificates(&self) -> bool {
        self.usage.map_or(self.is_authority == Some(true), |usage| usage.signs_certificates)
    }

    /// Was it valid at this moment?
    #[must_use]
    pub fn is_valid_at(&self, moment: Timestamp) -> bool {
        (self.not_before..=self.not_after).contains(&moment)
    }

    /// The hash that its signature rests on, where that is known.
    #[must_use]
    pub fn hash(&self) -> Option<Hash> {
        self.scheme.map(Scheme::hash)
    }
}

/// A list of certificates that their issuer took back (RFC 5280 section 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocations {
    /// Who signed it, by its own account.
    pub issuer: Name,
    /// Made at this moment.
    pub made: Timestamp,
    /// The next is due by then.
    pub next: Option<Timestamp>,
    /// What was taken back.
    pub entries: Vec<Revocation>,
    signed: Vec<u8>,
    scheme: Option<Scheme>,
    signature: Vec<u8>,
}

/// One certificate that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// Its number.
    pub serial: Vec<u8>,
    /// From when on.
    pub since: Timestamp,
    /// Why, by the numbers of RFC 5280 section 5.3.1.
    pub reason: Option<u32>,
}

impl Revocations {
    /// Reads one revocation list in DER or in PEM.
    ///
    /// # Errors
    ///
    /// It is neither, or damaged.
    pub fn from_file(bytes: &[u8]) -> Result<Self, CertificateError> {
        read::with_der(bytes, "X509 CRL", read::revocations).ok_or(CertificateError::Damaged)?
    }

    /// Did the owner of this key sign the list?
    ///
    /// # Errors
    ///
    /// No, or in a way that is not verified.
    pub fn signed_by(&self, key: &PublicKey) -> Result<(), NotSigned> {
        let scheme = self.scheme.ok_or(NotSigned::Algorithm)?;
        Ok(key.verify(scheme, &self.signed, &self.signature)?)
    }
}

#[cfg(test)]
mod tests;
