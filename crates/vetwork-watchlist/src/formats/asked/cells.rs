//! The cells of one row, put together to a question.

use super::{Asked, Column, DateOrder, Unread};
use crate::date::{BirthDate, PartialDate};
use crate::exact::ExactKind;
use crate::formats::error::shown;
use crate::formats::own::party_kind;
use crate::formats::text::collapsed;
use crate::formats::written_date;
use crate::party::{PartyKind, Sex};
use crate::screen::Query;

/// The most numbers, wallets and contacts of one row.
const MOST_VALUES: usize = 100;

/// What tables write where they know of nothing. NA is Namibia too: saying nothing is the safe way to read it.
const NOTHING: [&str; 6] = ["-", "n/a", "na", "none", "unknown", "other"];

/// What was read of a row.
pub(super) struct Cells {
    asked: Asked,
    order: DateOrder,
    parts: [String; 3],
    /// The first complaint.
    wrong: Option<(String, String)>,
}

impl Cells {
    pub(super) fn new(line: u64, order: DateOrder) -> Self {
        let asked = Asked { line, reference: String::new(), query: Query::default() };
        Self { asked, order, parts: Default::default(), wrong: None }
    }

    /// Takes a cell in. `name` is what its column is called.
    pub(super) fn add(&mut self, column: Column, name: &str, cell: &str) {
        let text = collapsed(cell);
        if text.is_empty() {
            return;
        }
        let query = &mut self.asked.query;
        match column {
            Column::Name if query.name.is_empty() => query.name = text,
            // A second column of names is another way to call them, which one question cannot hold.
            Column::Name => {}
            Column::NamePart(at) => {
                if let Some(part) = self.parts.get_mut(usize::from(at)) {
                    *part = text;
                }
            }
            // Both are asked for where the word is none of ours.
            Column::Kind => query.kind = party_kind(&text).unwrap_or(PartyKind::Unknown),
            Column::Birth => match date(&text, self.order) {
                Ok(date) => query.birth = Some(date),
                Err(what) => self.complain(name, &what),
            },
            Column::BirthVerified => match text.to_lowercase().as_str() {
                "yes" | "y" | "true" | "1" | "x" | "verified" => query.birth_is_verified = true,
                "no" | "n" | "false" | "0" | "-" => {}
                _ => self.complain(name, &format!("\"{}\" is neither yes nor no", shown(&text))),
            },
            // What may only lower costs nobody their answer: words that are none of ours say nothing.
            Column::Sex => {
                query.sex = match text.to_lowercase().as_str() {
                    "f" | "female" | "woman" => Some(Sex::Female),
                    "m" | "male" | "man" => Some(Sex::Male),
                    _ => None,
                }
            }
            Column::Country | Column::Identifier | Column::Wallet | Column::Contact
                if NOTHING.contains(&text.to_lowercase().as_str()) => {}
            Column::Country => self.values(name, cell, |query| &mut query.countries),
            Column::Identifier => self.values(name, cell, |query| &mut query.identifiers),
            Column::Wallet => {
                self.values(name, cell, |query| &mut query.wallets);
                let not = self.asked.query.not_comparable().find(|(kind, ..)| *kind == ExactKind::Wallet);
                if let Some(what) = not.map(|(_, value, why)| format!("\"{}\": {why}", shown(value))) {
                    self.complain(name, &what);
                }
            }
            Column::Contact => self.values(name, cell, |query| &mut query.contacts),
            Column::Reference if self.asked.reference.is_empty() => self.asked.reference = text,
            Column::Reference | Column::Other => {}
        }
    }

    /// Several values in one cell stand between semicolons.
    fn values(&mut self, name: &str, cell: &str, of: impl Fn(&mut Query) -> &mut Vec<String>) {
        let values = of(&mut self.asked.query);
        values.extend(cell.split(';').map(collapsed).filter(|value| !value.is_empty()));
        if values.len() > MOST_VALUES {
            values.truncate(MOST_VALUES);
            self.complain(name, &format!("it holds more than {MOST_VALUES} values"));
        }
    }

    /// Notes what is wrong with the row; the first that is said counts.
    pub(super) fn complain(&mut self, field: &str, what: &str) {
        self.wrong.get_or_insert_with(|| (shown(field), what.chars().take(200).collect()));
    }

    pub(super) fn unread(mut self, field: &str, what: &str) -> Unread {
        self.complain(field, what);
        let (field, what) = self.wrong.unwrap_or_default();
        Unread { line: self.asked.line, reference: self.asked.reference, field, what }
    }

    /// The row as a whole is told, whatever else is wrong with what stands in its cells.
    pub(super) fn moved(mut self, field: &str, what: &str) -> Unread {
        self.wrong = None;
        self.unread(field, what)
    }

    pub(super) fn finish(mut self) -> Result<Asked, Unread> {
        let query = &mut self.asked.query;
        if query.name.is_empty() {
            query.name = collapsed(&self.parts.join(" "));
        }
        if self.wrong.is_some() {
            return Err(self.unread("", ""));
        }
        let has_values = !(query.identifiers.is_empty() && query.wallets.is_empty() && query.contacts.is_empty());
        if !has_values && !query.name.contains(char::is_alphanumeric) {
            return Err(self.unread("name", "the row has no name with a letter, and no number, wallet or contact"));
        }
        Ok(self.asked)
    }
}

/// A date as precisely as it is written. One that can be two days is none.
fn date(text: &str, order: DateOrder) -> Result<PartialDate, String> {
    let none = || format!("\"{}\" is no date; write 1983-11-25, 1983-11 or 1983", shown(text));
    // Exports write the time of midnight behind the day.
    let day = text.split_once(['T', ' ']).filter(|(_, time)| time.starts_with("00:00")).map_or(text, |(day, _)| day);
    if let Ok(date) = day.parse() {
        return Ok(date);
    }
    let pieces: Vec<&str> = day.split(['/', '.', '-']).collect();
    if let [first, second, year] = pieces.as_slice()
        && let (Ok(first), Ok(second), Ok(year), 4) = (first.parse(), second.parse(), year.parse(), year.len())
    {
        return numbers(first, second, year, order, day.contains('.'))
            .map_err(|two| if two { both(text) } else { none() });
    }
    match written_date::dates(text).as_slice() {
        [BirthDate::Known(date)] if says_no_more(text, *date) => Ok(*date),
        _ => Err(none()),
    }
}

/// Whether no number is left over, and no letter hangs on one: `1990-13-01` is not the year 1990, `1983-11-25K1` is no day.
fn says_no_more(text: &str, date: PartialDate) -> bool {
    let words =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let mut numbers = 0_usize;
    for word in words {
        let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
        if behind.is_ascii() && !["", "st", "nd", "rd", "th"].contains(&behind) {
            return false;
        }
        numbers += 1;
    }
    numbers <= 1 + usize::from(date.month().is_some()) + usize::from(date.day().is_some())
}

fn both(text: &str) -> String {
    format!("\"{}\" can be two days; say --date-order day-first or month-first", shown(text))
}

/// `25/11/1983` or `11/25/1983`; only where it can be both does the order count. Points stand behind the day.
fn numbers(first: i8, second: i8, year: i16, order: DateOrder, points: bool) -> Result<PartialDate, bool> {
    let day_first = PartialDate::of_day(year, second, first);
    let month_first = PartialDate::of_day(year, first, second);
    match (day_first, month_first, order) {
        (Some(date), _, _) if points => Ok(date),
        (Some(date), Some(other), _) if date == other => Ok(date),
        (Some(date), _, DateOrder::DayFirst) | (_, Some(date), DateOrder::MonthFirst) => Ok(date),
        (Some(_), Some(_), DateOrder::Unknown) => Err(true),
        (Some(date), None, DateOrder::Unknown) | (None, Some(date), DateOrder::Unknown) => Ok(date),
        _ => Err(false),
    }
}
