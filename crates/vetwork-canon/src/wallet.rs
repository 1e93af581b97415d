//! Addresses of crypto wallets: which network they belong to, whether their checksum holds, and one spelling each.

mod base58;
mod bech;
mod cashaddr;
mod evm;
mod monero;
#[cfg(test)]
mod tests;
mod ton;

/// The network an address belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Network {
    /// Bitcoin main network: base58check, bech32 (BIP 173) or bech32m (BIP 350). The base58 forms of Bitcoin Cash,
    /// Bitcoin SV and of older Litecoin scripts are the same texts, and read as Bitcoin.
    Bitcoin,
    /// Ethereum and the networks that share its addresses: Arbitrum, BNB Chain, Polygon, Ethereum Classic.
    Ethereum,
    /// Tron: base58check with prefix 0x41, or that prefix and the hash in hexadecimal.
    Tron,
    /// Litecoin: base58check (L, M) or bech32 (ltc1).
    Litecoin,
    /// Bitcoin Cash in its own form (CashAddr).
    BitcoinCash,
    /// Bitcoin Gold: base58check (G, A).
    BitcoinGold,
    /// Dash: base58check (X, 7).
    Dash,
    /// Dogecoin: base58check (D, A, 9). Verge has the same form.
    Dogecoin,
    /// Zcash: transparent (t1, t3), Sapling (zs1) or unified (u1).
    Zcash,
    /// Monero: standard, subaddress or integrated.
    Monero,
    /// Solana: a public key of 32 bytes in base58, without a checksum.
    Solana,
    /// XRP: base58check in an alphabet of its own.
    Xrp,
    /// Cardano since Shelley: bech32 (addr1, stake1).
    Cardano,
    /// TON: raw, or friendly with a checksum.
    Ton,
    /// Anything else that has the form of an address; no checksum was verified.
    Other,
}

/// A wallet address in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wallet {
    network: Network,
    address: String,
    /// The form in which the same place is also found, where that is not the address.
    twin: Option<String>,
    checked: bool,
}

/// Why a text is not a wallet address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WalletError {
    /// Not 20 to 256 letters and digits.
    #[error("this does not have the form of a wallet address")]
    Form,
    /// The address has the form of a known network but its checksum does not hold: it was mistyped.
    #[error("the checksum of this wallet address does not match")]
    Checksum,
}

impl Wallet {
    /// Reads an address; surrounding space and the prefix of a payment link (`bitcoin:`, `ethereum:`, `tron:` and
    /// those of the other networks) are accepted.
    ///
    /// # Errors
    /// When the text has not the form of an address, or a checksum does not hold.
    pub fn parse(text: &str) -> Result<Self, WalletError> {
        let text = bare(text);
        // The list of OFAC allows 256 letters; Zcash's unified addresses come near.
        if !(20..=256).contains(&text.len())
            || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b':' || b == b'_' || b == b'-')
        {
            return Err(WalletError::Form);
        }
        let readers = [
            evm::address,
            base58::tron_hex,
            bech::address,
            cashaddr::address,
            base58::zcash,
            monero::address,
            base58::xrp,
            ton::address,
            base58::solana,
            base58::one_byte_version,
        ];
        let place = readers.iter().find_map(|read| read(text)).unwrap_or_else(|| {
            Ok(Place { network: Network::Other, address: text.to_owned(), twin: None, checked: false })
        })?;
        let Place { network, address, twin, checked } = place;
        Ok(Self { network, address, twin, checked })
    }

    /// The network the address belongs to.
    #[must_use]
    pub fn network(&self) -> Network {
        self.network
    }

    /// The one spelling of the address: lower-case where case says nothing (hexadecimal, bech32, CashAddr), as written
    /// where it matters; Tron in base58, TON raw.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// Whether a checksum was verified. An address without one (Solana, hexadecimal in one case) may be mistyped.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.checked
    }

    /// The key under which one place is found whichever form or symbol it was given under: an EVM address is one on
    /// every network, and the two forms of a Bitcoin Cash or Litecoin hash are one.
    #[must_use]
    pub fn key(&self) -> &str {
        self.twin.as_deref().unwrap_or(&self.address)
    }

    /// Whether both addresses are one place: see [`Wallet::key`].
    #[must_use]
    pub fn same_place(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

/// What a reader makes of a text: nothing, an address, or one that was mistyped.
type Found = Option<Result<Place, WalletError>>;

/// An address as a reader found it.
#[derive(Debug)]
struct Place {
    network: Network,
    address: String,
    twin: Option<String>,
    checked: bool,
}

impl Place {
    fn checked(network: Network, address: String) -> Self {
        Self { network, address, twin: None, checked: true }
    }
}

/// Prefixes of payment links.
const SCHEMES: &[&str] = &[
    "bitcoin",
    "bitcoincash",
    "cardano",
    "dash",
    "dogecoin",
    "ethereum",
    "litecoin",
    "monero",
    "ripple",
    "solana",
    "ton",
    "tron",
    "web+cardano",
    "xrp",
    "xrpl",
    "zcash",
];

/// The address of a payment link, or the text without the space around it.
fn bare(text: &str) -> &str {
    let mut text = text.trim();
    // Links are wrapped in links, and what is left shall not be read as one once more.
    while let Some(inner) = unwrapped(text) {
        text = inner;
    }
    text.split(['?', '@', '/']).next().unwrap_or_default()
}

/// What stands behind what a payment link begins with: `ton:`, `//`, `transfer/`, and the `pay-` of `ethereum:pay-ADDRESS@1`.
fn unwrapped(text: &str) -> Option<&str> {
    let of_scheme = SCHEMES.iter().find_map(|scheme| {
        let (begins, rest) = text.split_at_checked(scheme.len())?;
        begins.eq_ignore_ascii_case(scheme).then_some(rest)?.strip_prefix(':')
    });
    of_scheme.or_else(|| ["//", "transfer/", "pay-"].iter().find_map(|opening| text.strip_prefix(opening)))
}

/// Bytes of hexadecimal digits.
fn hex_bytes(digits: &str) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    let pairs = digits.as_bytes().chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(value(*high)? << 4 | value(*low)?).ok(),
        _ => None,
    });
    pairs.collect()
}
