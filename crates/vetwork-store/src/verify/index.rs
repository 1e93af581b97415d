//! What stands beside the history, held against it and against the cards: the blind index, the counts, the holds, and
//! what assessments share.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Verifying;
use crate::blind::{short, slab};
use crate::error::Result;
use crate::forget::end_of_hold;
use crate::log::entry::{Detail, Event, Leaf};
use crate::sql::{Sql, Value};
use crate::store::SUBJECT;

impl Verifying<'_> {
    /// Remembers until when an entry holds its subject.
    pub(super) fn hold(&mut self, leaf: &Leaf, detail: &[u8]) {
        let until = match Detail::from_bytes(detail).map(|detail| detail.event) {
            Ok(Event::Held { until, .. }) => end_of_hold(&until).ok(),
            _ => None,
        };
        self.holds.insert(leaf.subject, until);
    }

    /// Holds the rows of subjects against the history, and the blind index against the cards.
    pub(super) fn index(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let (mut values, mut subjects) = (0, BTreeMap::<i64, i64>::new());
        let blinders = self.store.blinders(sql)?;
        let rows = sql.all("SELECT number FROM subject ORDER BY number", &[])?;
        for row in rows {
            let number = row.int(0)?;
            let text = format!("SELECT {SUBJECT}, tenant, id_digest FROM subject WHERE number = ?1");
            let Some(row) = sql.one(&text, &[Value::Int(number)])? else { continue };
            *subjects.entry(row.int(4)?).or_default() += 1;
            // A card that does not open was told of before.
            let Ok(subject) = self.store.opened(&row) else { continue };
            if subject.held_until != self.holds.get(&number).copied().flatten() {
                self.problem(format!("the hold of subject {number} is not the one of the history"));
            }
            let blinder = blinders.get(&row.int(4)?);
            if blinder.is_none_or(|blinder| blinder.subject(&subject.card.id).as_slice() != row.blob(5).unwrap_or(&[]))
            {
                self.problem(format!("subject {number} is not found under its id"));
            }
            let digests = subject.card.digests();
            let mut found = 0;
            for digest in &digests {
                let keys = [slab(number), short(digest), number].map(Value::Int);
                let text = "SELECT 1 FROM sighting WHERE slab = ?1 AND digest = ?2 AND subject = ?3 \
                            UNION ALL SELECT 1 FROM newest_sighting WHERE digest = ?2 AND subject = ?3";
                found += usize::from(sql.one(text, &keys)?.is_some());
            }
            if found < digests.len() {
                self.problem(format!("values of subject {number} are missing in the index"));
            }
            values += found;
        }
        self.counts(sql, values, &subjects)
    }

    /// Holds linked records against the history, and against themselves.
    pub(super) fn collections(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let problems = self.store.verify_collections(sql, &self.judged)?;
        problems.into_iter().for_each(|what| self.problem(what));
        Ok(())
    }

    fn counts(&mut self, sql: &mut dyn Sql, values: usize, subjects: &BTreeMap<i64, i64>) -> Result<()> {
        let row = sql.one("SELECT (SELECT COUNT(*) FROM sighting) + (SELECT COUNT(*) FROM newest_sighting)", &[])?;
        let held = row.map_or(Ok(0), |row| row.int(0))?;
        if usize::try_from(held).unwrap_or_default() != values {
            self.problem(format!("the index holds {held} values, and {values} are known"));
        }
        for row in sql.all("SELECT number, subjects FROM tenant", &[])? {
            let (tenant, counted) = (row.int(0)?, row.int(1)?);
            let found = subjects.get(&tenant).copied().unwrap_or_default();
            if counted != found {
                self.problem(format!("the records say that they remember {counted} subjects, and {found} were found"));
            }
        }
        let text = "SELECT COUNT(*) FROM question WHERE subject NOT IN (SELECT number FROM subject)";
        let orphans = sql.one(text, &[])?.map_or(Ok(0), |row| row.int(0))?;
        if orphans > 0 {
            self.problem(format!(
                "what was asked of the lists about {orphans} subjects who were erased is still there"
            ));
        }
        for row in sql.all("SELECT digest, body FROM context", &[])? {
            if row.blob(0)? != Sha256::digest(row.blob(1)?).as_slice() {
                self.problem("a policy or list of the past was changed".to_owned());
            }
        }
        Ok(())
    }
}
