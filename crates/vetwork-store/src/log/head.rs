//! Signed heads: how long the log was at a time, and its root, signed with Ed25519. A head that somebody
//! keeps elsewhere shows later whether anything before it was changed, dropped or rolled back.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use crate::log::entry::{from_hexadecimal, hexadecimal};
use crate::log::merkle::Hash;

/// A signed head of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Id of the records.
    pub records: String,
    /// How many entries.
    pub size: i64,
    /// When it was signed, milliseconds since 1970; never before the head before it.
    pub at: i64,
    /// Root of the Merkle tree over the entries.
    pub root: Hash,
    /// Ed25519 signature over the rest.
    pub signature: [u8; 64],
}

impl Head {
    /// Signs a head.
    pub fn sign(key: &SigningKey, records: &str, size: i64, at: i64, root: Hash) -> Head {
        let signature = key.sign(&signed(records, size, at, &root)).to_bytes();
        Head { records: records.to_owned(), size, at, root, signature }
    }

    /// Was it signed with the key to which this one belongs?
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        let text = signed(&self.records, self.size, self.at, &self.root);
        key.verify_strict(&text, &Signature::from_bytes(&self.signature)).is_ok()
    }
}

fn signed(records: &str, size: i64, at: i64, root: &Hash) -> Vec<u8> {
    format!("vetwork-head-1\n{records}\n{size}\n{at}\n{}\n", hexadecimal(root)).into_bytes()
}

/// One line, to be kept elsewhere.
impl fmt::Display for Head {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (root, signature) = (hexadecimal(&self.root), hexadecimal(&self.signature));
        write!(formatter, "vetwork-head-1 {} {} {} {root} {signature}", self.records, self.size, self.at)
    }
}

/// A text that is no head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this is no signed head; it is one line that begins with `vetwork-head-1`, as `vetwork records head` prints it"
)]
pub struct NoHead;

impl FromStr for Head {
    type Err = NoHead;

    fn from_str(text: &str) -> Result<Head, NoHead> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let ["vetwork-head-1", records, size, at, root, signature] = words.as_slice() else { return Err(NoHead) };
        Ok(Head {
            records: (*records).to_owned(),
            size: size.parse().ok().filter(|size| *size >= 0).ok_or(NoHead)?,
            at: at.parse().map_err(|_| NoHead)?,
            root: from_hexadecimal(root).ok_or(NoHead)?,
            signature: from_hexadecimal(signature).ok_or(NoHead)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_survives_its_line_and_shows_every_change() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let head = Head::sign(&key, "0a1b", 12, 1_700_000_000_000, [9; 32]);
        let read: Head = head.to_string().parse().unwrap();
        assert_eq!(read, head);
        assert!(read.is_signed_by(&key.verifying_key()));
        let others = [
            Head { size: 13, ..head.clone() },
            Head { at: 0, ..head.clone() },
            Head { root: [8; 32], ..head.clone() },
            Head { records: "other".to_owned(), ..head.clone() },
        ];
        assert!(others.iter().all(|other| !other.is_signed_by(&key.verifying_key())));
    }

    #[test]
    fn what_is_no_head_is_refused() {
        let line = Head::sign(&SigningKey::from_bytes(&[3; 32]), "0a1b", 12, 5, [9; 32]).to_string();
        for text in ["", "vetwork-head-1", &line[..line.len() - 1], &line.replace(" 12 ", " -12 "), "é é é é é é"]
        {
            assert_eq!(text.parse::<Head>(), Err(NoHead), "{text}");
        }
    }
}
