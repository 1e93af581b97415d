//! Dates and periods in a line, in the ways that resumes write them.

mod tokens;

use std::ops::Range;

use self::tokens::{Kind, Token, is_joined, mark, number, place, tokens, word};

const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "stycznia", "styczeń", "gennaio",
        "gen", "januari", "janeiro",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "févr",
        "fév",
        "febrero",
        "lutego",
        "luty",
        "febbraio",
        "februari",
        "fevereiro",
        "fev",
    ],
    &["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "marca", "marzec", "maart", "mrt", "março"],
    &["april", "apr", "avril", "avr", "abril", "abr", "kwietnia", "kwiecień", "aprile"],
    &["may", "mai", "mayo", "maja", "maj", "maggio", "mag", "mei", "maio"],
    &["june", "jun", "juni", "juin", "junio", "czerwca", "czerwiec", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "lipca", "lipiec", "luglio", "lug", "julho"],
    &["august", "aug", "août", "aou", "agosto", "ago", "sierpnia", "sierpień", "augustus"],
    &["september", "sep", "sept", "septembre", "septiembre", "września", "wrzesień", "settembre", "set", "setembro"],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "października",
        "październik",
        "ottobre",
        "ott",
        "outubro",
        "out",
    ],
    &["november", "nov", "novembre", "noviembre", "listopada", "listopad", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "déc",
        "diciembre",
        "dic",
        "grudnia",
        "grudzień",
        "dicembre",
        "dezembro",
    ],
];
const PRESENT: &[&str] = &[
    "present",
    "current",
    "currently",
    "now",
    "today",
    "ongoing",
    "heute",
    "jetzt",
    "aktuell",
    "laufend",
    "aujourd",
    "présent",
    "actuel",
    "actualidad",
    "presente",
    "hoy",
    "actualmente",
    "obecnie",
    "teraz",
    "nadal",
    "oggi",
    "attuale",
    "heden",
    "nu",
    "atual",
    "atualmente",
    "hoje",
    "actual",
];
const UNTIL: &[&str] = &["to", "until", "till", "bis", "à", "au", "a", "al", "hasta", "do", "tot", "até", "fino"];
const SINCE: &[&str] = &["since", "seit", "depuis", "desde", "od", "dal", "sinds"];
const DASHES: &str = "-–—‒−‐‑→";
const YEARS: std::ops::RangeInclusive<u32> = 1940..=2100;

/// A period, and where in the line it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// ISO 8601, as precise as written.
    pub(super) from: String,
    /// None when it goes on.
    pub(super) to: Option<String>,
    /// Bytes of the line.
    pub(super) place: Range<usize>,
}

/// The period in a line; none when there is none or more than one.
pub(super) fn period(line: &str) -> Option<Period> {
    let tokens = tokens(line);
    let mut found = None;
    let mut at = 0;
    while at < tokens.len() {
        match period_at(&tokens, at) {
            Some(_) if found.is_some() => return None,
            Some((period, next)) => {
                found = Some(period);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The only date of a line without a period.
pub(super) fn single(line: &str) -> Option<(String, Range<usize>)> {
    let tokens = tokens(line);
    let mut found = None;
    let mut at = 0;
    while at < tokens.len() {
        match date_at(&tokens, at) {
            Some(_) if found.is_some() => return None,
            Some((date, next)) => {
                found = Some((date, place(&tokens, at, next)));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn period_at(tokens: &[Token], at: usize) -> Option<(Period, usize)> {
    let made = |from: String, to: Option<String>, next: usize| {
        let ends_first = to.as_deref().is_some_and(|to| ends_before(to, &from));
        (!ends_first).then(|| (Period { from, to, place: place(tokens, at, next) }, next))
    };
    if word(tokens, at).is_some_and(|word| SINCE.contains(&word)) {
        let (from, next) = date_at(tokens, at + 1)?;
        return made(from, None, next);
    }
    // "Jan – Mar 2020": the first month takes its year from the second.
    let month_only = month(tokens, at).and_then(|first| {
        let until = until(tokens, at + 1)?;
        month(tokens, until)?;
        let (to, next) = date_at(tokens, until)?;
        Some((format!("{}-{first:02}", to.get(..4)?), to, next))
    });
    if let Some((from, to, next)) = month_only {
        return made(from, Some(to), next);
    }
    let (from, next) = date_at(tokens, at)?;
    let until = until(tokens, next)?;
    if word(tokens, until).is_some_and(|word| PRESENT.contains(&word)) {
        // "aujourd'hui"
        let tail = matches!(word(tokens, until + 2), Some("hui"));
        return made(from, None, if tail { until + 3 } else { until + 1 });
    }
    let (to, next) = date_at(tokens, until)?;
    made(from, Some(to), next)
}

/// Compares as far as both dates are precise.
fn ends_before(to: &str, from: &str) -> bool {
    let precision = to.len().min(from.len());
    to.get(..precision) < from.get(..precision)
}

/// Past the dash or word that stands between the ends of a period.
fn until(tokens: &[Token], at: usize) -> Option<usize> {
    match &tokens.get(at)?.kind {
        Kind::Mark(mark) if DASHES.contains(*mark) => Some(at + 1),
        Kind::Word(word) if UNTIL.contains(&word.as_str()) => Some(at + 1),
        // "t/m"
        Kind::Word(word) if word == "t" && mark(tokens, at + 1) == Some('/') => Some(at + 3),
        _ => None,
    }
}

/// The date that begins here, and the token after it.
fn date_at(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    if !may_begin(tokens, at) {
        return None;
    }
    let (date, next) = written_date(tokens, at).or_else(|| numeric_date(tokens, at))?;
    // Part of something longer, such as a phone number, is no date.
    let runs_on = is_joined(tokens, next - 1) && matches!(tokens.get(next)?.kind, Kind::Word(_) | Kind::Number(..));
    (!runs_on).then_some((date, next))
}

/// "March 2018", "mars de 2018", "15 March 2018", "March 15, 2018".
fn written_date(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let (day, at) = match tokens.get(at)?.kind {
        Kind::Number(day @ 1..=31, 1 | 2) if month(tokens, skip_mark(tokens, at + 1, ".")).is_some() => {
            (Some(day), skip_mark(tokens, at + 1, "."))
        }
        _ => (None, at),
    };
    let month = month(tokens, at)?;
    let mut next = skip_mark(tokens, at + 1, ".,/-");
    if matches!(word(tokens, next), Some("de" | "del" | "of")) {
        next += 1;
    }
    let american = match (day, number(tokens, next)) {
        (None, Some((day @ 1..=31, 1 | 2))) if mark(tokens, next + 1) == Some(',') => Some(day),
        _ => None,
    };
    if american.is_some() {
        next += 2;
    }
    let year = year(tokens, next)?;
    Some((iso(year, Some(month), day.or(american)), next + 1))
}

/// "2018", "2018-03", "2018-03-01", "03/2018", "01.03.2018".
fn numeric_date(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let follows = |at: usize| match (mark(tokens, at), is_joined(tokens, at.checked_sub(1)?), is_joined(tokens, at)) {
        (Some(mark @ ('-' | '/' | '.')), true, true) => {
            number(tokens, at + 1).map(|(number, digits)| (mark, number, digits))
        }
        _ => None,
    };
    let second = follows(at + 1);
    let third = second.and_then(|_| follows(at + 3));
    if let Some(year) = year(tokens, at) {
        return Some(match (second, third) {
            (Some((_, month @ 1..=12, 2)), Some((_, day @ 1..=31, 2))) => (iso(year, Some(month), Some(day)), at + 5),
            (Some((_, month @ 1..=12, 2)), None) => (iso(year, Some(month), None), at + 3),
            _ => (iso(year, None, None), at + 1),
        });
    }
    let (first, digits) = number(tokens, at)?;
    if digits > 2 {
        return None;
    }
    match (second?, third) {
        ((_, year, 4), _) if YEARS.contains(&year) && (1..=12).contains(&first) => {
            Some((iso(year, Some(first), None), at + 3))
        }
        // Only the point says that the day comes first; of the others no more than the year is sure.
        (('.', month @ 1..=12, _), Some(('.', year, 4))) if YEARS.contains(&year) && (1..=31).contains(&first) => {
            Some((iso(year, Some(month), Some(first)), at + 5))
        }
        ((_, _, 1 | 2), Some((_, year, 4))) if YEARS.contains(&year) => Some((iso(year, None, None), at + 5)),
        _ => None,
    }
}

fn iso(year: u32, month: Option<u32>, day: Option<u32>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => year.to_string(),
    }
}

/// What stands before a date does not make it part of something longer, such as a phone number.
fn may_begin(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    match tokens.get(before).map(|token| &token.kind) {
        Some(Kind::Number(..)) => false,
        Some(_) if !is_joined(tokens, before) => true,
        Some(Kind::Mark(mark)) if DASHES.contains(*mark) => {
            let number = before.checked_sub(1).and_then(|before| number(tokens, before));
            number.is_none_or(|(number, digits)| digits == 2 || digits == 4 && YEARS.contains(&number))
        }
        Some(Kind::Mark(mark)) => "([,;:|'\"•·".contains(*mark),
        _ => false,
    }
}

fn year(tokens: &[Token], at: usize) -> Option<u32> {
    number(tokens, at).filter(|(number, digits)| *digits == 4 && YEARS.contains(number)).map(|(number, _)| number)
}

fn month(tokens: &[Token], at: usize) -> Option<u32> {
    let word = word(tokens, at)?;
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

fn skip_mark(tokens: &[Token], at: usize, marks: &str) -> usize {
    if mark(tokens, at).is_some_and(|mark| marks.contains(mark)) { at + 1 } else { at }
}

#[cfg(test)]
mod tests;
