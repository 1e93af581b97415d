//! Forgetting: a subject is erased with its key, its values in the blind index and its links; what stays is that
//! somebody was there, and that it was erased.

use jiff::Timestamp;
use vetwork_model::{Name, SubjectId};

use crate::blind::{Digest, short, slab};
use crate::card::{Card, Keeping, day_of};
use crate::error::{Result, StoreError};
use crate::ledger::Ledger;
use crate::log::entry::{Event, Kind};
use crate::sql::{Database, Sql, Value};
use crate::store::{Actor, SUBJECT, Store, Subject};

/// A subject, as whoever decides on forgetting sees it.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Its id.
    pub id: SubjectId,
    /// Its name in use.
    pub name: Name,
    /// An organisation, and no person.
    pub organisation: bool,
    /// What decides how long it is kept.
    pub keeping: Keeping,
    /// A hold forbids erasure until then.
    pub held_until: Option<Timestamp>,
}

impl Remembered {
    fn of(subject: Subject) -> Remembered {
        let held_until = subject.held_until.and_then(|until| Timestamp::from_millisecond(until).ok());
        let Card { id, name, organisation, keeping, .. } = subject.card;
        Remembered { id, name, organisation, keeping, held_until }
    }
}

impl Store {
    /// One who is remembered.
    pub fn remembered(&self, id: &SubjectId) -> Result<Remembered> {
        self.database.read(&mut |sql| self.known(sql, id)).map(Remembered::of)
    }

    /// Goes over all who are remembered, in the order in which they came; those whose card was damaged are told as
    /// such.
    pub fn each_subject(&self, row: &mut dyn FnMut(Result<Remembered>) -> Result<()>) -> Result<()> {
        let text = format!("SELECT {SUBJECT} FROM subject WHERE tenant = ?1 ORDER BY number");
        self.database.read(&mut |sql| {
            sql.each(&text, &[Value::Int(self.tenant.number)], &mut |found| match self.opened(found) {
                Ok(subject) => row(Ok(Remembered::of(subject))),
                // One that was damaged takes nothing from the others.
                Err(error @ (StoreError::Seal { .. } | StoreError::Damaged { .. })) => row(Err(error)),
                Err(other) => Err(other),
            })
        })
    }

    /// Erases a subject. Refused while a hold stands.
    pub fn erase(&self, id: &SubjectId, event: &Event, actor: Actor<'_>) -> Result<()> {
        debug_assert!(matches!(event.kind(), Kind::Erased | Kind::Expired));
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let (number, held_until, digests) = self.to_be_erased(ledger.sql, id)?;
            if let Some(until) = held_until.filter(|until| *until > actor.at.as_millisecond()) {
                let until = Timestamp::from_millisecond(until).unwrap_or_default();
                return Err(StoreError::NotNow(format!(
                    "`{id}` is held until {}; `vetwork records release` ends that, with a reason",
                    until.to_zoned(jiff::tz::TimeZone::UTC).date()
                )));
            }
            self.destroy(ledger.sql, number, digests.as_deref())?;
            ledger.append_about(number, event.clone())?;
            ledger.finish()?;
            Ok(())
        })
    }

    /// A subject's number, its hold and its values. It can be erased even when its card is damaged; its values are
    /// not known then.
    fn to_be_erased(&self, sql: &mut dyn Sql, id: &SubjectId) -> Result<(i64, Option<i64>, Option<Vec<Digest>>)> {
        let row = self.subject_row(sql, id)?.ok_or_else(|| StoreError::Unknown(id.to_string()))?;
        let held_until = if row.is_null(3) { None } else { Some(row.int(3)?) };
        let digests = match self.opened(&row) {
            Ok(subject) => Some(subject.card.digests()),
            Err(StoreError::Seal { .. } | StoreError::Damaged { .. }) => None,
            Err(other) => return Err(other),
        };
        Ok((row.int(0)?, held_until, digests))
    }

    /// Makes sure that nothing erased is left in a journal. To be called once after erasures.
    pub fn settle(&self) -> Result<()> {
        match &self.database {
            Database::Sqlite(file) => file.settle(),
            // A server's journal and its copies are its own: docs/guides/records.md says what to do there.
            Database::Postgres(_) => Ok(()),
        }
    }

    fn destroy(&self, sql: &mut dyn Sql, subject: i64, digests: Option<&[Digest]>) -> Result<()> {
        let number = Value::Int(subject);
        match digests {
            Some(digests) => self.forget_sightings(sql, subject, digests)?,
            // The newest, and all of the slab, are gone through.
            None => {
                sql.execute("DELETE FROM newest_sighting WHERE subject = ?1", &[number])?;
                let values = [Value::Int(slab(subject)), number];
                sql.execute("DELETE FROM sighting WHERE slab = ?1 AND subject = ?2", &values)?;
            }
        }
        sql.execute("DELETE FROM question WHERE subject = ?1", &[number])?;
        sql.execute("DELETE FROM mention WHERE other = ?1", &[number])?;
        for table in ["mention", "payload"] {
            let text = format!("DELETE FROM {table} WHERE seq IN (SELECT seq FROM entry WHERE subject = ?1)");
            sql.execute(&text, &[number])?;
        }
        sql.execute("UPDATE entry SET detail = NULL WHERE subject = ?1", &[number])?;
        sql.execute("DELETE FROM subject WHERE number = ?1", &[number])?;
        sql.execute("UPDATE tenant SET subjects = subjects - 1 WHERE number = ?1", &[Value::Int(self.tenant.number)])?;
        Ok(())
    }

    pub(crate) fn forget_sightings(&self, sql: &mut dyn Sql, number: i64, digests: &[Digest]) -> Result<()> {
        for digest in digests {
            let values = [short(digest), number, slab(number)].map(Value::Int);
            sql.execute("DELETE FROM newest_sighting WHERE digest = ?1 AND subject = ?2", &values[..2])?;
            sql.execute("DELETE FROM sighting WHERE digest = ?1 AND subject = ?2 AND slab = ?3", &values)?;
        }
        Ok(())
    }

    /// Writes the end of a hold, where an event sets or lifts one.
    pub(crate) fn set_hold(&self, sql: &mut dyn Sql, subject: &Subject, event: &Event) -> Result<()> {
        let until = match event {
            Event::Held { until, .. } => Some(Value::Int(end_of_hold(until)?)),
            Event::Released { .. } => Some(Value::Null),
            _ => None,
        };
        if let Some(until) = until {
            sql.execute("UPDATE subject SET held_until = ?1 WHERE number = ?2", &[until, Value::Int(subject.number)])?;
        }
        Ok(())
    }
}

/// The moment at which a hold until a day ends, milliseconds since 1970.
pub(crate) fn end_of_hold(until: &str) -> Result<i64> {
    let day: jiff::civil::Date =
        until.parse().map_err(|_| StoreError::NotNow(format!("`{until}` is no day; write 2027-01-31")))?;
    let end = day.to_zoned(jiff::tz::TimeZone::UTC).map(|zoned| zoned.timestamp().as_millisecond());
    end.map_err(|error| StoreError::NotNow(error.to_string()))
}

impl Keeping {
    /// The day of the last assessment or decision.
    pub fn last(&self) -> jiff::civil::Date {
        day_of(self.last_day)
    }
}
