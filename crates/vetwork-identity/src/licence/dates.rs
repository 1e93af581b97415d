//! Dates of a card: that they are days, stand in their order, and fit age, term and edition.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::card::{Card, Kind, Said};
use super::day::Day;
use super::element;
use super::issuer::Country;
use super::several::{Several, words};
use crate::judgement::{FieldName, Judgement, Rule, Verdict};

pub(super) static FORM: Rule = Rule {
    id: "licence-date-form",
    asks: "Is every date a day of the calendar, written in the order of the country?",
    holding: "Every date is a day, written as the standard says. It does not prove that the day is true.",
    broken: "A date is no day, or is written in the order of the neighbouring country. Some issuers write the other order, always; no issuer writes a day that does not exist.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5, tables D.3 and D.4: MMDDCCYY in the United States, CCYYMMDD in Canada",
};

pub(super) static ORDER: Rule = Rule {
    id: "licence-date-order",
    asks: "Was the holder born before the card was issued, and does it end after that?",
    holding: "Birth, issue and expiry follow each other. Whoever makes dates up can see to that.",
    broken: "No card is issued before its holder is born, after it has ended, or in days to come.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3, elements DBB, DBD, DBA",
};

pub(super) static REVISION: Rule = Rule {
    id: "licence-design-date",
    asks: "Is the design of the card older than the card?",
    holding: "The design is no younger than the card. It proves nothing more.",
    broken: "The card says that its design was made after it was issued. A duplicate that keeps the first day of issue can say so; no card has a design made after it ended.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.2, table D.4, element DDB",
};

pub(super) static EDITION: Rule = Rule {
    id: "licence-edition-date",
    asks: "Was the edition of the standard that the barcode follows out when the card was issued?",
    holding: "The edition is older than the card. It proves nothing more.",
    broken: "The barcode follows an edition that came out after the day of issue. A duplicate that keeps the first day of issue can do so, and an issuer that took part in writing the edition.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.3, table D.1, field 7: months of all editions to 2016",
};

pub(super) static AGES: Rule = Rule {
    id: "licence-coming-of-age",
    asks: "Are the days on which the holder turns 18, 19 and 21 those that follow from the birth date?",
    holding: "They follow from the birth date. Whoever changes one date can change the others.",
    broken: "The card computes an age from another birth date than it states: one of them was changed.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.2, table D.4, elements DDH, DDI, DDJ",
};

pub(super) static TERM: Rule = Rule {
    id: "licence-term",
    asks: "Is the card valid for no longer than such a card may be?",
    holding: "Its term is one that issuers use. It proves nothing more.",
    broken: "Its term is longer than the law lets such a card be valid. Issuers that need not follow that law, and cards for old people, deviate.",
    source: "6 CFR 37.5 and 37.21 (REAL ID: eight years at most; for a limited stay no longer than the stay)",
};

pub(super) static BIRTHDAY: Rule = Rule {
    id: "licence-ends-on-birthday",
    asks: "Does the card end on a birthday, where this issuer's cards do?",
    holding: "It ends on a birthday as this issuer's cards do. Whoever knows the custom can follow it.",
    broken: "This issuer's full-term cards end on a birthday, and this one does not. Cards for a limited stay and replaced ones may not.",
    source: "California Vehicle Code 12816, Florida Statutes 322.18, Texas Transportation Code 521.271; for the other states what they say to drivers (general knowledge)",
};

pub(super) static EXPIRED: Rule = Rule {
    id: "licence-expired",
    asks: "Is the card still valid on the day asked about?",
    holding: "It has not ended, by its own word. It may have been withdrawn: only its issuer knows.",
    broken: "It has ended. It was genuine or not as before; ask for a valid one.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.12.5.1, table D.3, element DBA",
};

pub(super) fn judge(card: &Card<'_>, today: Date, judgement: &mut Judgement) {
    form(card, judgement);
    order(card, today, judgement);
    revision(card, judgement);
    edition(card, judgement);
    ages(card, judgement);
    term(card, judgement);
    birthday(card, judgement);
    expired(card, today, judgement);
}

const VALID_UNTIL: &str = "valid until";

/// All dates of a card, and how each is told.
fn all<'a>(card: &'a Card<'a>) -> [(&'static str, &'a Said<'a>); 8] {
    let [under_18, under_19, under_21] = &card.under;
    [
        ("born", &card.born),
        ("issued", &card.issued),
        (VALID_UNTIL, &card.expires),
        ("design of", &card.design),
        ("hazardous materials until", &card.hazardous),
        ("under 18 until", under_18),
        ("under 19 until", under_19),
        ("under 21 until", under_21),
    ]
}

fn form(card: &Card<'_>, judgement: &mut Judgement) {
    let (mut wrong, mut fine) = (Several::default(), 0);
    for (words, said) in all(card) {
        match said {
            Said::Absent | Said::Blank => {}
            Said::Day(_) => fine += 1,
            Said::OtherOrder(day) => {
                wrong.add(Verdict::Unusual, &[words, " ", day.words(), ", in the other country's order"]);
            }
            // A card that never ends has a word where the date stands.
            Said::NoDay(text) if words == VALID_UNTIL && never_ends(text) => {
                wrong.add(Verdict::Unusual, &[words, " ", text]);
            }
            Said::NoDay(text) => wrong.add(Verdict::Refuted, &[words, " ", text, ": no day of the calendar"]),
        }
    }
    match (wrong.told(), fine) {
        (Some((verdict, seen)), _) => judgement.rule(&FORM, verdict, seen),
        (None, 0) => judgement.rule(&FORM, Verdict::NotJudged, "the card has no dates"),
        (None, _) => judgement.rule(&FORM, Verdict::Holds, words(format_args!("{fine} dates, all days"))),
    }
}

fn never_ends(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'9') || text.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("IND"))
}

fn order(card: &Card<'_>, today: Date, judgement: &mut Judgement) {
    let (born, issued, expires) = (card.born.day(), card.issued.day(), card.expires.day());
    let pairs = [
        ("born", born, "issued", issued),
        ("issued", issued, "valid until", expires),
        ("born", born, "valid until", expires),
    ];
    let mut wrong = Several::default();
    for (first, earlier, second, later) in pairs {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && earlier >= later
        {
            wrong.add(Verdict::Refuted, &[first, " ", earlier.words(), ", ", second, " ", later.words()]);
        }
    }
    if let Some(born) = born.filter(|born| born.date > today) {
        wrong.add(Verdict::Refuted, &["born ", born.words(), ", after ", &today.to_string()]);
    }
    if let Some(issued) = issued.filter(|issued| issued.date > today) {
        // Renewals that are sent ahead bear the day from which they count.
        let soon = issued.date <= today.saturating_add(90.days());
        let verdict = if soon { Verdict::Unusual } else { Verdict::Refuted };
        wrong.add(verdict, &["issued ", issued.words(), ", after ", &today.to_string()]);
    }
    if let (Some(born), Some(issued)) = (born, issued)
        && card.kind.drives()
        && born < issued
        && on_anniversary(born.date, 14).is_some_and(|fourteen| issued.date < fourteen)
    {
        let seen = ["born ", born.words(), ", and licensed ", issued.words(), ", before the age of 14"];
        wrong.add(Verdict::Unusual, &seen);
    }
    if born.is_none() && issued.is_none() {
        judgement.rule(&ORDER, Verdict::NotJudged, "neither birth nor issue is told");
        return;
    }
    let (verdict, seen) = wrong.told().unwrap_or_else(|| (Verdict::Holds, in_order(born, issued, expires)));
    judgement.rule(&ORDER, verdict, seen);
}

/// Those of three days that are told, in words.
fn in_order(born: Option<Day>, issued: Option<Day>, expires: Option<Day>) -> String {
    let mut words = String::with_capacity(64);
    for (what, day) in [("born ", born), ("issued ", issued), ("valid until ", expires)] {
        if let Some(day) = day {
            words.push_str(if words.is_empty() { "" } else { ", " });
            words.push_str(what);
            words.push_str(day.words());
        }
    }
    words
}

fn revision(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(design) = card.design.day() else {
        return;
    };
    let (verdict, what, day) = match (card.issued.day(), card.expires.day()) {
        (_, Some(expires)) if design > expires => (Verdict::Refuted, "valid until", expires),
        (Some(issued), _) if design > issued => (Verdict::Unusual, "issued", issued),
        (Some(issued), _) => (Verdict::Holds, "issued", issued),
        (None, _) => return judgement.rule(&REVISION, Verdict::NotJudged, "no day of issue is told"),
    };
    let seen = ["design of ", design.words(), ", ", what, " ", day.words()].concat();
    judgement.rule(&REVISION, verdict, seen);
}

fn edition(card: &Card<'_>, judgement: &mut Judgement) {
    let out = card.payload.version.and_then(|version| {
        let (year, month) = element::published(version)?;
        Some((version, Date::new(year, month, 1).ok()?))
    });
    let (Some((version, out)), Some(issued)) = (out, card.issued.day()) else {
        judgement.rule(&EDITION, Verdict::NotJudged, "no known edition, or no day of issue");
        return;
    };
    let verdict = if issued.date < out { Verdict::Unusual } else { Verdict::Holds };
    judgement.rule(
        &EDITION,
        verdict,
        words(format_args!("version {version:02} came out in {}-{:02}, issued {issued}", out.year(), out.month())),
    );
}

fn ages(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(born) = card.born.day() else {
        return;
    };
    let mut several = Several::default();
    for (age, said) in [18, 19, 21].into_iter().zip(&card.under) {
        let Some((day, birthday)) = said.day().and_then(|day| Some((day, on_anniversary(born.date, age)?))) else {
            continue;
        };
        let seen = words(format_args!("under {age} until {day}"));
        match turns(day.date, birthday) {
            Verdict::Holds => several.add(Verdict::Holds, &[&seen]),
            came => several.add(came, &[&seen, ", by the birth date ", &birthday.to_string()]),
        }
    }
    if let Some((verdict, seen)) = several.told() {
        judgement.rule(&AGES, verdict, ["born ", born.words(), "; ", &seen].concat());
    }
}

/// The day before is the last on which one is under age; born on the last of February, one may wait until March.
fn turns(day: Date, birthday: Date) -> Verdict {
    match (day - birthday).get_days().abs() {
        0 => Verdict::Holds,
        1 => Verdict::Unusual,
        _ => Verdict::Refuted,
    }
}

/// The birthday of this age; on the last of February in a common year.
fn on_anniversary(born: Date, age: i32) -> Option<Date> {
    born.checked_add(Span::new().try_years(age).ok()?).ok()
}

fn term(card: &Card<'_>, judgement: &mut Judgement) {
    let (Some(issued), Some(expires)) = (card.issued.day(), card.expires.day()) else {
        judgement.rule(&TERM, Verdict::NotJudged, "issue or expiry is not told");
        return;
    };
    // Eight years are counted from a birthday, which may be almost a year ahead.
    let longer_than = |years: i32| on_anniversary(issued.date, years).is_some_and(|day| expires.date > day);
    let limited = card.text(b"DDD").is_some_and(|text| text == "1");
    let federal = card.text(b"DDA").is_some_and(|text| text == "F");
    let elsewhere = card.country != Some(Country::UnitedStates);
    // Arizona's are valid until the age of 65; identity cards of the old hardly end.
    let for_long = card.kind == Kind::IdentityCard || card.issuer.is_some_and(|issuer| issuer.code == "AZ");
    let (verdict, note) = if limited && federal && longer_than(9) {
        (Verdict::Refuted, ": longer than eight years, on a card for a limited stay")
    } else if (federal || limited) && longer_than(9) && !elsewhere {
        (Verdict::Unusual, ": longer than eight years")
    } else if longer_than(12) && !for_long {
        (Verdict::Unusual, ": longer than twelve years")
    } else {
        (Verdict::Holds, "")
    };
    let seen = ["issued ", issued.words(), ", valid until ", expires.words(), note].concat();
    judgement.rule(&TERM, verdict, seen);
}

fn birthday(card: &Card<'_>, judgement: &mut Judgement) {
    let Some(issuer) = card.issuer.filter(|issuer| issuer.on_birthday) else {
        return;
    };
    let (Some(born), Some(expires)) = (card.born.day(), card.expires.day()) else {
        return;
    };
    let age = i32::from(expires.date.year()) - i32::from(born.date.year());
    let Some(birthday) = on_anniversary(born.date, age) else {
        return;
    };
    let off = (expires.date - birthday).get_days().abs();
    let short = card.issued.date().and_then(|issued| on_anniversary(issued, 2)).is_some_and(|two| expires.date < two);
    let (verdict, note) = if off <= 1 {
        (Verdict::Holds, "")
    } else if short || card.text(b"DDD").is_some_and(|text| text == "1") {
        (Verdict::NotJudged, ": a card for a limited time")
    } else {
        (Verdict::Unusual, "")
    };
    let seen = ["born ", born.words(), ", valid until ", expires.words(), ", ", issuer.name, note].concat();
    judgement.rule(&BIRTHDAY, verdict, seen);
}

fn expired(card: &Card<'_>, today: Date, judgement: &mut Judgement) {
    let Some(expires) = card.expires.day() else {
        return judgement.rule_on(FieldName::ExpiryDate, &EXPIRED, Verdict::NotJudged, "no last day is told");
    };
    let verdict = if expires.date < today { Verdict::Unusual } else { Verdict::Holds };
    let seen = words(format_args!("valid until {expires}, asked about {today}"));
    judgement.rule_on(FieldName::ExpiryDate, &EXPIRED, verdict, seen);
}
