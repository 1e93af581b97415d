//! What two dates of birth say of whether they are one person's.

use crate::date::{BirthDate, PartialDate};

/// How a date of birth that was asked for relates to a listed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BirthRelation {
    /// The same day.
    SameDay,
    /// One slip away: day and month exchanged, one digit wrong, a neighbouring year.
    Slip,
    /// The same month of the same year; one of them has no day.
    SameMonth,
    /// The same year, and no more is known.
    SameYear,
    /// Within what the list calls about then.
    Within,
    /// A year or two off where only years are known: no contradiction, and no agreement.
    Near,
    /// Another date.
    Different,
}

impl BirthRelation {
    /// What it says, in bits, beside a name that matches. Days are spread over some 45 years of births: one in 16,000 shares
    /// the day, one in 45 the year.
    #[must_use]
    pub fn bits(self) -> f32 {
        match self {
            Self::SameDay => 13.5,
            Self::Slip => 7.0,
            Self::SameMonth => 8.5,
            Self::SameYear => 5.0,
            Self::Within => 2.0,
            Self::Near => 0.0,
            Self::Different => -7.0,
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SameDay => "the same day",
            Self::Slip => "one slip away",
            Self::SameMonth => "the same month",
            Self::SameYear => "the same year",
            Self::Within => "within that time",
            Self::Near => "near, which says nothing",
            Self::Different => "another date",
        }
    }
}

/// How the dates relate: the closest relation to any of the listed ones; `None` if the list has no date.
#[must_use]
pub fn relation(asked: PartialDate, listed: &[BirthDate]) -> Option<(BirthRelation, BirthDate)> {
    listed.iter().map(|date| (to_one(asked, *date), *date)).min_by_key(|(relation, _)| *relation)
}

fn to_one(asked: PartialDate, listed: BirthDate) -> BirthRelation {
    match listed {
        BirthDate::Known(date) => known(asked, date),
        BirthDate::Circa(date) => match asked.year().abs_diff(date.year()) {
            0..=2 => BirthRelation::Within,
            3..=5 => BirthRelation::Near,
            _ => BirthRelation::Different,
        },
        BirthDate::Between(from, to) => {
            let years = from.year()..=to.year();
            match () {
                () if years.contains(&asked.year()) => BirthRelation::Within,
                () if (from.year() - 1..=to.year() + 1).contains(&asked.year()) => BirthRelation::Near,
                () => BirthRelation::Different,
            }
        }
    }
}

fn known(asked: PartialDate, listed: PartialDate) -> BirthRelation {
    if let (Some(x), Some(y)) = (asked.full(), listed.full()) {
        return match () {
            () if x == y => BirthRelation::SameDay,
            () if is_slip(asked, listed) => BirthRelation::Slip,
            () => BirthRelation::Different,
        };
    }
    let years = asked.year().abs_diff(listed.year());
    match (asked.month(), listed.month()) {
        (Some(x), Some(y)) if x == y && years == 0 => BirthRelation::SameMonth,
        (Some(_), Some(_)) => BirthRelation::Different,
        _ if years == 0 => BirthRelation::SameYear,
        _ if years == 1 => BirthRelation::Near,
        _ => BirthRelation::Different,
    }
}

/// Day and month exchanged; the day and month right and the year a neighbour; or one digit wrong.
fn is_slip(x: PartialDate, y: PartialDate) -> bool {
    let years = x.year().abs_diff(y.year());
    let swapped = years == 0 && x.month() == y.day() && x.day() == y.month();
    let neighbour = years == 1 && x.month() == y.month() && x.day() == y.day();
    let (a, b) = (x.to_string(), y.to_string());
    let wrong = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count();
    swapped || neighbour || wrong == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(asked: &str, listed: BirthDate, expected: BirthRelation) {
        let asked: PartialDate = asked.parse().unwrap();
        assert_eq!(relation(asked, &[listed]), Some((expected, listed)), "{asked}, {listed}");
    }

    #[test]
    fn relations() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let known = |text: &str| BirthDate::Known(date(text));
        for (asked, listed, expected) in [
            ("1983-11-25", known("1983-11-25"), BirthRelation::SameDay),
            ("1983-05-04", known("1983-04-05"), BirthRelation::Slip),
            ("1983-11-25", known("1984-11-25"), BirthRelation::Slip),
            ("1983-11-25", known("1983-11-26"), BirthRelation::Slip),
            ("1983-11-25", known("1985-02-03"), BirthRelation::Different),
            ("1983-11", known("1983-11-25"), BirthRelation::SameMonth),
            ("1983-10", known("1983-11-25"), BirthRelation::Different),
            ("1983", known("1983-11-25"), BirthRelation::SameYear),
            ("1983-11-25", known("1983"), BirthRelation::SameYear),
            ("1984", known("1983"), BirthRelation::Near),
            ("1986", known("1983"), BirthRelation::Different),
            ("1985", BirthDate::Circa(date("1983")), BirthRelation::Within),
            ("1988", BirthDate::Circa(date("1983")), BirthRelation::Near),
            ("1970", BirthDate::between(date("1968"), date("1972")), BirthRelation::Within),
            ("1950", BirthDate::between(date("1968"), date("1972")), BirthRelation::Different),
        ] {
            check(asked, listed, expected);
        }
    }
}
