//! What the card says, held against what its holder says.

use vetwork_canon::address::{AddressParts, key};
use vetwork_canon::name::{Comparison, NameRelation};

use super::card::Card;
use super::number::compact;
use crate::claim::{Claim, Sex};
use crate::judgement::{FieldName, Judgement, Rule, Verdict};

pub(super) static NAME: Rule = Rule {
    id: "licence-claimed-name",
    asks: "Is it the name that the holder gives?",
    holding: "Card and holder give one name. It does not prove that the holder is the person of the card.",
    broken: "Card and holder give different names. People marry and change their names: ask for what links the two.",
    source: "comparison of what was claimed with what was observed; names by every usual spelling",
};

pub(super) static BIRTH: Rule = Rule {
    id: "licence-claimed-birth",
    asks: "Is it the birth date that the holder gives?",
    holding: "Card and holder give one birth date. It does not prove that the holder is the person of the card.",
    broken: "Card and holder give different birth dates: a slip when it is one digit, or day and month changed places; otherwise the card is another person's, or was changed.",
    source: "comparison of what was claimed with what was observed",
};

pub(super) static SEX: Rule = Rule {
    id: "licence-claimed-sex",
    asks: "Is it the sex that the holder gives?",
    holding: "Card and holder agree. It proves next to nothing.",
    broken: "Card and holder differ. Records are corrected, one after the other: this alone says nothing against anybody.",
    source: "comparison of what was claimed with what was observed",
};

pub(super) static ADDRESS: Rule = Rule {
    id: "licence-claimed-address",
    asks: "Is it the address that the holder gives?",
    holding: "Card and holder give one address. It proves nothing more.",
    broken: "Card and holder give different addresses. People move, and few have their card changed at once.",
    source: "comparison of what was claimed with what was observed; addresses by every usual spelling",
};

pub(super) static NUMBER: Rule = Rule {
    id: "licence-claimed-number",
    asks: "Is it the document number that the holder gives?",
    holding: "Card and holder give one number. It proves nothing more.",
    broken: "Card and holder give different numbers: a slip, an older card, or another document than the one named.",
    source: "comparison of what was claimed with what was observed",
};

pub(super) fn judge(card: &Card<'_>, claim: &Claim, judgement: &mut Judgement) {
    name(card, claim, judgement);
    birth(card, claim, judgement);
    sex(card, claim, judgement);
    address(card, claim, judgement);
    number(card, claim, judgement);
}

fn name(card: &Card<'_>, claim: &Claim, judgement: &mut Judgement) {
    let Some((claimed, stated)) = claim.name.as_ref().and_then(|claimed| Some((claimed, card.name()?))) else {
        return;
    };
    let comparison = Comparison::of(claimed, &stated);
    let seen = format!("card {stated}, holder {claimed}");
    let (verdict, note) = match comparison.relation {
        NameRelation::Same => (Verdict::Holds, ""),
        NameRelation::Variant => (Verdict::Holds, ", another form of one name"),
        NameRelation::Different if comparison.may_be_kin => {
            (Verdict::Unusual, ": one part agrees, as before and after a marriage")
        }
        NameRelation::Different => (Verdict::Unusual, ""),
        NameRelation::CannotTell => (Verdict::NotJudged, ": they cannot be compared"),
    };
    judgement.rule_on(FieldName::Name, &NAME, verdict, format!("{seen}{note}"));
}

fn birth(card: &Card<'_>, claim: &Claim, judgement: &mut Judgement) {
    let (Some(claimed), Some(stated)) = (claim.birth_date, card.born.date()) else {
        return;
    };
    let (own, theirs) = (stated.strftime("%Y%m%d").to_string(), claimed.strftime("%Y%m%d").to_string());
    let digits_apart = own.bytes().zip(theirs.bytes()).filter(|(own, theirs)| own != theirs).count();
    let changed_places =
        stated.year() == claimed.year() && (stated.month(), stated.day()) == (claimed.day(), claimed.month());
    let (verdict, note) = match digits_apart {
        0 => (Verdict::Holds, ""),
        1 => (Verdict::Unusual, ": one digit differs"),
        _ if changed_places => (Verdict::Unusual, ": day and month changed places"),
        _ => (Verdict::Refuted, ""),
    };
    judgement.rule_on(FieldName::BirthDate, &BIRTH, verdict, format!("card {stated}, holder {claimed}{note}"));
}

/// The sex that the card states.
pub(super) fn stated_sex(card: &Card<'_>) -> Option<Sex> {
    match card.text(b"DBC")? {
        "1" | "M" => Some(Sex::Male),
        "2" | "F" => Some(Sex::Female),
        _ => None,
    }
}

fn sex(card: &Card<'_>, claim: &Claim, judgement: &mut Judgement) {
    let (Some(claimed), Some(stated)) = (claim.sex, stated_sex(card)) else {
        return;
    };
    // What differs here is no question to anybody: it is told, and not counted.
    let verdict = if claimed == stated { Verdict::Holds } else { Verdict::NotJudged };
    judgement.rule_on(FieldName::Sex, &SEX, verdict, format!("card {}, holder {}", stated.words(), claimed.words()));
}

fn address(card: &Card<'_>, claim: &Claim, judgement: &mut Judgement) {
    let Some((claimed, stated)) = claim.address.as_ref().and_then(|claimed| Some((claimed, card.address()?))) else {
        return;
    };
    let text = |id: &[u8; 3]| card.text(id).unwrap_or_default();
    let (street, second, city, region) = (text(b"DAG"), text(b"DAH"), text(b"DAI"), text(b"DAJ"));
    let country = card.country.map_or("", |country| country.short());
    let code = card.postcode().unwrap_or_default();
    let theirs = street_of(claimed, city);
    // Where the holder does not give the card's code, the place is the city.
    let postcode = if names(claimed, code.split('-').next().unwrap_or_default()) { code.as_ref() } else { "" };
    let place = AddressParts { lines: &[], city, region, postcode, country };
    let own = key(&AddressParts { lines: &[street, second], ..place });
    let (verdict, note) = match (own, key(&AddressParts { lines: &theirs, ..place })) {
        _ if postcode.is_empty() && !names(claimed, city) => (Verdict::Unusual, ""),
        (Some(own), Some(theirs)) if own.exact == theirs.exact => (Verdict::Holds, ""),
        (Some(own), Some(theirs)) if own.building == theirs.building => (Verdict::Holds, ", one building"),
        (Some(_), Some(_)) => (Verdict::Unusual, ""),
        _ => (Verdict::NotJudged, ": they cannot be compared"),
    };
    judgement.rule_on(FieldName::Address, &ADDRESS, verdict, format!("card {stated}, holder {claimed}{note}"));
}

/// Does an address in one line name this city or code?
fn names(address: &str, part: &str) -> bool {
    let plain =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let part = plain(part);
    !part.is_empty() && plain(address).contains(&part)
}

/// The street of an address in one line: what stands before the city, and else before the first comma.
fn street_of<'a>(address: &'a str, city: &str) -> Vec<&'a str> {
    let lower = address.to_ascii_lowercase();
    let city = (!city.is_empty()).then(|| lower.rfind(&city.to_ascii_lowercase())).flatten();
    let street = city.and_then(|at| address.get(..at)).or_else(|| address.split(',').next()).unwrap_or_default();
    street.split(',').map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn number(card: &Card<'_>, claim: &Claim, judgement: &mut Judgement) {
    let (Some(claimed), Some(stated)) = (&claim.document_number, card.number()) else {
        return;
    };
    let verdict = if compact(claimed) == card.compact_number { Verdict::Holds } else { Verdict::Unusual };
    judgement.rule_on(FieldName::DocumentNumber, &NUMBER, verdict, format!("card {stated}, holder {claimed}"));
}
