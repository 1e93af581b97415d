//! Public keys as JSON (RFC 7517, RFC 7518 section 6, RFC 8037). Of a private key only the public part is read.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::signature::PublicKey;

/// Most keys of a set that are read.
const MOST_KEYS: usize = 64;
/// Largest set that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// One key of a set.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// Its name.
    pub(super) id: Option<String>,
    /// The only algorithm that it is for.
    pub(super) algorithm: Option<String>,
    pub(super) key: PublicKey,
}

/// The keys of a JWK, or of a set, that can verify signatures. None in anything else.
pub(super) fn read_set(bytes: &[u8]) -> Vec<Key> {
    if bytes.len() > LARGEST || bytes.trim_ascii_start().first() != Some(&b'{') {
        return Vec::new();
    }
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return Vec::new() };
    match value.get("keys").and_then(Value::as_array) {
        Some(keys) => keys.iter().take(MOST_KEYS).filter_map(key).collect(),
        None => key(&value).into_iter().collect(),
    }
}

fn key(value: &Value) -> Option<Key> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    if text("use").is_some_and(|purpose| purpose != "sig") {
        return None;
    }
    Some(Key { id: text("kid").map(str::to_owned), algorithm: text("alg").map(str::to_owned), key: read(value)? })
}

/// The key of one JWK. None when it is no public key of a kind that is verified.
pub(super) fn read(value: &Value) -> Option<PublicKey> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let number = |name: &str| URL_SAFE_NO_PAD.decode(text(name)?).ok();
    match text("kty")? {
        "EC" => PublicKey::elliptic(text("crv")?, &number("x")?, &number("y")?).ok(),
        "RSA" => PublicKey::rsa(&number("n")?, &number("e")?).ok(),
        "OKP" if text("crv") == Some("Ed25519") => PublicKey::edwards(&number("x")?).ok(),
        _ => None,
    }
}
