//! Monero's addresses: base58 in blocks of eight bytes, with four bytes of Keccak-256 at the end.

use sha3::Digest as _;

use super::{Found, Network, Place, WalletError};

const STANDARD: u8 = 18;
const INTEGRATED: u8 = 19;
const SUBADDRESS: u8 = 42;

/// A standard address or subaddress of 95 letters, or an integrated address of 106.
pub(super) fn address(text: &str) -> Found {
    let fits = matches!(text.len(), 95 | 106) && text.starts_with(['4', '8']);
    if !fits || !text.is_ascii() {
        return None;
    }
    let valid = decode(text).is_some_and(|bytes| holds(&bytes));
    Some(if valid { Ok(Place::checked(Network::Monero, text.to_owned())) } else { Err(WalletError::Checksum) })
}

fn holds(bytes: &[u8]) -> bool {
    let Some((payload, checksum)) = bytes.split_last_chunk::<4>() else {
        return false;
    };
    let known =
        matches!((payload.first(), payload.len()), (Some(&STANDARD | &SUBADDRESS), 65) | (Some(&INTEGRATED), 73));
    known && sha3::Keccak256::digest(payload).get(..4) == Some(checksum.as_slice())
}

/// Eleven letters are eight bytes; the seven that are left are five.
fn decode(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut out = Vec::with_capacity(77);
    for block in text.as_bytes().chunks(11) {
        let width = match block.len() {
            11 => 8,
            7 => 5,
            _ => return None,
        };
        let mut number = 0_u128;
        for letter in block {
            let digit = ALPHABET.iter().position(|other| other == letter)?;
            number = number * 58 + digit as u128;
        }
        let bytes = number.to_be_bytes();
        let (zeros, kept) = bytes.split_at_checked(16 - width)?;
        if zeros.iter().any(|byte| *byte != 0) {
            return None;
        }
        out.extend_from_slice(kept);
    }
    Some(out)
}
