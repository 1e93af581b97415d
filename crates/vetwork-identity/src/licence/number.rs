//! The document number: does it look like one of its state, and where it encodes name and birth date, like one of this
//! holder?

mod coded;

use std::borrow::Cow;

use super::card::Card;
use super::patterns;
use crate::judgement::{FieldName, Judgement, Rule, Verdict};
use coded::{Part, Reading};

pub(super) static PATTERN: Rule = Rule {
    id: "licence-number-pattern",
    asks: "Does the number look like those of the issuer?",
    holding: "It looks like a number of that issuer. Anybody can write one that does.",
    broken: "Numbers of that issuer look different, as far as is known here. Issuers change their formats: compare with a genuine card of the same year.",
    source: "National Traffic Safety Institute, driver's license formats (public table); provinces: general knowledge",
};

pub(super) static CODE: Rule = Rule {
    id: "licence-number-code",
    asks: "Does the number encode the name and birth date that the card states?",
    holding: "Number and card agree, as this issuer's numbers do. The codes are public: programs that make such cards compute them.",
    broken: "The number was given to somebody with another birth date or name than the card states. After a change of name some issuers keep the number; a birth date does not change.",
    source: "Alan De Smet, US Driver's License Numbers (Florida, Illinois, Wisconsin; Maryland, Michigan, Minnesota; New Jersey); Florida Statutes 322.14; MorganDavis/walicense (Washington); others general knowledge",
};

pub(super) fn judge(card: &Card<'_>, judgement: &mut Judgement) {
    let (Some(number), Some(issuer)) = (card.number(), card.issuer) else {
        return;
    };
    let compact = card.compact_number.as_ref();
    let (verdict, seen) = match patterns::of(issuer.code) {
        None => (Verdict::NotJudged, format!("{number}: numbers of {} are not known here", issuer.name)),
        Some(patterns) if patterns::fits(compact, patterns) => (Verdict::Holds, [number, ", ", issuer.name].concat()),
        Some(patterns) => (Verdict::Unusual, format!("{number}; {} has {}", issuer.name, patterns::words(patterns))),
    };
    judgement.rule_on(FieldName::DocumentNumber, &PATTERN, verdict, seen);
    code(card, issuer.code, compact, judgement);
}

/// A number without what is only there for the eye.
pub(super) fn compact(number: &str) -> Cow<'_, str> {
    let for_the_eye = |byte: u8| matches!(byte, b' ' | b'-' | b'.' | b'/');
    if !number.bytes().any(|byte| for_the_eye(byte) || byte.is_ascii_lowercase()) {
        return Cow::Borrowed(number);
    }
    let upper = number.to_ascii_uppercase();
    Cow::Owned(upper.split([' ', '-', '.', '/']).collect())
}

fn code(card: &Card<'_>, place: &str, number: &str, judgement: &mut Judgement) {
    let parts = match coded::read(card, place, number) {
        Reading::NotCoded => return,
        Reading::NoLonger(why) => {
            judgement.rule_on(FieldName::DocumentNumber, &CODE, Verdict::NotJudged, why);
            return;
        }
        Reading::Parts(parts) => parts,
    };
    let verdict = parts.iter().map(verdict).max().unwrap_or(Verdict::NotJudged);
    let seen: Vec<String> = parts.iter().map(words).collect();
    judgement.rule_on(FieldName::DocumentNumber, &CODE, verdict, format!("{number}: {}", seen.join("; ")));
}

fn verdict(part: &Part) -> Verdict {
    match (part.agrees, part.is_firm) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Refuted,
        (false, false) => Verdict::Unusual,
    }
}

fn words(part: &Part) -> String {
    if part.agrees {
        format!("{} fits ({})", part.of, part.number_says)
    } else {
        format!("{}: the number says {}, the card {}", part.of, part.number_says, part.card_says)
    }
}
