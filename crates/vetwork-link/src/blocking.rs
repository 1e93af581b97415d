//! Which pairs are worth comparing: records that share a key. The keys are chosen by how many pairs they make.

use serde::{Deserialize, Serialize};

use crate::agreement::outward;
use crate::kind::Kind;
use crate::stable;
use crate::table::{Field, Row, Table};

/// A part of a value that two records of one person are likely to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The whole value.
    Whole,
    /// How it is usually written in Latin letters, apart from doubled letters and vowels that vary.
    Spelling,
    /// Its first letter.
    Initial,
    /// Its first three letters.
    Beginning,
    /// The first half of its characters.
    FirstHalf,
    /// The second half.
    SecondHalf,
    /// The year of a date.
    Year,
    /// Month and day of a date.
    MonthAndDay,
    /// The district of a postal code.
    District,
    /// What stands before the sign of an e-mail address.
    Local,
    /// The first word of several.
    FirstWord,
    /// The last word.
    LastWord,
}

/// The parts of a kind of value from which keys are made.
fn parts(kind: Kind) -> &'static [Part] {
    use Part::{
        Beginning, District, FirstHalf, FirstWord, Initial, LastWord, Local, MonthAndDay, SecondHalf, Spelling, Whole,
        Year,
    };
    match kind {
        Kind::GivenName => &[Whole, Spelling, Beginning, Initial],
        Kind::FamilyName => &[Whole, Spelling, Beginning],
        Kind::FullName => &[Whole, FirstWord, LastWord, Initial],
        Kind::Date => &[Whole, Year, MonthAndDay],
        Kind::Email => &[Whole, Local],
        Kind::Phone | Kind::Identifier => &[Whole, FirstHalf, SecondHalf],
        Kind::Postcode => &[Whole, District],
        Kind::Place | Kind::Street => &[Whole, Beginning],
        Kind::HouseNumber | Kind::Category => &[Whole],
    }
}

/// The key of a part of a value; 0 where there is none.
pub(crate) fn key(part: Part, text: &str) -> u32 {
    let half = |text: &str| text.len() / 2;
    let taken: &str = match part {
        Part::Whole => text,
        Part::Spelling => return vetwork_canon::name::likeness::spelling(text).map_or(0, |key| (key >> 32) as u32 | 1),
        Part::Initial => text.get(..1).unwrap_or_default(),
        Part::Beginning => text.get(..3).unwrap_or_default(),
        Part::FirstHalf => text.get(..half(text)).unwrap_or_default(),
        Part::SecondHalf => text.get(half(text)..).unwrap_or_default(),
        Part::Year => text.get(..4).filter(|_| text.len() == 8).unwrap_or_default(),
        Part::MonthAndDay => text.get(4..).filter(|_| text.len() == 8).unwrap_or_default(),
        Part::District => outward(text),
        Part::FirstWord => text.split(' ').next().unwrap_or_default(),
        Part::LastWord => text.rsplit(' ').next().unwrap_or_default(),
        Part::Local => text.split_once('@').map_or("", |(local, _)| local),
    };
    if taken.is_empty() {
        return 0;
    }
    (stable::hash(part as u64, taken.as_bytes()) >> 32) as u32 | 1
}

/// One part of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Atom {
    /// The field's number.
    pub field: usize,
    /// The part of its value.
    pub part: Part,
}

impl Atom {
    /// What records agree in, for people: `year of dob`.
    fn in_words(self, fields: &[Field]) -> String {
        let field = fields.get(self.field).map_or("", |field| field.name.as_str());
        format!("{}{field}", self.part.words())
    }
}

/// Every way to agree in a field, in words.
pub(crate) fn ways(fields: &[Field]) -> Vec<String> {
    atoms_of(fields).into_iter().map(|atom| atom.in_words(fields)).collect()
}

/// Records share a block when they agree in all of these.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rule {
    /// What they agree in, each of another field.
    pub atoms: Vec<Atom>,
}

impl Rule {
    /// Does it rest on a field?
    #[must_use]
    pub fn rests_on(&self, field: usize) -> bool {
        self.atoms.iter().any(|atom| atom.field == field)
    }

    /// The key of a record by the values of its fields; 0 where it has none.
    pub(crate) fn key<'a>(&self, value: impl Fn(usize) -> &'a str) -> u32 {
        join(self.atoms.iter().map(|atom| key(atom.part, value(atom.field))))
    }

    /// What records agree in, for people: `surname, year of dob`.
    #[must_use]
    pub fn in_words(&self, table: &Table) -> String {
        self.atoms.iter().map(|atom| atom.in_words(table.fields())).collect::<Vec<_>>().join(", ")
    }

    /// The rule by which records agree in these, each as [`in_words`](Self::in_words) has it: `surname`, `year of dob`.
    ///
    /// # Errors
    ///
    /// What is no way to agree in a field of the table.
    pub fn of_words<'a>(agree: &'a [String], fields: &[Field]) -> Result<Rule, &'a str> {
        let all = atoms_of(fields);
        let atom = |words: &'a String| {
            let found = all.iter().find(|atom| atom.in_words(fields) == words.trim());
            found.copied().ok_or(words.as_str())
        };
        Ok(Rule { atoms: agree.iter().map(atom).collect::<Result<_, _>>()? })
    }
}

impl Part {
    fn words(self) -> &'static str {
        match self {
            Part::Whole => "",
            Part::Spelling => "spelling of ",
            Part::Initial => "initial of ",
            Part::Beginning => "beginning of ",
            Part::FirstHalf => "first half of ",
            Part::SecondHalf => "second half of ",
            Part::Year => "year of ",
            Part::MonthAndDay => "month and day of ",
            Part::District => "district of ",
            Part::Local => "local part of ",
            Part::FirstWord => "first word of ",
            Part::LastWord => "last word of ",
        }
    }
}

/// How many pairs are worth it.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Pairs at most, over all rules.
    pub pairs: f64,
    /// Different records in one block. Larger blocks are left out and reported.
    pub block: usize,
}

/// The parts of all fields of a table.
pub(crate) fn atoms(table: &Table) -> Vec<Atom> {
    atoms_of(table.fields())
}

fn atoms_of(fields: &[Field]) -> Vec<Atom> {
    let fields = fields.iter().enumerate();
    fields.flat_map(|(field, what)| parts(what.kind).iter().map(move |part| Atom { field, part: *part })).collect()
}

/// The keys of an atom for some records; 0 for none.
pub(crate) fn column(table: &Table, atom: Atom, rows: impl Iterator<Item = Row>) -> Vec<u32> {
    let vocabulary = table.vocabulary(atom.field);
    let mut known = vec![u32::MAX; vocabulary.len()];
    rows.map(|row| {
        let word = table.word(atom.field, row);
        let Some(slot) = known.get_mut(word.index()).filter(|_| !word.is_none()) else { return 0 };
        if *slot == u32::MAX {
            *slot = key(atom.part, vocabulary.text(word));
        }
        *slot
    })
    .collect()
}

/// One key of several; order does not matter, so names exchanged meet.
pub(crate) fn join(keys: impl Iterator<Item = u32>) -> u32 {
    let mut sum = 0_u32;
    for key in keys {
        if key == 0 {
            return 0;
        }
        sum = sum.wrapping_add(key.wrapping_mul(0x9e37_79b1).rotate_left(13));
    }
    sum | 1
}

/// A block that was left out because too many records share its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oversized {
    /// The rule's number.
    pub rule: usize,
    /// One of its records, which has the values.
    pub example: Row,
    /// How many records share them.
    pub records: usize,
}

/// Records by the keys of all rules.
#[derive(Debug)]
pub struct Blocks {
    /// The rules, those that make the fewest pairs first.
    pub rules: Vec<Rule>,
    /// Key of each row under each rule, row by row; 0 for none.
    keys: Vec<u32>,
    /// For each rule, keys and rows, sorted.
    sorted: Vec<Vec<u64>>,
    /// Blocks that are left out.
    pub oversized: Vec<Oversized>,
}

impl Blocks {
    /// Puts all records into the blocks of the rules.
    #[must_use]
    pub fn of(table: &Table, rules: Vec<Rule>, budget: Budget) -> Blocks {
        let rows = 0..Row::try_from(table.len()).unwrap_or(Row::MAX);
        let mut wanted: Vec<Atom> = rules.iter().flat_map(|rule| rule.atoms.iter().copied()).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let columns: Vec<Vec<u32>> = wanted.iter().map(|atom| column(table, *atom, rows.clone())).collect();
        let width = rules.len();
        let mut keys = vec![0_u32; rows.len() * width];
        let mut sorted = Vec::new();
        let mut oversized = Vec::new();
        for (number, rule) in rules.iter().enumerate() {
            let of_rule: Vec<&[u32]> = rule
                .atoms
                .iter()
                .filter_map(|atom| wanted.iter().position(|other| other == atom).and_then(|at| columns.get(at)))
                .map(Vec::as_slice)
                .collect();
            let mut entries: Vec<u64> = Vec::with_capacity(rows.len());
            for row in rows.clone() {
                let key = join(of_rule.iter().map(|column| column.get(row as usize).copied().unwrap_or_default()));
                if key != 0 {
                    entries.push(u64::from(key) << 32 | u64::from(row));
                }
            }
            entries.sort_unstable();
            let mut kept = Vec::new();
            for block in entries.chunk_by(|a, b| a >> 32 == b >> 32) {
                if block.len() < 2 {
                    continue;
                }
                if block.len() > budget.block {
                    let example = block.first().map_or(0, |entry| *entry as u32);
                    oversized.push(Oversized { rule: number, example, records: block.len() });
                    continue;
                }
                for entry in block {
                    if let Some(slot) = keys.get_mut((*entry as u32) as usize * width + number) {
                        *slot = (entry >> 32) as u32;
                    }
                }
                kept.extend_from_slice(block);
            }
            kept.shrink_to_fit();
            sorted.push(kept);
        }
        Blocks { rules, keys, sorted, oversized }
    }

    fn keys_of(&self, row: Row) -> &[u32] {
        let width = self.rules.len();
        self.keys.get(row as usize * width..(row as usize + 1) * width).unwrap_or_default()
    }

    /// Every pair once, under the first rule that makes it.
    pub fn pairs(&self, mut each: impl FnMut(Row, Row)) {
        for (number, entries) in self.sorted.iter().enumerate() {
            for block in entries.chunk_by(|a, b| a >> 32 == b >> 32) {
                for (at, first) in block.iter().enumerate() {
                    let a = *first as u32;
                    let keys_a = self.keys_of(a);
                    for second in block.iter().skip(at + 1) {
                        let b = *second as u32;
                        let before = keys_a.iter().zip(self.keys_of(b)).take(number);
                        let mut before = before;
                        if !before.any(|(x, y)| *x != 0 && x == y) {
                            each(a, b);
                        }
                    }
                }
            }
        }
    }

    /// Some pairs of one rule, spread over all its blocks: about as many as asked for. Gives of how many pairs one was taken.
    pub fn sample(&self, rule: usize, about: usize, mut each: impl FnMut(Row, Row)) -> usize {
        let entries = self.sorted.get(rule).map_or(&[][..], Vec::as_slice);
        let blocks = || entries.chunk_by(|a, b| a >> 32 == b >> 32);
        let total: usize = blocks().map(|block| block.len() * (block.len() - 1) / 2).sum();
        let step = total.div_ceil(about.max(1)).max(1);
        let mut count = 0_usize;
        for block in blocks() {
            for (at, first) in block.iter().enumerate() {
                for second in block.iter().skip(at + 1) {
                    count += 1;
                    if count.is_multiple_of(step) {
                        each(*first as u32, *second as u32);
                    }
                }
            }
        }
        step
    }
}
