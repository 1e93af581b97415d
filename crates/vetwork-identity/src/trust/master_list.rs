//! Reads a master list and proves it: its signature, its signer, and the way from there to a pinned root.

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Reader};

use super::{Anchor, MasterList, Path, PinnedBy, path, roots};
use crate::ber::{self, BerError};
use crate::certificate::Certificate;
use crate::cms::{SignedData, Signer, elements};
use crate::signature::{Hash, PublicKey};

/// Content of a master list (ICAO Doc 9303-12 section 8).
const MASTER_LIST: &str = "2.23.136.1.1.2";
/// Purpose of a key that signs master lists (ICAO Doc 9303-12 section 7.1).
const MASTER_LIST_SIGNER: &str = "2.23.136.1.1.3";

/// Largest list that is read, in bytes. That of Germany has 0.9 MB.
const LARGEST: usize = 32 << 20;
/// Most certificates of one list. That of Germany has 588.
const MOST_CERTIFICATES: usize = 20_000;

/// Why a master list was not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is something else.
    #[error("it is no master list")]
    NotAList,
    /// It is damaged.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    /// It is not looked at.
    #[error(transparent)]
    Encoding(#[from] BerError),
    /// It is larger than any real list.
    #[error("it is larger than any real list")]
    TooLarge,
    /// The certificate given as its root is none.
    #[error("the file given as the root is no certificate")]
    Root,
    /// The signature is not of these bytes.
    #[error("its signature does not fit its content: it was changed, or is damaged")]
    Signature,
    /// Whoever signed it may not.
    #[error("it is signed by {0}, whose key is not meant to sign master lists")]
    Purpose(String),
    /// The signer's certificate was not valid when it was signed.
    #[error("it was signed by {0} outside of the time in which that certificate is valid")]
    SignerTime(String),
    /// No pinned root leads to the signer.
    #[error("it is signed by {0}, and no root that is pinned stands behind that")]
    NotPinned(String),
}

impl MasterList {
    /// Reads a master list and proves it by the roots that are pinned in the program, or by `root`: a certificate in DER
    /// or PEM for which whoever imports it vouches.
    ///
    /// # Errors
    ///
    /// It is none, damaged, or not proven.
    pub fn read(bytes: &[u8], root: Option<&[u8]>) -> Result<Self, Refused> {
        if bytes.len() > LARGEST {
            return Err(Refused::TooLarge);
        }
        let der = ber::to_der(bytes)?;
        let signed = SignedData::from_der(&der).map_err(|_| Refused::NotAList)?;
        if signed.content_type.to_string() != MASTER_LIST {
            return Err(Refused::NotAList);
        }
        let content = signed.content.ok_or(Refused::Damaged("it has no content"))?;
        let listed = certificates(content)?;
        let beside: Vec<Certificate> = signed.readable_certificates().collect();
        let (signer, certificate) = proven_signer(&signed, content, &beside)?;
        let root = followed_to_root(certificate, &beside, &listed, root)?;
        let (anchors, unusable) = sort_out(&listed);
        Ok(Self {
            country: certificate.subject.country.clone().unwrap_or_default(),
            signer: certificate.subject.text.clone(),
            root: root.subject.text.clone(),
            root_fingerprint: root.fingerprint,
            pinned_by: if roots::is_pinned(&root) { PinnedBy::Program } else { PinnedBy::You },
            signed_at: signer.signing_time(),
            fingerprint: Hash::Sha256.digest(bytes).try_into().unwrap_or_default(),
            anchors,
            unusable,
        })
    }
}

/// `CscaMasterList`: a version and a set of certificates, each whole.
fn certificates(content: &[u8]) -> Result<Vec<&[u8]>, Refused> {
    let whole = AnyRef::from_der(content).map_err(|_| Refused::Damaged("its content cannot be read"))?;
    let set = whole.sequence(|reader| -> der::Result<_> {
        reader.decode::<u32>()?;
        Ok(reader.decode::<AnyRef<'_>>()?.value())
    });
    let set = set.map_err(|_| Refused::Damaged("its content cannot be read"))?;
    elements(set, MOST_CERTIFICATES).map_err(|_| Refused::Damaged("its certificates cannot be told apart"))
}

/// The signer whose signature fits, with their certificate.
fn proven_signer<'list, 'data>(
    signed: &'list SignedData<'data>,
    content: &[u8],
    beside: &'list [Certificate],
) -> Result<(&'list Signer<'data>, &'list Certificate), Refused> {
    for signer in signed.signers.iter().filter(|signer| signer.holds_digest_of(signed.content_type, content)) {
        for certificate in beside.iter().filter(|certificate| signer.means(certificate)) {
            let key = PublicKey::from_spki(&certificate.key);
            if !key.is_ok_and(|key| signer.signed_by(&key, content).is_ok()) {
                continue;
            }
            let name = || certificate.subject.text.clone();
            let purpose = ObjectIdentifier::new(MASTER_LIST_SIGNER).ok();
            if !purpose.is_some_and(|purpose| certificate.purposes.contains(&purpose)) {
                return Err(Refused::Purpose(name()));
            }
            if signer.signing_time().is_some_and(|moment| !certificate.is_valid_at(moment)) {
                return Err(Refused::SignerTime(name()));
            }
            return Ok((signer, certificate));
        }
    }
    Err(Refused::Signature)
}

/// The pinned certificate that stands behind the signer.
fn followed_to_root(
    signer: &Certificate,
    beside: &[Certificate],
    listed: &[&[u8]],
    given: Option<&[u8]>,
) -> Result<Certificate, Refused> {
    let given = given.map(|root| Certificate::from_file(root).map_err(|_| Refused::Root)).transpose()?;
    let found = listed.iter().filter(|der| roots::are_pinned(der)).filter_map(|der| Certificate::from_der(der).ok());
    let pinned = beside.iter().filter(|certificate| roots::is_pinned(certificate)).cloned();
    let roots: Vec<Certificate> = given.into_iter().chain(found).chain(pinned).collect();
    let anchors: Vec<Anchor> = roots.iter().map(Anchor::of).collect();
    // A state that has renewed its key since may pass from the pinned one to the new one by a certificate of the list.
    let country = signer.issuer.country.as_deref();
    let own = listed.iter().filter_map(|der| Certificate::from_der(der).ok());
    let links: Vec<Certificate> = own.filter(|link| link.subject.country.as_deref() == country).collect();
    match path(signer, &links, &anchors.iter().collect::<Vec<_>>()) {
        Path::Trusted { anchor, .. } => {
            let root = roots.into_iter().find(|root| root.fingerprint == anchor.fingerprint);
            root.ok_or(Refused::Root)
        }
        Path::Forged(_) => Err(Refused::Signature),
        Path::Unknown => Err(Refused::NotPinned(signer.subject.text.clone())),
    }
}

/// The certificates that can be used, by country, and why the others cannot.
fn sort_out(listed: &[&[u8]]) -> (Vec<Anchor>, Vec<String>) {
    let (mut anchors, mut unusable) = (Vec::new(), Vec::new());
    for der in listed {
        match usable(der) {
            Ok(anchor) => anchors.push(anchor),
            Err(why) => unusable.push(why),
        }
    }
    anchors.sort_by(|left, right| (left.country(), left.fingerprint).cmp(&(right.country(), right.fingerprint)));
    (anchors, unusable)
}

fn usable(der: &[u8]) -> Result<Anchor, String> {
    let certificate = Certificate::from_der(der).map_err(|error| error.to_string())?;
    let name = &certificate.subject.text;
    PublicKey::from_spki(&certificate.key).map_err(|error| format!("{name}: {error}"))?;
    if certificate.subject.country.is_none() {
        return Err(format!("{name}: it names no country"));
    }
    if !certificate.may_sign_certificates() || !certificate.not_understood.is_empty() {
        return Err(format!(
            "{name}: its key is not meant to sign certificates, or has conditions that are not understood"
        ));
    }
    Ok(Anchor::of(&certificate))
}
