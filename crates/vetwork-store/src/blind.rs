//! The blind index: values are found again by keyed hashes of their canonical forms. Without the key of the
//! tenant nobody can tell which value a hash is of, or try one out.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vetwork_model::{Key, KeyKind, SubjectId};
use zeroize::Zeroizing;

use crate::seal::Secret;

/// A keyed hash of a value: 128 bits of HMAC-SHA256. The index holds the first half, a sealed card both.
pub type Digest = [u8; 16];

/// Makes the hashes of one tenant.
#[derive(Clone)]
pub struct Blinder(Hmac<Sha256>);

impl Blinder {
    /// With the index key of a tenant.
    pub fn new(key: &Secret) -> Blinder {
        // RFC 2104: a key that is shorter than a block is filled up with zeros.
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(key.bytes());
        Blinder(KeyInit::new((&*block).into()))
    }

    /// The hash of a value. Its kind goes in, so that equal texts of two kinds have nothing in common.
    pub fn value(&self, key: &Key) -> Digest {
        self.digest(kind_word(key.kind), &key.value)
    }

    /// The hash of a subject's id.
    pub fn subject(&self, id: &SubjectId) -> Digest {
        self.digest("subject", id.as_str())
    }

    /// The hash of anything else, by what it is.
    pub(crate) fn of(&self, kind: &str, value: &[u8]) -> Digest {
        self.hash([kind.as_bytes(), value].into_iter())
    }

    /// The hash of several texts together.
    pub(crate) fn all(&self, kind: &str, values: &[String]) -> Digest {
        self.hash(std::iter::once(kind.as_bytes()).chain(values.iter().map(String::as_bytes)))
    }

    fn digest(&self, kind: &str, value: &str) -> Digest {
        self.of(kind, value.as_bytes())
    }

    fn hash<'a>(&self, parts: impl Iterator<Item = &'a [u8]>) -> Digest {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        let whole = mac.finalize().into_bytes();
        std::array::from_fn(|place| whole[place])
    }
}

/// What the index holds of a hash: its first 64 bits.
pub fn short(digest: &Digest) -> i64 {
    let [a, b, c, d, e, f, g, h, ..] = *digest;
    i64::from_be_bytes([a, b, c, d, e, f, g, h])
}

/// The part of the index that a subject's values are in, when they are not among the newest. Never to be changed. A
/// value is looked for in every part: there may not be many.
pub fn slab(subject: i64) -> i64 {
    subject >> SLAB_BITS
}

/// A part of the index is of 262,144 subjects.
pub(crate) const SLAB_BITS: u32 = 18;

/// What goes into the hash for a kind. Never to be changed: all values of the kind would be lost.
fn kind_word(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Phone => "phone",
        KeyKind::Email => "email",
        KeyKind::EmailFamily => "email-family",
        KeyKind::Address => "address",
        KeyKind::Account => "account",
        KeyKind::Wallet => "wallet",
        KeyKind::Document => "document",
        KeyKind::Device => "device",
        KeyKind::Ip => "ip",
        KeyKind::Handle => "handle",
        KeyKind::File => "file",
        KeyKind::FileMark => "file-mark",
        KeyKind::Likeness => "likeness",
        KeyKind::Household => "household",
        KeyKind::Referrer => "referrer",
        KeyKind::Recruiter => "recruiter",
        KeyKind::InterviewHour => "interview-hour",
        KeyKind::Passage => "passage",
        KeyKind::Domain => "domain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_key_kind_and_value_and_stays_what_it_is() {
        let phone = Key { kind: KeyKind::Phone, value: "+12025550147".to_owned() };
        let blinder = Blinder::new(&Secret::new([7; 32]));
        let digest = blinder.value(&phone);
        let others = [
            Blinder::new(&Secret::new([8; 32])).value(&phone),
            blinder.value(&Key { kind: KeyKind::Account, ..phone.clone() }),
            blinder.value(&Key { value: "+12025550148".to_owned(), ..phone }),
        ];
        assert!(others.iter().all(|other| *other != digest && short(other) != short(&digest)));
        // Records that exist are found by this very hash: HMAC-SHA256 of both texts, each after its length.
        assert_eq!(short(&digest), EXPECTED);
    }

    const EXPECTED: i64 = -4_080_306_248_114_738_758;
}
