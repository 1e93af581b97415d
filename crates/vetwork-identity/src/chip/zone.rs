//! The zone on the chip: its fields, and whether it is the printed one.

use jiff::civil::Date;

use super::rules;
use crate::inspect::Question;
use crate::judgement::{Judgement, Verdict};
use crate::zone::Capture;

/// The zone of data group 1.
pub(super) struct Zone<'a> {
    /// Its lines, one after the other.
    pub(super) text: &'a str,
}

impl<'a> Zone<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text }
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
        date(self.cells(8, 14, 21, 27)?)
    }

    /// The six digits of the date of birth.
    pub(super) fn birth(&self) -> Option<&str> {
        self.cells(0, 6, 13, 19)
    }

    /// Its lines, each on one: three of 30, or two.
    fn lines(&self) -> String {
        let width = if self.text.len() == 90 { 30 } else { (self.text.len() / 2).max(1) };
        let letters: Vec<char> = self.text.chars().collect();
        letters.chunks(width).map(|line| line.iter().collect::<String>() + "\n").collect()
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
}

/// Judges the zone as any zone is judged: digits, codes, dates, the claim. `signed` says whether a state's signature bears
/// it out.
pub(super) fn judge(zone: &Zone<'_>, signed: bool, question: &Question) -> Vec<Judgement> {
    let mut judgements = crate::zone::judge(&zone.lines(), Capture::Text, question);
    for judgement in &mut judgements {
        judgement.title.push_str(", from the chip");
        judgement.fields.iter_mut().for_each(|field| field.signed = signed);
    }
    judgements
}

/// Holds the zone against the printed one.
pub(super) fn compare(zone: &Zone<'_>, printed: Option<&str>, judgement: &mut Judgement) {
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

/// The date of six digits, in this century.
fn date(digits: &str) -> Option<Date> {
    let number = |from: usize| digits.get(from..from + 2)?.parse::<i8>().ok();
    Date::new(2000 + i16::from(number(0)?), number(2)?, number(4)?).ok()
}
