//! Jobs and studies: lines with a period, and the lines beside them that say where and as what.

use super::dates::{self, Period};
use super::words::{is_legal_form, names_degree, names_employer, names_institution, names_title};
use super::{EducationLine, EmploymentLine};

const ENTRIES: usize = 60;
const HEADER_CHARACTERS: usize = 90;
const STRONG: &[&str] =
    &["\t", " | ", " — ", " – ", " - ", " · ", " • ", " @ ", " at ", " bei ", " chez ", " presso ", " bij "];

/// Jobs of the lines of one section.
pub(super) fn employment(lines: &[&str]) -> Vec<EmploymentLine> {
    let entries = entries(lines, dates::period);
    entries.into_iter().filter_map(|(period, parts)| job(period, &parts)).take(ENTRIES).collect()
}

/// Studies of the lines of one section.
pub(super) fn education(lines: &[&str]) -> Vec<EducationLine> {
    let dated = |line: &str| dates::period(line).or_else(|| year_of_degree(line));
    let entries = entries(lines, dated);
    entries.into_iter().filter_map(|(period, parts)| study(period, &parts)).take(ENTRIES).collect()
}

/// A single year is the end of a study; it is kept as a period without a beginning.
fn year_of_degree(line: &str) -> Option<Period> {
    let (date, place) = dates::single(line)?;
    Some(Period { from: String::new(), to: Some(date), place })
}

fn job(period: Period, parts: &[String]) -> Option<EmploymentLine> {
    let (title, employer) = title_and_employer(parts);
    let known = title.is_some() || employer.is_some();
    known.then(|| EmploymentLine {
        employer,
        title,
        from: Some(period.from),
        current: period.to.is_none(),
        to: period.to,
    })
}

fn title_and_employer(parts: &[String]) -> (Option<String>, Option<String>) {
    let at = |index: Option<usize>| index.and_then(|index| parts.get(index)).cloned();
    let title = only(parts, |part| names_title(part) && !names_employer(part)).or_else(|| only(parts, names_title));
    let employer = only(parts, |part| names_employer(part) && !names_title(part)).or_else(|| {
        // Beside the title stands the employer, before the place.
        match title? {
            0 => (parts.len() > 1).then_some(1),
            after => Some(after - 1),
        }
    });
    (at(title), at(employer.filter(|employer| Some(*employer) != title)))
}

fn study(period: Period, parts: &[String]) -> Option<EducationLine> {
    let at = |index: Option<usize>| index.and_then(|index| parts.get(index)).cloned();
    let institution = at(only(parts, |part| names_institution(part) && !names_degree(part)));
    let degree = at(only(parts, |part| names_degree(part) && !names_institution(part)));
    let from = Some(period.from).filter(|from| !from.is_empty());
    (institution.is_some() || degree.is_some()).then_some(EducationLine { institution, degree, from, to: period.to })
}

/// The index of the only part of which this is true.
fn only(parts: &[String], is: impl Fn(&str) -> bool) -> Option<usize> {
    let mut found = parts.iter().enumerate().filter(|(_, part)| is(part)).map(|(index, _)| index);
    found.next().filter(|_| found.next().is_none())
}

/// Every dated line with the parts of its own text and of the header lines beside it.
fn entries(lines: &[&str], dated: impl Fn(&str) -> Option<Period>) -> Vec<(Period, Vec<String>)> {
    let periods: Vec<Option<Period>> = lines.iter().map(|line| dated(line).filter(|_| !is_bullet(line))).collect();
    let mut found = Vec::new();
    // Lines before this one belong to an entry already.
    let mut taken = 0;
    for (index, (line, period)) in lines.iter().zip(&periods).enumerate() {
        let Some(period) = period else { continue };
        let header = |at: Option<usize>| {
            let at = at.filter(|at| *at >= taken)?;
            let undated = periods.get(at).is_some_and(Option::is_none);
            lines.get(at).copied().filter(|line| undated && could_be_header(line))
        };
        let before = [header(index.checked_sub(1)), header(index.checked_sub(2))];
        let after = [header(Some(index + 1)), header(Some(index + 2))];
        let (parts, used_after) = gather(parts(&without(line, period)), before, after);
        taken = index + 1 + used_after;
        found.push((period.clone(), parts));
    }
    found
}

/// The parts of a dated line, completed by its neighbours, nearest first; and how many of those after it were used.
fn gather(own: Vec<String>, before: [Option<&str>; 2], after: [Option<&str>; 2]) -> (Vec<String>, usize) {
    let of = |line: Option<&str>| line.map(parts).unwrap_or_default();
    match own.as_slice() {
        [] => match (before, after) {
            ([Some(nearest), further], _) if parts(nearest).len() > 1 || further.is_none() => (parts(nearest), 0),
            ([Some(nearest), further], _) => ([of(further), parts(nearest)].concat(), 0),
            (_, [Some(nearest), _]) if parts(nearest).len() > 1 => (parts(nearest), 1),
            (_, [Some(nearest), further]) => {
                ([parts(nearest), of(further)].concat(), 1 + usize::from(further.is_some()))
            }
            _ => (own, 0),
        },
        [only] => match (before[0], after[0]) {
            (Some(above), None) => ([parts(above), own].concat(), 0),
            (None, Some(below)) => ([own, parts(below)].concat(), 1),
            (Some(above), Some(below)) => match (completes(only, above), completes(only, below)) {
                (true, false) => ([parts(above), own].concat(), 0),
                (false, true) => ([own, parts(below)].concat(), 1),
                _ => (own, 0),
            },
            (None, None) => (own, 0),
        },
        _ => (own, 0),
    }
}

/// A neighbour names what the line itself does not.
fn completes(own: &str, neighbour: &str) -> bool {
    let kinds = [names_title, names_employer, names_institution, names_degree];
    kinds.iter().any(|names| !names(own) && names(neighbour))
}

fn without(line: &str, period: &Period) -> String {
    let before = line.get(..period.place.start).unwrap_or_default();
    let after = line.get(period.place.end..).unwrap_or_default();
    let tidy = |text: &str| text.trim_matches(|c: char| c.is_whitespace() || "|,;:()[]–—-·•".contains(c)).to_owned();
    let (before, after) = (tidy(before), tidy(after));
    if before.is_empty() || after.is_empty() { before + &after } else { format!("{before} | {after}") }
}

/// What strong marks part, or else commas; a legal form stays with its company.
fn parts(text: &str) -> Vec<String> {
    let strong = STRONG.iter().fold(text.to_owned(), |text, mark| text.replace(mark, "\n"));
    let mut parts: Vec<String> = Vec::new();
    let marks: &[char] = if strong.contains('\n') { &['\n'] } else { &[','] };
    for part in strong.split(marks).map(str::trim).filter(|part| part.chars().any(char::is_alphabetic)) {
        match parts.last_mut() {
            Some(last) if is_legal_form(part) => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

fn is_bullet(line: &str) -> bool {
    let mut characters = line.chars();
    let marked = characters.next().is_some_and(|first| "•▪◦‣●○*-–➢✓".contains(first));
    marked && characters.next().is_some_and(char::is_whitespace)
}

/// A short line written like a title: capitals, or a word that gives it away, and no end of a sentence.
fn could_be_header(line: &str) -> bool {
    let legal_form = line.rsplit([' ', ',']).next().is_some_and(is_legal_form);
    let ends_well = !line.ends_with(['.', ';', ':']) || legal_form;
    let begins_small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let capitals = !line.split_whitespace().any(|word| begins_small(word) && word.chars().count() > 3);
    let named = names_title(line) || names_institution(line) || names_degree(line);
    let short = !line.is_empty() && line.chars().count() <= HEADER_CHARACTERS;
    short && ends_well && !begins_small(line) && (capitals || named) && !is_bullet(line)
}
