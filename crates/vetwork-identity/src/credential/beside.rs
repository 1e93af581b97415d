//! What was handed in beside a credential, by whoever asks: the keys and certificates that count.

use super::jwk::{self, Key};
use super::mdoc;
use super::vical::{self, List};
use crate::certificate::Certificate;
use crate::signature::PublicKey;
use crate::trust::Anchor;

/// Most files beside a credential that are read.
const MOST_FILES: usize = 64;
/// Most keys that are taken in all.
const MOST_KEYS: usize = 256;

/// Keys and certificates that count as the issuer's, because whoever asks says so.
#[derive(Default)]
pub(crate) struct Beside {
    pub(super) keys: Vec<Key>,
    pub(crate) certificates: Vec<Certificate>,
    /// Transcripts of sessions with a device (ISO/IEC 18013-5), as CBOR.
    pub(super) transcripts: Vec<Vec<u8>>,
    /// Lists of authorities whose signature leads to one of the certificates.
    lists: Vec<List>,
    /// How many lists were handed in that nothing proves.
    pub(super) unproven_lists: usize,
}

impl Beside {
    pub(crate) fn of(companions: &[&[u8]]) -> Self {
        let mut beside = Self::default();
        let mut lists = Vec::new();
        for companion in companions.iter().take(MOST_FILES) {
            if let Ok(certificate) = Certificate::from_file(companion) {
                beside.certificates.push(certificate);
            } else if vical::is_likely(companion) {
                lists.push(companion);
            } else if let Some(transcript) = mdoc::transcript(companion) {
                beside.transcripts.push(transcript);
            } else {
                beside.keys.extend(jwk::read_set(companion));
                beside.keys.truncate(MOST_KEYS);
            }
        }
        for list in lists {
            match vical::read(list, &beside.certificates) {
                Some(list) => beside.lists.push(list),
                None => beside.unproven_lists += 1,
            }
        }
        beside
    }

    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
            && self.certificates.is_empty()
            && self.transcripts.is_empty()
            && self.lists.is_empty()
            && self.unproven_lists == 0
    }

    /// The certificates whose keys may certify others.
    pub(crate) fn anchors(&self) -> Vec<Anchor> {
        let listed = self.lists.iter().flat_map(|list| &list.certificates);
        self.certificates.iter().chain(listed).filter(|own| own.may_sign_certificates()).map(Anchor::of).collect()
    }

    /// Was the certificate of a signer, or its key, handed in itself? In words.
    pub(crate) fn names(&self, signer: &Certificate) -> Option<String> {
        let name = &signer.subject.text;
        if self.certificates.iter().any(|own| own.fingerprint == signer.fingerprint) {
            return Some(format!("the certificate of {name} was handed in itself"));
        }
        let is_known = PublicKey::from_spki(&signer.key).is_ok_and(|key| self.keys.iter().any(|own| own.key == key));
        is_known.then(|| format!("the key of {name} was handed in"))
    }

    /// How this certificate came: by itself, or on a list.
    pub(crate) fn came(&self, fingerprint: &[u8; 32]) -> String {
        let has = |list: &&List| list.certificates.iter().any(|own| own.fingerprint == *fingerprint);
        match self.lists.iter().find(has) {
            Some(list) => format!("which stands on the list that was handed in, {}", list.named),
            None => "whose certificate was handed in".to_owned(),
        }
    }
}
