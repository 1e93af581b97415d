//! Addresses in bech32 and bech32m: Bitcoin and Litecoin (BIP 173, BIP 350), Zcash (ZIP 173, ZIP 316), Cardano (CIP 19).

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Bech32m};

use super::{Found, Network, Place, WalletError};

/// Where a prefix belongs, and which checksum follows it.
const PREFIXES: &[(&str, Network, Form)] = &[
    ("bc", Network::Bitcoin, Form::Segwit),
    ("ltc", Network::Litecoin, Form::Segwit),
    ("zs", Network::Zcash, Form::Bech32 { bytes: Some(43) }),
    ("u", Network::Zcash, Form::Bech32m),
    ("addr", Network::Cardano, Form::Bech32 { bytes: None }),
    ("stake", Network::Cardano, Form::Bech32 { bytes: Some(29) }),
];

#[derive(Clone, Copy, Debug)]
enum Form {
    Segwit,
    /// Bech32 over so many bytes, or any number.
    Bech32 {
        bytes: Option<usize>,
    },
    Bech32m,
}

/// An address with one of [`PREFIXES`] and the digit 1 after it.
pub(super) fn address(text: &str) -> Found {
    let (prefix, network, form) = PREFIXES.iter().find(|(prefix, ..)| {
        let head = text.get(..prefix.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(prefix)) && text.as_bytes().get(prefix.len()) == Some(&b'1')
    })?;
    let valid = match form {
        Form::Segwit => bech32::segwit::decode(text).is_ok_and(|(hrp, ..)| hrp.to_lowercase() == *prefix),
        Form::Bech32 { bytes } => CheckedHrpstring::new::<Bech32>(text)
            .is_ok_and(|read| bytes.is_none_or(|bytes| read.byte_iter().count() == bytes)),
        // A unified address holds one of 48 bytes or more; shorter texts are something else.
        Form::Bech32m if text.len() < 80 => return None,
        Form::Bech32m => CheckedHrpstring::new::<Bech32m>(text).is_ok(),
    };
    Some(if valid { Ok(Place::checked(*network, text.to_ascii_lowercase())) } else { Err(WalletError::Checksum) })
}
