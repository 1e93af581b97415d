//! Sealing: authenticated encryption with XChaCha20-Poly1305, one data key per subject, each wrapped by a
//! master key that is not kept with the records.

mod keyring;
mod source;

use std::fmt;

use chacha20poly1305::aead::{Aead, AeadInOut, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::error::{Result, StoreError};
pub use keyring::{KeyId, Keyring};
pub use source::{KeyError, KeySource};

/// A key of 256 bits. Its bytes are wiped when it goes, and never shown.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new one, from the randomness of the system.
    pub fn random() -> Result<Secret> {
        random().map(Secret)
    }

    /// These bytes.
    pub fn new(bytes: [u8; 32]) -> Secret {
        Secret(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// Bytes from the randomness of the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| StoreError::Refused { why: format!("the system gives no randomness: {error}") })?;
    Ok(bytes)
}

/// Where a sealed text belongs. It is authenticated with the text, so that one that was moved to another
/// row, column or file does not open.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Id of the records.
    pub records: &'a str,
    /// Table and column.
    pub column: &'static str,
    /// Number of the row.
    pub row: i64,
    /// Number of the subject whose key it is; 0 for the records' own.
    pub subject: i64,
}

impl Place<'_> {
    fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(96);
        for text in [self.records, self.column] {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.extend_from_slice(&self.row.to_be_bytes());
        bytes.extend_from_slice(&self.subject.to_be_bytes());
        bytes
    }
}

/// First byte of everything that is sealed: how.
const XCHACHA20_POLY1305: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;

/// Seals a text: how (one byte), nonce (24), cipher text with its tag (16 more than the text).
pub fn seal(key: &Secret, place: Place<'_>, text: &[u8]) -> Result<Vec<u8>> {
    let nonce: [u8; NONCE] = random()?;
    let mut sealed = Vec::with_capacity(1 + NONCE + text.len() + TAG);
    sealed.push(XCHACHA20_POLY1305);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(text);
    let text = sealed.get_mut(1 + NONCE..).unwrap_or_default();
    let tag = XChaCha20Poly1305::new(key.bytes().into())
        .encrypt_inout_detached(&XNonce::from(nonce), &place.to_bytes(), text.into())
        .map_err(|_| StoreError::Refused { why: "a text is too long to be sealed".to_owned() })?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Opens what was sealed for this place with this key.
pub fn open(key: &Secret, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>> {
    let broken = || StoreError::Seal { what: format!("{} of row {}", place.column, place.row) };
    let (how, rest) = sealed.split_first().ok_or_else(broken)?;
    let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or_else(broken)?;
    if *how != XCHACHA20_POLY1305 {
        return Err(broken());
    }
    let payload = Payload { msg: text, aad: &place.to_bytes() };
    XChaCha20Poly1305::new(key.bytes().into()).decrypt(&XNonce::from(*nonce), payload).map_err(|_| broken())
}

/// Compresses what is long and told in many words.
pub fn pack(text: &[u8]) -> Vec<u8> {
    lz4_flex::compress_prepend_size(text)
}

/// Gives back what was packed. `place` is where it stood, for the error. Only what this program packed carries a seal,
/// so that its stated length can be believed.
pub fn unpack(packed: &[u8], place: Place<'_>) -> Result<Vec<u8>> {
    lz4_flex::decompress_size_prepended(packed)
        .map_err(|_| StoreError::Seal { what: format!("{} of row {}", place.column, place.row) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'static> = Place { records: "r", column: "subject.card", row: 7, subject: 7 };

    #[test]
    fn what_was_sealed_opens_at_its_own_place_alone() {
        let (key, text) = (Secret::random().unwrap(), b"Mira Castellano".as_slice());
        let sealed = seal(&key, PLACE, text).unwrap();
        assert_eq!(open(&key, PLACE, &sealed).unwrap(), text);
        let elsewhere = [
            Place { records: "s", ..PLACE },
            Place { column: "entry.detail", ..PLACE },
            Place { row: 8, ..PLACE },
            Place { subject: 8, ..PLACE },
        ];
        for place in elsewhere {
            assert!(open(&key, place, &sealed).is_err(), "{place:?}");
        }
        assert!(open(&Secret::random().unwrap(), PLACE, &sealed).is_err());
    }

    #[test]
    fn a_flipped_bit_or_a_cut_anywhere_is_noticed() {
        let key = Secret::random().unwrap();
        let sealed = seal(&key, PLACE, &pack(&[7; 500])).unwrap();
        assert_eq!(unpack(&open(&key, PLACE, &sealed).unwrap(), PLACE).unwrap(), [7; 500]);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(open(&key, PLACE, &changed).is_err());
            assert!(open(&key, PLACE, &sealed[..place]).is_err());
        }
    }

    #[test]
    fn a_key_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::new([9; 32])), "Secret(…)");
    }
}
