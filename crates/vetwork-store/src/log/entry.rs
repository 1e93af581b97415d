//! Entries of the history. What happened is sealed; the log holds a salted commitment to it, so that the
//! log still proves itself when what happened was erased, and nobody can guess it from the log.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use vetwork_model::{Band, Decision, Judged};

use crate::error::{Result, StoreError};
pub use crate::log::kind::Kind;
use crate::log::merkle::{Hash, leaf_hash};
use crate::screened::ScreenedFacts;
use crate::seal::random;

/// What an assessment was made from and what it came to, by hash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssessedFacts {
    /// Where it ended.
    pub band: Band,
    /// Version of the program.
    pub program: String,
    /// Name and hash of the policy.
    pub policy: String,
    /// The [`crate::Context`] that holds policy and lists.
    pub context: String,
    /// Hash of the evidence.
    pub evidence: String,
    /// Hash of what was compared.
    pub compared: String,
    /// The time that was judged by, RFC 3339.
    pub time: String,
    /// The entry whose payload holds the dossier: this one, or an earlier one with the same.
    pub dossier_at: i64,
    /// Hash of the dossier, of what is held apart, of the assessment, and of what was compared, each as it was packed.
    pub payload: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// The records were made.
    Made,
    /// A subject was assessed.
    Assessed(Box<AssessedFacts>),
    /// A person decided.
    Decided {
        /// What.
        decision: Decision,
        /// Why, in the person's words.
        reason: String,
        /// The entry of the assessment that the person had before them.
        on: Option<i64>,
        /// Counts only when a second person has read it.
        second_reader: bool,
    },
    /// A second person read a decision.
    Confirmed {
        /// The entry of the decision.
        decision: i64,
        /// Agrees?
        agrees: bool,
        /// Why, in the person's words.
        reason: String,
    },
    /// Somebody looked at what is sealed.
    Looked {
        /// With which command.
        what: String,
    },
    /// The subject corrected something.
    Corrected {
        /// In the subject's words.
        statement: String,
        /// What it is about: a check's code or a section, where the subject says so.
        about: Option<String>,
        /// Values that are no longer held as the subject's, by kind.
        withdrawn: Vec<String>,
    },
    /// Erasure is not allowed for a time.
    Held {
        /// Why.
        reason: String,
        /// Until when, a day.
        until: String,
    },
    /// It is allowed again.
    Released {
        /// Why.
        reason: String,
    },
    /// A subject was erased.
    Erased {
        /// Why.
        reason: String,
    },
    /// A subject was erased because its time was over.
    Expired {
        /// By which rule.
        rule: String,
    },
    /// The master key was changed.
    Rotated {
        /// Id of the new one.
        to: String,
    },
    /// The records came back from a copy.
    Restored {
        /// How many entries the copy had.
        entries: i64,
    },
    /// A subject was held against the sanctions lists.
    Screened(Box<ScreenedFacts>),
    /// A person said that a subject is not a listed party.
    Cleared {
        /// The list.
        list: String,
        /// The entry's own id in it.
        entry: String,
        /// What the entry said: its version.
        version: String,
        /// Why, in the person's words.
        why: String,
        /// The last day on which it holds.
        until: Option<String>,
        /// Counts only when a second person has read it.
        second_reader: bool,
        /// Who was like the party, and how much spoke for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        judged: Vec<Judged>,
    },
    /// A person took that back.
    Reopened {
        /// The list.
        list: String,
        /// The entry's own id in it.
        entry: String,
        /// Why, in the person's words.
        why: String,
    },
    /// Everybody was held against other lists than before. Nobody's data stands in it.
    Rescreened {
        /// The number of the client whose people they are.
        tenant: i64,
        /// The lists of the time before, by hash; empty when nothing of it was used.
        before: String,
        /// The lists, by hash.
        lists: String,
        /// How many are on record.
        people: u64,
        /// How many of them were screened.
        reached: u64,
    },
    /// A collection of records that are linked was begun.
    CollectionBegun {
        /// Its number.
        collection: i64,
        /// From how many records was learnt.
        learnt_from: u64,
    },
    /// Records of tables came, and were linked.
    RecordsLinked {
        /// The collection's number.
        collection: i64,
        /// How many were new.
        new: u64,
        /// How many came with other values than before.
        replaced: u64,
        /// How many were there already.
        known: u64,
    },
    /// A person said of two records whether they are one person's. What and why is kept beside the records, and goes with them.
    RecordsJudged {
        /// The collection's number.
        collection: i64,
        /// The judgement's number.
        judgement: i64,
        /// SHA-256 of what is kept of it, which is salted.
        words: String,
    },
    /// Records were forgotten.
    RecordsUnlinked {
        /// The collection's number.
        collection: i64,
        /// How many.
        records: u64,
        /// The judgements that went with them.
        judgements: Vec<i64>,
    },
}

impl Event {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Event::Made => Kind::Made,
            Event::Assessed(_) => Kind::Assessed,
            Event::Decided { .. } => Kind::Decided,
            Event::Confirmed { .. } => Kind::Confirmed,
            Event::Looked { .. } => Kind::Looked,
            Event::Corrected { .. } => Kind::Corrected,
            Event::Held { .. } => Kind::Held,
            Event::Released { .. } => Kind::Released,
            Event::Erased { .. } => Kind::Erased,
            Event::Expired { .. } => Kind::Expired,
            Event::Rotated { .. } => Kind::Rotated,
            Event::Restored { .. } => Kind::Restored,
            Event::Screened(_) => Kind::Screened,
            Event::Cleared { .. } => Kind::Cleared,
            Event::Reopened { .. } => Kind::Reopened,
            Event::Rescreened { .. } => Kind::Rescreened,
            Event::CollectionBegun { .. } => Kind::CollectionBegun,
            Event::RecordsLinked { .. } => Kind::RecordsLinked,
            Event::RecordsJudged { .. } => Kind::RecordsJudged,
            Event::RecordsUnlinked { .. } => Kind::RecordsUnlinked,
        }
    }
}

/// What is sealed of an entry: what happened, who did it, and a salt without which the commitment tells
/// nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// 128 random bits, in hexadecimal digits.
    pub salt: String,
    /// Who did it, as they call themselves.
    pub by: String,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

impl Detail {
    /// A new one, with a salt of its own.
    pub fn new(by: &str, event: Event) -> Result<Detail> {
        let salt: [u8; 16] = random()?;
        Ok(Detail { salt: hexadecimal(&salt), by: by.to_owned(), event })
    }

    /// The bytes that are sealed and committed to.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads them.
    pub fn from_bytes(bytes: &[u8]) -> Result<Detail> {
        serde_json::from_slice(bytes).map_err(|error| StoreError::Damaged { why: format!("an entry: {error}") })
    }
}

/// The commitment to a detail's bytes.
pub fn commitment(detail: &[u8]) -> Hash {
    Sha256::new().chain_update(b"vetwork-commitment-1\n").chain_update(detail).finalize().into()
}

/// What of an entry stands in the open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its number, from 0.
    pub seq: i64,
    /// When, milliseconds since 1970.
    pub at: i64,
    /// Of what kind.
    pub kind: Kind,
    /// Number of the subject; 0 for the records as a whole.
    pub subject: i64,
    /// Commitment to the detail.
    pub commitment: Hash,
}

impl Leaf {
    /// Its hash in the tree.
    pub fn hash(&self) -> Hash {
        let mut bytes = b"vetwork-entry-1\n".to_vec();
        for number in [self.seq, self.at, self.kind.number(), self.subject] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.commitment);
        leaf_hash(&bytes)
    }
}

/// Bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes from twice as many hexadecimal digits; nothing when they are not that.
pub(crate) fn from_hexadecimal<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::try_from(pair.iter().map(digit).try_fold(0, |sum, digit| Some(sum * 16 + digit?))?).ok()?;
    }
    Some(bytes)
}

/// SHA-256 of what an assessment was made from and came to, each part hashed by itself first, in hexadecimal
/// digits.
pub fn payload_hash(parts: [&Hash; 4]) -> String {
    let whole = parts.into_iter().fold(Sha256::new(), |whole, part| whole.chain_update(part));
    hexadecimal(&whole.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_numbers_of_their_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.number()).unwrap(), kind);
        }
        assert!(Kind::of(0).is_err());
    }

    #[test]
    fn every_field_of_a_leaf_counts() {
        let leaf = Leaf { seq: 1, at: 2, kind: Kind::Assessed, subject: 3, commitment: [4; 32] };
        let others = [
            Leaf { seq: 2, ..leaf },
            Leaf { at: 3, ..leaf },
            Leaf { kind: Kind::Decided, ..leaf },
            Leaf { subject: 4, ..leaf },
            Leaf { commitment: [5; 32], ..leaf },
        ];
        assert!(others.iter().all(|other| other.hash() != leaf.hash()));
    }

    #[test]
    fn the_same_event_is_committed_to_differently_each_time() {
        let detail = || Detail::new("Ana", Event::Looked { what: "export".to_owned() }).unwrap().to_bytes();
        assert_ne!(commitment(&detail()), commitment(&detail()));
        let bytes = detail();
        assert_eq!(Detail::from_bytes(&bytes).unwrap().to_bytes(), bytes);
    }
}
