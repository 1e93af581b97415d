//! What authorities, bureaus and vendors answered about the identity, and what was printed on documents.

use vetwork_model::dossier::Item;
use vetwork_model::facts::{
    IdentityCheck, IdentityCheckKind, IdentityDocument, IdentityOutcome, JudgedDocument, JudgedFile, OrderedBy,
    VictimReport,
};
use vetwork_model::judged::JudgedKind;
use vetwork_model::{Cause, Explanation, Name, NameRelation, Outcome, Param, Provenance, Seen, When};

use crate::context::{Context, FindingBuilder};

/// Answers of these kinds that the employer ordered, pending ones left out.
pub fn answers<'a>(cx: &Context<'a>, kinds: &'static [IdentityCheckKind]) -> Vec<Item<'a, IdentityCheck>> {
    cx.each::<IdentityCheck>()
        .filter(|item| kinds.contains(&item.fact.kind) && item.fact.ordered_by == OrderedBy::Employer)
        .filter(|item| item.fact.outcome != IdentityOutcome::Pending)
        .collect()
}

/// An answer other than a match, the weightiest of its kinds.
pub struct Disagreement<'a> {
    /// The finding so far, `{elements}` and `{by}` filled in.
    pub finding: FindingBuilder,
    /// The answer.
    pub answer: Item<'a, IdentityCheck>,
    /// A match by the same kind of check that came later.
    pub later_match: Option<Item<'a, IdentityCheck>>,
}

/// The weightiest answer that is not a match. `Err` is the outcome when there is none: not checked
/// without an answer, clear when all agree or when a later match settled a preliminary answer.
pub fn disagreement<'a>(
    cx: &Context<'a>,
    kinds: &'static [IdentityCheckKind],
    missing: &'static str,
) -> Result<Disagreement<'a>, Outcome> {
    let all = answers(cx, kinds);
    if all.is_empty() {
        return Err(cx.not_checked(missing));
    }
    let later_match = |answer: &Item<'a, IdentityCheck>| {
        all.iter().copied().find(|other| {
            other.kind == answer.kind
                && other.outcome == IdentityOutcome::Match
                && matches!((answer.at, other.at), (Some(first), Some(then)) if first.certainly_before(then))
        })
    };
    let open = all.iter().copied().filter(|answer| weight(answer.outcome) > 0).filter(|answer| {
        let preliminary = matches!(answer.outcome, IdentityOutcome::Tentative | IdentityOutcome::Inconclusive);
        !(preliminary && later_match(answer).is_some())
    });
    let answer = open.max_by_key(|answer| (weight(answer.outcome), std::cmp::Reverse(answer.evidence.id)));
    let Some(answer) = answer else { return Err(Outcome::Clear) };
    let later_match = later_match(&answer);
    let mut finding = cx
        .finding(cx.seen(answer, elements(&answer)))
        .param("elements", elements(&answer))
        .param("by", answer.by.clone().unwrap_or_else(|| "the office asked".to_owned()));
    if let Some(matched) = later_match {
        finding = finding.rests_on(cx.seen(matched, "matched later")).explained(Cause::RecordError, matched);
    }
    Ok(Disagreement { finding: with_victim_report(cx, finding), answer, later_match })
}

fn weight(outcome: IdentityOutcome) -> u8 {
    match outcome {
        IdentityOutcome::Pending | IdentityOutcome::Match => 0,
        IdentityOutcome::Inconclusive => 1,
        IdentityOutcome::Tentative => 2,
        IdentityOutcome::Partial => 3,
        IdentityOutcome::Mismatch => 4,
    }
}

fn elements(answer: &IdentityCheck) -> Param {
    if answer.disagrees.is_empty() {
        return "something they do not name".into();
    }
    let mut names = answer.disagrees.clone();
    names.sort();
    names.dedup();
    names.join(", ").into()
}

/// Does the answer say that the name does not agree?
pub fn names_the_name(answer: &IdentityCheck) -> bool {
    says(answer, &["name"])
}

/// Does it say that the birth date does not agree?
pub fn names_the_birth_date(answer: &IdentityCheck) -> bool {
    says(answer, &["birth date", "date of birth", "dob"])
}

/// Does it say that the number does not agree?
pub fn names_the_number(answer: &IdentityCheck) -> bool {
    says(answer, &["number", "ssn", "id number", "national number"])
}

fn says(answer: &IdentityCheck, words: &[&str]) -> bool {
    answer.disagrees.iter().any(|element| words.iter().any(|word| element.trim().eq_ignore_ascii_case(word)))
}

/// Is the name in their records another person's, neither a relative's nor a former name?
pub fn is_strangers_name(cx: &Context<'_>, name: &Name) -> bool {
    cx.name_relation(name) == NameRelation::Different && !cx.compared_with(name).may_be_kin
}

/// A definite answer against the identity by a check of another kind, or by another office.
pub fn second_disagreement<'a>(cx: &Context<'a>, first: Item<'a, IdentityCheck>) -> Option<Item<'a, IdentityCheck>> {
    cx.each::<IdentityCheck>().find(|other| {
        other.outcome == IdentityOutcome::Mismatch
            && other.ordered_by == OrderedBy::Employer
            && (other.kind != first.kind || (other.by.is_some() && first.by.is_some() && other.by != first.by))
    })
}

/// Adds the report that somebody else used the subject's identity, if one is on file; it carries as
/// observed only when an authority confirms it.
pub fn with_victim_report(cx: &Context<'_>, finding: FindingBuilder) -> FindingBuilder {
    let Some(report) = cx.each::<VictimReport>().max_by_key(|report| report.confirmed) else { return finding };
    let provenance = if report.confirmed { report.evidence.provenance() } else { Provenance::Claimed };
    finding.explained_by(Explanation { cause: Cause::IdentityTheft, evidence: report.evidence.id, provenance })
}

/// Name and birth date as a document shows them: by the subject's copy of it, as a vendor read it, or as they stand in its
/// file.
#[derive(Clone)]
pub struct Presented<'a> {
    source: Source<'a>,
    name: Option<Name>,
    birth_date: Option<When>,
}

#[derive(Clone, Copy)]
enum Source<'a> {
    Copy(Item<'a, IdentityDocument>),
    Vendor(Item<'a, IdentityCheck>),
    File(Item<'a, JudgedFile>, JudgedKind),
}

impl Presented<'_> {
    /// Name as printed.
    pub fn name(&self) -> Option<&Name> {
        self.name.as_ref().filter(|name| !name.is_blank())
    }

    /// Birth date as printed.
    pub fn birth_date(&self) -> Option<When> {
        self.birth_date
    }

    /// Was it read by a vendor, or by a machine from a code that does not let itself be misread, and not only handed over?
    pub fn is_reading(&self) -> bool {
        match self.source {
            Source::Copy(_) => false,
            Source::Vendor(item) => item.evidence.provenance() > Provenance::Claimed,
            Source::File(_, kind) => !matches!(kind, JudgedKind::Zone | JudgedKind::LicenceText),
        }
    }

    /// The value in it that a finding rests on.
    pub fn seen(&self, cx: &Context<'_>, value: impl Into<Param>) -> Option<Seen> {
        Some(match self.source {
            Source::Copy(item) => cx.seen(item, value),
            Source::Vendor(item) => cx.seen(item, value),
            Source::File(item, _) => cx.seen(item, value),
        })
    }
}

/// All documents as the subject presented them, as vendors read them and as their files have them.
pub fn presented<'a>(cx: &Context<'a>) -> Vec<Presented<'a>> {
    let copies = cx.each::<IdentityDocument>().map(|item| Presented {
        source: Source::Copy(item),
        name: item.fact.name.clone(),
        birth_date: item.fact.birth_date,
    });
    let vendors = cx.each::<IdentityCheck>().filter(|item| item.fact.kind == IdentityCheckKind::SelfieAndDocument);
    let vendors = vendors.map(|item| Presented {
        source: Source::Vendor(item),
        name: item.fact.name.clone(),
        birth_date: item.fact.birth_date,
    });
    let files = cx.each::<JudgedFile>().flat_map(|item| item.fact.identities().map(move |found| (item, found)));
    let files = files.filter(|(_, found)| !is_guessed(found)).map(|(item, found)| Presented {
        source: Source::File(item, found.kind),
        name: holder(cx, found),
        birth_date: found.birth_date(),
    });
    copies.chain(vendors).chain(files).collect()
}

/// Characters of it were misread and guessed: nothing rests on them.
pub fn is_guessed(document: &JudgedDocument) -> bool {
    document.rulings.iter().any(|ruling| ruling.rule == "zone-read-repaired")
}

/// Whom a document in a file is about. Zones cut names and spell them in Latin letters, which their judge knows: where it
/// did not object, the name is the subject's own.
fn holder(cx: &Context<'_>, document: &JudgedDocument) -> Option<Name> {
    let holder = document.holder()?;
    let objects = document.rulings.iter().any(|ruling| CLAIMED_NAME.contains(&ruling.rule.as_str()));
    let differs = cx.name_relation(&holder) == NameRelation::Different;
    Some(if differs && !objects { cx.dossier().name.clone() } else { holder })
}

/// Rules that hold a document's name against the one that is given.
const CLAIMED_NAME: [&str; 3] = ["zone-claimed-name", "licence-claimed-name", "credential-name-claimed"];

/// Are the two certainly not one day?
pub fn differ(a: When, b: When) -> bool {
    a.certainly_before(b) || b.certainly_before(a)
}

/// The same two dates with day and month swapped: the commonest slip of the pen.
pub fn day_and_month_swapped(a: When, b: When) -> bool {
    let (When::Day(a), When::Day(b)) = (a, b) else { return false };
    a.year() == b.year() && a.month() == b.day() && a.day() == b.month()
}
