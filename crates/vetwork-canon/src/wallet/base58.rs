//! Addresses in base58 with four bytes of a double SHA-256: Bitcoin and the networks made after it, Tron, XRP.

use sha2::Digest as _;

use super::{Found, Network, Place, WalletError};

/// Version byte of an address, its network, and whether it is one that mistyped texts are known by.
const VERSIONS: &[(u8, Network)] = &[
    (0x00, Network::Bitcoin),
    (0x05, Network::Bitcoin),
    (0x41, Network::Tron),
    (0x30, Network::Litecoin),
    (0x32, Network::Litecoin),
    (0x4c, Network::Dash),
    (0x10, Network::Dash),
    (0x1e, Network::Dogecoin),
    (0x16, Network::Dogecoin),
    (0x26, Network::BitcoinGold),
    (0x17, Network::BitcoinGold),
];

const SCRIPT_OF_BITCOIN: u8 = 0x05;
const SCRIPT_OF_LITECOIN: u8 = 0x32;
const TRON: u8 = 0x41;

/// Version byte, twenty bytes of a hash, four of its checksum.
pub(super) fn one_byte_version(text: &str) -> Found {
    let bytes = bs58::decode(text).into_vec().ok();
    let parts = bytes.as_deref().and_then(|bytes| bytes.split_last_chunk::<4>());
    let Some((payload, checksum)) = parts.filter(|(payload, _)| payload.len() == 21) else {
        return is_mistyped(text).then_some(Err(WalletError::Checksum));
    };
    let (version, hash) = payload.split_first()?;
    let (_, network) = VERSIONS.iter().find(|(known, _)| known == version)?;
    if !holds(payload, *checksum) {
        return Some(Err(WalletError::Checksum));
    }
    // A Litecoin script has two forms, of which the older is Bitcoin's own.
    let twin = (*version == SCRIPT_OF_LITECOIN).then(|| encode(SCRIPT_OF_BITCOIN, hash));
    Some(Ok(Place { network: *network, address: text.to_owned(), twin, checked: true }))
}

/// The first letters and lengths of Bitcoin and Tron, in a text that is no address of theirs.
fn is_mistyped(text: &str) -> bool {
    (26..=35).contains(&text.len()) && text.starts_with(['1', '3']) || text.len() == 34 && text.starts_with('T')
}

/// Tron's hexadecimal form: the version byte and the hash, without a checksum.
pub(super) fn tron_hex(text: &str) -> Found {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let hash = digits.strip_prefix("41").filter(|hash| hash.len() == 40)?;
    let hash = super::hex_bytes(hash)?;
    Some(Ok(Place { network: Network::Tron, address: encode(TRON, &hash), twin: None, checked: false }))
}

/// Zcash's transparent addresses have two bytes of version.
pub(super) fn zcash(text: &str) -> Found {
    if text.len() != 35 || !(text.starts_with("t1") || text.starts_with("t3")) {
        return None;
    }
    let bytes = bs58::decode(text).into_vec().ok();
    let parts = bytes.as_deref().and_then(|bytes| bytes.split_last_chunk::<4>());
    let valid = parts.is_some_and(|(payload, checksum)| {
        payload.len() == 22 && matches!(payload, [0x1c, 0xb8 | 0xbd, ..]) && holds(payload, *checksum)
    });
    Some(if valid { Ok(Place::checked(Network::Zcash, text.to_owned())) } else { Err(WalletError::Checksum) })
}

/// XRP's classic addresses have an alphabet of their own.
pub(super) fn xrp(text: &str) -> Found {
    if !text.starts_with('r') || !(25..=35).contains(&text.len()) {
        return None;
    }
    let bytes = bs58::decode(text).with_alphabet(bs58::Alphabet::RIPPLE).into_vec().ok()?;
    let (payload, checksum) = bytes.split_last_chunk::<4>()?;
    if payload.len() != 21 || payload.first() != Some(&0) {
        return None;
    }
    let valid = holds(payload, *checksum);
    Some(if valid { Ok(Place::checked(Network::Xrp, text.to_owned())) } else { Err(WalletError::Checksum) })
}

/// A Solana address is a public key: 32 bytes, and no checksum that a slip could break.
pub(super) fn solana(text: &str) -> Found {
    if !(32..=44).contains(&text.len()) {
        return None;
    }
    let bytes = bs58::decode(text).into_vec().ok()?;
    (bytes.len() == 32)
        .then(|| Ok(Place { network: Network::Solana, address: text.to_owned(), twin: None, checked: false }))
}

/// The base58 form of a hash with its version byte.
pub(super) fn encode(version: u8, hash: &[u8]) -> String {
    let mut payload = Vec::with_capacity(hash.len() + 5);
    payload.push(version);
    payload.extend_from_slice(hash);
    let sum = double_sha256(&payload);
    payload.extend_from_slice(sum.get(..4).unwrap_or_default());
    bs58::encode(payload).into_string()
}

fn holds(payload: &[u8], checksum: [u8; 4]) -> bool {
    double_sha256(payload).get(..4) == Some(checksum.as_slice())
}

fn double_sha256(bytes: &[u8]) -> Vec<u8> {
    sha2::Sha256::digest(sha2::Sha256::digest(bytes)).to_vec()
}
