//! Takes certificates and revocation lists apart.

use der::asn1::{AnyRef, BitStringRef, PrintableStringRef};
use der::{Decode, Reader, SliceReader};
use jiff::Timestamp;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::der::pem;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, CrlReason, ExtendedKeyUsage, KeyUsage, PrivateKeyUsagePeriod, SubjectKeyIdentifier,
};
use x509_cert::spki::AlgorithmIdentifierRef;
use x509_cert::time::Time;

use super::{Certificate, CertificateError, Name, Revocation, Revocations, Usage};
use crate::ber;
use crate::signature::{Hash, Scheme};

/// Largest certificate that is read, in bytes. Those of states have one to three thousand.
const LARGEST_CERTIFICATE: usize = 64 << 10;
/// Largest revocation list that is read, in bytes.
const LARGEST_LIST: usize = 16 << 20;

const BASIC_CONSTRAINTS: &str = "2.5.29.19";
/// Kinds of document that a key may sign (ICAO Doc 9303-12 section 7.1.1).
const DOCUMENT_TYPES: &str = "2.23.136.1.1.6.2";

/// Extensions that are understood, or that change nothing here: a critical one beyond them makes a certificate unusable
/// (RFC 5280 section 4.2).
const UNDERSTOOD: &[&str] = &[
    "2.5.29.14", // subject key identifier
    "2.5.29.15", // key usage
    "2.5.29.16", // private key usage period
    "2.5.29.17", // other names of the subject
    "2.5.29.18", // other names of the issuer
    BASIC_CONSTRAINTS,
    "2.5.29.31", // where revocation lists are
    "2.5.29.32", // policies
    "2.5.29.35", // authority key identifier
    "2.5.29.37", // extended key usage
    DOCUMENT_TYPES,
    "2.23.136.1.1.6.1", // change of the issuer's name
];

/// The three parts of what is signed in the way of X.509.
struct Signed<'a> {
    content: &'a [u8],
    scheme: Option<Scheme>,
    signature: &'a [u8],
}

/// Cuts out what is signed, as it stands: a copy that is encoded anew may differ.
fn signed(der: &[u8]) -> Result<Signed<'_>, CertificateError> {
    let mut reader = SliceReader::new(der).map_err(|_| CertificateError::Damaged)?;
    let read = reader.sequence(|reader| -> der::Result<_> {
        let content = reader.tlv_bytes()?;
        let algorithm: AlgorithmIdentifierRef<'_> = reader.decode()?;
        let signature: BitStringRef<'_> = reader.decode()?;
        Ok(Signed { content, scheme: Scheme::from_identifier(algorithm, None), signature: signature.raw_bytes() })
    });
    read.map_err(|_: der::Error| CertificateError::Damaged)
}

pub(super) fn certificate(der: &[u8]) -> Result<Certificate, CertificateError> {
    if der.len() > LARGEST_CERTIFICATE {
        return Err(CertificateError::TooLarge);
    }
    let damaged = |_| CertificateError::Damaged;
    let whole = CertificateInner::<Raw>::from_der(der).map_err(damaged)?;
    let body = whole.tbs_certificate();
    let Signed { content, scheme, signature } = signed(der)?;
    // What is signed says how, too, and the two must agree (RFC 5280 section 4.1.1.2).
    let scheme = scheme.filter(|_| whole.signature_algorithm() == body.signature());
    let found = |extension: &Extension| UNDERSTOOD.contains(&extension.extn_id.to_string().as_str());
    let extensions = body.extensions().map(Vec::as_slice).unwrap_or_default();
    let period = body.get_extension::<PrivateKeyUsagePeriod>().map_err(damaged)?.map(|(_, period)| period);
    let authority = body.get_extension::<AuthorityKeyIdentifier>().map_err(damaged)?;
    let subject_key = body.get_extension::<SubjectKeyIdentifier>().map_err(damaged)?;
    let moment = |time: der::asn1::GeneralizedTime| timestamp(time.to_unix_duration());
    let fingerprint = Hash::Sha256.digest(der).try_into().map_err(|_| CertificateError::Damaged)?;
    Ok(Certificate {
        serial: body.serial_number().as_bytes().to_vec(),
        issuer: Name::of(body.issuer()),
        subject: Name::of(body.subject()),
        not_before: time(&body.validity().not_before).ok_or(CertificateError::Damaged)?,
        not_after: time(&body.validity().not_after).ok_or(CertificateError::Damaged)?,
        key: key(content).ok_or(CertificateError::Damaged)?.to_vec(),
        key_identifier: subject_key.map(|(_, identifier)| identifier.0.as_bytes().to_vec()),
        issuer_key_identifier: authority
            .and_then(|(_, identifier)| identifier.key_identifier)
            .map(|identifier| identifier.as_bytes().to_vec()),
        usage: body.get_extension::<KeyUsage>().map_err(damaged)?.map(|(_, usage)| Usage {
            signs_documents: usage.digital_signature(),
            commits: usage.non_repudiation(),
            signs_certificates: usage.key_cert_sign(),
            signs_revocations: usage.crl_sign(),
        }),
        is_authority: value(extensions, BASIC_CONSTRAINTS)?.map(is_authority),
        purposes: body
            .get_extension::<ExtendedKeyUsage>()
            .map_err(damaged)?
            .map(|(_, purposes)| purposes.0)
            .unwrap_or_default(),
        document_types: value(extensions, DOCUMENT_TYPES)?.and_then(document_types).unwrap_or_default(),
        private_key_used: period
            .map_or((None, None), |period| (period.not_before.and_then(moment), period.not_after.and_then(moment))),
        not_understood: extensions
            .iter()
            .filter(|extension| extension.critical && !found(extension))
            .map(|extension| extension.extn_id)
            .collect(),
        fingerprint,
        signed: content.to_vec(),
        scheme,
        signature: signature.to_vec(),
    })
}

/// What an extension says, which may come once.
fn value<'a>(extensions: &'a [Extension], identifier: &str) -> Result<Option<&'a [u8]>, CertificateError> {
    let mut found = extensions.iter().filter(|extension| extension.extn_id.to_string() == identifier);
    match (found.next(), found.next()) {
        (found, None) => Ok(found.map(|extension| extension.extn_value.as_bytes())),
        _ => Err(CertificateError::Damaged),
    }
}

/// `BasicConstraints`, read by hand: a certificate of the German list writes its `true` as 1, which DER forbids.
fn is_authority(value: &[u8]) -> bool {
    let says = ber::content(value).and_then(|(content, _)| ber::content(content).filter(|_| content.starts_with(&[1])));
    says.is_some_and(|(flag, _)| flag.iter().any(|byte| *byte != 0))
}

/// The key of a certificate, as it stands: the part that follows the subject.
fn key(content: &[u8]) -> Option<&[u8]> {
    let mut reader = SliceReader::new(content).ok()?;
    let read = reader.sequence(|reader| -> der::Result<_> {
        // The version is tagged, and missing in the oldest certificates.
        let has_version = reader.peek_byte() == Some(0xA0);
        for _ in 0..if has_version { 6 } else { 5 } {
            reader.tlv_bytes()?;
        }
        let key = reader.tlv_bytes()?;
        while !reader.is_finished() {
            reader.tlv_bytes()?;
        }
        Ok(key)
    });
    read.ok()
}

/// `DocumentTypeListSyntax`: a version and a set of strings.
fn document_types(value: &[u8]) -> Option<Vec<String>> {
    let read = AnyRef::from_der(value).ok()?.sequence(|reader| -> der::Result<_> {
        reader.decode::<u32>()?;
        let set: AnyRef<'_> = reader.decode()?;
        let mut inner = SliceReader::new(set.value())?;
        let mut types = Vec::new();
        while !inner.is_finished() {
            types.push(inner.decode::<PrintableStringRef<'_>>()?.as_str().to_owned());
        }
        Ok(types)
    });
    read.ok()
}

pub(super) fn revocations(der: &[u8]) -> Result<Revocations, CertificateError> {
    if der.len() > LARGEST_LIST {
        return Err(CertificateError::TooLarge);
    }
    let whole = CertificateList::<Raw>::from_der(der).map_err(|_| CertificateError::Damaged)?;
    let Signed { content, scheme, signature } = signed(der)?;
    let body = whole.tbs_cert_list;
    Ok(Revocations {
        issuer: Name::of(&body.issuer),
        made: time(&body.this_update).ok_or(CertificateError::Damaged)?,
        next: body.next_update.as_ref().and_then(time),
        entries: body.revoked_certificates.unwrap_or_default().iter().filter_map(revocation).collect(),
        signed: content.to_vec(),
        scheme: scheme.filter(|_| whole.signature_algorithm == body.signature),
        signature: signature.to_vec(),
    })
}

fn revocation(entry: &RevokedCert<Raw>) -> Option<Revocation> {
    let extensions = entry.crl_entry_extensions.as_deref().unwrap_or_default();
    let reason = extensions.iter().find(|extension| extension.extn_id == <CrlReason as der::oid::AssociatedOid>::OID);
    let reason = reason.and_then(|reason| CrlReason::from_der(reason.extn_value.as_bytes()).ok());
    Some(Revocation {
        serial: entry.serial_number.as_bytes().to_vec(),
        since: time(&entry.revocation_date)?,
        reason: reason.map(|reason| reason as u32),
    })
}

fn time(time: &Time) -> Option<Timestamp> {
    timestamp(time.to_unix_duration())
}

pub(crate) fn timestamp(since_1970: std::time::Duration) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(since_1970.as_secs()).ok()?).ok()
}

/// Calls `read` with the DER of a file, which may be wrapped in PEM (RFC 7468); none when PEM holds something else.
pub(super) fn with_der<Read>(bytes: &[u8], label: &str, read: impl FnOnce(&[u8]) -> Read) -> Option<Read> {
    if !bytes.starts_with(b"-----BEGIN") {
        return Some(read(bytes));
    }
    let (found, der) = pem::decode_vec(bytes).ok()?;
    (found == label).then(|| read(&der))
}
