//! Signed data in the way of CMS (RFC 5652 section 5): what is signed, by whom, and with which attributes.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader, Tag};
use jiff::Timestamp;
use x509_cert::spki::AlgorithmIdentifierRef;
use x509_cert::time::Time;

use crate::certificate::{Certificate, timestamp};
use crate::signature::{Hash, PublicKey, Scheme, SignatureError};

/// Object identifier of signed data, with tag and length.
pub const SIGNED_DATA: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";

const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
/// A timestamp of the signature (RFC 3161 appendix A), beside what is signed.
const TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.14";

/// Most certificates that are taken from one file beside its content.
const MOST_CERTIFICATES: usize = 64;
/// Most signers that are looked at.
const MOST_SIGNERS: usize = 8;
/// Most attributes that are looked at.
const MOST_ATTRIBUTES: usize = 64;

/// Signed data, in DER. See [`crate::ber::to_der`] for what is not.
#[derive(Clone, Debug)]
pub struct SignedData<'a> {
    /// What kind of content is signed.
    pub content_type: ObjectIdentifier,
    /// The content; none when it is kept elsewhere, as a PDF does.
    pub content: Option<&'a [u8]>,
    /// Certificates that came along, in DER.
    pub certificates: Vec<&'a [u8]>,
    /// Who signed.
    pub signers: Vec<Signer<'a>>,
}

/// One signature, and what it says of itself.
#[derive(Clone, Debug)]
pub struct Signer<'a> {
    identity: Identity<'a>,
    /// The hash of the content; none when it is of a kind that is not known.
    pub digest: Option<Hash>,
    /// How it is signed; none when that is not known.
    pub scheme: Option<Scheme>,
    /// The attributes that are signed in the content's stead, where there are any.
    pub attributes: Option<Attributes<'a>>,
    /// The signature itself.
    pub signature: &'a [u8],
    /// A timestamp of the signature, as signed data; nobody's signature covers that it is there.
    pub timestamp: Option<&'a [u8]>,
}

/// By what a signer's certificate is found.
#[derive(Clone, Debug)]
enum Identity<'a> {
    /// Number of the certificate.
    Serial(&'a [u8]),
    /// Identifier of the key.
    Key(&'a [u8]),
}

/// Attributes that are signed.
#[derive(Clone, Debug)]
pub struct Attributes<'a> {
    /// As they are signed: a set, where the file holds a tagged one.
    signed: Vec<u8>,
    /// The kind of content, as signed.
    pub content_type: Option<ObjectIdentifier>,
    /// The hash of the content, as signed.
    pub message_digest: Option<&'a [u8]>,
    /// When it was signed, by the signer's account.
    pub signing_time: Option<Timestamp>,
}

/// The file is no signed data, or damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the signed data is damaged")]
pub struct Damaged;

impl From<der::Error> for Damaged {
    fn from(_: der::Error) -> Self {
        Self
    }
}

impl<'a> SignedData<'a> {
    /// Reads signed data in DER.
    ///
    /// # Errors
    ///
    /// It is none, or damaged.
    pub fn from_der(der: &'a [u8]) -> Result<Self, Damaged> {
        let mut reader = SliceReader::new(der)?;
        let signed = reader.sequence(|reader| -> Result<_, Damaged> {
            reader.decode::<ObjectIdentifier>()?;
            tagged(reader.decode()?, 0).ok_or(Damaged)
        })?;
        AnyRef::from_der(signed)?.sequence(Self::read)
    }

    fn read(reader: &mut SliceReader<'a>) -> Result<Self, Damaged> {
        reader.decode::<u32>()?;
        reader.decode::<AnyRef<'_>>()?;
        let (content_type, content) = reader.decode::<AnyRef<'_>>()?.sequence(|reader| -> Result<_, Damaged> {
            let kind = reader.decode()?;
            if reader.is_finished() {
                return Ok((kind, None));
            }
            let content = tagged(reader.decode()?, 0).ok_or(Damaged)?;
            Ok((kind, Some(<&OctetStringRef>::from_der(content)?.as_bytes())))
        })?;
        let (mut certificates, mut signers) = (Vec::new(), Vec::new());
        while !reader.is_finished() {
            let part: AnyRef<'_> = reader.decode()?;
            if let Some(set) = tagged(part, 0) {
                certificates = elements(set, MOST_CERTIFICATES)?;
            } else if part.header().tag() == Tag::Set {
                let each = elements(part.value(), MOST_SIGNERS)?;
                signers = each.into_iter().map(Signer::from_der).collect::<Result<_, _>>()?;
            }
        }
        Ok(Self { content_type, content, certificates, signers })
    }

    /// The certificates that came along and can be read.
    pub fn readable_certificates(&self) -> impl Iterator<Item = Certificate> + '_ {
        self.certificates.iter().filter_map(|der| Certificate::from_der(der).ok())
    }
}

impl<'a> Signer<'a> {
    fn from_der(der: &'a [u8]) -> Result<Self, Damaged> {
        AnyRef::from_der(der)?.sequence(Self::read)
    }

    fn read(reader: &mut SliceReader<'a>) -> Result<Self, Damaged> {
        reader.decode::<u32>()?;
        let named: AnyRef<'_> = reader.decode()?;
        let identity = match tagged(named, 0) {
            Some(key) => Identity::Key(key),
            None => named.sequence(|reader| -> Result<_, Damaged> {
                reader.tlv_bytes()?;
                Ok(Identity::Serial(reader.decode::<AnyRef<'_>>()?.value()))
            })?,
        };
        let digest = Hash::of_identifier(reader.decode::<AlgorithmIdentifierRef<'_>>()?.oid);
        let mut part: AnyRef<'_> = reader.decode()?;
        let mut attributes = None;
        if let Some(set) = tagged(part, 0) {
            attributes = Some(Attributes::read(set)?);
            part = reader.decode()?;
        }
        let scheme = Scheme::from_identifier(part.decode_as()?, digest);
        let signature = reader.decode::<&OctetStringRef>()?.as_bytes();
        let mut timestamp = None;
        while !reader.is_finished() {
            if let Some(unsigned) = tagged(reader.decode()?, 1) {
                timestamp = value_of(unsigned, TIMESTAMP)?;
            }
        }
        Ok(Self { identity, digest, scheme, attributes, signature, timestamp })
    }

    /// Does the signer mean this certificate? By its number or the identifier of its key; the signature tells the rest.
    #[must_use]
    pub fn means(&self, certificate: &Certificate) -> bool {
        match self.identity {
            Identity::Serial(serial) => strip(serial) == strip(&certificate.serial),
            Identity::Key(key) => certificate.key_identifier.as_deref() == Some(key),
        }
    }

    /// Did the owner of this key sign? With attributes it is these that are signed, and they must hold the hash of the
    /// content: ask [`Signer::holds_digest_of`] too.
    ///
    /// # Errors
    ///
    /// No; or in a way that is not verified, which is [`SignatureError::WrongKey`].
    pub fn signed_by(&self, key: &PublicKey, content: &[u8]) -> Result<(), SignatureError> {
        let scheme = self.scheme.ok_or(SignatureError::WrongKey)?;
        let signed = self.attributes.as_ref().map_or(content, |attributes| attributes.signed.as_slice());
        key.verify(scheme, signed, self.signature)
    }

    /// Do the attributes hold the hash of this content, and its kind?
    #[must_use]
    pub fn holds_digest_of(&self, content_type: ObjectIdentifier, content: &[u8]) -> bool {
        self.attributes.as_ref().is_some_and(|attributes| {
            let digest = self.digest.map(|hash| hash.digest(content));
            attributes.content_type == Some(content_type)
                && digest.is_some_and(|digest| attributes.message_digest == Some(digest.as_slice()))
        })
    }

    /// When it was signed, by its own account.
    #[must_use]
    pub fn signing_time(&self) -> Option<Timestamp> {
        self.attributes.as_ref().and_then(|attributes| attributes.signing_time)
    }
}

impl<'a> Attributes<'a> {
    fn read(set: &'a [u8]) -> Result<Self, Damaged> {
        let mut attributes = Self {
            signed: der::asn1::AnyRef::new(Tag::Set, set).and_then(|set| der::Encode::to_der(&set))?,
            content_type: None,
            message_digest: None,
            signing_time: None,
        };
        let mut seen = Vec::new();
        for attribute in elements(set, MOST_ATTRIBUTES)? {
            let (kind, values) = kind_and_values(attribute)?;
            // Each may come once and with one value (RFC 5652 section 11), or it could be read in two ways.
            match kind.as_str() {
                CONTENT_TYPE => attributes.content_type = Some(ObjectIdentifier::from_der(values)?),
                MESSAGE_DIGEST => {
                    attributes.message_digest = Some(<&OctetStringRef>::from_der(values)?.as_bytes());
                }
                SIGNING_TIME => {
                    attributes.signing_time = timestamp(Time::from_der(values)?.to_unix_duration());
                }
                _ => continue,
            }
            if seen.contains(&kind) {
                return Err(Damaged);
            }
            seen.push(kind);
        }
        Ok(attributes)
    }
}

/// One attribute: its kind, and its values one after the other.
fn kind_and_values(attribute: &[u8]) -> Result<(String, &[u8]), Damaged> {
    AnyRef::from_der(attribute)?.sequence(|reader| -> Result<_, Damaged> {
        Ok((reader.decode::<ObjectIdentifier>()?.to_string(), reader.decode::<AnyRef<'_>>()?.value()))
    })
}

/// The values of the first attribute of a kind.
fn value_of<'a>(set: &'a [u8], kind: &str) -> Result<Option<&'a [u8]>, Damaged> {
    for attribute in elements(set, MOST_ATTRIBUTES)? {
        let (found, values) = kind_and_values(attribute)?;
        if found == kind {
            return Ok(Some(values));
        }
    }
    Ok(None)
}

/// What stands behind a tag of the context; none when the tag is another.
fn tagged(element: AnyRef<'_>, number: u32) -> Option<&[u8]> {
    match element.header().tag() {
        Tag::ContextSpecific { number: found, .. } if found.0 == number => Some(element.value()),
        _ => None,
    }
}

/// The elements that stand one after the other, each whole; at most so many.
pub(crate) fn elements(bytes: &[u8], most: usize) -> Result<Vec<&[u8]>, Damaged> {
    let mut reader = SliceReader::new(bytes)?;
    let mut elements = Vec::new();
    while !reader.is_finished() {
        if elements.len() == most {
            return Err(Damaged);
        }
        elements.push(reader.tlv_bytes()?);
    }
    Ok(elements)
}

/// A number without the noughts before it, which some encode and others do not.
fn strip(number: &[u8]) -> &[u8] {
    let noughts = number.iter().take_while(|byte| **byte == 0).count();
    number.get(noughts..).unwrap_or_default()
}

#[cfg(test)]
mod tests;
