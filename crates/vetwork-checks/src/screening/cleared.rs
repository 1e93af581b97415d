//! What people said of listed parties: that somebody in the dossier is not one of them.

use std::cell::OnceCell;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use vetwork_model::{Clearance, ListedClearance, Met, Records, SubjectId, When, clearance};
use vetwork_watchlist::change::version;
use vetwork_watchlist::screen::{Hit, Standing};

use super::Asked;

/// What people said of one subject. The records are asked once, and only if a list has somebody like it.
pub struct Said<'a> {
    records: &'a dyn Records,
    subject: &'a SubjectId,
    today: Date,
    clearances: OnceCell<Vec<Clearance>>,
}

impl<'a> Said<'a> {
    /// What the records know of a subject, judged by a time.
    #[must_use]
    pub fn new(records: &'a dyn Records, subject: &'a SubjectId, now: Timestamp) -> Self {
        Said { records, subject, today: day(now), clearances: OnceCell::new() }
    }

    /// What was said of a hit, and whether it holds.
    pub(super) fn of(&self, asked: Asked, hit: &Hit<'_>) -> Option<ListedClearance> {
        let clearances = self.clearances.get_or_init(|| self.records.clearances(self.subject));
        if clearances.is_empty() {
            return None;
        }
        let version = version(hit.party).to_string();
        let met = Met {
            list: hit.list.source.id(),
            entry: &hit.party.id,
            version: &version,
            part: asked.words(),
            level: level(hit.standing),
        };
        let (said, holds) = clearance::said(clearances, &met, self.today)?;
        Some(ListedClearance {
            by: said.by.clone(),
            at: When::Day(day(said.at)),
            why: said.why.clone(),
            until: said.until.map(When::Day),
            reopened: holds.err().map(clearance::Reopened::words),
        })
    }
}

fn day(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

/// How much a standing says, as records have it ([`vetwork_model::Judged`]). The numbers never change.
#[must_use]
pub fn level(standing: Standing) -> u8 {
    match standing {
        Standing::Cleared => 0,
        Standing::Common => 1,
        Standing::Open => 2,
        Standing::Corroborated => 3,
        Standing::Identified => 4,
    }
}
