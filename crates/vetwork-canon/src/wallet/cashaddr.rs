//! Bitcoin Cash's own form of an address (CashAddr), which names the same hash as the form it took over from Bitcoin.

use super::{Found, Network, Place, WalletError, base58};

const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/// The low five bits of `bitcoincash`, then the zero that ends a prefix.
const PREFIX: [u8; 12] = [2, 9, 20, 3, 15, 9, 14, 3, 1, 19, 8, 0];

/// The 42 letters after `bitcoincash:`, in one case: version, twenty bytes of a hash, forty bits of checksum.
pub(super) fn address(text: &str) -> Found {
    let one_case = !text.bytes().any(|b| b.is_ascii_lowercase()) || !text.bytes().any(|b| b.is_ascii_uppercase());
    let lower = text.to_ascii_lowercase();
    if lower.len() != 42 || !lower.starts_with(['q', 'p', 'z', 'r']) || !one_case {
        return None;
    }
    let values: Vec<u8> = lower.bytes().map(value).collect::<Option<_>>()?;
    if checksum(PREFIX.iter().chain(&values)) != 0 {
        return Some(Err(WalletError::Checksum));
    }
    let bytes = bytes(values.get(..34)?);
    let (version, hash) = bytes.split_first()?;
    // Bit 3: a script's hash rather than a key's; bit 4: a wallet that also holds tokens.
    let legacy = match version {
        0x00 | 0x10 => 0x00,
        0x08 | 0x18 => 0x05,
        _ => return None,
    };
    let twin = Some(base58::encode(legacy, hash.get(..20)?));
    Some(Ok(Place { network: Network::BitcoinCash, address: lower, twin, checked: true }))
}

fn value(letter: u8) -> Option<u8> {
    ALPHABET.iter().position(|other| *other == letter).and_then(|at| u8::try_from(at).ok())
}

fn checksum<'a>(values: impl Iterator<Item = &'a u8>) -> u64 {
    const GENERATOR: [u64; 5] = [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470];
    let mut sum = 1_u64;
    for value in values {
        let top = sum >> 35;
        sum = ((sum & 0x07_ffff_ffff) << 5) ^ u64::from(*value);
        for (bit, term) in GENERATOR.iter().enumerate() {
            if top >> bit & 1 == 1 {
                sum ^= term;
            }
        }
    }
    sum ^ 1
}

/// Groups of five bits as bytes; the bits that are left over are padding.
fn bytes(values: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(values.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for value in values {
        held = (held << 5 | u32::from(*value)) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xff) as u8);
        }
    }
    out
}
