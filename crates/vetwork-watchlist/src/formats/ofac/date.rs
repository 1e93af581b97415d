//! Dates as OFAC writes them for people: `25 Nov 1983`, `Nov 1983`, `circa 1962`, `1960 to 1965`, `01/08/2026`.

use jiff::civil::Date;

use crate::date::{BirthDate, PartialDate};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ABOUT: [&str; 6] = ["circa", "approximately", "about", "ca.", "c.", "approx."];

/// A date of birth, founding or building; `None` where the text is none.
pub(super) fn birth(text: &str) -> Option<BirthDate> {
    let text = text.trim().to_lowercase();
    let (from, to) = match text.split_once(" to ").or_else(|| years(&text)) {
        Some((from, to)) => (from, Some(to)),
        None => (text.as_str(), None),
    };
    let (from, about) = one(from)?;
    match to {
        Some(to) => span(days(from)?, days(one(to)?.0)?, false),
        None if about => Some(BirthDate::Circa(from)),
        None => Some(BirthDate::Known(from)),
    }
}

/// The first and the last day of a date.
fn days(date: PartialDate) -> Option<(Date, Date)> {
    let first = Date::new(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1)).ok()?;
    let last = match (date.month(), date.day()) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some((first, last))
}

/// `circa 1979-1982`: two years and a hyphen, not a day in ISO 8601.
fn years(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once('-')?;
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    (year(from.split_whitespace().next_back()?) && year(to.trim())).then_some((from, to))
}

/// One date, and whether it is about then only.
fn one(text: &str) -> Option<(PartialDate, bool)> {
    let text = text.trim();
    let plain = ABOUT.iter().find_map(|word| text.strip_prefix(word));
    let words: Vec<&str> = plain.unwrap_or(text).split_whitespace().collect();
    let date = match words.as_slice() {
        [year] => year.parse().ok()?,
        [month, year] => PartialDate::of_month(year.parse().ok()?, number_of(month)?)?,
        [day, month, year] => PartialDate::of_day(year.parse().ok()?, number_of(month)?, day.parse().ok()?)?,
        _ => return None,
    };
    Some((date, plain.is_some()))
}

fn number_of(month: &str) -> Option<i8> {
    let short = month.get(..3)?;
    let index = MONTHS.iter().position(|known| *known == short)?;
    i8::try_from(index + 1).ok()
}

/// `01/08/2026`: the eighth of January.
pub(super) fn american(text: &str) -> Option<Date> {
    let mut pieces = text.trim().split('/');
    let (month, day, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if pieces.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day at the beginning of `2025-01-10T00:00:00`.
pub(super) fn iso(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// A date in OFAC's data model: two ends, each from one day to another. `1961` is 1 January to 31 December; `1984 to 1986`
/// is a whole year at each end.
pub(super) fn span(start: (Date, Date), end: (Date, Date), about: bool) -> Option<BirthDate> {
    if let Some(date) = whole(start.0, end.1) {
        return Some(if about { BirthDate::Circa(date) } else { BirthDate::Known(date) });
    }
    let exact = |(from, to): (Date, Date), day: Date| {
        whole(from, to).or_else(|| PartialDate::of_day(day.year(), day.month(), day.day()))
    };
    Some(BirthDate::between(exact(start, start.0)?, exact(end, end.1)?))
}

/// What a time from one day to another means: a day, a whole month, a whole year; `None` where it is neither.
pub(super) fn whole(from: Date, to: Date) -> Option<PartialDate> {
    if from == to {
        return PartialDate::of_day(from.year(), from.month(), from.day());
    }
    if from.year() != to.year() || from.day() != 1 || to != to.last_of_month() {
        return None;
    }
    match (from.month(), to.month()) {
        (1, 12) => PartialDate::of_year(from.year()),
        (one, other) if one == other => PartialDate::of_month(from.year(), one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birth_dates() {
        for (text, expected) in [
            ("25 Nov 1983", "1983-11-25"),
            ("1 November 1983", "1983-11-01"),
            ("Nov 1983", "1983-11"),
            ("1983", "1983"),
            (" circa  1962 ", "about 1962"),
            ("circa 07 Jul 1966", "about 1966-07-07"),
            ("1960 to 1965", "1960 to 1965"),
            ("1965 to 1960", "1960 to 1965"),
            ("circa 1979 to circa 1982", "1979 to 1982"),
            ("circa 1979-1982", "1979 to 1982"),
            ("01 Feb 1970 to 03 Mar 1971", "1970-02-01 to 1971-03-03"),
            ("Feb 1970 to Mar 1970", "1970-02 to 1970-03"),
            ("1970 to 1970", "1970"),
            ("01 Jan 1973 to 31 Dec 1973", "1973"),
            ("Jan 1973 to Mar 1973", "1973-01 to 1973-03"),
            ("1983-11-25", "1983-11-25"),
        ] {
            assert_eq!(birth(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["", "unknown", "31 Feb 1970", "Fév 1970", "1 2 3 4", "19xx", "1970 to", "to 1970", "0070", "-", "é-é"]
        {
            assert_eq!(birth(text), None, "{text}");
        }
    }

    #[test]
    fn days() {
        let day = |text: &str| text.parse::<Date>().ok();
        assert_eq!(american("01/08/2026"), day("2026-01-08"));
        assert_eq!(american("13/08/2026"), None);
        assert_eq!(iso("2025-01-10T00:00:00"), day("2025-01-10"));
        assert_eq!(iso("2025"), None);
        for (from, to, expected) in [
            ("1961-01-01", "1961-12-31", Some("1961")),
            ("1968-02-01", "1968-02-29", Some("1968-02")),
            ("1968-02-01", "1968-02-28", None),
            ("1968-02-01", "1968-02-01", Some("1968-02-01")),
            ("1968-01-01", "1969-12-31", None),
        ] {
            let read = whole(day(from).unwrap(), day(to).unwrap()).map(|date| date.to_string());
            assert_eq!(read.as_deref(), expected, "{from} to {to}");
        }
    }
}
