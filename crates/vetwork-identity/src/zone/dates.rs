//! Dates of a zone: six digits, two of them for the year. The century is inferred, and said.

use jiff::civil::Date;

use super::layout::Zone;
use super::{Reading, period, rules};
use crate::birth::{Birth, Year};
use crate::judgement::{FieldName, Verdict};

/// What six cells say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Day(Date),
    /// Some parts are fillers: the issuer does not know them.
    Unknown,
    /// Six digits that name no day.
    NoDay,
    /// Neither digits nor fillers.
    NoDate,
}

/// The birth date: the latest day with these digits that is not to come.
pub(super) fn birth(zone: &Zone, today: Date) -> Said {
    read(zone.raw(zone.layout().birth), |birth| birth.latest(today))
}

/// The last day: in the thirty years before today or the seventy after.
pub(super) fn expiry(zone: &Zone, today: Date) -> Said {
    // The latest day that is not after 70 years from now; the day of the year does not matter.
    let horizon = Date::new(today.year().saturating_add(70).min(9999), today.month(), 28).unwrap_or(today);
    read(zone.raw(zone.layout().expiry), |birth| birth.latest(horizon))
}

fn read(raw: &str, date: impl Fn(Birth) -> Option<Date>) -> Said {
    if raw.bytes().any(|byte| byte.is_ascii_uppercase()) || raw.len() != 6 {
        return Said::NoDate;
    }
    let two = |from: usize| raw.get(from..from + 2).and_then(|text| text.parse::<i8>().ok());
    let (Some(year), Some(month), Some(day)) = (two(0), two(2), two(4)) else { return Said::Unknown };
    let birth = Birth { year: Year::OfCentury(year.into()), month: Some(month), day: Some(day) };
    date(birth).map_or(Said::NoDay, Said::Day)
}

/// For people: `1974-08-12`, or what stands there.
pub(super) fn words(raw: &str, said: Said) -> String {
    match said {
        Said::Day(day) => day.to_string(),
        Said::Unknown => format!("{raw} (not all of it is stated)"),
        Said::NoDay | Said::NoDate => raw.to_owned(),
    }
}

pub(super) fn judge(reading: &mut Reading<'_>) {
    let (layout, birth, expiry) = (reading.zone.layout(), reading.birth, reading.expiry);
    exists(reading, FieldName::BirthDate, layout.birth, birth);
    exists(reading, FieldName::ExpiryDate, layout.expiry, expiry);
    if let Said::Day(birth) = birth {
        age(reading, birth, expiry);
    }
    if let Said::Day(expiry) = expiry {
        in_date(reading, expiry);
        period::judge(reading, birth, expiry);
    }
}

fn exists(reading: &mut Reading<'_>, field: FieldName, cells: super::layout::Cells, said: Said) {
    let raw = reading.zone.raw(cells);
    let (verdict, seen) = match said {
        Said::Day(day) => (Verdict::Holds, format!("{raw}, read as {day}")),
        // Only a birth date may be unknown; a card that never expires has this too.
        Said::Unknown if field == FieldName::BirthDate => {
            (Verdict::Holds, format!("{raw}: partly or wholly not stated"))
        }
        Said::Unknown => (Verdict::Unusual, format!("{raw}: no last day is stated")),
        Said::NoDay => (Verdict::Refuted, format!("{raw} is no day of the calendar")),
        Said::NoDate => (Verdict::Refuted, format!("{raw} has letters where a date should be")),
    };
    reading.rule(field, &[cells], &rules::DATE, verdict, seen);
}

fn age(reading: &mut Reading<'_>, birth: Date, expiry: Said) {
    let (layout, today) = (reading.zone.layout(), &reading.today);
    let age = years_between(birth, reading.question.today);
    let (verdict, seen) = match expiry {
        Said::Day(expiry) if expiry <= birth => {
            (Verdict::Unusual, format!("born {birth}, and valid until {expiry}, before the birth"))
        }
        _ if age >= 90 => (Verdict::Unusual, format!("{age} years old on {today}, or born in another century")),
        _ if age < 15 => (Verdict::Unusual, format!("{age} years old on {today}")),
        _ => (Verdict::Holds, format!("{age} years old on {today}")),
    };
    reading.rule(FieldName::BirthDate, &[layout.birth], &rules::AGE, verdict, seen);
}

fn in_date(reading: &mut Reading<'_>, expiry: Date) {
    let (layout, today) = (reading.zone.layout(), &reading.today);
    let (verdict, seen) = if expiry < reading.question.today {
        (Verdict::Unusual, format!("expired on {expiry}; asked about {today}"))
    } else {
        (Verdict::Holds, format!("valid until {expiry}; asked about {today}"))
    };
    reading.rule(FieldName::ExpiryDate, &[layout.expiry], &rules::IN_DATE, verdict, seen);
}

/// Full years from one day to another; nought when it is before.
pub(super) fn years_between(from: Date, to: Date) -> i16 {
    let before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    (to.year() - from.year() - i16::from(before_birthday)).max(0)
}
