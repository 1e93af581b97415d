//! Whom a signed file is about: the name that is claimed, where it stands in what was signed, and somebody else signed it.

use lopdf::Document;
use vetwork_canon::name::{Comparison, NameRelation};
use vetwork_canon::text::fold;

use super::rules;
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::pdf;

/// Parts of a name that one needs at least: a single word stands in many texts.
const FEWEST_PARTS: usize = 2;

/// Looks for a name in the version that was signed.
pub(super) fn judge(signed: &Document, size: usize, claimed: &str, judgement: &mut Judgement) {
    let (verdict, seen) = if is_signer(judgement, claimed) {
        (Verdict::NotJudged, "whoever signed it bears the name that is claimed: nobody else says so")
    } else if stands_in(&pdf::shown(signed, size), claimed) {
        (Verdict::Holds, "the name that is claimed stands in it")
    } else {
        (Verdict::NotJudged, "the name that is claimed was not found in its text; a picture of text has none")
    };
    judgement.rule_on(FieldName::Name, &rules::NAME, verdict, seen);
    if verdict == Verdict::Holds {
        let by = judgement.fields.iter().find(|field| field.name == FieldName::SignedBy);
        let signed = by.is_some_and(|by| by.signed) && judgement.verdict() == Verdict::Proven;
        judgement.fields.push(Field { name: FieldName::Name, text: claimed.to_owned(), signed });
    }
}

/// Did the holder sign it? A certificate names its owner in parts: country, organisation, name.
fn is_signer(judgement: &Judgement, claimed: &str) -> bool {
    let is_own =
        |part: &str| matches!(Comparison::of(claimed, part).relation, NameRelation::Same | NameRelation::Variant);
    judgement.field(FieldName::SignedBy).is_some_and(|signer| signer.split(", ").any(is_own))
}

/// Do all parts of a name stand side by side in a text, in any order and spelling of capitals and accents?
fn stands_in(text: &str, name: &str) -> bool {
    let (text, name) = (fold(text), fold(name));
    let words = |text| str::split(text, |c: char| !c.is_alphanumeric()).filter(|word: &&str| !word.is_empty());
    let mut wanted: Vec<&str> = words(&name).collect();
    wanted.sort_unstable();
    let all: Vec<&str> = words(&text).collect();
    wanted.len() >= FEWEST_PARTS
        && all.windows(wanted.len()).any(|found| {
            let mut found = found.to_vec();
            found.sort_unstable();
            found == wanted
        })
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn names_in_a_text() {
        let check = |text, name, expected| assert_eq!(stands_in(text, name), expected, "{name} in {text}");
        check("Master of Science: Dana Kessler", "Dana Kessler", true);
        check("KESSLER, DANA\n12 May 1990", "Dana Kessler", true);
        check("Awarded to Zoé Müller-Weiß", "Zoe Müller-Weiß", true);
        check("Dana M. Kessler", "Dana Kessler", false);
        check("Dana Hale and Robert Kessler", "Dana Kessler", false);
        check("Danak Essler", "Dana Kessler", false);
        check("Dana", "Dana", false);
        check("", "", false);
    }
}
