//! Codes: kind of document, issuing state, nationality, mark of sex.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::layout::{Cells, Format};
use super::{Reading, rules};
use crate::judgement::{FieldName, Verdict};

pub(super) fn judge(reading: &mut Reading<'_>) {
    let layout = reading.zone.layout();
    document_code(reading);
    state(reading, FieldName::Issuer, layout.issuer);
    state(reading, FieldName::Nationality, layout.nationality);
    sex(reading);
}

fn document_code(reading: &mut Reading<'_>) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let raw = zone.raw(layout.code);
    let at = |place: usize| raw.as_bytes().get(place).copied().unwrap_or(b'<');
    let (first, second) = (at(0), at(1));
    let (verdict, seen) = if !layout.codes.contains(&first) {
        let known: Vec<String> = layout.codes.iter().map(|code| char::from(*code).to_string()).collect();
        (Verdict::Refuted, format!("{raw}: a zone of this size begins with {}", known.join(", ")))
    } else if second.is_ascii_digit() {
        (Verdict::Refuted, format!("{raw}: the second character is a letter or a filler"))
    } else if matches!(zone.format, Format::Td1 | Format::Td2) && second == b'V' {
        (Verdict::Refuted, format!("{raw}: V is not used in the second place"))
    } else if let Some(kind) = mrz::passport_type(raw).filter(|_| zone.format == Format::Td3) {
        (Verdict::Holds, format!("{raw}, {} passport", kind.name().to_lowercase()))
    } else {
        (Verdict::Holds, raw.to_owned())
    };
    reading.rule(FieldName::DocumentCode, &[layout.code], &rules::CODE, verdict, seen);
}

/// Codes that states had, and that old documents bear. (General knowledge; ISO 3166-3 has the former names.)
const FORMER: &[(&str, &str)] = &[
    ("ANT", "Netherlands Antilles"),
    ("BUR", "Burma"),
    ("BYS", "Byelorussian SSR"),
    ("CSK", "Czechoslovakia"),
    ("DDR", "German Democratic Republic"),
    ("NTZ", "Neutral Zone"),
    ("ROM", "Romania, until 2002"),
    ("SCG", "Serbia and Montenegro"),
    ("SUN", "Soviet Union"),
    ("TMP", "East Timor"),
    ("YMD", "Democratic Yemen"),
    ("YUG", "Yugoslavia"),
    ("ZAR", "Zaire"),
];

/// What a code stands for, as a nationality or an issuer.
fn state(reading: &mut Reading<'_>, field: FieldName, cells: Cells) {
    let raw = reading.zone.raw(cells);
    let code = raw.trim_end_matches('<');
    let letters = code.bytes().all(|byte| byte.is_ascii_uppercase());
    let person_only = matches!(code, "XXA" | "XXB" | "XXC" | "XXX" | "GBD" | "GBN" | "GBO" | "GBP" | "GBS");
    let former = FORMER.iter().find(|(known, _)| *known == code).map(|(_, name)| *name);
    let (verdict, seen) = if !letters {
        (Verdict::Refuted, format!("{raw}: codes of states are letters, with fillers behind them"))
    } else if code == "UTO" {
        (Verdict::Unusual, "UTO, Utopia: the state of the standard's own examples, for tests and samples".to_owned())
    } else if let Some(name) = former {
        (Verdict::Unusual, format!("{code}, {name}: no longer in use"))
    } else if let Some(name) = country(code) {
        if person_only && field == FieldName::Issuer && code.starts_with('X') {
            (Verdict::Unusual, format!("{code}, {name}: a status of the holder, not an issuer"))
        } else {
            (Verdict::Holds, format!("{code}, {name}"))
        }
    } else {
        (Verdict::Unusual, format!("{raw}: not a code of the standard"))
    };
    reading.rule(field, &[cells], &rules::STATE, verdict, seen);
}

fn sex(reading: &mut Reading<'_>) {
    let layout = reading.zone.layout();
    let raw = reading.zone.raw(layout.sex);
    let (verdict, seen) = match raw {
        "M" => (Verdict::Holds, "M, male".to_owned()),
        "F" => (Verdict::Holds, "F, female".to_owned()),
        "<" => (Verdict::Holds, "<, not stated".to_owned()),
        "X" => (Verdict::Unusual, "X: the zone should have a filler".to_owned()),
        _ => (Verdict::Refuted, format!("{raw}: neither M, F nor a filler")),
    };
    reading.rule(FieldName::Sex, &[layout.sex], &rules::SEX, verdict, seen);
}

/// The library looks its codes up one by one.
fn country(code: &str) -> Option<&'static str> {
    static SORTED: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    SORTED.get_or_init(|| mrz::codes().iter().copied().collect()).get(code).copied()
}
