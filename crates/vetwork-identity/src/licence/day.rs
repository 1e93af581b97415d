//! A day as a card says it, eight digits of which four are the year; and as it is told, which is asked for often.

use std::fmt;

use jiff::civil::Date;

/// A day of the calendar, with its words at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) date: Date,
    /// Year, month and day with hyphens between.
    words: [u8; 10],
}

impl Day {
    /// A day of eight digits; none where it is none, or not one of our times.
    pub(super) fn read(text: &str, year_first: bool) -> Option<Self> {
        let eight: [u8; 8] = text.as_bytes().try_into().ok()?;
        if !eight.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let [a, b, c, d, e, f, g, h] = match eight {
            ordered if year_first => ordered,
            [e, f, g, h, a, b, c, d] => [a, b, c, d, e, f, g, h],
        };
        let two = |tens: u8, ones: u8| i8::try_from((tens - b'0') * 10 + ones - b'0').ok();
        let year = i16::from(two(a, b)?) * 100 + i16::from(two(c, d)?);
        // Within these years no text is a day in both orders.
        if !(1880..=2150).contains(&year) {
            return None;
        }
        let date = Date::new(year, two(e, f)?, two(g, h)?).ok()?;
        Some(Self { date, words: [a, b, c, d, b'-', e, f, b'-', g, h] })
    }

    pub(super) fn words(&self) -> &str {
        std::str::from_utf8(&self.words).unwrap_or_default()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_both_orders() {
        let check = |text, year_first, expected: Option<&str>| {
            let day = Day::read(text, year_first);
            assert_eq!(day.as_ref().map(Day::words), expected, "{text}");
            assert_eq!(day.map(|day| day.date.to_string()).as_deref(), expected, "{text}");
        };
        check("02291980", false, Some("1980-02-29"));
        check("19800229", true, Some("1980-02-29"));
        check("02291981", false, None);
        check("19800229", false, None);
        check("02291980", true, None);
        check("01011880", false, Some("1880-01-01"));
        check("12312150", false, Some("2150-12-31"));
        check("12311879", false, None);
        check("01012151", false, None);
        check("0229198", false, None);
        check("0229198O", false, None);
        check("", true, None);
    }
}
