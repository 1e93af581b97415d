//! Records as columns of words, and what each field is.

use serde::{Deserialize, Serialize};

use crate::agreement::{Agreement, agreement, emails};
use crate::kind::Kind;
use crate::vocabulary::{Vocabulary, Word};

/// One field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name, as results tell it.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
}

/// Records by number, from 0.
pub type Row = u32;

/// Records in columns.
#[derive(Clone, Debug, Default)]
pub struct Table {
    fields: Vec<Field>,
    /// The vocabulary of each field. Given and family names share one, so that names exchanged are seen.
    vocabulary_of: Vec<usize>,
    vocabularies: Vec<Vocabulary>,
    /// What is left of an e-mail address without the person's own name: another vocabulary, for such fields.
    words: Vec<Word>,
    rests: Vocabulary,
    rest_of: Vec<Word>,
    /// For how many equal records each row stands; empty where each stands for itself.
    times: Vec<u32>,
    rows: usize,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(fields: Vec<Field>) -> Self {
        let mut vocabulary_of = Vec::new();
        let mut vocabularies = Vec::new();
        let mut names = None;
        for field in &fields {
            let is_name = matches!(field.kind, Kind::GivenName | Kind::FamilyName);
            let shared = if is_name { names } else { None };
            let number = shared.unwrap_or(vocabularies.len());
            if number == vocabularies.len() {
                vocabularies.push(Vocabulary::default());
            }
            if is_name {
                names = Some(number);
            }
            vocabulary_of.push(number);
        }
        Table { fields, vocabulary_of, vocabularies, ..Table::default() }
    }

    /// Adds a record: a raw value for each field, in their order. Missing ones are empty.
    pub fn push<'a>(&mut self, values: impl Iterator<Item = &'a str>, region: Option<&str>) -> Row {
        let fields = std::mem::take(&mut self.fields);
        let all = fields.iter().zip(values.chain(std::iter::repeat("")));
        let canonical = all.map(|(field, raw)| field.kind.canonical(raw, region));
        let row = self.push_words(&fields, canonical);
        self.fields = fields;
        row
    }

    /// Adds a record whose values are in canonical form already.
    pub fn push_canonical<T: AsRef<str>>(&mut self, values: impl Iterator<Item = T>) -> Row {
        let fields = std::mem::take(&mut self.fields);
        let row = self.push_words(&fields, values);
        self.fields = fields;
        row
    }

    fn push_words<T: AsRef<str>>(&mut self, fields: &[Field], values: impl Iterator<Item = T>) -> Row {
        let mut values = values;
        let start = self.words.len();
        for number in &self.vocabulary_of {
            let value = values.next();
            let text = value.as_ref().map_or("", AsRef::as_ref);
            let word = self.vocabularies.get_mut(*number).map(|vocabulary| vocabulary.add(text));
            self.words.push(word.unwrap_or_default());
        }
        if let Some(email) = fields.iter().position(|field| field.kind == Kind::Email) {
            let rest = self.rest(fields, email, start);
            let rest = self.rests.add(&rest);
            self.rest_of.push(rest);
        }
        self.rows += 1;
        Row::try_from(self.rows - 1).unwrap_or(Row::MAX)
    }

    /// Its fields.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// How many records it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Has it none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The local part of the e-mail address of the record whose words begin there, without letters of its names.
    fn rest(&self, fields: &[Field], email: usize, start: usize) -> String {
        let word = |field: usize| self.words.get(start + field).copied().unwrap_or_default();
        let address = self.vocabulary(email).text(word(email));
        let mut rest = address.split_once('@').map_or(address, |(local, _)| local).to_owned();
        for (field, what) in fields.iter().enumerate() {
            if matches!(what.kind, Kind::GivenName | Kind::FamilyName | Kind::FullName) {
                let name = self.vocabulary(field).text(word(field));
                for part in name.split([' ', '-']).filter(|part| part.len() > 1) {
                    rest = rest.replacen(part, "", 1);
                }
            }
        }
        rest.retain(|c| c.is_ascii_alphanumeric());
        rest
    }

    /// The values of a field, one for each record.
    pub fn column(&self, field: usize) -> impl Iterator<Item = Word> + '_ {
        self.words.iter().skip(field).step_by(self.fields.len().max(1)).copied()
    }

    /// The values of a record, one for each field.
    #[must_use]
    pub fn words(&self, row: Row) -> &[Word] {
        let start = row as usize * self.fields.len();
        self.words.get(start..start + self.fields.len()).unwrap_or_default()
    }

    /// For how many equal records a row stands.
    #[must_use]
    pub fn times(&self, row: Row) -> u32 {
        self.times.get(row as usize).copied().unwrap_or(1)
    }

    /// The rows in another order. Those that are left out are gone; those named twice are there twice.
    #[must_use]
    pub fn picked(mut self, order: &[Row]) -> Table {
        self.words = order.iter().flat_map(|row| self.words(*row).iter().copied()).collect();
        if !self.rest_of.is_empty() {
            let rest = |row: &Row| self.rest_of.get(*row as usize).copied().unwrap_or_default();
            self.rest_of = order.iter().map(rest).collect();
        }
        self.times = order.iter().map(|row| self.times(*row)).collect();
        self.rows = order.len();
        self
    }

    /// The different records: the first of equal ones stands for all. Those that stand `alone` stand for themselves, whatever
    /// they equal. Gives also, for each record, which row it became.
    #[must_use]
    pub fn distinct(self, alone: impl Fn(Row) -> bool) -> (Table, Vec<Row>) {
        let mut met: rustc_hash::FxHashMap<&[Word], Row> = rustc_hash::FxHashMap::default();
        let (mut order, mut became, mut times) = (Vec::new(), Vec::new(), Vec::<u32>::new());
        for row in 0..Row::try_from(self.rows).unwrap_or(Row::MAX) {
            let next = Row::try_from(order.len()).unwrap_or(Row::MAX);
            let first = if alone(row) { next } else { *met.entry(self.words(row)).or_insert(next) };
            if first == next {
                order.push(row);
                times.push(0);
            }
            became.push(first);
            if let Some(times) = times.get_mut(first as usize) {
                *times += 1;
            }
        }
        drop(met);
        let mut table = if order.len() == self.rows { self } else { self.picked(&order) };
        table.times = times;
        (table, became)
    }

    /// The values of a record, in canonical form.
    pub fn values(&self, row: Row) -> impl Iterator<Item = &str> {
        self.words(row).iter().enumerate().map(|(field, word)| self.vocabulary(field).text(*word))
    }

    /// The value of a record in a field.
    #[must_use]
    pub fn word(&self, field: usize, row: Row) -> Word {
        self.words.get(row as usize * self.fields.len() + field).copied().unwrap_or_default()
    }

    /// All different values of a field.
    #[must_use]
    pub fn vocabulary(&self, field: usize) -> &Vocabulary {
        static EMPTY: std::sync::LazyLock<Vocabulary> = std::sync::LazyLock::new(Vocabulary::default);
        let number = self.vocabulary_of.get(field).copied();
        number.and_then(|number| self.vocabularies.get(number)).unwrap_or(&EMPTY)
    }

    /// How far two records agree in a field.
    #[must_use]
    pub fn agreement(&self, field: usize, a: Row, b: Row) -> Agreement {
        let (x, y) = (self.word(field, a), self.word(field, b));
        if x.is_none() || y.is_none() {
            return Agreement::Missing;
        }
        if x == y {
            return Agreement::Same;
        }
        let Some(what) = self.fields.get(field) else { return Agreement::Missing };
        let vocabulary = self.vocabulary(field);
        let (x, y) = (vocabulary.text(x), vocabulary.text(y));
        // Some likenesses depend on which of the two comes first.
        let (x, y, a, b) = if x <= y { (x, y, a, b) } else { (y, x, b, a) };
        if what.kind == Kind::Email {
            let rest = |row: Row| self.rest_of.get(row as usize).map_or("", |word| self.rests.text(*word));
            return emails(x, y, rest(a), rest(b));
        }
        agreement(what.kind, x, y)
    }
}
