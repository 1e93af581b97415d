//! Ethereum's addresses, shared by Arbitrum, BNB Chain, Polygon and every other network with its virtual machine.

use sha3::Digest as _;

use super::{Found, Network, Place, WalletError};

/// `0x` and forty hexadecimal digits; mixed case carries the EIP-55 checksum.
pub(super) fn address(text: &str) -> Found {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    if digits.len() != 40 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let lower = digits.to_ascii_lowercase();
    let mixed = digits.bytes().any(|b| b.is_ascii_lowercase()) && digits.bytes().any(|b| b.is_ascii_uppercase());
    if mixed && digits != eip55(&lower) {
        return Some(Err(WalletError::Checksum));
    }
    Some(Ok(Place { network: Network::Ethereum, address: format!("0x{lower}"), twin: None, checked: mixed }))
}

fn eip55(lower: &str) -> String {
    let hash = sha3::Keccak256::digest(lower.as_bytes());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    lower
        .chars()
        .zip(nibbles)
        .map(|(digit, nibble)| if nibble >= 8 { digit.to_ascii_uppercase() } else { digit })
        .collect()
}
