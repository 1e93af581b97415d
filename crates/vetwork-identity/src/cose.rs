//! Signatures around CBOR (COSE_Sign1 of RFC 9052), the keys that go with them, and certificates in their headers
//! (RFC 9360).

use crate::cbor::{self, Item, Unreadable, Value};
use crate::certificate::Certificate;
use crate::signature::{Hash, PublicKey, Scheme};

/// Most certificates that are read from a header.
const MOST_CERTIFICATES: usize = 8;
/// Labels of headers: the algorithm, the name of a key, certificates.
const ALGORITHM: i128 = 1;
const KEY_ID: i128 = 4;
const CERTIFICATES: i128 = 33;
/// Programs wrote certificates under the name of their label before it had a number.
const CERTIFICATES_BY_NAME: &str = "x5chain";

/// Something signed once. Nothing of it is verified.
#[derive(Debug)]
pub(crate) struct Signed<'a> {
    /// The signed header, as it stands.
    protected: &'a [u8],
    algorithm: Option<i128>,
    pub(crate) key_id: Option<Vec<u8>>,
    /// Certificates of the signer, whose own comes first; none where one is damaged.
    pub(crate) certificates: Option<Vec<Certificate>>,
    /// What is signed; none when it is not in here.
    pub(crate) payload: Option<&'a [u8]>,
    pub(crate) signature: &'a [u8],
}

impl<'a> Signed<'a> {
    /// None when it is no `COSE_Sign1`.
    pub(crate) fn of(item: &'a Item<'a>) -> Option<Self> {
        let [protected, open, payload, signature] = item.within(18).unwrap_or(item).array()? else { return None };
        let protected = protected.bytes()?;
        let header = if protected.is_empty() { None } else { Some(cbor::read(protected).ok()?) };
        let find = |label| open.at(label);
        let signed = |label| header.as_ref().and_then(|header| header.at(label));
        let chain = || signed(CERTIFICATES).or_else(|| find(CERTIFICATES));
        let by_name = || {
            header
                .as_ref()
                .and_then(|header| header.get(CERTIFICATES_BY_NAME))
                .or_else(|| open.get(CERTIFICATES_BY_NAME))
        };
        Some(Self {
            protected,
            // One that is not signed could be exchanged (RFC 9052 section 3.1).
            algorithm: signed(ALGORITHM).and_then(Item::integer),
            key_id: signed(KEY_ID).or_else(|| find(KEY_ID)).and_then(Item::bytes).map(<[u8]>::to_vec),
            certificates: chain().or_else(by_name).map_or(Some(Vec::new()), certificates),
            payload: payload.bytes(),
            signature: signature.bytes()?,
        })
    }

    /// How it is signed (RFC 9053 section 2, RFC 8812), and the name of that.
    pub(crate) fn scheme(&self) -> Result<Scheme, String> {
        let pss = |hash: Hash| Scheme::RsaPss { hash, mask: hash, salt: hash.length() };
        match self.algorithm {
            Some(-7 | -9) => Ok(Scheme::EcdsaFixed(Hash::Sha256)),
            Some(-35 | -51) => Ok(Scheme::EcdsaFixed(Hash::Sha384)),
            Some(-36 | -52) => Ok(Scheme::EcdsaFixed(Hash::Sha512)),
            Some(-8 | -19) => Ok(Scheme::Ed25519),
            Some(-37) => Ok(pss(Hash::Sha256)),
            Some(-38) => Ok(pss(Hash::Sha384)),
            Some(-39) => Ok(pss(Hash::Sha512)),
            Some(other) => Err(format!("algorithm {other} is not verified here")),
            None => Err("its signed header names no algorithm".to_owned()),
        }
    }

    /// The bytes that are signed, over its own payload or over one that is known otherwise (RFC 9052 section 4.4).
    pub(crate) fn message(&self, payload: &[u8]) -> Vec<u8> {
        let mut message = vec![0x84];
        string(&mut message, 3, b"Signature1");
        string(&mut message, 2, self.protected);
        string(&mut message, 2, b"");
        string(&mut message, 2, payload);
        message
    }
}

/// Writes bytes (kind 2) or a text (kind 3).
pub(crate) fn string(output: &mut Vec<u8>, kind: u8, content: &[u8]) {
    let length = content.len() as u64;
    let bytes = length.to_be_bytes();
    let (short, from) = match length {
        0..24 => (u8::try_from(length).unwrap_or(0), 8),
        24..0x100 => (24, 7),
        0x100..0x1_0000 => (25, 6),
        0x1_0000..0x1_0000_0000 => (26, 4),
        _ => (27, 0),
    };
    output.push(kind << 5 | short);
    output.extend(bytes.iter().skip(from));
    output.extend_from_slice(content);
}

fn certificates(item: &Item<'_>) -> Option<Vec<Certificate>> {
    let read = |item: &Item<'_>| Certificate::from_der(item.bytes()?).ok();
    match &item.value {
        Value::Array(several) => several.iter().take(MOST_CERTIFICATES).map(read).collect(),
        _ => Some(vec![read(item)?]),
    }
}

/// A public key as CBOR (RFC 9053 section 7). None when it is of a kind that is not verified.
pub(crate) fn key(item: &Item<'_>) -> Option<PublicKey> {
    let number = |label| item.at(label).and_then(Item::bytes);
    match (item.at(1)?.integer()?, item.at(-1)?.integer()?) {
        (2, curve) => {
            let curve = match curve {
                1 => "P-256",
                2 => "P-384",
                3 => "P-521",
                256 => "brainpoolP256r1",
                257 => "brainpoolP320r1",
                258 => "brainpoolP384r1",
                259 => "brainpoolP512r1",
                _ => return None,
            };
            PublicKey::elliptic(curve, number(-2)?, number(-3)?).ok()
        }
        (1, 6) => PublicKey::edwards(number(-2)?).ok(),
        _ => None,
    }
}

/// The CBOR within bytes that are tagged as such (`#6.24`).
pub(crate) fn embedded<'a>(item: &'a Item<'a>) -> Option<Result<Item<'a>, Unreadable>> {
    item.within(24)?.bytes().map(cbor::read)
}
