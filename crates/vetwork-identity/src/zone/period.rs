//! For how long documents are issued, as the states publish it.

use jiff::civil::Date;

use super::dates::{self, Said};
use super::layout::Format;
use super::{Reading, rules};
use crate::judgement::{FieldName, Verdict};

/// Passports that a state issues for fewer years than ten to people under an age. Who is younger today was so at issue.
struct Shorter {
    state: &'static str,
    /// Holders younger than this, in years; for everybody, more than anybody's age.
    under: i16,
    years: i16,
    basis: &'static str,
}

/// (General knowledge of published passport rules, November 2026; the rule or office is named.)
static SHORTER: &[Shorter] = &[
    Shorter { state: "AUS", under: 16, years: 5, basis: "Australian Passport Office" },
    Shorter { state: "BEL", under: 18, years: 5, basis: "Belgian Foreign Affairs" },
    Shorter { state: "BEL", under: i16::MAX, years: 7, basis: "Belgian Foreign Affairs" },
    Shorter { state: "CAN", under: 16, years: 5, basis: "Canadian Passport Order" },
    Shorter { state: "CHE", under: 18, years: 5, basis: "Swiss identity documents ordinance" },
    Shorter { state: "CHN", under: 16, years: 5, basis: "Passport Law, article 7" },
    Shorter { state: "D", under: 24, years: 6, basis: "German Passport Act, section 5" },
    Shorter { state: "ESP", under: 30, years: 5, basis: "Royal Decree 896/2003" },
    Shorter { state: "FRA", under: 18, years: 5, basis: "Decree 2005-1726" },
    Shorter { state: "GBR", under: 16, years: 5, basis: "HM Passport Office" },
    Shorter { state: "IRL", under: 18, years: 5, basis: "Passports Act 2008" },
    Shorter { state: "JPN", under: 18, years: 5, basis: "Passport Act, article 5" },
    Shorter { state: "KOR", under: 18, years: 5, basis: "Passport Act, article 5" },
    Shorter { state: "NLD", under: 18, years: 5, basis: "Dutch Passport Act" },
    Shorter { state: "USA", under: 16, years: 5, basis: "22 CFR 51.4" },
];

/// Months that a renewal carries over, and what else makes a document last a little longer.
const SLACK_YEARS: i16 = 1;
const USUAL_YEARS: i16 = 10;

pub(super) fn judge(reading: &mut Reading<'_>, birth: Said, expiry: Date) {
    let (zone, layout, today) = (reading.zone, reading.zone.layout(), reading.question.today);
    let state = zone.text(layout.issuer);
    let age = if let Said::Day(birth) = birth { dates::years_between(birth, today) } else { i16::MAX };
    let shorter = SHORTER.iter().find(|row| zone.format == Format::Td3 && row.state == state && age < row.under);
    let (years, basis) = shorter.map_or((USUAL_YEARS, "ten years are usual"), |row| (row.years, row.basis));
    let latest =
        Date::new(today.year().saturating_add(years + SLACK_YEARS).min(9999), today.month(), 28).unwrap_or(today);
    let today = &reading.today;
    let (verdict, seen) = if expiry > latest {
        (
            Verdict::Unusual,
            format!("valid until {expiry}: more than {years} years and some months from {today} ({basis})"),
        )
    } else {
        (Verdict::Holds, format!("within {years} years and some months of {today} ({basis})"))
    };
    reading.rule(FieldName::ExpiryDate, &[layout.expiry], &rules::PERIOD, verdict, seen);
}
