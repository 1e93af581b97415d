//! Addresses of crypto wallets: which network they belong to, whether their checksum holds, and one spelling each.

use bech32::Hrp;
use sha2::Digest as _;

/// The network an address belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Network {
    /// Bitcoin main network: base58check, bech32 (BIP 173) or bech32m (BIP 350).
    Bitcoin,
    /// Ethereum and the networks that share its addresses.
    Ethereum,
    /// Tron: base58check with prefix 0x41.
    Tron,
    /// Anything else that has the form of an address; no checksum was verified.
    Other,
}

/// A wallet address in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wallet {
    network: Network,
    address: String,
}

/// Why a text is not a wallet address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WalletError {
    /// Not 20 to 128 letters and digits.
    #[error("this does not have the form of a wallet address")]
    Form,
    /// The address has the form of a known network but its checksum does not hold: it was mistyped.
    #[error("the checksum of this wallet address does not match")]
    Checksum,
}

impl Wallet {
    /// Reads an address; surrounding space and a `bitcoin:`, `ethereum:` or `tron:` prefix are accepted.
    ///
    /// # Errors
    /// When the text has not the form of an address, or a checksum does not hold.
    pub fn parse(text: &str) -> Result<Self, WalletError> {
        let text = text.trim();
        let text = text.split_once(':').map_or(text, |(scheme, rest)| if is_scheme(scheme) { rest } else { text });
        let text = text.split(['?', '@']).next().unwrap_or_default();
        if !(20..=128).contains(&text.len())
            || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b':' || b == b'_' || b == b'-')
        {
            return Err(WalletError::Form);
        }
        let found = ethereum(text).or_else(|| segwit(text)).or_else(|| base58(text));
        let (network, address) = found.unwrap_or_else(|| Ok((Network::Other, text.to_owned())))?;
        Ok(Self { network, address })
    }

    /// The network the address belongs to.
    #[must_use]
    pub fn network(&self) -> Network {
        self.network
    }

    /// The one spelling of the address: lower-case for Ethereum and bech32, as written where case matters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.address
    }
}

type Found = Option<Result<(Network, String), WalletError>>;

fn is_scheme(scheme: &str) -> bool {
    ["bitcoin", "ethereum", "tron"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// `0x` and forty hexadecimal digits; mixed case carries the EIP-55 checksum.
fn ethereum(text: &str) -> Found {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    if digits.len() != 40 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let lower = digits.to_ascii_lowercase();
    let mixed = digits.bytes().any(|b| b.is_ascii_lowercase()) && digits.bytes().any(|b| b.is_ascii_uppercase());
    if mixed && digits != eip55(&lower) {
        return Some(Err(WalletError::Checksum));
    }
    Some(Ok((Network::Ethereum, format!("0x{lower}"))))
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

fn segwit(text: &str) -> Found {
    let prefix = text.get(..3)?;
    if !prefix.eq_ignore_ascii_case("bc1") {
        return None;
    }
    let valid = bech32::segwit::decode(text).is_ok_and(|(hrp, ..)| hrp == Hrp::parse_unchecked("bc"));
    Some(if valid { Ok((Network::Bitcoin, text.to_ascii_lowercase())) } else { Err(WalletError::Checksum) })
}

/// Version byte, twenty bytes of a hash, four of a double SHA-256. Other networks use the same form with another
/// version, so only a Bitcoin or Tron first letter and length make a wrong checksum an error.
fn base58(text: &str) -> Found {
    let bytes = bs58::decode(text).into_vec().ok();
    let payload =
        bytes.as_deref().and_then(|bytes| bytes.split_last_chunk::<4>()).filter(|(payload, _)| payload.len() == 21);
    let Some((payload, checksum)) = payload else {
        let alike = (26..=35).contains(&text.len()) && text.starts_with(['1', '3'])
            || text.len() == 34 && text.starts_with('T');
        return alike.then_some(Err(WalletError::Checksum));
    };
    let hash = sha2::Sha256::digest(sha2::Sha256::digest(payload));
    let valid = hash.get(..4) == Some(checksum.as_slice());
    let network = match payload.first() {
        Some(0x00 | 0x05) => Network::Bitcoin,
        Some(0x41) => Network::Tron,
        _ => return None,
    };
    Some(if valid { Ok((network, text.to_owned())) } else { Err(WalletError::Checksum) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses() {
        let ethereum = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
        for (text, expected) in [
            // The genesis block; BIP 173 and BIP 350 test vectors; EIP-55 test vector.
            ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Ok((Network::Bitcoin, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))),
            ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", Ok((Network::Bitcoin, "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"))),
            (
                "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                Ok((Network::Bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")),
            ),
            (
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
                Ok((Network::Bitcoin, "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")),
            ),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Ok((Network::Ethereum, ethereum))),
            ("ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed@1", Ok((Network::Ethereum, ethereum))),
            ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Ok((Network::Tron, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))),
            ("LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", Ok((Network::Other, "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"))),
            ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Err(WalletError::Checksum)),
            ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", Err(WalletError::Checksum)),
            ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Err(WalletError::Checksum)),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", Err(WalletError::Checksum)),
            ("hello", Err(WalletError::Form)),
            ("", Err(WalletError::Form)),
        ] {
            let wallet = Wallet::parse(text);
            assert_eq!(wallet.as_ref().map(|w| (w.network(), w.as_str())).map_err(|e| *e), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_input(text in "\\PC*|(1|3|T|bc1|0x)[1-9a-zA-Z]{20,60}") {
            if let Ok(wallet) = Wallet::parse(&text) {
                prop_assert_eq!(Wallet::parse(wallet.as_str()), Ok(wallet.clone()));
            }
        }
    }
}
