//! Who issued the card: by its number, by the country it names, and by the state of the address.

use super::card::Card;
use super::issuer::{self, Country};
use super::several::words;
use crate::judgement::{FieldName, Judgement, Rule, Verdict};

pub(super) static ISSUER: Rule = Rule {
    id: "licence-issuer",
    asks: "Does the issuer's number belong to a state or province?",
    holding: "It is the number of that issuer. The list is public: whoever makes a barcode can write it.",
    broken: "No issuer has this number. Numbers are handed out in two blocks: one outside of them was made up, one inside may be newer than our list.",
    source: "AAMVA, Issuer identification numbers; AAMVA DL/ID Card Design Standard (2020), Annex D.12.3, table D.1, field 6",
};

pub(super) static COUNTRY: Rule = Rule {
    id: "licence-country",
    asks: "Is the country that the card names that of its issuer?",
    holding: "Number and country agree. It proves nothing of who made them.",
    broken: "The card names another country than its issuer's, or none that has such cards: no issuer writes that.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3, element DCG",
};

pub(super) static STATE: Rule = Rule {
    id: "licence-address-state",
    asks: "Is the address in the state or province that issued the card?",
    holding: "The holder's address is where the card was issued, as most are.",
    broken: "The address is in another state than the issuer. Soldiers, students and people with a postal address elsewhere have such cards; so has a template of one state filled in for another.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3, element DAJ: the state of the holder's address",
};

pub(super) fn judge(card: &Card<'_>, judgement: &mut Judgement) {
    let (verdict, seen) = match (card.payload.issuer, card.issuer) {
        (None, _) => (Verdict::NotJudged, "the header names none".to_owned()),
        (Some(number), Some(issuer)) => (Verdict::Holds, words(format_args!("{number:06}, {}", issuer.name))),
        (Some(number), None) if issuer::is_in_a_block(number) => {
            (Verdict::Unusual, words(format_args!("{number:06}: not in our list, though such numbers are handed out")))
        }
        (Some(number), None) => (
            Verdict::Refuted,
            words(format_args!("{number:06}: such numbers are not handed out to issuers of licences")),
        ),
    };
    judgement.rule_on(FieldName::Issuer, &ISSUER, verdict, seen);
    country(card, judgement);
    state(card, judgement);
}

fn country(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(stated) = card.text(b"DCG") else {
        return;
    };
    let (verdict, seen) = match card.issuer.map(|issuer| issuer.country) {
        Some(country) if stated == country.code() => (Verdict::Holds, stated.to_owned()),
        Some(country) if stated == country.short() => {
            (Verdict::Unusual, words(format_args!("{stated}, for {}", country.code())))
        }
        Some(country) => (Verdict::Refuted, words(format_args!("{stated}, but the issuer is of {}", country.code()))),
        None if [Country::UnitedStates, Country::Canada, Country::Mexico].iter().any(|one| stated == one.code()) => {
            (Verdict::NotJudged, words(format_args!("{stated}: of an unknown issuer")))
        }
        None => (Verdict::Unusual, words(format_args!("{stated}: neither USA nor CAN"))),
    };
    judgement.rule_on(FieldName::Issuer, &COUNTRY, verdict, seen);
}

fn state(card: &Card<'_>, judgement: &mut Judgement) {
    let (Some(state), Some(issuer)) = (card.text(b"DAJ"), card.issuer) else {
        return;
    };
    // The State Department's are diplomats, who live where they are posted; Quebec was PQ, Newfoundland NF.
    let also = matches!((issuer.code, state), ("", _) | ("QC", "PQ") | ("NL", "NF"));
    let verdict = if also || state == issuer.code { Verdict::Holds } else { Verdict::Unusual };
    judgement.rule_on(
        FieldName::Address,
        &STATE,
        verdict,
        ["address in ", state, ", issued by ", issuer.name].concat(),
    );
}
