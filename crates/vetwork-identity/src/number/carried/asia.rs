//! Numbers of the registers of Asia and Africa.

use jiff::Span;
use jiff::civil::Date;

use super::{Carried, Digits, carried, full, odd_is_male, of_century};
use crate::birth::{Birth, Year};
use crate::claim::Sex;

/// China: eight digits of the date; fifteen-digit numbers of old have six, all of the 20th century.
pub(super) fn china(number: &Digits<'_>) -> Option<Carried> {
    if number.len() == 15 {
        let (year, month, day) = number.year_first(6)?;
        return carried(full(1900 + year, month, day), odd_is_male(number.digit(14)?));
    }
    let (year, month, day) = (number.number(6, 4)?, number.two(10)?, number.two(12)?);
    carried(full(year, month, day), odd_is_male(number.digit(16)?))
}

/// South Korea: the digit behind the date tells sex and century, and 5 to 8 that the bearer is a foreigner.
pub(super) fn korea(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let mark = number.digit(6)?;
    let century = match mark {
        1 | 2 | 5 | 6 => 1900,
        3 | 4 | 7 | 8 => 2000,
        _ => 1800,
    };
    carried(full(century + year, month, day), odd_is_male(mark))
}

/// Sri Lanka: day of the year, counted as if each had a 29th of February, and 500 added for women.
pub(super) fn sri_lanka(number: &Digits<'_>) -> Option<Carried> {
    let (year, day) = if number.len() == 12 {
        (number.number(0, 4)?, number.number(4, 3)?)
    } else {
        (1900 + number.two(0)?, number.number(2, 3)?)
    };
    let (day, sex) = if day > 500 { (day - 500, Sex::Female) } else { (day, Sex::Male) };
    // Any leap year has that calendar.
    let date =
        (1..=366).contains(&day).then(|| Date::new(2000, 1, 1).ok()?.checked_add(Span::new().days(day - 1)).ok());
    let date = date.flatten()?;
    carried(Some(Birth { year: Year::Full(year), ..Birth::full(date) }), Some(sex))
}

/// Mauritius: the first letter of the surname, then day, month, year.
pub(super) fn mauritius(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.day_first(1)?;
    carried(of_century(year, month, day), None)
}

/// Malaysia: year, month, day.
pub(super) fn malaysia(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    carried(of_century(year, month, day), odd_is_male(number.digit(11)?))
}

/// Pakistan: the last digit tells the sex.
pub(super) fn pakistan(number: &Digits<'_>) -> Option<Carried> {
    carried(None, odd_is_male(number.digit(12)?))
}

/// Taiwan: the digit behind the first letter tells the sex; 8 and 9 stand for residents from abroad.
pub(super) fn taiwan(number: &Digits<'_>) -> Option<Carried> {
    let sex = match number.digit(1)? {
        1 | 8 => Sex::Male,
        2 | 9 => Sex::Female,
        _ => return None,
    };
    carried(None, Some(sex))
}

/// South Africa: the four digits behind the date are below 5000 for women.
pub(super) fn south_africa(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let sex = if number.number(6, 1)? >= 5 { Sex::Male } else { Sex::Female };
    carried(of_century(year, month, day), Some(sex))
}
