//! Whether rows fit their columns. A separator that was lost or added moves all that follows it: what belongs under one
//! column then stands under the next, and would be read as a wrong name or a wrong date.

use super::gather::spot;
use super::{FormatError, Spot, written_date};
use crate::date::BirthDate;
use crate::party::Place;

/// Tells by its looks what belongs under a column, and never fits an empty cell.
pub(super) type Mark = fn(&str) -> bool;

/// What is known of a column.
#[derive(Clone, Copy, Debug)]
pub(super) enum Under {
    /// Texts of this mark.
    Marked(Mark),
    /// Texts that may be anything, but for what belongs under a column beside it.
    Text,
    /// Anything at all: nobody reads it.
    Unread,
}

/// The columns of a table in their order.
#[derive(Debug, Default)]
pub(super) struct Marks(pub(super) Vec<Under>);

impl Marks {
    /// The place of the first cell that belongs under the column beside it, and the place of that column.
    ///
    /// A cell without its column's mark is no such sign, as publishers find new words; nor is a mark one column to the
    /// side, as somebody may be called Person. Both together are. Columns with marks that stand in a row count as one:
    /// the date of one may have moved under the next.
    pub(super) fn moved<'c>(&self, cell: impl Fn(usize) -> &'c str) -> Option<(usize, usize)> {
        let fits = |place| match self.0.get(place) {
            Some(Under::Marked(mark)) => Some(mark(cell(place))),
            _ => None,
        };
        let is_free = |place| match self.0.get(place) {
            Some(Under::Text) => true,
            Some(Under::Marked(_)) => fits(place) == Some(false),
            Some(Under::Unread) | None => false,
        };
        let lacks_one = |place: usize| {
            let run = (0..place).rev().map_while(fits).chain((place..).map_while(fits));
            run.into_iter().any(|fits| !fits)
        };
        self.0.iter().enumerate().find_map(|(place, under)| {
            let Under::Marked(mark) = under else { return None };
            let mut beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
            let at = beside.find(|beside| is_free(*beside) && mark(cell(*beside)))?;
            lacks_one(place).then_some((at, place))
        })
    }
}

/// A row whose cells moved, in words.
pub(super) fn in_words(cell: &str, belongs: &str) -> String {
    let (cell, belongs) = (super::error::shown(cell), super::error::shown(belongs));
    format!("\"{cell}\" belongs under {belongs}: the cells of the row have moved")
}

/// One whole day and nothing else: `25/11/1983`, `1983-11-25T00:00`, `25 Nov 1983`, `dd/11/1983`.
pub(super) fn is_day(text: &str) -> bool {
    const LONGEST: usize = 32;
    let text = text.trim();
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let day = text.split_once(['T', ' ']).filter(|(_, time)| time.contains(':')).map_or(text, |(day, _)| day);
    let pieces = day.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).count();
    let is_whole = || matches!(written_date::dates(day).as_slice(), [BirthDate::Known(date)] if date.full().is_some());
    let is_japanese = || day.contains('年') && day.ends_with('日');
    pieces == 3 && (is_whole() || written_date::slashed(day).is_some()) || is_japanese() && is_whole()
}

/// Whether it is one of these words, in whatever letters.
pub(super) fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))
}

/// Of so many rows one may be left out. More of them are another layout, and the table is refused.
const ROWS_PER_BROKEN: u64 = 20;

/// The rows of a file, and those among them that were left out.
#[derive(Debug, Default)]
pub(super) struct Tally {
    rows: u64,
    broken: u64,
    broken_at: Option<Spot>,
}

impl Tally {
    /// A row came.
    pub(super) fn row(&mut self) {
        self.rows += 1;
    }

    /// It was left out.
    pub(super) fn broken(&mut self, place: Place) {
        self.broken += 1;
        self.broken_at.get_or_insert(spot(place));
    }

    /// Refuses the table where so many rows were left out that its columns must have another meaning.
    pub(super) fn verdict(&self) -> Result<(), FormatError> {
        self.refuses("rows do not fit their columns")
    }

    /// The same, saying what is wrong with so many of its rows.
    pub(super) fn refuses(&self, wrong: &str) -> Result<(), FormatError> {
        match self.broken_at {
            Some(at) if self.broken > 1 && self.broken * ROWS_PER_BROKEN > self.rows => {
                let what = format!("{} of {} {wrong}", self.broken, self.rows);
                Err(FormatError::Broken { at, what })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (text, expected) in [
            ("25/11/1983", true),
            ("dd/11/1983", true),
            (" 1983-11-25 ", true),
            ("1983-11-25T06:57:16", true),
            ("25 Nov 1983", true),
            ("1962年10月3日", true),
            ("", false),
            ("1983", false),
            ("1983-11", false),
            ("25 November 1983 Street", false),
            ("7-28", false),
            ("1-2-3", false),
            ("DPR0075", false),
            ("1983-11-25;1984-01-01", false),
        ] {
            assert_eq!(is_day(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_one_column_to_the_side_is_noticed() {
        let is_sex: Mark = |text| is_one_of(text, &["M", "F"]);
        let check = |cells: [&str; 4], expected: Option<(usize, usize)>| {
            let marks = Marks(vec![Under::Text, Under::Marked(is_day), Under::Marked(is_sex), Under::Text]);
            assert_eq!(marks.moved(|place| cells.get(place).copied().unwrap_or_default()), expected, "{cells:?}");
        };
        check(["Orvanta", "1983-11-25", "M", "x"], None);
        check(["Orvanta", "", "", ""], None);
        check(["Orvanta", "about 1983", "unknown", "a word that is new"], None);
        check(["1983-11-25", "M", "x", ""], Some((0, 1)));
        check(["Orvanta", "", "1983-11-25", "M"], Some((2, 1)));
        check(["Orvanta", "", "", "f"], Some((3, 2)));
        check(["1983-11-25", "1984-01-01", "M", ""], None);
        check(["1983-11-25", "1984-01-01", "", ""], Some((0, 1)));
        let unread = Marks(vec![Under::Unread, Under::Marked(is_day), Under::Unread]);
        assert_eq!(unread.moved(|_| "1983-11-25"), None);
    }
}
