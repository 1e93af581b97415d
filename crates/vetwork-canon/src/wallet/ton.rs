//! TON's addresses: the raw form, and the friendly forms of one account that differ in their flags.

use super::{Found, Network, Place, WalletError, hex_bytes};

/// `0:` or `-1:` and 64 hexadecimal digits, or 48 letters of base64 with a checksum.
pub(super) fn address(text: &str) -> Found {
    raw(text).or_else(|| friendly(text))
}

fn raw(text: &str) -> Found {
    let (chain, hash) = text.split_once(':')?;
    let fits = matches!(chain, "0" | "-1") && hash.len() == 64 && hex_bytes(hash).is_some();
    fits.then(|| {
        let address = text.to_ascii_lowercase();
        Ok(Place { network: Network::Ton, address, twin: None, checked: false })
    })
}

fn friendly(text: &str) -> Found {
    // Bounceable or not, on the main network; others begin with other letters.
    if text.len() != 48 || !["EQ", "UQ", "Ef", "Uf"].iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let bytes = decode(text)?;
    let (payload, checksum) = bytes.split_last_chunk::<2>()?;
    if crc16(payload) != u16::from_be_bytes(*checksum) {
        return Some(Err(WalletError::Checksum));
    }
    let [_, chain, hash @ ..] = payload else { return None };
    let chain = if *chain == 0xff { "-1" } else { "0" };
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Some(Ok(Place::checked(Network::Ton, format!("{chain}:{digits}"))))
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(36);
    for group in text.as_bytes().chunks_exact(4) {
        let mut held = 0_u32;
        for letter in group {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            };
            held = held << 6 | u32::from(value);
        }
        out.extend_from_slice(held.to_be_bytes().get(1..)?);
    }
    Some(out)
}

/// CRC-16 of XMODEM.
fn crc16(bytes: &[u8]) -> u16 {
    let mut sum = 0_u16;
    for byte in bytes {
        sum ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            sum = if sum & 0x8000 == 0 { sum << 1 } else { sum << 1 ^ 0x1021 };
        }
    }
    sum
}
