//! What a person said of a listed party and a subject: that they are not the same. The program never says so itself.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// That a subject, or somebody whom its dossier names, is not a listed party: by whom and why, on what the entry said, and
/// until when.
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
    /// Who was like the party, and how much spoke for it. Empty if that was not written down: then it is about anybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<Judged>,
}

/// What a person had before them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Judged {
    /// As whom somebody stood in the dossier: `subject`, `owner`.
    pub part: String,
    /// How much spoke for it: 1 info, 2 an open question, 3 corroborated, 4 identified.
    pub level: u8,
}

/// An entry that somebody in a dossier is like, as it is today.
#[derive(Clone, Copy, Debug)]
pub struct Met<'a> {
    /// The list.
    pub list: &'a str,
    /// The entry's own id in it.
    pub entry: &'a str,
    /// What the entry says: its version.
    pub version: &'a str,
    /// As whom somebody stands in the dossier.
    pub part: &'a str,
    /// How much speaks for it, as in [`Judged::level`].
    pub level: u8,
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
    /// Somebody else in the dossier is like the party too.
    SomebodyElse,
    /// More speaks for it than when it was judged.
    MoreSpeaks,
}

impl Reopened {
    /// In words, after what the clearance says.
    pub fn words(self) -> &'static str {
        match self {
            Reopened::Waits => "waits for a second reader",
            Reopened::EntryChanged => "open again: the entry changed since",
            Reopened::RanOut => "open again: its time is over",
            Reopened::SomebodyElse => "open again: it was said of somebody else in the dossier",
            Reopened::MoreSpeaks => "open again: more speaks for it than then",
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

    /// Does it hold for what is met on a day: this entry, this party of the dossier, and no more that speaks for it?
    ///
    /// # Errors
    ///
    /// Why it does not.
    pub fn answers(&self, met: &Met<'_>, today: Date) -> Result<(), Reopened> {
        self.holds(met.version, today)?;
        let judged = self.judged.iter().filter(|judged| judged.part == met.part).map(|judged| judged.level).max();
        match judged {
            _ if self.judged.is_empty() => Ok(()),
            None => Err(Reopened::SomebodyElse),
            Some(level) if level < met.level => Err(Reopened::MoreSpeaks),
            Some(_) => Ok(()),
        }
    }

    /// Is it about this entry? By its id, else by what it says.
    pub fn is_about(&self, list: &str, entry: &str, version: &str) -> bool {
        self.list == list && (self.entry == entry || self.version == version)
    }
}

/// The last word of people on what is met, and whether it holds on a day; nothing where nobody said anything.
pub fn said<'c>(
    clearances: &'c [Clearance],
    met: &Met<'_>,
    today: Date,
) -> Option<(&'c Clearance, Result<(), Reopened>)> {
    let last = clearances.iter().rfind(|one| one.is_about(met.list, met.entry, met.version))?;
    Some((last, last.answers(met, today)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MET: Met<'_> = Met { list: "ofac-sdn", entry: "7", version: "aa", part: "subject", level: 2 };

    fn clearance() -> Clearance {
        Clearance {
            list: "ofac-sdn".to_owned(),
            entry: "7".to_owned(),
            version: "aa".to_owned(),
            by: "ana".to_owned(),
            why: "born elsewhere".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            until: Some(Date::constant(2027, 1, 31)),
            waits: false,
            judged: vec![Judged { part: "subject".to_owned(), level: 2 }],
        }
    }

    #[track_caller]
    fn check(clearance: &Clearance, met: Met<'_>, day: &str, expected: Option<Result<(), Reopened>>) {
        let said = said(std::slice::from_ref(clearance), &met, day.parse().unwrap());
        assert_eq!(said.map(|(_, holds)| holds), expected, "{met:?} {day}");
    }

    #[test]
    fn it_holds_for_what_was_judged_until_its_day() {
        let one = clearance();
        check(&one, MET, "2027-01-31", Some(Ok(())));
        check(&one, MET, "2027-02-01", Some(Err(Reopened::RanOut)));
        check(&one, Met { version: "bb", ..MET }, "2026-12-01", Some(Err(Reopened::EntryChanged)));
        check(&one, Met { level: 1, ..MET }, "2026-12-01", Some(Ok(())));
        check(&one, Met { level: 3, ..MET }, "2026-12-01", Some(Err(Reopened::MoreSpeaks)));
        check(&one, Met { part: "owner", ..MET }, "2026-12-01", Some(Err(Reopened::SomebodyElse)));
        check(&Clearance { until: None, ..clearance() }, MET, "2090-01-01", Some(Ok(())));
        check(&Clearance { waits: true, ..clearance() }, MET, "2026-12-01", Some(Err(Reopened::Waits)));
        let unsaid = Clearance { judged: Vec::new(), ..clearance() };
        check(&unsaid, Met { part: "owner", level: 4, ..MET }, "2026-12-01", Some(Ok(())));
    }

    #[test]
    fn it_is_about_the_entry_by_its_id_or_by_what_it_says() {
        check(&clearance(), Met { entry: "9", ..MET }, "2026-12-01", Some(Ok(())));
        check(&clearance(), Met { list: "un", ..MET }, "2026-12-01", None);
        check(&clearance(), Met { entry: "9", version: "bb", ..MET }, "2026-12-01", None);
    }

    #[test]
    fn the_last_word_counts() {
        let later = Clearance { waits: true, ..clearance() };
        let both = [clearance(), later];
        let (last, holds) = said(&both, &MET, Date::constant(2026, 12, 1)).unwrap();
        assert!(last.waits && holds == Err(Reopened::Waits));
    }
}
