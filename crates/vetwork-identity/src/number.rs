//! National and tax numbers of more than ninety countries, and those of banks: structure, check digits, and what a number
//! says of its bearer against what they say themselves.
//!
//! The library holds dates in some numbers (Belgium, Bosnia, Cuba, Czechia, Denmark, Finland, Latvia, Norway, Poland,
//! Singapore, Slovakia, Sweden) against the system's clock, and cannot be told another day. Dates that have not come on the
//! day asked about are judged here; only a clock that is behind that day can still change an answer, from *holds* to *unusual*.

mod bank;
mod carried;
mod exceptions;
mod person;
mod rules;
mod scheme;
mod social_security;
mod spelling;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use stdnum::ErrorKind;

use crate::inspect::Question;
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::trace::{Trace, TraceKind};

pub(crate) use carried::Carried;
pub(crate) use rules::RULES;
use scheme::Scheme;

/// Longer texts are no numbers; none of the schemes has more than thirty-four characters.
const LONGEST: usize = 64;

/// Judges a number by its scheme: an id such as `pl/pesel`, or a name such as `SSN`, `NINO` or `Steuer-ID`.
///
/// Without a scheme, or with one that several countries use, it tells whose the number could be, which is no verdict.
#[must_use]
pub fn judge(scheme: &str, number: &str, question: &Question) -> Judgement {
    if number.chars().count() > LONGEST || scheme.chars().count() > LONGEST {
        let mut judgement = Judgement::of("number");
        let seen = format!("more than {LONGEST} characters");
        judgement.rule(&rules::SCHEME, Verdict::NotJudged, seen);
        return judgement;
    }
    match scheme::resolve(scheme) {
        Scheme::Known(id) => judge_national(&id, number, question),
        Scheme::SocialSecurity => social_security::judge(number, question),
        Scheme::Bank(kind) => bank::judge(kind, number),
        Scheme::Several(ids) => unsettled(scheme, number, &ids),
        Scheme::Unknown => unsettled(scheme, number, &scheme::all()),
    }
}

/// What a number carries by a scheme's rules; none when it is no number of the scheme.
pub(crate) fn carried(scheme: &str, number: &str) -> Option<Carried> {
    if number.chars().count() > LONGEST {
        return None;
    }
    let valid = stdnum::find(scheme)?.validate(&spelling::for_library(scheme, number)).ok()?;
    // The separator tells the century in some, and the library may drop it.
    carried::read(scheme, number).or_else(|| carried::read(scheme, &valid.compact))
}

/// Names of the schemes that can be asked about, and how many countries they are of.
#[must_use]
pub fn schemes() -> Vec<String> {
    scheme::all()
}

/// A scheme that several countries have, or none: which would take the number, as information.
fn unsettled(scheme: &str, number: &str, ids: &[String]) -> Judgement {
    let mut judgement = Judgement::of("number of an unknown kind");
    judgement.fields.push(Field::printed(FieldName::PersonalNumber, number));
    let takes =
        |id: &&String| stdnum::find(id).is_some_and(|known| known.validate(&spelling::for_library(id, number)).is_ok());
    let taking: Vec<&str> = ids.iter().filter(takes).map(String::as_str).collect();
    let asked = if scheme.trim().is_empty() {
        "no scheme was named".to_owned()
    } else {
        format!("{scheme} names no one scheme")
    };
    let seen = if taking.is_empty() {
        format!("{asked}; none of {} schemes would take the number", ids.len())
    } else {
        format!("{asked}; by form and digits it could be {}", taking.join(", "))
    };
    judgement.rule(&rules::SCHEME, Verdict::NotJudged, seen);
    judgement
}

fn judge_national(id: &str, number: &str, question: &Question) -> Judgement {
    let Some(known) = stdnum::find(id) else { return unsettled(id, number, &[]) };
    let mut judgement = Judgement::of(format!("{} ({id})", known.name()));
    // The library says that it never panics; should it, this number is not judged, and no other suffers.
    let answer = catch_unwind(AssertUnwindSafe(|| known.validate(&spelling::for_library(id, number))));
    let Ok(answer) = answer else {
        judgement.rule(&rules::STRUCTURE, Verdict::NotJudged, "the library broke off");
        return judgement;
    };
    let compact = answer.as_ref().map_or_else(|_| number.trim().to_owned(), |valid| valid.compact.clone());
    judgement.fields.push(Field::printed(FieldName::PersonalNumber, compact.as_str()));
    let carried = carried::read(id, number).or_else(|| carried::read(id, &compact));
    let is_to_come = carried.and_then(|carried| carried.birth).is_some_and(|birth| birth.is_to_come(question.today));
    let genuine = match answer {
        // Whether the library takes such a date depends on when it is asked.
        Ok(_) if is_to_come => {
            judgement.rule(&rules::STRUCTURE, Verdict::Unusual, words(ErrorKind::InvalidComponent));
            true
        }
        Ok(_) => {
            match exceptions::doubt(id, &compact) {
                Some(why) => judgement.rule(&rules::STRUCTURE, Verdict::Unusual, why),
                None => judgement.rule(&rules::STRUCTURE, Verdict::Holds, "as numbers of this scheme are made"),
            }
            true
        }
        Err(error) => {
            let (verdict, seen) = refused(id, number, error.kind(), carried);
            judgement.rule(&rules::STRUCTURE, verdict, seen);
            verdict != Verdict::Refuted
        }
    };
    if genuine && let Some(carried) = carried {
        person::judge(&mut judgement, carried, question);
    }
    let holds = judgement.rulings.first().is_some_and(|ruling| ruling.verdict == Verdict::Holds);
    if holds && scheme::is_of_people(id) {
        let value = format!("{id} {}", vetwork_canon::national_id::canonical(&compact));
        judgement.traces.push(Trace { kind: TraceKind::NationalNumber, value });
    }
    judgement
}

/// Why the library refuses a number, and how much that weighs.
fn refused(id: &str, number: &str, kind: ErrorKind, carried: Option<Carried>) -> (Verdict, String) {
    if let Some((verdict, why)) = exceptions::find(id, number, kind) {
        return (verdict, format!("{}; {why}", words(kind)));
    }
    let no_such_day = carried.and_then(|carried| carried.birth).filter(|birth| !birth.exists());
    match (kind, no_such_day) {
        (ErrorKind::InvalidComponent, Some(birth)) => {
            (Verdict::Refuted, format!("the birth date in it, {}, is no day of the calendar", birth.words()))
        }
        // Tables of places and offices grow; that a part is not in ours proves nothing.
        (ErrorKind::InvalidComponent, None) => (Verdict::Unusual, words(kind).to_owned()),
        (ErrorKind::InvalidChecksum | ErrorKind::InvalidFormat | ErrorKind::InvalidLength, _) => {
            (Verdict::Refuted, words(kind).to_owned())
        }
    }
}

fn words(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidFormat => "its letters and digits are not in the scheme's order",
        ErrorKind::InvalidChecksum => "its check digit is not the one that the rest makes",
        ErrorKind::InvalidLength => "it has more or fewer characters than the scheme",
        ErrorKind::InvalidComponent => "a part of it stands for no date, place or group that is known",
    }
}
