//! A point in time as files write it: with an offset, without one, or half broken.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// Where no offset is written, the true one lies within so many minutes (from UTC-12 to UTC+14).
const WIDEST_OFFSET: i64 = 14 * 60;

/// A date and time of day, and the offset of the clock that it was read from where the file tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// As the clock showed it.
    pub(crate) clock: DateTime,
    /// Minutes east of UTC.
    pub(crate) offset: Option<i32>,
}

impl Moment {
    /// `D:20260401230000+09'00'` (ISO 32000-2, 7.9.4). What follows the day may be missing; an offset that makes no
    /// sense, which some programs write, counts as none.
    pub(crate) fn from_pdf(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("D:").unwrap_or(text);
        let digits: String = text.chars().take(14).take_while(char::is_ascii_digit).collect();
        let part = |from: usize, to: usize, missing: i8| match digits.get(from..to) {
            Some(digits) => digits.parse().ok(),
            None => Some(missing),
        };
        let year = digits.get(0..4)?.parse().ok()?;
        let date = Date::new(year, part(4, 6, 1)?, part(6, 8, 1)?).ok()?;
        let (hour, minute, second) = (part(8, 10, 0)?, part(10, 12, 0)?, part(12, 14, 0)?);
        let clock = DateTime::new(date.year(), date.month(), date.day(), hour, minute, second.min(59), 0).ok()?;
        Some(Self { clock, offset: text.get(digits.len()..).and_then(pdf_offset) })
    }

    /// `2026-04-01T23:00:00Z` and its kin (the W3C profile of ISO 8601).
    pub(crate) fn from_iso(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(pieces) = jiff::fmt::temporal::DateTimeParser::new().parse_timestamp(text) {
            let minutes = iso_offset(text).unwrap_or(0);
            let offset = Offset::from_seconds(minutes.checked_mul(60)?).ok()?;
            return Some(Self { clock: TimeZone::fixed(offset).to_datetime(pieces), offset: Some(minutes) });
        }
        let clock = text.parse::<DateTime>().ok().or_else(|| text.parse::<Date>().ok().map(DateTime::from))?;
        Some(Self { clock, offset: None })
    }

    /// The instant, where the offset is told.
    pub(crate) fn instant(self) -> Option<Timestamp> {
        let offset = Offset::from_seconds(self.offset?.checked_mul(60)?).ok()?;
        TimeZone::fixed(offset).to_timestamp(self.clock).ok()
    }

    /// Minutes from this to the other; of those that missing offsets allow, the smallest.
    pub(crate) fn minutes_until(self, other: Self) -> i64 {
        match (self.instant(), other.instant()) {
            (Some(from), Some(to)) => (to.as_second() - from.as_second()) / 60,
            _ => {
                let utc = |moment: Self| TimeZone::UTC.to_timestamp(moment.clock).map_or(0, Timestamp::as_second);
                let minutes = (utc(other) - utc(self)) / 60;
                let offsets_agree = self.offset == other.offset;
                let slack = if offsets_agree { 0 } else { WIDEST_OFFSET };
                minutes.signum() * (minutes.abs() - slack).max(0)
            }
        }
    }

    /// Offset of the clock for people: `UTC+09:00`.
    pub(crate) fn offset_words(self) -> Option<String> {
        let minutes = self.offset?;
        let sign = if minutes < 0 { '-' } else { '+' };
        Some(format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.clock.strftime("%Y-%m-%d %H:%M"))?;
        match self.offset_words() {
            Some(offset) => write!(formatter, " {offset}"),
            None => Ok(()),
        }
    }
}

/// `Z`, `+09'00'`, `-0500` or nothing.
fn pdf_offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.chars().next()? {
        'Z' if text.chars().skip(1).all(|character| matches!(character, '0' | '\'' | ' ')) => return Some(0),
        '+' => (1, text.get(1..)?),
        '-' => (-1, text.get(1..)?),
        _ => return None,
    };
    let digits: String = rest.chars().filter(|character| *character != '\'' && *character != ':').take(4).collect();
    let hours: i32 = digits.get(0..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).and_then(|minutes| minutes.parse().ok()).unwrap_or(0);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// The offset at the end of an ISO time.
fn iso_offset(text: &str) -> Option<i32> {
    let at = text.rfind(['+', '-']).filter(|at| text.get(..*at).is_some_and(|before| before.contains([':', 'T'])))?;
    let rest: String = text.get(at + 1..)?.chars().filter(|character| *character != ':').collect();
    let hours: i32 = rest.get(0..2)?.parse().ok()?;
    let minutes: i32 = rest.get(2..4).and_then(|minutes| minutes.parse().ok()).unwrap_or(0);
    let sign = if text.get(at..)?.starts_with('-') { -1 } else { 1 };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn times_as_files_write_them() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Moment::from_pdf(text).map(|moment| moment.to_string()).as_deref(), expected, "{text}");
        };
        check("D:20260401230000+09'00'", Some("2026-04-01 23:00 UTC+09:00"));
        check("D:20260401230000-0530", Some("2026-04-01 23:00 UTC-05:30"));
        check("D:20260401090000Z", Some("2026-04-01 09:00 UTC+00:00"));
        check("D:20260401090000Z00'00'", Some("2026-04-01 09:00 UTC+00:00"));
        // Seen in the wild.
        check("D:20260401090000Z07'46'", Some("2026-04-01 09:00"));
        check("D:20260401090000+99'99'", Some("2026-04-01 09:00"));
        check("D:2026", Some("2026-01-01 00:00"));
        check("20260401", Some("2026-04-01 00:00"));
        check("D:20261341", None);
        check("yesterday", None);
        check("", None);
        check("D:2026é", Some("2026-01-01 00:00"));
        let iso = |text: &str, expected: Option<&str>| {
            assert_eq!(Moment::from_iso(text).map(|moment| moment.to_string()).as_deref(), expected, "{text}");
        };
        iso("2026-04-01T09:00:00Z", Some("2026-04-01 09:00 UTC+00:00"));
        iso("2026-04-01T09:00:00-05:00", Some("2026-04-01 09:00 UTC-05:00"));
        iso("2026-04-01T09:00:00", Some("2026-04-01 09:00"));
        iso("2026-04-01", Some("2026-04-01 00:00"));
        iso("soon", None);
    }

    #[test]
    fn a_missing_offset_is_given_the_benefit_of_the_doubt() {
        let check = |from: &str, to: &str, minutes: i64| {
            let (from, to) = (Moment::from_pdf(from).unwrap(), Moment::from_pdf(to).unwrap());
            assert_eq!(from.minutes_until(to), minutes);
        };
        check("D:20260401230000+09'00'", "D:20260401140000Z", 0);
        check("D:20260401230000", "D:20260401220000", -60);
        check("D:20260401230000", "D:20260401140000Z", 0);
        check("D:20260402230000", "D:20260401140000Z", -(33 * 60 - 14 * 60));
    }
}
