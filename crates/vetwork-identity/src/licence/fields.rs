//! Codes and measures on a card: sex, colours, height, weight, shortened names, compliance, postal code.

use super::card::Card;
use super::issuer::Country;
use super::postcode;
use super::several::Several;
use crate::judgement::{FieldName, Judgement, Rule, Verdict};

pub(super) static SEX: Rule = Rule {
    id: "licence-sex-code",
    asks: "Is the sex given by a code of the standard?",
    holding: "It is a code of the standard. It proves nothing of the holder.",
    broken: "It is no code of the standard. Old cards have letters; anything else was not written by an issuer's program.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3, element DBC",
};

pub(super) static COLOURS: Rule = Rule {
    id: "licence-colours",
    asks: "Are the colours of eyes and hair codes of the standard?",
    holding: "They are codes of the standard. They prove nothing of the holder.",
    broken: "A colour is no code of the standard. Issuers have a few codes of their own; one that nobody uses was made up.",
    source: "AAMVA D20 Data Dictionary 7.0, A.9.2 and A.9.3; AAMVA DL/ID Card Design Standard (2020), elements DAY and DAZ",
};

pub(super) static MEASURES: Rule = Rule {
    id: "licence-measures",
    asks: "Are height and weight written as the standard says, and do the two ways of telling weight agree?",
    holding: "They are written as the standard says and agree. They prove nothing of the holder.",
    broken: "They are written in another way, which issuers do too; or they contradict each other, which one program that writes both from one number does not do.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5, elements DAU, DAW, DAX, DCE",
};

pub(super) static SHORTENED: Rule = Rule {
    id: "licence-shortened-names",
    asks: "Does the card say of each name whether it was shortened, and does that fit its length?",
    holding: "The codes fit the names. They prove nothing of the holder.",
    broken: "A code is none of T, N and U, which no issuer's program writes; or a name of full length is said to be whole, or a short one to be shortened, which issuers whose records are shorter do too.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3, elements DDE, DDF, DDG",
};

pub(super) static MARKS: Rule = Rule {
    id: "licence-marks",
    asks: "Are the marks for compliance, limited stay, donors and veterans codes of the standard?",
    holding: "They are codes of the standard. They prove nothing of the holder.",
    broken: "A mark is no code of the standard. No issuer's program writes it.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.2, table D.4, elements DDA, DDD, DDK, DDL; M in the editions before 2016",
};

pub(super) static POSTCODE: Rule = Rule {
    id: "licence-postal-code",
    asks: "Is the postal code one of the country, and of the state or province of the address?",
    holding: "It is a code of that place. Anybody can look one up.",
    broken: "It is written in another way, or belongs to another place than the address. Issuers write shorter ones, and clerks mistype.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, element DAK; first letters and digits as the postal services hand them out",
};

pub(super) fn judge(card: &Card<'_>, judgement: &mut Judgement) {
    sex(card, judgement);
    colours(card, judgement);
    measures(card, judgement);
    shortened(card, judgement);
    marks(card, judgement);
    postal_code(card, judgement);
}

fn sex(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(code) = card.text(b"DBC") else {
        return;
    };
    let (verdict, note) = match code {
        "1" => (Verdict::Holds, ", male"),
        "2" => (Verdict::Holds, ", female"),
        "9" | "X" => (Verdict::Holds, ", not specified"),
        "M" | "F" | "0" => (Verdict::Unusual, ", as on old cards"),
        _ if card.version() < 4 => (Verdict::Unusual, ": none of 1, 2, 9"),
        _ => (Verdict::Refuted, ": none of 1, 2, 9"),
    };
    judgement.rule_on(FieldName::Sex, &SEX, verdict, [code, note].concat());
}

const EYES: [&str; 10] = ["BLK", "BLU", "BRO", "DIC", "GRY", "GRN", "HAZ", "MAR", "PNK", "UNK"];
const HAIR: [&str; 9] = ["BAL", "BLK", "BLN", "BRO", "GRY", "RED", "SDY", "WHI", "UNK"];
/// Codes that issuers are known to write besides: brown above all.
const ALSO: [&str; 9] = ["BRN", "BLO", "HZL", "GRA", "MUL", "OTH", "XXX", "NON", "GRE"];

fn colours(card: &Card<'_>, judgement: &mut Judgement) {
    let mut several = Several::default();
    let told = [("eyes", b"DAY", &EYES[..], true), ("hair", b"DAZ", &HAIR[..], false)];
    for (words, id, codes, strict) in told {
        let Some(code) = card.text(id) else {
            continue;
        };
        let came = if codes.iter().chain(&ALSO).any(|known| known.eq_ignore_ascii_case(code)) {
            Verdict::Holds
        } else if !strict || card.version() < 4 {
            // Hair may be a word.
            let is_word =
                code.len() > 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic() || b" /".contains(&byte));
            if is_word { Verdict::Holds } else { Verdict::Unusual }
        } else {
            Verdict::Refuted
        };
        let note = if came == Verdict::Holds { "" } else { ", no code of the standard" };
        several.add(came, &[words, " ", code, note]);
    }
    if let Some((verdict, seen)) = several.told() {
        judgement.rule_on(FieldName::Colours, &COLOURS, verdict, seen);
    }
}

fn measures(card: &Card<'_>, judgement: &mut Judgement) {
    let mut several = Several::default();
    height(card, &mut several);
    weight(card, &mut several);
    if let Some((verdict, seen)) = several.told() {
        judgement.rule_on(FieldName::Measures, &MEASURES, verdict, seen);
    }
}

fn height(card: &Card<'_>, several: &mut Several) {
    let Some(raw) = card.text(b"DAU") else {
        return;
    };
    let number: Option<u32> = raw.get(..3).and_then(|number| number.parse().ok());
    let (verdict, note) = match (number, raw.get(3..)) {
        (Some(20..=107), Some(" in")) | (Some(50..=272), Some(" cm")) => (Verdict::Holds, ""),
        (Some(_), Some(" in" | " cm")) => (Verdict::Unusual, ": nobody is so tall or small"),
        // The first editions had feet with inches, as D20 has; issuers leave the unit out.
        _ if card.version() < 4 => (Verdict::Holds, ""),
        _ if is_height(raw) => (Verdict::Unusual, ""),
        _ => (Verdict::Refuted, ": neither inches nor centimetres"),
    };
    several.add(verdict, &["height ", raw, note]);
}

/// `510`, `5-10`, `5'10"`, `5' 10"`, `070`, `70 IN`, `178CM`.
fn is_height(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let units = text.trim_start_matches(|c: char| c.is_ascii_digit() || "-'\" ".contains(c));
    (1..=4).contains(&digits) && ["", "IN", "CM", "FT"].iter().any(|unit| units.trim().eq_ignore_ascii_case(unit))
}

/// The ends of the ranges of element DCE in pounds; the last is open.
const RANGES: [(u32, u32); 10] = [
    (0, 70),
    (71, 100),
    (101, 130),
    (131, 160),
    (161, 190),
    (191, 220),
    (221, 250),
    (251, 280),
    (281, 320),
    (321, 999),
];

fn weight(card: &Card<'_>, several: &mut Several) {
    let number =
        |id| card.text(id).and_then(|text| text.parse::<u32>().ok()).filter(|number| (1..=999).contains(number));
    let (pounds, kilograms) = (number(b"DAW"), number(b"DAX"));
    let range = card.text(b"DCE").and_then(|text| text.parse::<usize>().ok()).and_then(|range| RANGES.get(range));
    // A number that went through the other unit may be three pounds off.
    let in_pounds = pounds.or_else(|| kilograms.map(|kilograms| (kilograms * 22 + 5) / 10));
    if let (Some(pounds), Some(kilograms)) = (pounds, kilograms)
        && (pounds * 10).abs_diff(kilograms * 22) > 50
    {
        return several.add(Verdict::Refuted, &[&format!("{pounds} pounds, but {kilograms} kilograms")]);
    }
    let Some(pounds) = in_pounds else {
        return;
    };
    match range {
        Some((from, to)) if pounds + 3 < *from || pounds > to + 3 => {
            several.add(Verdict::Refuted, &[&format!("{pounds} pounds, but in the range of {from} to {to}")]);
        }
        _ => several.add(Verdict::Holds, &["weight ", &pounds.to_string(), " pounds"]),
    }
}

fn shortened(card: &Card<'_>, judgement: &mut Judgement) {
    let mut several = Several::default();
    for (words, code_id, name_id) in
        [("family name", b"DDE", b"DCS"), ("first name", b"DDF", b"DAC"), ("middle names", b"DDG", b"DAD")]
    {
        let Some(code) = card.text(code_id) else {
            continue;
        };
        let length = card.text(name_id).map_or(0, |name| name.chars().count());
        let (came, note) = match code {
            "N" if length >= 40 => (Verdict::Unusual, ", at full length"),
            // Records of old programs are shorter than barcodes; ten letters is the shortest on record.
            "T" if length < 10 => (Verdict::Unusual, ", and short"),
            "T" | "N" | "U" => (Verdict::Holds, ""),
            _ => (Verdict::Refuted, ", none of T, N, U"),
        };
        several.add(came, &[words, " ", code, note]);
    }
    if let Some((verdict, seen)) = several.told() {
        judgement.rule_on(FieldName::Name, &SHORTENED, verdict, seen);
    }
}

fn marks(card: &Card<'_>, judgement: &mut Judgement) {
    let early = card.version() < 9;
    let mut several = Several::default();
    for (words, id) in [("compliance", b"DDA"), ("limited duration", b"DDD"), ("donor", b"DDK"), ("veteran", b"DDL")] {
        let Some(code) = card.text(id) else {
            continue;
        };
        let came = match (id, code) {
            (b"DDA", "F" | "N") | (b"DDD" | b"DDK" | b"DDL", "1") => Verdict::Holds,
            (b"DDA", "M") if early => Verdict::Holds,
            // What is not so has no element; issuers write a nought or a letter all the same.
            (b"DDD" | b"DDK" | b"DDL", "0" | "N" | "Y") | (b"DDA", "M" | "Y") => Verdict::Unusual,
            _ => Verdict::Refuted,
        };
        // Stay, donation and service are nobody's business here: they are told only where the code is wrong.
        match came {
            Verdict::Holds => several.add_silently(came),
            _ => several.add(came, &[words, " ", code, ", no code of the standard"]),
        }
    }
    match several.told() {
        Some((Verdict::Holds, _)) => judgement.rule(&MARKS, Verdict::Holds, "codes of the standard"),
        Some((verdict, seen)) => judgement.rule(&MARKS, verdict, seen),
        None => {}
    }
}

fn postal_code(card: &Card<'_>, judgement: &mut Judgement) {
    let (Some(code), Some(state)) = (card.text(b"DAK"), card.text(b"DAJ")) else {
        return;
    };
    let (verdict, seen) = match card.country {
        Some(Country::UnitedStates) => postcode::zip(code, state),
        Some(Country::Canada) => postcode::canadian(code, state),
        Some(Country::Mexico) | None => (Verdict::NotJudged, format!("{code}: the country is not told")),
    };
    judgement.rule_on(FieldName::Address, &POSTCODE, verdict, seen);
}
