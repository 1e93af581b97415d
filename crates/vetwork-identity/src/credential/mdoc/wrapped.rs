//! Mobile documents as they come in files: bytes, hexadecimal or base64.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Characters of a text that are decoded to see what it is: a multiple of both two and four.
const GLANCE: usize = 256;
/// Keys with which a response, or what an issuer signed, begins.
const FIRST_KEYS: [&[u8]; 5] = [b"nameSpaces", b"issuerAuth", b"version", b"documents", b"status"];

/// Does it begin like one, in any of the forms?
pub(in crate::credential) fn is_likely(bytes: &[u8]) -> bool {
    let start = bytes.get(..GLANCE.min(bytes.len())).unwrap_or_default();
    begins(start) || (may_be_text(start) && text(start).is_some_and(|text| begins(&text)))
}

/// Does a text begin as a map does, 0xA1 to 0xB7 or 0xBF: with these digits in hexadecimal, with these letters in base64?
fn may_be_text(bytes: &[u8]) -> bool {
    matches!(bytes.trim_ascii_start().first(), Some(b'a' | b'A' | b'b' | b'B' | b'o'..=b't' | b'v'))
}

/// Its bytes. None when it is none after all.
pub(in crate::credential) fn unwrapped(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    Some(decoded(bytes)).filter(|bytes| begins(bytes))
}

/// The bytes behind a text, or the bytes themselves.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, [u8]> {
    text(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// A map whose first key is one of those that such files have, and which is not just any map with a version.
fn begins(bytes: &[u8]) -> bool {
    let Some((0xA1..=0xB7 | 0xBF, rest)) = bytes.split_first() else { return false };
    let Some((head, rest)) = rest.split_first() else { return false };
    let has = |key: &[u8]| bytes.windows(key.len()).take(GLANCE).any(|part| part == key);
    let first = FIRST_KEYS.iter().find(|key| rest.starts_with(key) && usize::from(*head) == 0x60 + key.len());
    first.is_some_and(|key| key.len() == 10 || has(b"documents"))
}

/// Hexadecimal or base64, whichever it is; white space is passed over.
fn text(bytes: &[u8]) -> Option<Vec<u8>> {
    let text: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    if text.iter().all(u8::is_ascii_hexdigit) {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let pairs = text.as_chunks::<2>().0.iter();
        return pairs.map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    }
    let text = text.trim_ascii_end();
    let end = text.iter().position(|byte| *byte == b'=').unwrap_or(text.len());
    // A glance ends anywhere; one character alone holds no byte.
    let text = text.get(..end)?;
    let whole = text.get(..text.len() - usize::from(text.len() % 4 == 1))?;
    URL_SAFE_NO_PAD.decode(whole).or_else(|_| STANDARD_NO_PAD.decode(whole)).ok()
}
