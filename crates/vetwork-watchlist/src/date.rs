//! Dates as lists give them: a day, a month, a year, about then, or between two of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date as precisely as it is known: a month only with its year, a day only with its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// Years outside these are slips: nobody alive, and no body of today, was born before.
    const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

    /// A year alone, `None` outside 1800 to 2100.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Self> {
        Self::YEARS.contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A month of a year, `None` where there is no such month.
    #[must_use]
    pub fn of_month(year: i16, month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..Self::of_year(year)? })
    }

    /// A day, `None` where the calendar has no such day.
    #[must_use]
    pub fn of_day(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok()?;
        Some(Self { day: Some(day), ..Self::of_month(year, month)? })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The day, where all of it is known.
    #[must_use]
    pub fn full(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }
}

impl std::fmt::Display for PartialDate {
    /// ISO 8601 at the precision that is known: `1983`, `1983-11`, `1983-11-25`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        let Some(month) = self.month else {
            return Ok(());
        };
        write!(f, "-{month:02}")?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl std::str::FromStr for PartialDate {
    type Err = NoDate;

    /// Reads what [`Display`](std::fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let mut pieces = text.split('-');
        let year: i16 =
            pieces.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok()).ok_or(NoDate)?;
        let mut two = || match pieces.next() {
            Some(digits) if digits.len() == 2 => digits.parse().map(Some).map_err(|_| NoDate),
            Some(_) => Err(NoDate),
            None => Ok(None),
        };
        let (month, day): (Option<i8>, Option<i8>) = (two()?, two()?);
        if pieces.next().is_some() {
            return Err(NoDate);
        }
        match (month, day) {
            (None, _) => Self::of_year(year),
            (Some(month), None) => Self::of_month(year, month),
            (Some(month), Some(day)) => Self::of_day(year, month, day),
        }
        .ok_or(NoDate)
    }
}

/// The text is no date: written as `1983`, `1983-11` or `1983-11-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no date; write a year, a month or a day as 1983, 1983-11 or 1983-11-25")]
pub struct NoDate;

/// A date of birth, or of founding or building, as a list states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BirthDate {
    /// Stated as a fact.
    Known(PartialDate),
    /// `circa 1962`: within a few years.
    Circa(PartialDate),
    /// `1960 to 1965`: both ends included, the earlier first.
    Between(PartialDate, PartialDate),
}

impl BirthDate {
    /// Two dates as a range, whichever comes first; one date where they are the same.
    #[must_use]
    pub fn between(one: PartialDate, other: PartialDate) -> Self {
        if one == other { Self::Known(one) } else { Self::Between(one.min(other), one.max(other)) }
    }
}

impl std::fmt::Display for BirthDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Known(date) => date.fmt(f),
            Self::Circa(date) => write!(f, "about {date}"),
            Self::Between(from, to) => write!(f, "{from} to {to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for text in ["1983", "1983-11", "1983-11-25", "2000-02-29"] {
            assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "83", "1983-13", "1983-11-31", "1900-02-29", "1983-1-2", "1983-11-25-1", "0001", "25 Nov 1983"]
        {
            assert_eq!(text.parse::<PartialDate>(), Err(NoDate), "{text}");
        }
    }
}
