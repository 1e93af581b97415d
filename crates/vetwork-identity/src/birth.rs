//! A birth date as documents and numbers carry it: sometimes without a century, a day or a month.

use jiff::civil::Date;

/// The year, as far as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    Full(i16),
    /// The last two digits.
    OfCentury(i16),
}

/// What is told of a birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Birth {
    pub(crate) year: Year,
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
}

/// How it relates to the birth date that somebody gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// In everything that is told.
    Agrees,
    /// But for what a slip of the pen would do, in words.
    Slip(&'static str),
    /// Year, or day and month, are the same.
    InPart,
    Differs,
}

impl Birth {
    pub(crate) fn full(date: Date) -> Self {
        Self { year: Year::Full(date.year()), month: Some(date.month()), day: Some(date.day()) }
    }

    /// The latest day that it may be and that is not after `today`; none when it names no day of the calendar.
    pub(crate) fn latest(self, today: Date) -> Option<Date> {
        let on = |year| Date::new(year, self.month?, self.day?).ok();
        match self.year {
            Year::Full(year) => on(year),
            Year::OfCentury(year) => {
                let century = today.year() - today.year().rem_euclid(100);
                [century + year, century - 100 + year].into_iter().filter_map(on).find(|date| *date <= today)
            }
        }
    }

    /// Has it not come yet on the day that is asked about?
    pub(crate) fn is_to_come(self, today: Date) -> bool {
        let Year::Full(year) = self.year else { return false };
        self.latest(today).map_or(year > today.year(), |day| day > today)
    }

    /// Is there such a day, as far as it is told? A day alone is held against the longest month.
    pub(crate) fn exists(self) -> bool {
        let years: &[i16] = match &self.year {
            Year::Full(year) => std::slice::from_ref(year),
            // A leap year stands in for a year of unknown century when it may be one.
            Year::OfCentury(year) if year % 4 == 0 => &[2000],
            Year::OfCentury(_) => &[2001],
        };
        years.iter().any(|year| Date::new(*year, self.month.unwrap_or(1), self.day.unwrap_or(1)).is_ok())
    }

    /// For people: `1990-05-01`, `..90-05-01`.
    pub(crate) fn words(self) -> String {
        let year = match self.year {
            Year::Full(year) => format!("{year:04}"),
            Year::OfCentury(year) => format!("..{year:02}"),
        };
        let part = |part: Option<i8>| part.map_or_else(|| "..".to_owned(), |part| format!("{part:02}"));
        format!("{year}-{}-{}", part(self.month), part(self.day))
    }

    pub(crate) fn agrees_with(self, claimed: Date) -> Agreement {
        let year = match self.year {
            Year::Full(year) => year == claimed.year(),
            Year::OfCentury(year) => year == claimed.year().rem_euclid(100),
        };
        let month = self.month.is_none_or(|month| month == claimed.month());
        let day = self.day.is_none_or(|day| day == claimed.day());
        if year && month && day {
            return Agreement::Agrees;
        }
        if year && self.month == Some(claimed.day()) && self.day == Some(claimed.month()) {
            return Agreement::Slip("day and month change places");
        }
        if self.digits_apart(claimed) == 1 {
            return Agreement::Slip("one digit differs");
        }
        let in_part = year || (self.month.is_some() && self.day.is_some() && month && day);
        if in_part { Agreement::InPart } else { Agreement::Differs }
    }

    fn digits_apart(self, claimed: Date) -> usize {
        let digits =
            |number: i16, places: u32| (0..places).map(move |place| number.unsigned_abs() / 10_u16.pow(place) % 10);
        let (own, theirs, places) = match self.year {
            Year::Full(year) => (year, claimed.year(), 4),
            Year::OfCentury(year) => (year, claimed.year().rem_euclid(100), 2),
        };
        let year = digits(own, places).zip(digits(theirs, places));
        let month = digits(self.month.unwrap_or(claimed.month()).into(), 2).zip(digits(claimed.month().into(), 2));
        let day = digits(self.day.unwrap_or(claimed.day()).into(), 2).zip(digits(claimed.day().into(), 2));
        year.chain(month).chain(day).filter(|(a, b)| a != b).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn agreement() {
        let check = |year, month, day, claimed: Date, expected| {
            assert_eq!(
                Birth { year, month, day }.agrees_with(claimed),
                expected,
                "{year:?} {month:?} {day:?} {claimed}"
            );
        };
        let claimed = date(1990, 5, 12);
        check(Year::Full(1990), Some(5), Some(12), claimed, Agreement::Agrees);
        check(Year::OfCentury(90), Some(5), Some(12), claimed, Agreement::Agrees);
        check(Year::OfCentury(90), Some(5), None, claimed, Agreement::Agrees);
        check(Year::Full(1990), Some(12), Some(5), claimed, Agreement::Slip("day and month change places"));
        check(Year::Full(1991), Some(5), Some(12), claimed, Agreement::Slip("one digit differs"));
        check(Year::Full(1990), Some(7), Some(21), claimed, Agreement::InPart);
        check(Year::Full(1974), Some(5), Some(12), claimed, Agreement::InPart);
        check(Year::Full(1974), Some(8), Some(1), claimed, Agreement::Differs);
    }

    #[test]
    fn the_latest_day_that_is_not_to_come() {
        let check = |year, today: Date, expected| {
            assert_eq!(Birth { year, month: Some(2), day: Some(28) }.latest(today), expected, "{year:?} {today}");
        };
        check(Year::OfCentury(26), date(2026, 11, 22), Some(date(2026, 2, 28)));
        check(Year::OfCentury(27), date(2026, 11, 22), Some(date(1927, 2, 28)));
        check(Year::Full(1999), date(2026, 11, 22), Some(date(1999, 2, 28)));
    }
}
