//! The zone on the chip: its fields, and whether it is the printed one.

use jiff::civil::Date;
use mrz::{MrzData, parse_td1, parse_td2, parse_td3};

use super::rules;
use crate::judgement::{Field, FieldName, Judgement, Verdict};

/// The zone of data group 1, read strictly.
pub(super) struct Zone<'a> {
    /// Its lines, one after the other.
    pub(super) text: &'a str,
    data: Option<MrzData>,
}

impl<'a> Zone<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, data: parse(text) }
    }

    /// The state that issued the document, as the zone calls it.
    pub(super) fn issuer(&self) -> Option<&str> {
        let issuer = self.text.get(2..5)?.trim_end_matches('<');
        (!issuer.is_empty()).then_some(issuer)
    }

    /// What kind of document it calls itself: `P`, `ID`.
    pub(super) fn code(&self) -> &str {
        self.text.get(..2).unwrap_or_default().trim_end_matches('<')
    }

    /// Chips came into passports in 2004, so all of them expire in this century.
    pub(super) fn expiry(&self) -> Option<Date> {
        date(self.cells(8, 14, 21, 27)?, 2000)
    }

    /// The six digits of the date of birth.
    pub(super) fn birth(&self) -> Option<&str> {
        self.cells(0, 6, 13, 19)
    }

    /// Cells of the second line: of three lines of 30, or of two.
    fn cells(&self, from_of_three: usize, to_of_three: usize, from: usize, to: usize) -> Option<&str> {
        match self.text.len() {
            90 => self.text.get(30 + from_of_three..30 + to_of_three),
            72 => self.text.get(36 + from..36 + to),
            88 => self.text.get(44 + from..44 + to),
            _ => None,
        }
    }

    /// Its fields, for people.
    pub(super) fn fields(&self, today: Date) -> Vec<Field> {
        let Some(data) = &self.data else { return Vec::new() };
        let birth = self.birth().and_then(|digits| {
            // Nobody is born after today.
            let this_century = date(digits, 2000).filter(|date| *date <= today);
            this_century.or_else(|| date(digits, 1900))
        });
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let sex = match data.sex.zone_char() {
            'F' => "female",
            'M' => "male",
            _ => "",
        };
        let fields = [
            (FieldName::DocumentCode, self.code().to_owned()),
            (FieldName::Issuer, data.issuing_country.clone()),
            (FieldName::DocumentNumber, data.full_document_number().to_owned()),
            (FieldName::Surname, data.surname.clone()),
            (FieldName::GivenNames, data.given_names.clone()),
            (FieldName::Nationality, data.nationality.clone()),
            (FieldName::BirthDate, day(birth)),
            (FieldName::Sex, sex.to_owned()),
            (FieldName::ExpiryDate, day(self.expiry())),
        ];
        fields.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| Field::printed(name, text)).collect()
    }
}

/// Judges what the zone says.
///
/// The rules of zones (digits, codes, dates, the claim) are asked of it by the judge of zones; here stand those that take
/// a chip.
pub(super) fn judge(zone: &Zone<'_>, printed: Option<&str>, today: Date, judgement: &mut Judgement) {
    match zone.expiry() {
        Some(expiry) if expiry < today => {
            let seen = format!("the document expired on {expiry}");
            judgement.rule_on(FieldName::ExpiryDate, &rules::IN_DATE, Verdict::Unusual, seen);
        }
        Some(expiry) => {
            let seen = format!("valid until {expiry}");
            judgement.rule_on(FieldName::ExpiryDate, &rules::IN_DATE, Verdict::Holds, seen);
        }
        None => {
            judgement.rule(&rules::IN_DATE, Verdict::NotJudged, "the zone names no date of expiry that can be read")
        }
    }
    match printed {
        None => judgement.rule(
            &rules::PRINTED,
            Verdict::NotJudged,
            "the printed zone was not handed in: give its lines in a text file beside the chip's files",
        ),
        Some(printed) if printed == zone.text => {
            judgement.rule(&rules::PRINTED, Verdict::Holds, "character for character");
        }
        Some(printed) => {
            let seen = format!("chip {}, printed {printed}", zone.text);
            judgement.rule(&rules::PRINTED, Verdict::Refuted, seen);
        }
    }
}

/// A printed zone in a text file: nothing but the letters of zones, in as many as a zone has.
pub(super) fn printed(bytes: &[u8]) -> Option<String> {
    const LONGEST: usize = 256;
    let text = std::str::from_utf8(bytes.get(..LONGEST.min(bytes.len()))?).ok()?;
    let zone: String = text.split_whitespace().collect();
    let is_zone = matches!(zone.len(), 72 | 88 | 90)
        && bytes.len() <= LONGEST
        && zone.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'<'));
    is_zone.then_some(zone)
}

fn parse(text: &str) -> Option<MrzData> {
    match text.len() {
        90 => parse_td1(text.get(..30)?, text.get(30..60)?, text.get(60..)?).ok(),
        72 => parse_td2(text.get(..36)?, text.get(36..)?).ok(),
        88 => parse_td3(text.get(..44)?, text.get(44..)?).ok(),
        _ => None,
    }
}

/// The date of six digits, in this century.
fn date(digits: &str, century: i16) -> Option<Date> {
    let number = |from: usize| digits.get(from..from + 2)?.parse::<i8>().ok();
    Date::new(century + i16::from(number(0)?), number(2)?, number(4)?).ok()
}
