//! ID012: did an authority or a vendor confirm the identity?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{IdentityCheck, IdentityCheckKind, IdentityOutcome};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID012"),
    name: "identity-confirmed",
    title: "the identity was confirmed",
    question: "Did an authority or a vendor confirm the identity?",
    says: "The identity is confirmed by {count} independent answer(s).",
    clear: "No answer confirms the identity yet.",
    catalogue: &["APP-42", "ONB-14"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::IdentityCheck])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["DOJ-CH", "SEED1", "SEED3", "SOCURE"],
    innocent: "It speaks for the subject and needs no other explanation.",
    clears: "An answer by another office that does not agree.",
    never_alone: true,
    compares: true,
    blind_spots: "A borrowed identity is a true one: its records match, and the lender may take the selfie.",
    next_step: NextStep {
        text: "Add the cheapest missing kind of answer: an authority, a bureau, or a face beside its document.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm the identity of everyone we hire. Please complete the remaining step.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at answers of authorities, bureaus and vendors that confirm who you are.",
        special_category: None,
    },
    page: include_str!("identity_confirmed.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    const RECORDS: &[IdentityCheckKind] =
        &[IdentityCheckKind::IdentityBureau, IdentityCheckKind::TaxAuthority, IdentityCheckKind::RightToWork];
    const PERSON: &[IdentityCheckKind] = &[IdentityCheckKind::SelfieAndDocument, IdentityCheckKind::InPersonCollector];
    let (records, person) = (answers::answers(cx, RECORDS), answers::answers(cx, PERSON));
    if records.is_empty() && person.is_empty() {
        return cx.not_checked("answer of an authority or vendor");
    }
    let matches = |all: &[Item<'_, IdentityCheck>]| all.iter().any(|answer| answer.outcome == IdentityOutcome::Match);
    let both = matches(&records) && matches(&person);
    let matched: Vec<_> =
        records.iter().chain(&person).copied().filter(|answer| answer.outcome == IdentityOutcome::Match).collect();
    let Some((first, rest)) = matched.split_first() else { return Outcome::Clear };
    let against = records
        .iter()
        .chain(&person)
        .any(|answer| matches!(answer.outcome, IdentityOutcome::Mismatch | IdentityOutcome::Partial));
    let mut finding = cx.finding(cx.seen(*first, "match")).param("count", matched.len());
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, "match"));
    }
    finding
        .strength(match (against, both) {
            (true, _) => Strength::Weak,
            (false, true) => Strength::Strong,
            (false, false) => Strength::Moderate,
        })
        .build()
}
