//! Kinds of entries, and their numbers.

use crate::error::{Result, StoreError};

/// Of what kind an entry is. Stands in the open, as who reads the log without a key may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The records were made.
    Made,
    /// A subject was assessed.
    Assessed,
    /// A person decided.
    Decided,
    /// A second person read a decision.
    Confirmed,
    /// Somebody looked at what is sealed.
    Looked,
    /// The subject corrected something.
    Corrected,
    /// Erasure is not allowed for a time.
    Held,
    /// It is allowed again.
    Released,
    /// A subject was erased.
    Erased,
    /// A subject was erased because its time was over.
    Expired,
    /// The master key was changed.
    Rotated,
    /// The records came back from a copy.
    Restored,
    /// A subject was held against the sanctions lists.
    Screened,
    /// A person said that a subject is not a listed party.
    Cleared,
    /// A person took that back.
    Reopened,
    /// Everybody was held against other lists than before.
    Rescreened,
    /// A collection of records that are linked was begun.
    CollectionBegun,
    /// Records of tables came, and were linked.
    RecordsLinked,
    /// A person said of two of them whether they are one person's.
    RecordsJudged,
    /// Some of them were forgotten.
    RecordsUnlinked,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 20] = [
        Kind::Made,
        Kind::Assessed,
        Kind::Decided,
        Kind::Confirmed,
        Kind::Looked,
        Kind::Corrected,
        Kind::Held,
        Kind::Released,
        Kind::Erased,
        Kind::Expired,
        Kind::Rotated,
        Kind::Restored,
        Kind::Screened,
        Kind::Cleared,
        Kind::Reopened,
        Kind::Rescreened,
        Kind::CollectionBegun,
        Kind::RecordsLinked,
        Kind::RecordsJudged,
        Kind::RecordsUnlinked,
    ];

    /// Its number in the records. Never changed, never reused.
    pub fn number(self) -> i64 {
        match self {
            Kind::Made => 1,
            Kind::Assessed => 2,
            Kind::Decided => 3,
            Kind::Confirmed => 4,
            Kind::Looked => 5,
            Kind::Corrected => 6,
            Kind::Held => 7,
            Kind::Released => 8,
            Kind::Erased => 9,
            Kind::Expired => 10,
            Kind::Rotated => 11,
            Kind::Restored => 12,
            Kind::Screened => 13,
            Kind::Cleared => 14,
            Kind::Reopened => 15,
            Kind::Rescreened => 16,
            Kind::CollectionBegun => 17,
            Kind::RecordsLinked => 18,
            Kind::RecordsJudged => 19,
            Kind::RecordsUnlinked => 20,
        }
    }

    /// The kind of a number.
    pub fn of(number: i64) -> Result<Kind> {
        let unknown = || StoreError::Damaged { why: format!("there is no kind {number} of entry") };
        Kind::ALL.into_iter().find(|kind| kind.number() == number).ok_or_else(unknown)
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Made => "records made",
            Kind::Assessed => "assessed",
            Kind::Decided => "decided",
            Kind::Confirmed => "read by a second person",
            Kind::Looked => "looked at",
            Kind::Corrected => "corrected",
            Kind::Held => "held",
            Kind::Released => "released",
            Kind::Erased => "erased",
            Kind::Expired => "expired",
            Kind::Rotated => "master key changed",
            Kind::Restored => "restored from a copy",
            Kind::Screened => "held against the sanctions lists",
            Kind::Cleared => "cleared of a listed party",
            Kind::Reopened => "question opened again",
            Kind::Rescreened => "everybody held against newer lists",
            Kind::CollectionBegun => "collection of linked records begun",
            Kind::RecordsLinked => "records linked",
            Kind::RecordsJudged => "two linked records judged",
            Kind::RecordsUnlinked => "linked records forgotten",
        }
    }

    /// Is it sealed with the subject's own key, and so goes with the subject? What tells of an erasure stays.
    pub fn goes_with_subject(self) -> bool {
        let stays = matches!(self, Kind::Made | Kind::Erased | Kind::Expired | Kind::Rotated | Kind::Restored);
        !stays && !matches!(self, Kind::Rescreened) && !self.is_of_collection()
    }

    /// Does it tell of records of tables, and of no subject?
    pub(crate) fn is_of_collection(self) -> bool {
        matches!(self, Kind::CollectionBegun | Kind::RecordsLinked | Kind::RecordsJudged | Kind::RecordsUnlinked)
    }
}
