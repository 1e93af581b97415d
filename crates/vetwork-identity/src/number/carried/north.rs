//! Numbers of the registers of the Nordic and Baltic states.

use super::{Carried, Digits, carried, full, odd_is_male, of_century};

/// Denmark: the seventh digit tells the century, together with the year. Where a day ran out of numbers, 60 is added to it.
pub(super) fn denmark(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(0)?;
    let century = match (number.digit(6)?, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (_, ..=57) => 2000,
        _ => 1800,
    };
    let day = if day > 60 { day - 60 } else { day };
    carried(full(century + year, month, day), odd_is_male(number.digit(9)?))
}

/// Estonia and Lithuania: the first digit tells sex and century.
pub(super) fn baltic(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(1)?;
    let first = number.digit(0)?;
    let birth = match first {
        1 | 2 => full(1800 + year, month, day),
        3 | 4 => full(1900 + year, month, day),
        5 | 6 => full(2000 + year, month, day),
        7 | 8 => full(2100 + year, month, day),
        // Nine tells neither.
        _ => return None,
    };
    carried(birth, odd_is_male(first))
}

/// Latvia: day, month, year, century; numbers given since 2017 begin with 32 or more and say nothing.
pub(super) fn latvia(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(0)?;
    if !(1..=31).contains(&day) || number.len() != 11 {
        return None;
    }
    let century = match number.digit(6)? {
        0 => 1800,
        1 => 1900,
        2 => 2000,
        _ => return None,
    };
    carried(full(century + year, month, day), None)
}

/// Finland: the sign in the middle tells the century.
pub(super) fn finland(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(0)?;
    let sign = number.whole.chars().filter(|c| !c.is_whitespace()).nth(6)?.to_ascii_uppercase();
    let century = match sign {
        '+' => 1800,
        '-' | 'U'..='Y' => 1900,
        'A'..='F' => 2000,
        _ => return None,
    };
    // Four characters stand behind the sign, which may be a letter itself.
    let serial = number.number(number.len().checked_sub(4)?, 3)?;
    carried(full(century + year, month, day), odd_is_male(serial))
}

/// Iceland: the last digit tells the century. Firms have 40 added to the day.
pub(super) fn iceland(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(0)?;
    let century = match number.digit(9)? {
        8 => 1800,
        9 => 1900,
        0 => 2000,
        _ => return None,
    };
    (1..=31).contains(&day).then(|| carried(full(century + year, month, day), None)).flatten()
}

/// Norway: three digits tell the century, together with the year; 40 is added to the day of those who stay for a while,
/// and to the month in some registers of health.
pub(super) fn norway(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(0)?;
    let century = match (number.number(6, 3)?, year) {
        (500..=749, 54..) => 1800,
        (..=499, _) | (900.., 40..) => 1900,
        (_, ..=39) => 2000,
        _ => return None,
    };
    let plain = |part: i16| if part > 40 { part - 40 } else { part };
    carried(full(century + year, plain(month), plain(day)), odd_is_male(number.digit(8)?))
}

/// Sweden: a plus sign from the hundredth birthday on; 60 is added to the day of those who are not residents.
pub(super) fn sweden(number: &Digits<'_>) -> Option<Carried> {
    let plain = |day: i16| if day > 60 { day - 60 } else { day };
    if number.len() == 12 {
        let (year, month, day) = (number.number(0, 4)?, number.two(4)?, number.two(6)?);
        return carried(full(year, month, plain(day)), odd_is_male(number.digit(10)?));
    }
    let (year, month, day) = number.year_first(0)?;
    carried(of_century(year, month, plain(day)), odd_is_male(number.digit(8)?))
}
