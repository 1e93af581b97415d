//! A list that was taken in, as bytes to keep: with where it came from, and a sum that shows damage.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::formats::Format;
use crate::list::List;

/// A list with its provenance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The list.
    pub list: List,
    /// The format that it was published in.
    pub format: Format,
    /// SHA-256 of the file as published; of the sums of all its files, where it is published in several.
    pub sha256: [u8; 32],
    /// The name of that file.
    pub file: String,
    /// The day on which it was taken in.
    pub taken: Date,
}

/// Why bytes are no snapshot.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// Something else, or of another version of the program.
    #[error("this is no list that this version of the program has taken in; take the list in again")]
    NotASnapshot,
    /// Bytes changed since it was written.
    #[error("it is damaged; take the list in again")]
    Damaged,
}

/// What a snapshot begins with; the number changes with the layout.
const MARK: &[u8] = b"vetwork-watchlist 1\n";

impl Snapshot {
    /// The day that the list speaks for: its own, else the one on which it was taken in.
    #[must_use]
    pub fn day(&self) -> Date {
        self.list.published.unwrap_or(self.taken)
    }

    /// How old the list is on a day, in whole days; 0 for one of the future.
    #[must_use]
    pub fn age(&self, today: Date) -> u32 {
        let days = self.day().until(today).map_or(0, |span| span.get_days());
        u32::try_from(days).unwrap_or_default()
    }

    /// The snapshot as bytes.
    ///
    /// # Errors
    ///
    /// None for what a reader made; the encoding could refuse other values.
    pub fn to_bytes(&self) -> Result<Vec<u8>, SnapshotError> {
        let body = postcard::to_allocvec(self).map_err(|_| SnapshotError::NotASnapshot)?;
        Ok([MARK, &Sha256::digest(&body), &body].concat())
    }

    /// A snapshot from its bytes.
    ///
    /// # Errors
    ///
    /// When they are something else, or changed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let rest = bytes.strip_prefix(MARK).ok_or(SnapshotError::NotASnapshot)?;
        let (sum, body) = rest.split_at_checked(32).ok_or(SnapshotError::Damaged)?;
        if Sha256::digest(body).as_slice() != sum {
            return Err(SnapshotError::Damaged);
        }
        postcard::from_bytes(body).map_err(|_| SnapshotError::NotASnapshot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::Source;
    use crate::party::Party;
    use proptest::prelude::*;

    fn snapshot() -> Snapshot {
        let mut list = List::new(Source::UnitedNations);
        list.parties.push(Party { id: "KPi.001".into(), ..Party::default() });
        let taken = Date::constant(2026, 11, 21);
        Snapshot { list, format: Format::UnXml, sha256: [7; 32], file: "consolidated.xml".into(), taken }
    }

    #[test]
    fn kept_and_read_again() {
        let bytes = snapshot().to_bytes().unwrap();
        assert_eq!(Snapshot::from_bytes(&bytes).unwrap(), snapshot());
        for at in 0..bytes.len() {
            let mut harmed = bytes.clone();
            harmed[at] ^= 1;
            assert!(Snapshot::from_bytes(&harmed).is_err(), "byte {at}");
        }
    }

    #[test]
    fn ages() {
        assert_eq!(snapshot().age(Date::constant(2026, 11, 24)), 3);
        assert_eq!(snapshot().age(Date::constant(2025, 11, 24)), 0);
    }

    proptest! {
        #[test]
        fn any_bytes(bytes: Vec<u8>) {
            prop_assert!(Snapshot::from_bytes(&bytes).is_err());
            prop_assert!(Snapshot::from_bytes(&[MARK, &bytes].concat()).is_err());
        }
    }
}
