//! What a person said of a listed party and a subject: that they are not the same. The program never says so itself.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// That a subject is not a listed party, by whom and why, on what the entry said, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearance {
    /// The list: `ofac-sdn`.
    pub list: String,
    /// The entry's own id in it.
    pub entry: String,
    /// What the entry said then: its version.
    pub version: String,
    /// Who said so.
    pub by: String,
    /// Why, in the person's words.
    pub why: String,
    /// When.
    pub at: Timestamp,
    /// The last day on which it holds; without one, until the entry changes.
    pub until: Option<Date>,
    /// It counts only when a second person has read it, and nobody has yet.
    pub waits: bool,
}

/// Why a clearance does not hold, so that the question is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reopened {
    /// A second person has not read it yet.
    Waits,
    /// The entry says something else than what was judged.
    EntryChanged,
    /// Its time is over.
    RanOut,
}

impl Reopened {
    /// In words, after what the clearance says.
    pub fn words(self) -> &'static str {
        match self {
            Reopened::Waits => "waits for a second reader",
            Reopened::EntryChanged => "open again: the entry changed since",
            Reopened::RanOut => "open again: its time is over",
        }
    }
}

impl Clearance {
    /// Does it hold for the entry as it is, on a day? A list that numbers its entries anew keeps what they say.
    ///
    /// # Errors
    ///
    /// Why it does not.
    pub fn holds(&self, version: &str, today: Date) -> Result<(), Reopened> {
        match () {
            () if self.waits => Err(Reopened::Waits),
            () if self.version != version => Err(Reopened::EntryChanged),
            () if self.until.is_some_and(|until| until < today) => Err(Reopened::RanOut),
            () => Ok(()),
        }
    }

    /// Is it about this entry? By its id, else by what it says.
    pub fn is_about(&self, list: &str, entry: &str, version: &str) -> bool {
        self.list == list && (self.entry == entry || self.version == version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_for_what_was_judged_until_its_day() {
        let clearance = Clearance {
            list: "ofac-sdn".to_owned(),
            entry: "7".to_owned(),
            version: "aa".to_owned(),
            by: "ana".to_owned(),
            why: "born elsewhere".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            until: Some(Date::constant(2027, 1, 31)),
            waits: false,
        };
        let check = |clearance: &Clearance, version, day: &str, expected| {
            assert_eq!(clearance.holds(version, day.parse().unwrap()), expected, "{version} {day}");
        };
        check(&clearance, "aa", "2027-01-31", Ok(()));
        check(&clearance, "aa", "2027-02-01", Err(Reopened::RanOut));
        check(&clearance, "bb", "2026-12-01", Err(Reopened::EntryChanged));
        check(&Clearance { until: None, ..clearance.clone() }, "aa", "2090-01-01", Ok(()));
        check(&Clearance { waits: true, ..clearance.clone() }, "aa", "2026-12-01", Err(Reopened::Waits));
        assert!(clearance.is_about("ofac-sdn", "7", "bb") && clearance.is_about("ofac-sdn", "9", "aa"));
        assert!(!clearance.is_about("un", "7", "aa") && !clearance.is_about("ofac-sdn", "9", "bb"));
    }
}
