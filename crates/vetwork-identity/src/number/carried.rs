//! What a number itself says of its bearer: birth date and sex, by the rules of each scheme.
//!
//! (The rules are those of the national registers, as documented beside each scheme of python-stdnum 2.2 and in public
//! descriptions of the registers; they are held against that library in `bench/identity.py`.)

mod americas;
mod asia;
mod europe;
mod north;

use crate::birth::{Birth, Year};
use crate::claim::Sex;

/// Birth date and sex that a number carries, as far as it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carried {
    pub(crate) birth: Option<Birth>,
    pub(crate) sex: Option<Sex>,
}

/// Reads letters and digits alone, in upper case.
type Reader = fn(&Digits<'_>) -> Option<Carried>;

/// The schemes whose numbers say something of their bearer.
static READERS: &[(&str, Reader)] = &[
    ("at/vnr", europe::austria),
    ("ba/jmbg", europe::jmbg),
    ("be/bis", europe::belgium),
    ("be/insz", europe::belgium),
    ("be/nn", europe::belgium),
    ("bg/egn", europe::bulgaria),
    ("cn/ric", asia::china),
    ("cu/ni", americas::cuba),
    ("cz/rc", europe::czechoslovakia),
    ("de/svnr", europe::germany),
    ("dk/cpr", north::denmark),
    ("ee/ik", north::baltic),
    ("fi/hetu", north::finland),
    ("fr/nir", europe::france),
    ("gr/amka", europe::greece),
    ("is/kennitala", north::iceland),
    ("it/codicefiscale", europe::italy),
    ("kr/rrn", asia::korea),
    ("lk/nic", asia::sri_lanka),
    ("lt/asmens", north::baltic),
    ("lv/pvn", north::latvia),
    ("me/jmbg", europe::jmbg),
    ("mk/jmbg", europe::jmbg),
    ("mu/nid", asia::mauritius),
    ("mx/curp", americas::mexico),
    ("mx/rfc", americas::mexico_tax),
    ("my/nric", asia::malaysia),
    ("no/fodselsnummer", north::norway),
    ("pk/cnic", asia::pakistan),
    ("pl/pesel", europe::poland),
    ("ro/cnp", europe::romania),
    ("rs/jmbg", europe::jmbg),
    ("se/personnummer", north::sweden),
    ("si/emso", europe::jmbg),
    ("si/jmbg", europe::jmbg),
    ("sk/rc", europe::czechoslovakia),
    ("tw/natid", asia::taiwan),
    ("tw/ui", asia::taiwan),
    ("ua/rntrc", europe::ukraine),
    ("za/idnr", asia::south_africa),
];

/// What a number of this scheme carries. Whether it is a number of the scheme has been asked before.
pub(super) fn read(scheme: &str, number: &str) -> Option<Carried> {
    let (_, reader) = READERS.iter().find(|(known, _)| *known == scheme)?;
    let plain = vetwork_canon::national_id::canonical(number);
    let digits = Digits { text: plain.as_bytes(), whole: number };
    reader(&digits)
}

/// Does the scheme's number say something of its bearer?
pub(super) fn read_by(scheme: &str) -> bool {
    READERS.iter().any(|(known, _)| *known == scheme)
}

/// The schemes of which something can be read.
#[cfg(test)]
pub(super) fn schemes() -> impl Iterator<Item = &'static str> {
    READERS.iter().map(|(scheme, _)| *scheme)
}

/// A number without separators, and as it was written.
struct Digits<'a> {
    text: &'a [u8],
    whole: &'a str,
}

impl Digits<'_> {
    fn letter(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    fn digit(&self, at: usize) -> Option<i16> {
        self.number(at, 1)
    }

    fn two(&self, at: usize) -> Option<i16> {
        self.number(at, 2)
    }

    /// At most four digits.
    fn number(&self, at: usize, count: usize) -> Option<i16> {
        let digits = self.text.get(at..at.checked_add(count)?)?;
        digits.iter().try_fold(0_i16, |sum, byte| {
            byte.is_ascii_digit().then(|| sum.checked_mul(10)?.checked_add(i16::from(byte - b'0'))).flatten()
        })
    }

    fn len(&self) -> usize {
        self.text.len()
    }

    /// Two-digit year, month and day, in this order.
    fn year_first(&self, at: usize) -> Option<(i16, i16, i16)> {
        Some((self.two(at)?, self.two(at + 2)?, self.two(at + 4)?))
    }

    /// Day, month and two-digit year, in this order.
    fn day_first(&self, at: usize) -> Option<(i16, i16, i16)> {
        Some((self.two(at + 4)?, self.two(at + 2)?, self.two(at)?))
    }
}

/// A date with the whole year. Parts that are nought are not known.
fn full(year: i16, month: i16, day: i16) -> Option<Birth> {
    Some(Birth { year: Year::Full(year), month: known(month)?, day: known(day)? })
}

/// A date whose century is not told.
fn of_century(year: i16, month: i16, day: i16) -> Option<Birth> {
    Some(Birth { year: Year::OfCentury(year), month: known(month)?, day: known(day)? })
}

fn known(part: i16) -> Option<Option<i8>> {
    let part = small(part)?;
    Some(Some(part).filter(|part| *part > 0))
}

fn small(number: i16) -> Option<i8> {
    i8::try_from(number).ok()
}

fn odd_is_male(number: i16) -> Option<Sex> {
    Some(if number % 2 == 1 { Sex::Male } else { Sex::Female })
}

fn even_is_male(number: i16) -> Option<Sex> {
    Some(if number % 2 == 0 { Sex::Male } else { Sex::Female })
}

fn carried(birth: Option<Birth>, sex: Option<Sex>) -> Option<Carried> {
    (birth.is_some() || sex.is_some()).then_some(Carried { birth, sex })
}
