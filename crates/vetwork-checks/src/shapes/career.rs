//! The stated career: which job an answer is about, how long it lasted, and who knows the name.

use jiff::civil::Date;
use vetwork_canon::text::fold;
use vetwork_model::dossier::Item;
use vetwork_model::facts::{
    Confirmation, EducationCheck, EmployerCheck, Employment, IdentityCheck, IdentityOutcome, ReachedVia,
};
use vetwork_model::when::days_between;
use vetwork_model::{Provenance, When};

use crate::context::Context;

const LEGAL_FORMS: [&str; 22] = [
    "ab",
    "ag",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kk",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oy",
    "plc",
    "pty",
    "sa",
    "srl",
];

/// Do two texts name one firm or institution? Case, accents, punctuation and legal forms aside.
pub fn same_firm(a: &str, b: &str) -> bool {
    let (a, b) = (firm_words(a), firm_words(b));
    !a.is_empty() && a == b
}

fn firm_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !LEGAL_FORMS.contains(word)).map(str::to_owned).collect()
}

/// The stated job that an answer is about.
pub fn job_of<'a>(cx: &Context<'a>, employer: &str) -> Option<Item<'a, Employment>> {
    cx.each::<Employment>().find(|job| same_firm(&job.fact.employer, employer))
}

/// Days for which two stretches overlap on every reading of their dates; an open end reaches to now.
pub fn overlap_days(cx: &Context<'_>, a: (Option<When>, Option<When>), b: (Option<When>, Option<When>)) -> i64 {
    let (Some(a_from), Some(b_from)) = (a.0, b.0) else { return 0 };
    let end = |to: Option<When>| to.map_or(cx.now().first_day(), When::first_day);
    days_between(a_from.last_day().max(b_from.last_day()), end(a.1).min(end(b.1))).max(0)
}

/// Whole years from one day to another.
pub fn whole_years(from: Date, to: Date) -> i64 {
    days_between(from, to).max(0) * 4 / 1461
}

/// Whole years since the earliest day on which the first stated job can have begun.
pub fn longest_career(cx: &Context<'_>) -> Option<i64> {
    let first = cx.each::<Employment>().filter_map(|job| job.fact.from).map(When::first_day).min()?;
    Some(whole_years(first, cx.now().first_day()))
}

/// Does anybody who was asked know the subject by the name in use? Then another name in their own
/// records is no reason for a "no" from somebody else.
pub fn name_is_known(cx: &Context<'_>) -> bool {
    let employers = cx.each::<EmployerCheck>().any(|check| {
        let knows = matches!(check.fact.outcome, Confirmation::Confirmed | Confirmation::Partly);
        knows && check.fact.via == ReachedVia::ContactFound
    });
    let schools = cx.each::<EducationCheck>().any(|check| check.fact.outcome == Confirmation::Confirmed);
    let records = cx.each::<IdentityCheck>().filter(|check| check.evidence.provenance() > Provenance::Claimed);
    let bureaus = records.filter(|check| check.fact.outcome == IdentityOutcome::Match).any(|check| {
        check.fact.records_since.is_some_and(|since| whole_years(since.last_day(), cx.now().first_day()) >= 5)
    });
    employers || schools || bureaus
}
