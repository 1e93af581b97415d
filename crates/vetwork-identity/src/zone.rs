//! Machine-readable zones of passports, cards and visas (ICAO Doc 9303 parts 3 to 7), found in a text and judged field by
//! field. Verdicts come from what stands there; where characters had to be guessed, what rests on them is not judged.

mod claim;
mod codes;
mod dates;
mod digits;
mod find;
mod layout;
mod names;
mod period;
mod rules;
mod sample;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::inspect::{File, Judge, Question};
use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};
use crate::trace::{Trace, TraceKind};
use dates::Said;
use find::Found;
use layout::{Cells, Zone};

pub(crate) use rules::RULES;

/// How the text of a zone came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Capture {
    /// Typed, copied, or read by a machine from a chip or a scanner made for it.
    #[default]
    Text,
    /// Read from a picture by a program: single characters may be misread.
    Picture,
}

pub(crate) const JUDGE: Judge = Judge { of: "machine-readable zones", knows, judge: judge_file };

/// Does the file look like a text with a zone in it?
fn knows(bytes: &[u8]) -> bool {
    let head = head(bytes);
    // The first file of a chip holds a zone among other bytes, and has a judge of its own.
    let is_text = head.iter().all(|byte| !byte.is_ascii_control() || byte.is_ascii_whitespace());
    // A PDF is full of `<`, and is no text however plain its bytes are.
    is_text && !crate::pdf::is_pdf(bytes) && find::looks_like_a_zone(&String::from_utf8_lossy(head))
}

/// Judges every zone of a text file.
fn judge_file(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    judge(&String::from_utf8_lossy(head(file.bytes)), file.capture, question)
}

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..find::READ_AT_MOST).unwrap_or(bytes)
}

/// Judges every zone in a text, at most eight; of the text, the first 64 KiB are read. None, when nothing in it looks
/// like a zone.
#[must_use]
pub fn judge(text: &str, capture: Capture, question: &Question) -> Vec<Judgement> {
    let text = text.get(..text.floor_char_boundary(find::READ_AT_MOST)).unwrap_or(text);
    let Found { zones, strays } = find::find(text);
    if !strays.is_empty() {
        return vec![unreadable(&strays)];
    }
    zones.iter().map(|zone| judge_zone(zone, capture, question)).collect()
}

/// Lines that look like a zone and make none.
fn unreadable(lengths: &[usize]) -> Judgement {
    let mut judgement = Judgement::of("machine-readable zone that is not whole");
    let lengths: Vec<String> = lengths.iter().take(6).map(ToString::to_string).collect();
    let seen = format!(
        "lines of {} characters; a zone has two of 44, two of 36 or three of 30, in A-Z, 0-9 and <",
        lengths.join(", ")
    );
    judgement.rule(&rules::FORM, Verdict::Unusual, seen);
    judgement
}

fn judge_zone(zone: &Zone, capture: Capture, question: &Question) -> Judgement {
    let mut judgement = Judgement::of(zone.layout().title);
    // As many as most zones have.
    judgement.rulings.reserve(32);
    judgement.fields.reserve(12);
    let (birth, expiry) = (dates::birth(zone, question.today), dates::expiry(zone, question.today));
    let mut reading = Reading { zone, capture, question, birth, expiry, today: question.today.to_string(), judgement };
    reading.fields();
    reading.form();
    codes::judge(&mut reading);
    digits::judge(&mut reading);
    dates::judge(&mut reading);
    names::judge(&mut reading);
    sample::judge(&mut reading);
    claim::judge(&mut reading);
    reading.traces();
    reading.judgement
}

/// One zone while it is judged.
struct Reading<'a> {
    zone: &'a Zone,
    capture: Capture,
    question: &'a Question,
    birth: Said,
    expiry: Said,
    /// The day asked about, in words.
    today: String,
    judgement: Judgement,
}

impl Reading<'_> {
    /// Rules on a field, unless it rests on characters that were guessed.
    fn rule(&mut self, field: FieldName, on: &[Cells], rule: &'static Rule, verdict: Verdict, seen: String) {
        let guessed = on.iter().any(|cells| self.zone.is_repaired(*cells));
        let (verdict, seen) = if guessed {
            (Verdict::NotJudged, format!("{seen}; characters of it were guessed"))
        } else {
            (verdict, seen)
        };
        self.judgement.rule_on(field, rule, verdict, seen);
    }

    fn fields(&mut self) {
        let (zone, layout) = (self.zone, self.zone.layout());
        let (surname, given) = names::split(zone.raw(layout.names));
        let mut note = |name, text: String| {
            if !text.is_empty() {
                self.judgement.fields.push(Field::printed(name, text));
            }
        };
        note(FieldName::DocumentCode, zone.text(layout.code).to_owned());
        note(FieldName::Issuer, zone.text(layout.issuer).to_owned());
        note(FieldName::DocumentNumber, digits::number(zone));
        note(FieldName::Surname, surname);
        note(FieldName::GivenNames, given);
        note(FieldName::Nationality, zone.text(layout.nationality).to_owned());
        note(FieldName::BirthDate, dates::words(zone.raw(layout.birth), self.birth));
        note(FieldName::Sex, zone.text(layout.sex).to_owned());
        note(FieldName::ExpiryDate, dates::words(zone.raw(layout.expiry), self.expiry));
        let optional =
            if layout.optional_digit.is_some() { FieldName::PersonalNumber } else { FieldName::OptionalData };
        note(optional, zone.text(layout.optional).to_owned());
        if let Some(more) = layout.optional_more {
            note(FieldName::OptionalData, zone.text(more).to_owned());
        }
    }

    fn form(&mut self) {
        let layout = self.zone.layout();
        let seen = format!("{} lines of {} characters", layout.lines, layout.width);
        self.judgement.rule(&rules::FORM, Verdict::Holds, seen);
        match (self.zone.any_repaired(), self.capture) {
            (true, _) => {
                let guessed: u32 = self.zone.repaired.iter().map(|line| line.count_ones()).sum();
                let seen = format!("{guessed} characters were not read as they stand here");
                self.judgement.rule(&rules::READ, Verdict::Unusual, seen);
            }
            (false, Capture::Picture) => {
                let seen = "read from a picture: a misread character is possible";
                self.judgement.rule(&rules::READ, Verdict::NotJudged, seen);
            }
            (false, Capture::Text) => {}
        }
    }

    /// Issuer and number, when neither was guessed and the number is not a published sample.
    fn traces(&mut self) {
        let (zone, layout) = (self.zone, self.zone.layout());
        let number = digits::number(zone);
        let guessed = zone.is_repaired(layout.number) || zone.is_repaired(layout.issuer);
        // A visa's number may be that of the passport; either way one person has it.
        if !guessed && number.len() >= 5 && !sample::is_sample(zone.text(layout.issuer), &number) {
            let value = format!("{} {number}", zone.text(layout.issuer));
            self.judgement.traces.push(Trace { kind: TraceKind::DocumentNumber, value });
        }
    }
}
