//! What was handed in beside a credential, by whoever asks: the keys and certificates that count.

use super::jwk::{self, Key};
use super::mdoc;
use super::vical::{self, List};
use crate::certificate::Certificate;
use crate::trust::Anchor;

/// Most files beside a credential that are read.
const MOST_FILES: usize = 64;
/// Most keys that are taken in all.
const MOST_KEYS: usize = 256;

/// Keys and certificates that count as the issuer's, because whoever asks says so.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) keys: Vec<Key>,
    pub(super) certificates: Vec<Certificate>,
    /// Transcripts of sessions with a device (ISO/IEC 18013-5), as CBOR.
    pub(super) transcripts: Vec<Vec<u8>>,
    /// Lists of authorities whose signature leads to one of the certificates.
    lists: Vec<List>,
    /// How many lists were handed in that nothing proves.
    pub(super) unproven_lists: usize,
}

impl Beside {
    pub(super) fn of(companions: &[&[u8]]) -> Self {
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
    pub(super) fn anchors(&self) -> Vec<Anchor> {
        let listed = self.lists.iter().flat_map(|list| &list.certificates);
        self.certificates.iter().chain(listed).filter(|own| own.may_sign_certificates()).map(Anchor::of).collect()
    }

    /// How this certificate came: by itself, or on a list.
    pub(super) fn came(&self, fingerprint: &[u8; 32]) -> String {
        let has = |list: &&List| list.certificates.iter().any(|own| own.fingerprint == *fingerprint);
        match self.lists.iter().find(has) {
            Some(list) => format!("which stands on the list that was handed in, {}", list.named),
            None => "whose certificate was handed in".to_owned(),
        }
    }
}
