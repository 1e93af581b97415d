//! Signed tokens in their compact form (RFC 7515): three parts of base64url, the header naming the algorithm.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;

use super::quoted;
use crate::certificate::Certificate;
use crate::signature::{Hash, PublicKey, Scheme};

/// Bytes within which the header of a token ends when it is one: a chain of certificates makes headers long.
const LONGEST_HEADER: usize = 64 << 10;
/// Most certificates that are read from a header.
const MOST_CERTIFICATES: usize = 8;

/// A token, taken apart. Nothing of it is verified.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub(super) header: Value,
    pub(super) payload: Value,
    pub(super) signature: Vec<u8>,
    /// What is signed: header and payload as they stand.
    pub(super) signed: &'a str,
}

/// How a token says that it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// In a way that is verified here, on this curve where only one will do.
    Verified(Scheme, Option<&'static str>),
    /// Not at all.
    Nobody,
    /// With a secret that whoever verifies must know too, and so could sign with.
    SharedSecret(String),
    /// In another way.
    Unknown(String),
}

/// Does it begin like a token: base64url of `{`, up to a dot?
pub(super) fn is_likely(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || byte.is_ascii_whitespace();
    let end = start.iter().take(LONGEST_HEADER).position(|byte| !is_part(byte));
    (start.starts_with(b"ey") || start.starts_with(b"ew")) && end.and_then(|end| start.get(end)) == Some(&b'.')
}

impl<'a> Token<'a> {
    /// None when it is no token whose header and payload are JSON objects.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        Some(Self {
            header: object(header)?,
            payload: object(payload)?,
            signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
            signed,
        })
    }

    /// How it says that it is signed (RFC 7518 section 3.1, RFC 8037 section 3.1).
    pub(super) fn algorithm(&self) -> Algorithm {
        let named = self.header.get("alg").and_then(Value::as_str).unwrap_or_default();
        let pss = |hash: Hash| Scheme::RsaPss { hash, mask: hash, salt: hash.length() };
        match named {
            "ES256" => Algorithm::Verified(Scheme::EcdsaFixed(Hash::Sha256), Some("P-256")),
            "ES384" => Algorithm::Verified(Scheme::EcdsaFixed(Hash::Sha384), Some("P-384")),
            "ES512" => Algorithm::Verified(Scheme::EcdsaFixed(Hash::Sha512), Some("P-521")),
            "RS256" => Algorithm::Verified(Scheme::RsaPkcs1(Hash::Sha256), None),
            "RS384" => Algorithm::Verified(Scheme::RsaPkcs1(Hash::Sha384), None),
            "RS512" => Algorithm::Verified(Scheme::RsaPkcs1(Hash::Sha512), None),
            "PS256" => Algorithm::Verified(pss(Hash::Sha256), None),
            "PS384" => Algorithm::Verified(pss(Hash::Sha384), None),
            "PS512" => Algorithm::Verified(pss(Hash::Sha512), None),
            "EdDSA" | "Ed25519" => Algorithm::Verified(Scheme::Ed25519, None),
            _ if named.eq_ignore_ascii_case("none") => Algorithm::Nobody,
            "HS256" | "HS384" | "HS512" => Algorithm::SharedSecret(named.to_owned()),
            _ => Algorithm::Unknown(quoted(named)),
        }
    }

    /// The certificates that its header brings, the signer's first (RFC 7515 section 4.1.6). None when one is damaged.
    pub(super) fn certificates(&self) -> Option<Vec<Certificate>> {
        let listed = self.header.get("x5c").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let read = |text: &Value| Certificate::from_der(&STANDARD.decode(text.as_str()?).ok()?).ok();
        listed.iter().take(MOST_CERTIFICATES).map(read).collect()
    }

    /// The key that it brings itself, in the header or as the name of its issuer (did:jwk).
    pub(super) fn own_key(&self) -> Option<PublicKey> {
        let in_name = || {
            let issuer = self.payload.get("iss").or_else(|| self.payload.get("issuer"))?.as_str()?;
            object(issuer.strip_prefix("did:jwk:")?)
        };
        super::jwk::read(&self.header.get("jwk").cloned().or_else(in_name)?)
    }

    /// A text of its header.
    pub(super) fn says(&self, name: &str) -> Option<&str> {
        self.header.get(name).and_then(Value::as_str)
    }
}

/// A JSON object in base64url.
fn object(part: &str) -> Option<Value> {
    let value: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()?;
    value.is_object().then_some(value)
}
