//! Screenings on record: everybody with what a screening needs, what the last one came to, and what people said of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use vetwork_model::{Clearance, Name, SubjectId};

use crate::error::{Result, StoreError};
use crate::history::{ENTRY, Entry, leaf_of};
use crate::ledger::Ledger;
use crate::log::entry::{Detail, Event, Kind};
use crate::seal::{open, seal, unpack};
use crate::sql::{Sql, Value, insert_many, listed};
use crate::store::{Actor, SUBJECT, Store, Subject, lock_writers};

/// What a screening came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenedFacts {
    /// The lists, by hash.
    pub lists: String,
    /// What was asked of them, by hash: another question is another screening.
    pub asked: String,
    /// What came of it, as whoever screened writes it: JSON.
    pub outcome: String,
    /// How many listed parties a person has to look at.
    pub findings: usize,
}

/// One who is remembered, with what a screening needs.
#[derive(Clone, Debug)]
pub struct OnRecord {
    /// Its id.
    pub id: SubjectId,
    /// Its name in use.
    pub name: Name,
    /// An organisation, and no person.
    pub organisation: bool,
    /// What a screening asks, or what it asks from.
    pub about: About,
    /// The entry that holds the last dossier.
    pub dossier_at: i64,
    /// What the last screening came to.
    pub screened: Option<ScreenedFacts>,
    /// What people said of it and listed parties.
    pub clearances: Vec<Clearance>,
}

/// What is known of whom a screening asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// What is asked, as [`Store::keep_questions`] was given it for the last dossier.
    Question(Vec<u8>),
    /// The last dossier, as it was kept, without what is held apart.
    Dossier(Vec<u8>),
}

/// What is asked about a subject, to be kept beside its dossier.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The subject.
    pub id: SubjectId,
    /// The entry that holds the dossier that it was made from.
    pub dossier_at: i64,
    /// What is asked, as whoever screens writes it.
    pub question: Vec<u8>,
}

/// What people said of listed parties, by the history of one subject, oldest first: the last word on each entry counts.
/// One to which its second reader does not agree is none.
pub fn clearances(history: &[Entry]) -> Vec<Clearance> {
    let mut standing: Vec<(i64, Clearance)> = Vec::new();
    for entry in history {
        let Some(Detail { by, event, .. }) = &entry.detail else { continue };
        match event {
            Event::Cleared { list, entry: party, version, why, until, second_reader, judged } => {
                standing.retain(|(_, known)| !(known.list == *list && known.entry == *party));
                let clearance = Clearance {
                    list: list.clone(),
                    entry: party.clone(),
                    version: version.clone(),
                    by: by.clone(),
                    why: why.clone(),
                    at: Timestamp::from_millisecond(entry.leaf.at).unwrap_or_default(),
                    until: until.as_deref().and_then(|day| day.parse().ok()),
                    waits: *second_reader,
                    judged: judged.clone(),
                };
                standing.push((entry.leaf.seq, clearance));
            }
            Event::Confirmed { decision, agrees: true, .. } => {
                for (_, clearance) in standing.iter_mut().filter(|(seq, _)| seq == decision) {
                    clearance.waits = false;
                }
            }
            Event::Confirmed { decision, agrees: false, .. } => standing.retain(|(seq, _)| seq != decision),
            Event::Reopened { list, entry: party, .. } => {
                standing.retain(|(_, known)| !(known.list == *list && known.entry == *party));
            }
            _ => {}
        }
    }
    standing.into_iter().map(|(_, clearance)| clearance).collect()
}

/// Subjects that are opened in one query.
const AT_A_TIME: usize = 64;

impl Store {
    /// The numbers of all who are remembered, in the order in which they came.
    pub fn roll(&self) -> Result<Vec<i64>> {
        let text = "SELECT number FROM subject WHERE tenant = ?1 ORDER BY number";
        self.database.read(&mut |sql| {
            let mut numbers = Vec::new();
            sql.each(text, &[Value::Int(self.tenant.number)], &mut |row| {
                numbers.push(row.int(0)?);
                Ok(())
            })?;
            Ok(numbers)
        })
    }

    /// Those of these numbers who are still remembered and were assessed, each with the question that was kept in this
    /// form for its last dossier, else with that dossier; who was damaged is told as such.
    pub fn on_record(&self, numbers: &[i64], form: i64) -> Result<Vec<Result<OnRecord>>> {
        let mut found = Vec::with_capacity(numbers.len());
        for some in numbers.chunks(AT_A_TIME) {
            found.extend(self.database.read(&mut |sql| self.some_on_record(sql, some, form))?);
        }
        Ok(found)
    }

    fn some_on_record(&self, sql: &mut dyn Sql, numbers: &[i64], form: i64) -> Result<Vec<Result<OnRecord>>> {
        let mut found = Vec::with_capacity(numbers.len());
        let mut questions = self.questions_of(sql, numbers, form)?;
        for subject in self.opened_of(sql, numbers)? {
            let one = subject.and_then(|subject| {
                let question = questions.remove(&subject.number);
                self.one_on_record(sql, &subject, question.as_deref())
            });
            match one {
                Ok(Some(one)) => found.push(Ok(one)),
                Ok(None) => {}
                Err(error @ (StoreError::Seal { .. } | StoreError::Damaged { .. })) => found.push(Err(error)),
                Err(other) => return Err(other),
            }
        }
        Ok(found)
    }

    fn opened_of(&self, sql: &mut dyn Sql, numbers: &[i64]) -> Result<Vec<Result<Subject>>> {
        let (places, mut values) = listed(numbers, 1);
        values.push(Value::Int(self.tenant.number));
        // By its numbers: SQLite would take the tenant for the rarer thing, and read everybody's for a few.
        let text = format!(
            "SELECT {SUBJECT} FROM subject WHERE number IN ({places}) AND +tenant = ?{} ORDER BY number",
            values.len()
        );
        let mut subjects = Vec::with_capacity(numbers.len());
        sql.each(&text, &values, &mut |row| {
            subjects.push(self.opened(row));
            Ok(())
        })?;
        Ok(subjects)
    }

    /// The questions about these numbers that were kept in a form, as they are sealed.
    fn questions_of(&self, sql: &mut dyn Sql, numbers: &[i64], form: i64) -> Result<BTreeMap<i64, Vec<u8>>> {
        let (places, mut values) = listed(numbers, 1);
        values.push(Value::Int(form));
        let text =
            format!("SELECT subject, body FROM question WHERE subject IN ({places}) AND form = ?{}", values.len());
        let mut questions = BTreeMap::new();
        sql.each(&text, &values, &mut |row| {
            questions.insert(row.int(0)?, row.blob(1)?.to_vec());
            Ok(())
        })?;
        Ok(questions)
    }

    /// Keeps what is asked about subjects, so that the next screening opens no dossier. Who was erased or vetted again
    /// meanwhile is left out.
    pub fn keep_questions(&self, asked: &[Asking], form: i64) -> Result<()> {
        if asked.is_empty() {
            return Ok(());
        }
        let ids: Vec<&SubjectId> = asked.iter().map(|one| &one.id).collect();
        self.database.write(&mut |sql| {
            // Nobody may be erased between the two statements.
            lock_writers(sql)?;
            let subjects = self.subjects(sql, &ids)?;
            let known: BTreeMap<&SubjectId, &Subject> = subjects.iter().map(|one| (&one.card.id, one)).collect();
            let mut sealed = BTreeMap::new();
            for one in asked {
                let of_dossier = |subject: &&&Subject| subject.card.dossier_at() == Some(one.dossier_at);
                if let Some(subject) = known.get(&one.id).filter(of_dossier) {
                    let place = self.place("question.body", one.dossier_at, subject.number);
                    sealed.insert(subject.number, seal(&subject.key, place, &one.question)?);
                }
            }
            let rows: Vec<[Value<'_>; 3]> = sealed
                .iter()
                .map(|(number, body)| [Value::Int(*number), Value::Int(form), Value::Blob(body)])
                .collect();
            let anew = " ON CONFLICT (subject) DO UPDATE SET form = excluded.form, body = excluded.body";
            insert_many(sql, "question", &["subject", "form", "body"], &rows, anew)
        })
    }

    /// One of whom an assessment is kept, with what is asked about it where that opens, else with its dossier.
    fn one_on_record(&self, sql: &mut dyn Sql, subject: &Subject, question: Option<&[u8]>) -> Result<Option<OnRecord>> {
        let Some(at) = subject.card.dossier_at() else { return Ok(None) };
        // Sealed for the very dossier: one of an earlier dossier does not open.
        let place = self.place("question.body", at, subject.number);
        let about = match question.and_then(|sealed| open(&subject.key, place, sealed).ok()) {
            Some(question) => About::Question(question),
            None => About::Dossier(self.dossier_of(sql, subject, at)?),
        };
        let history = self.entries_about_lists(sql, subject)?;
        let screened = history.iter().rev().find_map(|entry| match &entry.detail.as_ref()?.event {
            Event::Screened(facts) => Some((**facts).clone()),
            _ => None,
        });
        let card = &subject.card;
        Ok(Some(OnRecord {
            id: card.id.clone(),
            name: card.name.clone(),
            organisation: card.organisation,
            about,
            dossier_at: at,
            screened,
            clearances: clearances(&history),
        }))
    }

    fn dossier_of(&self, sql: &mut dyn Sql, subject: &Subject, at: i64) -> Result<Vec<u8>> {
        let row = sql.one("SELECT dossier FROM payload WHERE seq = ?1", &[Value::Int(at)])?;
        let gone = || StoreError::Damaged { why: format!("the dossier of entry {at} is missing") };
        let row = row.ok_or_else(gone)?;
        let place = self.place("payload.dossier", at, subject.number);
        unpack(&open(&subject.key, place, row.blob(0)?)?, place)
    }

    /// The entries that tell of screenings and of what people said of them.
    fn entries_about_lists(&self, sql: &mut dyn Sql, subject: &Subject) -> Result<Vec<Entry>> {
        let kinds =
            [Kind::Confirmed, Kind::Screened, Kind::Cleared, Kind::Reopened].map(|kind| kind.number().to_string());
        let text =
            format!("SELECT {ENTRY} FROM entry WHERE subject = ?1 AND kind IN ({}) ORDER BY seq", kinds.join(", "));
        let mut entries = Vec::new();
        sql.each(&text, &[Value::Int(subject.number)], &mut |row| {
            let leaf = leaf_of(row)?;
            let detail = self.detail_of(&leaf, row, Some(&subject.key))?;
            entries.push(Entry { leaf, detail: detail.map(|bytes| Detail::from_bytes(&bytes)).transpose()? });
            Ok(())
        })?;
        Ok(entries)
    }

    /// One who is remembered, with what a screening needs; nothing if it was never assessed.
    pub fn one_with_dossier(&self, id: &SubjectId) -> Result<Option<OnRecord>> {
        self.database.read(&mut |sql| {
            let subject = self.known(sql, id)?;
            self.one_on_record(sql, &subject, None)
        })
    }

    /// What people said of a subject and listed parties.
    pub fn clearances(&self, id: &SubjectId) -> Result<Vec<Clearance>> {
        self.database.read(&mut |sql| {
            let subject = self.known(sql, id)?;
            Ok(clearances(&self.entries_about_lists(sql, &subject)?))
        })
    }

    /// The same of a subject that may be new: of whom nothing is remembered, nothing was said.
    pub(crate) fn clearances_if_known(&self, id: &SubjectId) -> Result<Vec<Clearance>> {
        self.database.read(&mut |sql| {
            let known = self.subjects(sql, &[id])?.into_iter().next();
            known.map_or(Ok(Vec::new()), |subject| Ok(clearances(&self.entries_about_lists(sql, &subject)?)))
        })
    }

    /// The same of everybody of whom something was said.
    pub fn all_clearances(&self) -> Result<BTreeMap<SubjectId, Vec<Clearance>>> {
        self.database.read(&mut |sql| {
            // Asked for by people, now and then: it may go through the whole history.
            let kind = Kind::Cleared.number();
            let text = format!("SELECT DISTINCT subject FROM entry WHERE kind = {kind} AND detail IS NOT NULL");
            let rows = sql.all(&text, &[])?;
            let numbers: Vec<i64> = rows.iter().map(|row| row.int(0)).collect::<Result<_>>()?;
            let mut all = BTreeMap::new();
            for some in numbers.chunks(AT_A_TIME) {
                for subject in self.opened_of(sql, some)?.into_iter().flatten() {
                    let said = clearances(&self.entries_about_lists(sql, &subject)?);
                    if !said.is_empty() {
                        all.insert(subject.card.id, said);
                    }
                }
            }
            Ok(all)
        })
    }

    /// Adds an entry to the history of each of these subjects, all of them or none. Who was erased meanwhile is left out.
    pub fn note_each(&self, events: &[(SubjectId, Event)], actor: Actor<'_>) -> Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        let ids: Vec<&SubjectId> = events.iter().map(|(id, _)| id).collect();
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let subjects = self.subjects(ledger.sql, &ids)?;
            for (id, event) in events {
                if let Some(subject) = subjects.iter().find(|subject| subject.card.id == *id) {
                    ledger.append(Some(subject), event.clone())?;
                }
            }
            ledger.finish().map(drop)
        })
    }

    /// Writes down that everybody was held against other lists than before: `before` is empty when nothing of an earlier
    /// time was used.
    pub fn note_rescreened(
        &self,
        [before, lists]: [&str; 2],
        [people, reached]: [usize; 2],
        actor: Actor<'_>,
    ) -> Result<i64> {
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let event = Event::Rescreened {
            tenant: self.tenant.number,
            before: before.to_owned(),
            lists: lists.to_owned(),
            people: count(people),
            reached: count(reached),
        };
        self.database.write(&mut |sql| {
            let mut ledger = Ledger::begin(self, sql, actor)?;
            let seq = ledger.append(None, event.clone())?;
            ledger.finish()?;
            Ok(seq)
        })
    }

    /// Which lists followed which, oldest first: the lists of before, and those against which everybody was held then.
    pub fn rescreenings(&self) -> Result<Vec<(String, String)>> {
        self.database.read(&mut |sql| {
            let kind = Kind::Rescreened.number();
            let text = format!("SELECT {ENTRY} FROM entry WHERE kind = {kind} ORDER BY seq");
            let mut all = Vec::new();
            sql.each(&text, &[], &mut |row| {
                let leaf = leaf_of(row)?;
                let detail = self.detail_of(&leaf, row, None)?.map(|bytes| Detail::from_bytes(&bytes)).transpose()?;
                if let Some(Event::Rescreened { tenant, before, lists, .. }) = detail.map(|detail| detail.event)
                    && tenant == self.tenant.number
                {
                    all.push((before, lists));
                }
                Ok(())
            })?;
            Ok(all)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::location::Location;
    use crate::seal::{KeySource, Keyring, Secret};
    use crate::sql::listening::Listening;
    use crate::store::new_id;

    #[test]
    fn a_few_are_found_without_reading_everybody() {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("key");
        KeySource::create(&key, &Secret::random().unwrap()).unwrap();
        let actor = Actor { by: "test", at: Timestamp::UNIX_EPOCH };
        let place = Location::File(folder.path().join("records.db"));
        let keys = Keyring::load(KeySource::File(key)).unwrap();
        let store = Store::create(&place, &new_id().unwrap(), keys, actor).unwrap();
        let steps = store.database.read(&mut |sql| {
            let mut listening = Listening::to(sql);
            // The more numbers, the more SQLite is tempted.
            store.some_on_record(&mut listening, &(1..=AT_A_TIME as i64).collect::<Vec<_>>(), 1)?;
            listening.steps("FROM")
        });
        let steps = steps.unwrap();
        assert!(steps.iter().any(|(text, _)| text.contains("FROM subject")), "{steps:#?}");
        for (text, step) in steps {
            assert!(step.starts_with("SEARCH") && step.ends_with("PRIMARY KEY (rowid=?)"), "{step}\n{text}");
        }
    }
}
