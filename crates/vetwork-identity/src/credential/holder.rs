//! Whom a credential is about, against what its holder says of themselves.

use jiff::civil::Date;
use vetwork_canon::name::{Comparison, NameRelation};

use super::{quoted, rules};
use crate::claim::Claim;
use crate::inspect::Question;
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::trace::{Trace, TraceKind};

/// Most fields that are shown.
const MOST_FIELDS: usize = 64;

/// Notes the fields, holds them against the claim and keeps the number for comparison with other files.
///
/// Each field comes with its text and whether a proven signature covers it.
pub(super) fn judge(
    fields: impl Iterator<Item = (FieldName, String, bool)>,
    question: &Question,
    judgement: &mut Judgement,
) {
    let fields = fields.filter(|(_, text, _)| !text.trim().is_empty()).take(MOST_FIELDS);
    judgement.fields.extend(fields.map(|(name, text, signed)| Field { name, text: quoted(&text), signed }));
    name(&question.claim, judgement);
    birth(&question.claim, judgement);
    expiry(question.today, judgement);
    if let Some(number) = judgement.field(FieldName::DocumentNumber) {
        let issuer = judgement.field(FieldName::Issuer).unwrap_or_default();
        let value = format!("{issuer} {}", number.to_uppercase()).trim().to_owned();
        judgement.traces.push(Trace { kind: TraceKind::DocumentNumber, value });
    }
}

fn name(claim: &Claim, judgement: &mut Judgement) {
    let own = match (judgement.field(FieldName::GivenNames), judgement.field(FieldName::Surname)) {
        (Some(given), Some(surname)) => Some(format!("{given} {surname}")),
        _ => judgement.field(FieldName::Name).map(str::to_owned),
    };
    let (Some(own), Some(claimed)) = (own, claim.name.as_deref()) else {
        let seen = if claim.name.is_some() { "it shows no full name" } else { "the holder's name was not given" };
        return judgement.rule_on(FieldName::Name, &rules::CLAIMED_NAME, Verdict::NotJudged, seen);
    };
    let Comparison { relation, may_be_kin } = Comparison::of(&own, claimed);
    let (verdict, how) = match relation {
        NameRelation::Same => (Verdict::Holds, "the same"),
        NameRelation::Variant => (Verdict::Holds, "the same in another form"),
        NameRelation::Different if may_be_kin => {
            (Verdict::Unusual, "they share a part, as after a change of family name")
        }
        NameRelation::Different => (Verdict::Unusual, "different"),
        NameRelation::CannotTell => (Verdict::NotJudged, "these cannot be compared"),
    };
    let seen = format!("{own} here; {} by their own account: {how}", quoted(claimed));
    judgement.rule_on(FieldName::Name, &rules::CLAIMED_NAME, verdict, seen);
}

/// The end of the document itself, which is apart from that of its signature.
fn expiry(today: Date, judgement: &mut Judgement) {
    let own = judgement.field(FieldName::ExpiryDate).and_then(|text| text.parse::<Date>().ok());
    let Some(own) = own else { return };
    let verdict = if own < today { Verdict::Unusual } else { Verdict::Holds };
    let seen = format!("the document itself is valid until {own}, judged on {today}");
    judgement.rule_on(FieldName::ExpiryDate, &rules::IN_DATE, verdict, seen);
}

fn birth(claim: &Claim, judgement: &mut Judgement) {
    let own = judgement.field(FieldName::BirthDate).map(str::to_owned);
    let (Some(own), Some(claimed)) = (own, claim.birth_date) else {
        let seen = match claim.birth_date {
            Some(_) => "it shows no date of birth",
            None => "the holder's date of birth was not given",
        };
        return judgement.rule_on(FieldName::BirthDate, &rules::CLAIMED_BIRTH, Verdict::NotJudged, seen);
    };
    let verdict = match own.parse::<Date>() {
        Ok(date) if date == claimed => Verdict::Holds,
        Ok(_) => Verdict::Unusual,
        Err(_) => Verdict::NotJudged,
    };
    let seen = format!("{own} here; {claimed} by their own account");
    judgement.rule_on(FieldName::BirthDate, &rules::CLAIMED_BIRTH, verdict, seen);
}
