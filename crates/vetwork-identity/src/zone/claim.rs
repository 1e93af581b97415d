//! A zone against what its holder says of themselves, and against the national number inside it.

use vetwork_canon::name::{Comparison, NameRelation, ReadName};

use super::dates::Said;
use super::layout::Zone;
use super::{Reading, digits, names, rules};
use crate::birth::{Agreement, Birth, Year};
use crate::claim::Sex;
use crate::judgement::{FieldName, Verdict};
use crate::number;

pub(super) fn judge(reading: &mut Reading<'_>) {
    name(reading);
    birth_date(reading);
    sex(reading);
    document_number(reading);
    personal_number(reading);
}

fn name(reading: &mut Reading<'_>) {
    let layout = reading.zone.layout();
    let Some(claimed) = reading.question.claim.name.as_deref() else { return };
    let raw = reading.zone.raw(layout.names);
    let (surname, given) = names::split(raw);
    let printed = format!("{given} {surname}");
    let Comparison { relation, may_be_kin } = compare(printed.trim(), claimed);
    let both = format!("{surname}, {given} here; {claimed} by their own account");
    let (verdict, seen) = match relation {
        NameRelation::Same => (Verdict::Holds, format!("{both}: the same")),
        NameRelation::Variant => (Verdict::Holds, format!("{both}: the same in another form")),
        NameRelation::Different if names::may_be_cut(raw) && is_cut_from(&surname, &given, claimed) => {
            (Verdict::Holds, format!("{both}: the same, cut at the end of the field"))
        }
        NameRelation::Different if may_be_kin => {
            (Verdict::Unusual, format!("{both}: they share a part, as after a change of family name"))
        }
        NameRelation::Different => (Verdict::Unusual, format!("{both}: different")),
        NameRelation::CannotTell => (Verdict::NotJudged, format!("{both}: these cannot be compared")),
    };
    reading.rule(FieldName::Name, &[layout.names], &rules::CLAIMED_NAME, verdict, seen);
}

/// The nearest of the ways in which the claimed name may stand in a zone: as it is, or letter for letter as Doc 9303 has it.
fn compare(printed: &str, claimed: &str) -> Comparison {
    let printed = ReadName::new(printed);
    let plain = printed.compare(&ReadName::new(claimed));
    if claimed.is_ascii() || plain.relation != NameRelation::Different {
        return plain;
    }
    let spelled = mrz::transliterate(claimed, mrz::TransliterationStyle::Expanded);
    let other = printed.compare(&ReadName::new(&spelled));
    if other.relation < plain.relation { other } else { plain }
}

/// Is every word of the zone the beginning of a word of the claimed name, each of another? Some leave the fillers between
/// given names out as well.
fn is_cut_from(surname: &str, given: &str, claimed: &str) -> bool {
    let spelled = mrz::transliterate(claimed, mrz::TransliterationStyle::Expanded).to_uppercase();
    let mut words: Vec<&str> = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // Names of zones are at most 39 characters long, so this is short.
    take_beginnings(surname, &mut words)
        && (words.concat().starts_with(&given.replace(' ', "")) || take_beginnings(given, &mut words))
}

/// Takes the word that each part begins out of the words.
fn take_beginnings(parts: &str, words: &mut Vec<&str>) -> bool {
    parts.split(' ').filter(|part| !part.is_empty()).all(|part| {
        let whole = words.iter().position(|word| *word == part);
        let at = whole.or_else(|| words.iter().position(|word| word.starts_with(part)));
        at.map(|at| words.remove(at)).is_some()
    })
}

fn birth_date(reading: &mut Reading<'_>) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let Some(claimed) = reading.question.claim.birth_date else { return };
    let (verdict, seen) = match reading.birth {
        Said::Day(day) => {
            // The zone has two digits of the year; the century is inferred and not held against anybody.
            let printed = Birth { year: Year::OfCentury(day.year().rem_euclid(100)), ..Birth::full(day) };
            let both = format!("{} here; {claimed} by their own account", printed.words());
            match printed.agrees_with(claimed) {
                Agreement::Agrees => (Verdict::Holds, both),
                Agreement::Slip(how) => (Verdict::Unusual, format!("{both}: {how}")),
                Agreement::InPart | Agreement::Differs => (Verdict::Refuted, format!("{both}: different")),
            }
        }
        _ => (Verdict::NotJudged, format!("{} here names no day", zone.raw(layout.birth))),
    };
    reading.rule(FieldName::BirthDate, &[layout.birth], &rules::CLAIMED_BIRTH, verdict, seen);
}

fn marked(zone: &Zone) -> Option<Sex> {
    match zone.raw(zone.layout().sex) {
        "M" => Some(Sex::Male),
        "F" => Some(Sex::Female),
        _ => None,
    }
}

fn sex(reading: &mut Reading<'_>) {
    let layout = reading.zone.layout();
    let Some(claimed) = reading.question.claim.sex else { return };
    let (verdict, seen) = match marked(reading.zone) {
        Some(sex) if sex == claimed => (Verdict::Holds, format!("{} both", sex.words())),
        Some(sex) => (Verdict::Unusual, format!("{} here; {} by their own account", sex.words(), claimed.words())),
        None => (Verdict::Holds, "not stated here".to_owned()),
    };
    reading.rule(FieldName::Sex, &[layout.sex], &rules::CLAIMED_SEX, verdict, seen);
}

fn document_number(reading: &mut Reading<'_>) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let Some(claimed) = reading.question.claim.document_number.as_deref() else { return };
    let printed = digits::number(zone);
    // Fillers inside stand for hyphens and spaces.
    let same = vetwork_canon::national_id::canonical(claimed) == printed.replace('<', "");
    let (verdict, seen) = if same {
        (Verdict::Holds, format!("{printed} both"))
    } else {
        (Verdict::Unusual, format!("{printed} here; {claimed} by their own account"))
    };
    reading.rule(FieldName::DocumentNumber, &[layout.number], &rules::CLAIMED_NUMBER, verdict, seen);
}

/// States that print a national number in the optional data of their documents, and its scheme. A text that is no such
/// number says nothing: the field is free.
const PRINTED: &[(&str, &str)] = &[
    ("BGR", "bg/egn"),
    ("EST", "ee/ik"),
    ("LTU", "lt/asmens"),
    ("LVA", "lv/pvn"),
    ("MKD", "mk/jmbg"),
    ("MNE", "me/jmbg"),
    ("POL", "pl/pesel"),
    ("ROU", "ro/cnp"),
    ("SRB", "rs/jmbg"),
    ("SVN", "si/emso"),
    ("SWE", "se/personnummer"),
    ("ZAF", "za/idnr"),
];

fn personal_number(reading: &mut Reading<'_>) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let Some((_, scheme)) = PRINTED.iter().find(|(state, _)| *state == zone.text(layout.issuer)) else { return };
    let cells = [Some(layout.optional), layout.optional_more];
    for cells in cells.into_iter().flatten() {
        let text = zone.text(cells);
        if text.is_empty() {
            continue;
        }
        let Some(carried) = number::carried(scheme, text) else { continue };
        let Said::Day(day) = reading.birth else { continue };
        let printed = Birth::full(day);
        let same_birth = carried.birth.is_none_or(|birth| birth.agrees_with(day) == Agreement::Agrees);
        let same_sex = carried.sex.zip(marked(zone)).is_none_or(|(a, b)| a == b);
        let said = carried.birth.map_or_else(|| "no birth date".to_owned(), Birth::words);
        let said = carried.sex.map_or_else(|| said.clone(), |sex| format!("{said}, {}", sex.words()));
        let mark = marked(zone).map_or("sex not stated", Sex::words);
        let seen = format!("{text} ({scheme}) carries {said}; the zone says {}, {mark}", printed.words());
        let verdict = if same_birth && same_sex { Verdict::Holds } else { Verdict::Unusual };
        let on = [cells, layout.birth, layout.sex];
        reading.rule(FieldName::PersonalNumber, &on, &rules::PERSONAL_NUMBER, verdict, seen);
    }
}
