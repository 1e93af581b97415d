//! Numbers of the registers of western, central and southern Europe.

use jiff::Span;
use jiff::civil::Date;

use super::{Carried, Digits, carried, even_is_male, full, odd_is_male, of_century, small};
use crate::birth::{Birth, Year};
use crate::claim::Sex;

/// Austria: day, month, year last. A month beyond twelve says that the day ran out of numbers.
pub(super) fn austria(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(4)?;
    let month = if month > 12 { None } else { small(month) };
    carried(Some(Birth { year: Year::OfCentury(year), month, day: small(day) }), None)
}

/// The states of former Yugoslavia: three digits of the year, and 500 added to a woman's number.
pub(super) fn jmbg(number: &Digits<'_>) -> Option<Carried> {
    let (day, month, year) = (number.two(0)?, number.two(2)?, number.number(4, 3)?);
    let year = if year >= 800 { 1000 + year } else { 2000 + year };
    let sex = if number.number(9, 3)? < 500 { Sex::Male } else { Sex::Female };
    carried(full(year, month, day), Some(sex))
}

/// Belgium: the check digits tell the century; a month raised by 20 (sex not known) or 40 stands for a foreigner.
pub(super) fn belgium(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let base = number
        .text
        .get(..9)?
        .iter()
        .try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))?;
    let born_before_2000 = u32::try_from(number.two(9)?).ok()? == 97 - base % 97;
    let year = if born_before_2000 { 1900 } else { 2000 } + year;
    let (month, known_sex) = match month {
        0..=12 => (month, true),
        20..=32 => (month - 20, false),
        40..=52 => (month - 40, true),
        _ => return None,
    };
    let sex = if known_sex { odd_is_male(number.number(6, 3)?) } else { None };
    // Unknown parts are nought.
    let part = |part: i16| small(part).filter(|part| *part > 0);
    let birth = Birth { year: Year::Full(year), month: part(month), day: part(day).filter(|_| month > 0) };
    carried((month > 0).then_some(birth), sex)
}

/// Bulgaria: months raised by 20 before 1900 and by 40 from 2000.
pub(super) fn bulgaria(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let birth = match month {
        1..=12 => full(1900 + year, month, day),
        21..=32 => full(1800 + year, month - 20, day),
        41..=52 => full(2000 + year, month - 40, day),
        // No such month: said as it stands.
        _ => full(1900 + year, month, day),
    };
    carried(birth, even_is_male(number.digit(8)?))
}

/// Czechia and Slovakia: a woman's month is raised by 50, by 20 more where numbers ran out; nine digits before 1954.
pub(super) fn czechoslovakia(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let sex = if month > 50 { Sex::Female } else { Sex::Male };
    let month = month - if month > 50 { 50 } else { 0 };
    let month = month - if month > 20 { 20 } else { 0 };
    let year = match (number.len(), year) {
        (9, 54..) => 1800 + year,
        (9, _) | (_, 54..) => 1900 + year,
        _ => 2000 + year,
    };
    carried(full(year, month, day), Some(sex))
}

/// Germany, pension insurance: area, day, month, year, a letter, and a serial number from 50 on for women.
pub(super) fn germany(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(2)?;
    let sex = if number.two(9)? < 50 { Sex::Male } else { Sex::Female };
    carried(of_century(year, month, day), Some(sex))
}

/// France: sex, year and month. Months beyond twelve stand for an unknown one.
pub(super) fn france(number: &Digits<'_>) -> Option<Carried> {
    let sex = match number.digit(0)? {
        1 | 3 | 7 => Some(Sex::Male),
        2 | 4 | 8 => Some(Sex::Female),
        _ => None,
    };
    let (year, month) = (number.two(1)?, number.two(3)?);
    let month = small(month).filter(|month| (1..=12).contains(month));
    carried(Some(Birth { year: Year::OfCentury(year), month, day: None }), sex)
}

/// Greece: day, month, year.
pub(super) fn greece(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(0)?;
    carried(of_century(year, month, day), odd_is_male(number.digit(9)?))
}

/// Italy: year, a letter for the month, and 40 added to a woman's day. Where two people had one code, letters stand for
/// digits.
pub(super) fn italy(number: &Digits<'_>) -> Option<Carried> {
    if number.len() != 16 {
        return None;
    }
    let digit = |at: usize| match number.letter(at)? {
        byte @ b'0'..=b'9' => Some(i16::from(byte - b'0')),
        byte => b"LMNPQRSTUV".iter().position(|letter| *letter == byte).and_then(|at| i16::try_from(at).ok()),
    };
    let letter = number.letter(8)?;
    let month = i16::try_from(b"ABCDEHLMPRST".iter().position(|known| *known == letter)? + 1).ok()?;
    let (year, day) = (digit(6)? * 10 + digit(7)?, digit(9)? * 10 + digit(10)?);
    let (day, sex) = if day > 40 { (day - 40, Sex::Female) } else { (day, Sex::Male) };
    carried(of_century(year, month, day), Some(sex))
}

/// Poland: months raised by 20 from 2000, 40 and 60 for the centuries after, 80 for the 19th.
pub(super) fn poland(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let century = match month / 20 {
        0 => 1900,
        1 => 2000,
        2 => 2100,
        3 => 2200,
        _ => 1800,
    };
    carried(full(century + year, month % 20, day), odd_is_male(number.digit(9)?))
}

/// Romania: the first digit tells sex and century; from seven on, a resident of either century.
pub(super) fn romania(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(1)?;
    let first = number.digit(0)?;
    let birth = match first {
        1 | 2 => full(1900 + year, month, day),
        3 | 4 => full(1800 + year, month, day),
        5 | 6 => full(2000 + year, month, day),
        _ => of_century(year, month, day),
    };
    carried(birth, if (1..=8).contains(&first) { odd_is_male(first) } else { None })
}

/// Ukraine: days since the last one of 1899.
pub(super) fn ukraine(number: &Digits<'_>) -> Option<Carried> {
    let days = number
        .text
        .get(..5)?
        .iter()
        .try_fold(0_i32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')))?;
    // Some were given without a date.
    let day = Date::new(1899, 12, 31).ok()?.checked_add(Span::new().days(days)).ok().filter(|_| days > 0);
    carried(day.map(Birth::full), odd_is_male(number.digit(8)?))
}
