//! What a number says of its bearer, against what they say themselves.

use super::{Carried, rules};
use crate::birth::{Agreement, Birth, Year};
use crate::claim::Sex;
use crate::inspect::Question;
use crate::judgement::{Field, FieldName, Judgement, Ruling, Verdict};

/// Years that hardly anybody has lived.
const OLDEST: i16 = 115;

pub(super) fn judge(judgement: &mut Judgement, carried: Carried, question: &Question) {
    if let Some(birth) = carried.birth {
        judgement.fields.push(Field::printed(FieldName::BirthDate, birth.words()));
        judgement.rulings.extend(past(birth, question));
        birth_date(judgement, birth, question);
    }
    if let Some(sex) = carried.sex {
        judgement.fields.push(Field::printed(FieldName::Sex, sex.words()));
        claimed_sex(judgement, sex, question);
    }
}

/// Days that no calendar has, and days to come.
fn past(birth: Birth, question: &Question) -> Option<Ruling> {
    let about = |verdict, seen| Some(Ruling::new(&rules::CARRIED_DATE, verdict, seen).about(FieldName::BirthDate));
    if !birth.exists() {
        // The library let it pass: some registers give such dates where they know no better.
        return about(Verdict::Unusual, format!("{} inside, which is no day of the calendar", birth.words()));
    }
    let Year::Full(year) = birth.year else { return None };
    if question.today.year().saturating_sub(year) > OLDEST {
        return about(Verdict::Unusual, format!("{} inside, more than {OLDEST} years ago", birth.words()));
    }
    let verdict = if birth.is_to_come(question.today) { Verdict::Refuted } else { Verdict::Holds };
    about(verdict, format!("{} inside; asked about {}", birth.words(), question.today))
}

fn birth_date(judgement: &mut Judgement, birth: Birth, question: &Question) {
    let Some(claimed) = question.claim.birth_date else { return };
    let both = format!("{} inside; {claimed} by their own account", birth.words());
    let (verdict, seen) = match birth.agrees_with(claimed) {
        Agreement::Agrees => (Verdict::Holds, both),
        Agreement::Slip(how) => (Verdict::Unusual, format!("{both}: {how}")),
        Agreement::InPart => (Verdict::Unusual, format!("{both}: the same in part")),
        Agreement::Differs => (Verdict::Refuted, format!("{both}: different")),
    };
    judgement.rule_on(FieldName::BirthDate, &rules::BIRTH_DATE, verdict, seen);
}

fn claimed_sex(judgement: &mut Judgement, sex: Sex, question: &Question) {
    let Some(claimed) = question.claim.sex else { return };
    let (verdict, seen) = if sex == claimed {
        (Verdict::Holds, format!("{} both", sex.words()))
    } else {
        (Verdict::Unusual, format!("{} inside; {} by their own account", sex.words(), claimed.words()))
    };
    judgement.rule_on(FieldName::Sex, &rules::SEX, verdict, seen);
}
