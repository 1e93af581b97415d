//! How something is signed: from the algorithm identifiers of X.509 and CMS.

use der::asn1::AnyRef;
use der::{DecodeValue, FixedTag, Header, Reader, Tag, TagMode, TagNumber};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::Hash;
use super::key::ED25519;

/// How something is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2).
    RsaPkcs1(Hash),
    /// RSASSA-PSS (RFC 8017 section 8.1).
    RsaPss {
        /// Of the message.
        hash: Hash,
        /// Of the mask generation function, MGF1.
        mask: Hash,
        /// Length of the salt, in bytes.
        salt: usize,
    },
    /// ECDSA whose signature is a DER sequence of two numbers (X.509, CMS).
    Ecdsa(Hash),
    /// ECDSA whose signature is two numbers of the length of the curve's order, one after the other (JOSE, COSE,
    /// TR-03111 section 5.2.1).
    EcdsaFixed(Hash),
    /// Ed25519 (RFC 8032 section 5.1), which hashes by itself.
    Ed25519,
}

/// Longest salt that is believed: what the longest key has room for. Some programs fill all of it.
const LONGEST_SALT: usize = 1024;

const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const MASK_GENERATION_1: &str = "1.2.840.113549.1.1.8";

/// Identifiers that name kind and hash in one (RFC 8017, RFC 5758, TR-03111 section 5.2.1).
const WHOLE: &[(&str, Scheme)] = &[
    ("1.2.840.113549.1.1.5", Scheme::RsaPkcs1(Hash::Sha1)),
    ("1.2.840.113549.1.1.14", Scheme::RsaPkcs1(Hash::Sha224)),
    ("1.2.840.113549.1.1.11", Scheme::RsaPkcs1(Hash::Sha256)),
    ("1.2.840.113549.1.1.12", Scheme::RsaPkcs1(Hash::Sha384)),
    ("1.2.840.113549.1.1.13", Scheme::RsaPkcs1(Hash::Sha512)),
    ("1.2.840.10045.4.1", Scheme::Ecdsa(Hash::Sha1)),
    ("1.2.840.10045.4.3.1", Scheme::Ecdsa(Hash::Sha224)),
    ("1.2.840.10045.4.3.2", Scheme::Ecdsa(Hash::Sha256)),
    ("1.2.840.10045.4.3.3", Scheme::Ecdsa(Hash::Sha384)),
    ("1.2.840.10045.4.3.4", Scheme::Ecdsa(Hash::Sha512)),
    ("0.4.0.127.0.7.1.1.4.1.1", Scheme::EcdsaFixed(Hash::Sha1)),
    ("0.4.0.127.0.7.1.1.4.1.2", Scheme::EcdsaFixed(Hash::Sha224)),
    ("0.4.0.127.0.7.1.1.4.1.3", Scheme::EcdsaFixed(Hash::Sha256)),
    ("0.4.0.127.0.7.1.1.4.1.4", Scheme::EcdsaFixed(Hash::Sha384)),
    ("0.4.0.127.0.7.1.1.4.1.5", Scheme::EcdsaFixed(Hash::Sha512)),
    (ED25519, Scheme::Ed25519),
];

impl Scheme {
    /// The scheme of an algorithm identifier. `digest` is the hash that CMS names apart, for identifiers that name the
    /// kind of key alone.
    #[must_use]
    pub fn from_identifier(identifier: AlgorithmIdentifierRef<'_>, digest: Option<Hash>) -> Option<Self> {
        let oid = identifier.oid.to_string();
        match oid.as_str() {
            RSA_PSS => pss(identifier.parameters),
            "1.2.840.113549.1.1.1" => digest.map(Self::RsaPkcs1),
            "1.2.840.10045.2.1" => digest.map(Self::Ecdsa),
            _ => WHOLE.iter().find(|(known, _)| *known == oid).map(|(_, scheme)| *scheme),
        }
    }

    /// The hash of the message.
    #[must_use]
    pub fn hash(self) -> Hash {
        match self {
            Self::RsaPkcs1(hash) | Self::RsaPss { hash, .. } | Self::Ecdsa(hash) | Self::EcdsaFixed(hash) => hash,
            Self::Ed25519 => Hash::Sha512,
        }
    }

    /// Its name, as people write it: `RSA-PSS with SHA-256`.
    #[must_use]
    pub fn name(self) -> String {
        let kind = match self {
            Self::RsaPkcs1(_) => "RSA",
            Self::RsaPss { .. } => "RSA-PSS",
            Self::Ecdsa(_) | Self::EcdsaFixed(_) => "ECDSA",
            Self::Ed25519 => return "Ed25519".to_owned(),
        };
        format!("{kind} with {}", self.hash().name())
    }
}

/// RSASSA-PSS-params (RFC 4055 section 3.1), whose every part has a default.
fn pss(parameters: Option<AnyRef<'_>>) -> Option<Scheme> {
    let Some(parameters) = parameters else {
        return Some(Scheme::RsaPss { hash: Hash::Sha1, mask: Hash::Sha1, salt: 20 });
    };
    let read = parameters.sequence(|reader| -> der::Result<_> {
        let hash = part::<Identifier<'_>>(reader, 0)?.map(|part| part.0);
        let mask = part::<Identifier<'_>>(reader, 1)?.map(|part| part.0);
        let salt = part::<u32>(reader, 2)?.unwrap_or(20);
        let trailer = part::<u32>(reader, 3)?.unwrap_or(1);
        Ok((hash, mask, salt, trailer))
    });
    let (hash, mask, salt, trailer) = read.ok()?;
    let hash = hash.map_or(Some(Hash::Sha1), |named| Hash::of_identifier(named.oid))?;
    let mask = mask.map_or(Some(Hash::Sha1), mask_hash)?;
    let salt = usize::try_from(salt).ok().filter(|salt| *salt <= LONGEST_SALT)?;
    (trailer == 1).then_some(Scheme::RsaPss { hash, mask, salt })
}

fn part<'a, Part: DecodeValue<'a, Error = der::Error> + FixedTag + 'a>(
    reader: &mut impl Reader<'a>,
    number: u32,
) -> der::Result<Option<Part>> {
    reader.context_specific(TagNumber(number), TagMode::Explicit)
}

fn mask_hash(mask: AlgorithmIdentifierRef<'_>) -> Option<Hash> {
    if mask.oid.to_string() != MASK_GENERATION_1 {
        return None;
    }
    let inner: AlgorithmIdentifierRef<'_> = mask.parameters?.decode_as().ok()?;
    Hash::of_identifier(inner.oid)
}

/// An algorithm identifier that may stand behind a tag.
struct Identifier<'a>(AlgorithmIdentifierRef<'a>);

impl FixedTag for Identifier<'_> {
    const TAG: Tag = Tag::Sequence;
}

impl<'a> DecodeValue<'a> for Identifier<'a> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        AlgorithmIdentifierRef::decode_value(reader, header).map(Self)
    }
}
