//! The social security number of the United States: what was never given, what was printed for everybody, what was given
//! only since June 2011, and what is a number for taxes.

use jiff::civil::{Date, date};

use super::rules;
use crate::inspect::Question;
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::trace::{Trace, TraceKind};

/// From this day numbers are given in no order, and from areas that had none before.
const RANDOMISED: Date = date(2011, 6, 25);

/// Numbers that were printed in advertising, on sample cards or in pamphlets. (Social Security Administration; the last
/// of them after Federal Trade Commission v. LifeLock.)
const PUBLISHED: &[u32] = &[
    2_281_852,
    42_103_580,
    62_360_749,
    78_051_120,
    95_073_645,
    128_036_045,
    135_016_629,
    141_186_941,
    165_167_999,
    165_187_999,
    165_207_999,
    165_227_999,
    165_247_999,
    189_092_294,
    212_097_694,
    212_099_999,
    219_099_999,
    306_302_348,
    308_125_070,
    457_555_462,
    468_288_779,
    549_241_889,
];

/// Set aside for advertising.
const FOR_ADVERTISING: std::ops::RangeInclusive<u32> = 987_654_320..=987_654_329;

pub(super) fn judge(number: &str, question: &Question) -> Judgement {
    let mut judgement = Judgement::of("social security number of the United States (us/ssn)");
    let Some(digits) = nine_digits(number) else {
        let seen = "a social security number has nine digits, with hyphens or spaces between them";
        judgement.rule(&rules::STRUCTURE, Verdict::Refuted, seen);
        return judgement;
    };
    judgement.fields.push(Field::printed(FieldName::PersonalNumber, format!("{digits:09}")));
    let (area, group, serial) = (digits / 1_000_000, digits / 10_000 % 100, digits % 10_000);
    if PUBLISHED.contains(&digits) || FOR_ADVERTISING.contains(&digits) {
        judgement.rule(&rules::PUBLISHED, Verdict::Refuted, "it is among the published numbers");
        return judgement;
    }
    judgement.rule(&rules::PUBLISHED, Verdict::Holds, format!("none of {} published numbers", PUBLISHED.len() + 10));
    if area >= 900 {
        judgement.rule(&rules::TAX_NUMBER, Verdict::Refuted, tax_number(group));
        return judgement;
    }
    judgement.rule(&rules::TAX_NUMBER, Verdict::Holds, format!("it begins with {area:03}"));
    if let Some(seen) = never_given(area, group, serial) {
        judgement.rule(&rules::STRUCTURE, Verdict::Refuted, seen);
        return judgement;
    }
    judgement.rule(
        &rules::STRUCTURE,
        Verdict::Holds,
        "area, group and serial number have been given; it has no check digit",
    );
    issued(&mut judgement, area, question);
    judgement.traces.push(Trace { kind: TraceKind::NationalNumber, value: format!("us/ssn {digits:09}") });
    judgement
}

fn nine_digits(number: &str) -> Option<u32> {
    let plain: String = number.trim().chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}'..='\u{2013}')).collect();
    (plain.len() == 9 && plain.bytes().all(|byte| byte.is_ascii_digit())).then(|| plain.parse().ok()).flatten()
}

fn never_given(area: u32, group: u32, serial: u32) -> Option<String> {
    match (area, group, serial) {
        (0 | 666, _, _) => Some(format!("area {area:03} has never been given")),
        (_, 0, _) => Some("group 00 has never been given".to_owned()),
        (_, _, 0) => Some("serial number 0000 has never been given".to_owned()),
        _ => None,
    }
}

fn tax_number(group: u32) -> String {
    let what = match group {
        93 => "the form of a number for a child in adoption (ATIN)",
        50..=65 | 70..=88 | 90..=92 | 94..=99 => "the form of a number for tax returns (ITIN)",
        _ => "a form that neither social security nor the tax office gives",
    };
    format!("it begins with 9 and has {what}")
}

/// Areas that had no number before the order was given up.
fn only_since_randomised(area: u32) -> bool {
    area > 772 || (734..=749).contains(&area)
}

fn issued(judgement: &mut Judgement, area: u32, question: &Question) {
    let (verdict, seen) = match (only_since_randomised(area), question.claim.us_work_since) {
        (false, _) => (Verdict::Holds, format!("area {area:03} was in use before {RANDOMISED} and may be since")),
        (true, None) => (
            Verdict::Holds,
            format!("area {area:03} is in use since {RANDOMISED}; no work in the United States is told of"),
        ),
        (true, Some(since)) if since >= RANDOMISED => (
            Verdict::Holds,
            format!("area {area:03} is in use since {RANDOMISED}; work in the United States is told of since {since}"),
        ),
        (true, Some(since)) => (
            Verdict::Unusual,
            format!("area {area:03} is in use since {RANDOMISED}; work in the United States is told of since {since}"),
        ),
    };
    judgement.rule_on(FieldName::PersonalNumber, &rules::ISSUED, verdict, seen);
}
