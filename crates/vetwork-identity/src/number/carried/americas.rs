//! Numbers of the registers of America.

use super::{Carried, Digits, carried, even_is_male, full, of_century};
use crate::claim::Sex;

/// Cuba: the seventh digit tells the century.
pub(super) fn cuba(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(0)?;
    let century = match number.digit(6)? {
        0..=5 => 1900,
        6..=8 => 2000,
        _ => 1800,
    };
    carried(full(century + year, month, day), even_is_male(number.digit(9)?))
}

/// Mexico, register of people: H for men, M for women; a letter near the end from 2000.
pub(super) fn mexico(number: &Digits<'_>) -> Option<Carried> {
    let (year, month, day) = number.year_first(4)?;
    let sex = match number.letter(10)? {
        b'H' => Some(Sex::Male),
        b'M' => Some(Sex::Female),
        _ => None,
    };
    let century = if number.letter(16)?.is_ascii_digit() { 1900 } else { 2000 };
    carried(full(century + year, month, day), sex)
}

/// Mexico, taxpayers: people have four letters before the date, firms three.
pub(super) fn mexico_tax(number: &Digits<'_>) -> Option<Carried> {
    let person = number.text.get(..4)?.iter().all(u8::is_ascii_alphabetic);
    let (year, month, day) = number.year_first(4)?;
    person.then(|| carried(of_century(year, month, day), None)).flatten()
}
