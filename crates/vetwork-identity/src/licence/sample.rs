//! Numbers and names of published samples, which are nobody's.

use std::borrow::Cow;

use super::card::Card;
use crate::judgement::{FieldName, Judgement, Rule, Verdict};

pub(super) static SAMPLE: Rule = Rule {
    id: "licence-published-sample",
    asks: "Is it a sample that the standard or an issuer has published?",
    holding: "It is none of the samples that are known here. There are more than we know.",
    broken: "It is a published sample, or bears the name that samples bear. A sample is nobody's document. A few people do have such a name: without the number it is a question only.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.13; specimens that issuers show to the public (general knowledge)",
};

/// Issuer, number, family name, and where it was published.
static SAMPLES: &[(&str, &str, &str, &str)] = &[
    ("VA", "T64235789", "SAMPLE", "the example of the AAMVA standard (D.13)"),
    ("CA", "I1234568", "CARDHOLDER", "California's specimen"),
    ("CA", "I1234562", "CARDHOLDER", "California's specimen"),
    ("FL", "S514172809210", "SAMPLE", "Florida's specimen"),
    ("NY", "012345678", "MOTORIST", "New York's specimen"),
    ("PA", "99999999", "SAMPLE", "Pennsylvania's specimen"),
    ("WA", "WDLABCD456DG", "SAMPLE", "Washington's specimen"),
];

/// Family names on specimens.
const NAMES: [&str; 6] = ["SAMPLE", "SPECIMEN", "CARDHOLDER", "MOTORIST", "EXEMPLE", "SPÉCIMEN"];

/// The published sample that has this card's issuer and number.
fn known(card: &Card<'_>) -> Option<&'static (&'static str, &'static str, &'static str, &'static str)> {
    let issuer = card.issuer?;
    SAMPLES.iter().find(|(place, sample, ..)| *place == issuer.code && *sample == card.compact_number)
}

fn upper(name: &str) -> Cow<'_, str> {
    let is_upper = name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_lowercase());
    if is_upper { Cow::Borrowed(name) } else { Cow::Owned(name.to_uppercase()) }
}

/// Does the card bear the number of a published sample?
pub(super) fn is_published(card: &Card<'_>) -> bool {
    known(card).is_some()
}

pub(super) fn judge(card: &Card<'_>, judgement: &mut Judgement) {
    let number = card.compact_number.as_ref();
    let surname = card.surname().map(upper).unwrap_or_default();
    let one_character = number.len() >= 6 && number.bytes().all(|byte| number.as_bytes().first() == Some(&byte));
    let (verdict, seen): (_, Cow<'static, str>) = match known(card) {
        Some((.., name, published)) if *name == surname => {
            (Verdict::Refuted, format!("{number}, {surname}: {published}").into())
        }
        Some((.., published)) => (Verdict::Unusual, format!("{number} is the number of {published}").into()),
        None if NAMES.contains(&surname.as_ref()) => {
            (Verdict::Unusual, format!("{surname} is the name on published samples").into())
        }
        None if one_character => {
            (Verdict::Unusual, format!("{number}: one character throughout, as on samples").into())
        }
        None => (Verdict::Holds, "none that is known here".into()),
    };
    judgement.rule_on(FieldName::DocumentNumber, &SAMPLE, verdict, seen);
}
