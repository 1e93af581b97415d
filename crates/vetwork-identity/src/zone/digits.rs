//! Check digits: of each field, over several, and of numbers longer than their field.

use mrz::{FieldKind, Resolution};

use super::layout::{Cells, Format, Zone};
use super::{Capture, Reading, rules};
use crate::judgement::{FieldName, Verdict};

/// A document number that goes on in the optional data.
struct Long<'a> {
    rest: &'a str,
    digit: char,
}

/// A filler where the number's digit should be tells that it goes on, up to the next filler; its last character is the digit.
fn long(zone: &Zone) -> Option<Long<'_>> {
    let layout = zone.layout();
    if zone.format.is_visa() || zone.raw(layout.number_digit) != "<" || zone.raw(layout.number).ends_with('<') {
        return None;
    }
    let on = zone.raw(layout.optional).split('<').next()?;
    let (at, digit) = on.char_indices().last().filter(|(at, digit)| *at > 0 && digit.is_ascii_digit())?;
    Some(Long { rest: on.get(..at)?, digit })
}

/// The whole document number.
pub(super) fn number(zone: &Zone) -> String {
    let rest = long(zone).map(|long| long.rest).unwrap_or_default();
    format!("{}{rest}", zone.text(zone.layout().number))
}

/// How a digit came out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Right,
    Wrong,
    /// Wrong as read from a picture, and right with one look-alike in place of another.
    Misread,
}

pub(super) fn judge(reading: &mut Reading<'_>) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let mut came = vec![document_number(reading)];
    came.push(field(reading, FieldName::BirthDate, layout.birth, layout.birth_digit, FieldKind::Date));
    came.push(field(reading, FieldName::ExpiryDate, layout.expiry, layout.expiry_digit, FieldKind::Date));
    if let Some(digit) = layout.optional_digit {
        // An empty field may have a filler for its digit.
        let empty = zone.text(layout.optional).is_empty() && zone.raw(digit) == "<";
        if !empty {
            came.push(field(reading, FieldName::PersonalNumber, layout.optional, digit, FieldKind::Other));
        }
    }
    if let Some(digit) = layout.composite_digit {
        composite(reading, digit, &came);
    }
}

fn document_number(reading: &mut Reading<'_>) -> Came {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let Some(long) = long(zone) else {
        return field(
            reading,
            FieldName::DocumentNumber,
            layout.number,
            layout.number_digit,
            FieldKind::DocumentNumber,
        );
    };
    let whole = format!("{}{}", zone.raw(layout.number), long.rest);
    let came = compare(reading, &whole, long.digit, FieldKind::DocumentNumber);
    let on = [layout.number, layout.number_digit, layout.optional];
    reading.rule(FieldName::DocumentNumber, &on, &rules::CHECK_DIGIT, verdict(came), said(&whole, long.digit, came));
    let (verdict, seen) = if zone.format == Format::Td3 {
        (Verdict::Unusual, "a passport's number goes on in the optional data, for which its standard has no rule")
    } else {
        (Verdict::Holds, "the number goes on in the optional data")
    };
    reading.rule(FieldName::DocumentNumber, &on, &rules::LONG_NUMBER, verdict, seen.to_owned());
    came
}

/// One field with its own digit.
fn field(reading: &mut Reading<'_>, name: FieldName, cells: Cells, digit: Cells, kind: FieldKind) -> Came {
    let (text, says) = (reading.zone.raw(cells), reading.zone.raw(digit).chars().next().unwrap_or('<'));
    let came = compare(reading, text, says, kind);
    reading.rule(name, &[cells, digit], &rules::CHECK_DIGIT, verdict(came), said(text, says, came));
    came
}

fn compare(reading: &Reading<'_>, text: &str, digit: char, kind: FieldKind) -> Came {
    // The library's own comparison takes a filler for nought, which only an empty field may have.
    if digit.is_ascii_digit() && digit.to_digit(10) == mrz::check_digit(text).ok() {
        return Came::Right;
    }
    // A picture may show 0 where O was read, in the field or in its digit.
    let explains = |text, digit| !matches!(mrz::solve_substitution(text, digit, kind), Resolution::Unresolvable);
    let digit_misread = || !digit.is_ascii_digit() && digit != '<';
    if reading.capture == Capture::Picture && (digit_misread() || explains(text, digit)) {
        Came::Misread
    } else {
        Came::Wrong
    }
}

fn verdict(came: Came) -> Verdict {
    match came {
        Came::Right => Verdict::Holds,
        Came::Wrong => Verdict::Refuted,
        Came::Misread => Verdict::NotJudged,
    }
}

fn said(text: &str, says: char, came: Came) -> String {
    let makes = || mrz::check_digit(text).unwrap_or_default();
    match came {
        Came::Right => format!("{text} makes {says}, which stands there"),
        Came::Wrong => format!("{says} stands there; {text} makes {}", makes()),
        Came::Misread => format!("{says} was read; {text} makes {}: one misread character would explain it", makes()),
    }
}

/// The digit over several fields, and whether it tells the same as theirs.
fn composite(reading: &mut Reading<'_>, digit: Cells, fields: &[Came]) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let mut whole = String::with_capacity(64);
    layout.composite.iter().for_each(|cells| whole.push_str(zone.raw(*cells)));
    let says = zone.raw(digit).chars().next().unwrap_or('<');
    let makes = mrz::check_digit(&whole).unwrap_or_default();
    let fits = says.to_digit(10) == Some(makes);
    let misread = !fits && reading.capture == Capture::Picture;
    let came = if fits {
        Came::Right
    } else if misread {
        Came::Misread
    } else {
        Came::Wrong
    };
    let mut on = layout.composite.to_vec();
    on.push(digit);
    let guessed = on.iter().any(|cells| zone.is_repaired(*cells));
    let judged = if guessed { Verdict::NotJudged } else { verdict(came) };
    let seen = if fits {
        format!("over all: {makes} is made, which stands there")
    } else {
        format!("over all: {says} stands there, and {makes} is made of {whole}")
    };
    reading.judgement.rule(&rules::CHECK_DIGIT, judged, seen);
    let wrong = fields.iter().filter(|came| **came == Came::Wrong).count();
    let (together, seen) = match (fits, wrong) {
        (true, 0) => (Verdict::Holds, "all agree".to_owned()),
        (true, _) => (
            Verdict::Refuted,
            format!("the digit over all is right, and {wrong} of its fields' digits wrong: one slip would break both"),
        ),
        (false, 0) => {
            (Verdict::Unusual, "the digits of all fields are right, and the one over all is wrong".to_owned())
        }
        (false, _) => return,
    };
    let judged = if guessed || came == Came::Misread { Verdict::NotJudged } else { together };
    reading.judgement.rule(&rules::TOGETHER, judged, seen);
}
