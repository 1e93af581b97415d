//! A point in time as precisely as it is known: a year, a month, a day or an instant.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;

/// A point in time with its precision, written `2018`, `2018-03`, `2018-03-04` or RFC 3339.
///
/// Days and coarser are read in UTC. Order is by the earliest instant that the text allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Only the year is known.
    Year(i16),
    /// Year and month.
    Month(i16, i8),
    /// A calendar day.
    Day(Date),
    /// An instant.
    Instant(Timestamp),
}

/// Why a text is no [`When`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: write 2018, 2018-03, 2018-03-04 or 2018-03-04T10:00:00Z")]
pub struct NotADate(pub String);

const MILLENNIA: std::ops::RangeInclusive<i16> = 1900..=2200;

impl When {
    /// The first day that the text allows.
    pub fn first_day(self) -> Date {
        match self {
            When::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
            When::Month(year, month) => Date::new(year, month, 1).unwrap_or(Date::MIN),
            When::Day(day) => day,
            When::Instant(instant) => instant.to_zoned(jiff::tz::TimeZone::UTC).date(),
        }
    }

    /// The last day that the text allows.
    pub fn last_day(self) -> Date {
        match self {
            When::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MAX),
            When::Month(..) => self.first_day().last_of_month(),
            When::Day(_) | When::Instant(_) => self.first_day(),
        }
    }

    /// Whole days from the end of `self` to the beginning of `later`; negative when `later` is
    /// certainly earlier, 0 when the two may be the same day.
    pub fn days_until(self, later: When) -> i64 {
        let gap = days_between(self.last_day(), later.first_day());
        if gap >= 0 { gap } else { days_between(self.first_day(), later.last_day()).min(0) }
    }

    /// Hours between two instants, if both are known to the instant.
    pub fn hours_until(self, later: When) -> Option<i64> {
        match (self, later) {
            (When::Instant(from), When::Instant(to)) => Some((to.as_second() - from.as_second()).div_euclid(3600)),
            _ => None,
        }
    }

    /// Is every reading of `self` before every reading of `other`?
    pub fn certainly_before(self, other: When) -> bool {
        match (self, other) {
            (When::Instant(a), When::Instant(b)) => a < b,
            _ => self.last_day() < other.first_day(),
        }
    }

    fn sort_key(self) -> (Date, i128, u8) {
        match self {
            When::Instant(instant) => (self.first_day(), instant.as_nanosecond(), 3),
            When::Day(_) => (self.first_day(), i128::MIN, 2),
            When::Month(..) => (self.first_day(), i128::MIN, 1),
            When::Year(_) => (self.first_day(), i128::MIN, 0),
        }
    }
}

/// Whole days from `from` to `to`, negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.sort_key().cmp(&other.sort_key())
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for When {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let text = text.trim();
        let refuse = || NotADate(text.chars().take(40).collect());
        let parsed = match text.len() {
            4 => text.parse().ok().map(When::Year),
            7 => text.split_once('-').and_then(|(year, month)| {
                let (year, month) = (year.parse().ok()?, month.parse().ok()?);
                Date::new(year, month, 1).ok().map(|_| When::Month(year, month))
            }),
            10 => text.parse::<Date>().ok().map(When::Day),
            _ => text.parse::<Timestamp>().ok().map(When::Instant),
        };
        parsed.filter(|when| MILLENNIA.contains(&when.first_day().year())).ok_or_else(refuse)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Year(year) => write!(f, "{year:04}"),
            When::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            When::Day(day) => write!(f, "{day}"),
            When::Instant(instant) => write!(f, "{instant}"),
        }
    }
}

impl serde::Serialize for When {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for When {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = When;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2018, 2018-03, 2018-03-04 or 2018-03-04T10:00:00Z")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<When, E> {
                text.parse().map_err(E::custom)
            }
            // A bare year is a number in YAML and a natural slip in JSON.
            fn visit_u64<E: serde::de::Error>(self, year: u64) -> Result<When, E> {
                year.to_string().parse().map_err(E::custom)
            }
            fn visit_i64<E: serde::de::Error>(self, year: i64) -> Result<When, E> {
                year.to_string().parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A year, month, day or instant: 2018, 2018-03, 2018-03-04, 2018-03-04T10:00:00Z",
            "type": ["string", "integer"],
            "examples": ["2018", "2018-03", "2018-03-04", "2018-03-04T10:00:00Z"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let when: When = text.parse().expect(text);
        assert_eq!((when.first_day().to_string(), when.last_day().to_string()), (first.into(), last.into()));
        assert_eq!(when.to_string().parse::<When>(), Ok(when));
    }

    #[test]
    fn precision_is_kept() {
        check("2018", "2018-01-01", "2018-12-31");
        check("2024-02", "2024-02-01", "2024-02-29");
        check("2018-03-04", "2018-03-04", "2018-03-04");
        check("2018-03-04T23:30:00+05:00", "2018-03-04", "2018-03-04");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "20188", "2018-13", "2018-02-30", "0001", "9999", "yesterday", "2018-3"] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn coarse_dates_never_contradict_finer_ones_inside_them() {
        let (year, day): (When, When) = ("2018".parse().unwrap(), "2018-06-01".parse().unwrap());
        assert!(!year.certainly_before(day) && !day.certainly_before(year));
        assert_eq!(year.days_until(day), 0);
        assert_eq!("2018-01-01".parse::<When>().unwrap().days_until("2018-01-31".parse().unwrap()), 30);
        assert_eq!("2018-01-31".parse::<When>().unwrap().days_until("2018-01-01".parse().unwrap()), -30);
    }
}
