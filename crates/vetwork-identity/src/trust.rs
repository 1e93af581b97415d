//! Whose signature counts: the country signing certificates of master lists, each list proven by a pinned root.
//!
//! A master list (ICAO Doc 9303-12 section 8) is a state's signed collection of the certificates with which all states
//! sign the passports that they issue. [`MasterList::read`] proves one; [`Anchors`] keeps several.

mod chain;
mod master_list;
mod roots;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::certificate::{Certificate, Name};
use crate::signature::{Hash, KeyError, PublicKey};

pub(crate) use chain::{Path, certified_late, path};
pub use master_list::Refused;
pub(crate) use roots::hexadecimal;
pub use roots::{PINNED, Pin};

/// First bytes of the saved form, with its version.
const MAGIC: &[u8] = b"vetwork trust 1\n";
/// Largest saved form that is read, in bytes. Two lists take about 700 KB.
const LARGEST: usize = 64 << 20;

/// The country signing certificates that count, by the list that vouches for them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchors {
    /// Master lists, one of each state.
    pub lists: Vec<MasterList>,
}

/// A master list whose signature was followed to a pinned root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MasterList {
    /// The state that signed it, two letters.
    pub country: String,
    /// Whose key signed it.
    pub signer: String,
    /// The certificate that the signature was followed to.
    pub root: String,
    /// SHA-256 of that certificate.
    pub root_fingerprint: [u8; 32],
    /// Who says that the root counts.
    pub pinned_by: PinnedBy,
    /// When it was signed, by the signer's account.
    pub signed_at: Option<Timestamp>,
    /// SHA-256 of the file.
    pub fingerprint: [u8; 32],
    /// Its certificates that can be used, by country.
    pub anchors: Vec<Anchor>,
    /// Those that cannot, with why. Not trusted.
    pub unusable: Vec<String>,
}

/// Who says that a root counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinnedBy {
    /// This program: its fingerprint is built in.
    Program,
    /// Whoever imported the list.
    You,
}

/// The key of a state, with what is needed to find it and to judge by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Whose key it is.
    pub subject: Name,
    /// Identifier of the key.
    pub key_identifier: Option<Vec<u8>>,
    /// The key, a `SubjectPublicKeyInfo` in DER.
    pub key: Vec<u8>,
    /// First moment of its validity.
    pub not_before: Timestamp,
    /// Last moment of its validity.
    pub not_after: Timestamp,
    /// SHA-256 of the certificate.
    pub fingerprint: [u8; 32],
}

/// Why saved anchors were not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SavedError {
    /// It is not what [`Anchors::to_saved`] wrote.
    #[error("it is not a file of trusted certificates, or of another version of this program")]
    Format,
    /// Its checksum does not fit.
    #[error("the file of trusted certificates is damaged")]
    Damaged,
}

impl Anchors {
    /// Takes a list in, in the place of the one of the same state.
    pub fn take_in(&mut self, list: MasterList) {
        self.lists.retain(|other| other.country != list.country);
        self.lists.push(list);
        self.lists.sort_by(|left, right| left.country.cmp(&right.country));
    }

    /// Every certificate, with the list that vouches for it. One that is on several lists comes several times.
    pub fn iter(&self) -> impl Iterator<Item = (&MasterList, &Anchor)> {
        self.lists.iter().flat_map(|list| list.anchors.iter().map(move |anchor| (list, anchor)))
    }

    /// How many certificates there are, each counted once, and of how many countries.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let distinct: BTreeSet<&[u8; 32]> = self.iter().map(|(_, anchor)| &anchor.fingerprint).collect();
        let countries: BTreeSet<&str> = self.iter().filter_map(|(_, anchor)| anchor.country()).collect();
        (distinct.len(), countries.len())
    }

    /// Is there any certificate of this country?
    #[must_use]
    pub fn knows_country(&self, country: &str) -> bool {
        self.lists.iter().any(|list| !list.of_country(country).is_empty())
    }

    /// The form in which they are kept: compact, with a checksum against damage. Its place keeps it from others' hands.
    ///
    /// # Errors
    ///
    /// Never for anchors that were read or imported.
    pub fn to_saved(&self) -> Result<Vec<u8>, SavedError> {
        let body = postcard::to_allocvec(self).map_err(|_| SavedError::Format)?;
        Ok([MAGIC, &Hash::Sha256.digest(&body), &body].concat())
    }

    /// Reads what [`Anchors::to_saved`] wrote.
    ///
    /// # Errors
    ///
    /// It is something else, or damaged.
    pub fn from_saved(bytes: &[u8]) -> Result<Self, SavedError> {
        let rest = bytes.strip_prefix(MAGIC).filter(|rest| rest.len() <= LARGEST).ok_or(SavedError::Format)?;
        let (digest, body) = rest.split_at_checked(32).ok_or(SavedError::Damaged)?;
        if Hash::Sha256.digest(body) != digest {
            return Err(SavedError::Damaged);
        }
        postcard::from_bytes(body).map_err(|_| SavedError::Damaged)
    }
}

impl MasterList {
    /// Its certificates of one country.
    #[must_use]
    pub fn of_country(&self, country: &str) -> &[Anchor] {
        let before = |limit: &str, or_same: bool| {
            self.anchors.partition_point(|anchor| {
                let own = anchor.country().unwrap_or_default();
                own < limit || (or_same && own == limit)
            })
        };
        self.anchors.get(before(country, false)..before(country, true)).unwrap_or_default()
    }
}

impl Anchor {
    /// The anchor that a certificate would be.
    pub(crate) fn of(certificate: &Certificate) -> Self {
        Self {
            subject: certificate.subject.clone(),
            key_identifier: certificate.key_identifier.clone(),
            key: certificate.key.clone(),
            not_before: certificate.not_before,
            not_after: certificate.not_after,
            fingerprint: certificate.fingerprint,
        }
    }

    /// Its country, two capitals.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.subject.country.as_deref()
    }

    /// Its key.
    ///
    /// # Errors
    ///
    /// It is of a kind that is not verified; not so for one that was imported.
    pub fn public_key(&self) -> Result<PublicKey, KeyError> {
        PublicKey::from_spki(&self.key)
    }
}

#[cfg(test)]
mod tests;
