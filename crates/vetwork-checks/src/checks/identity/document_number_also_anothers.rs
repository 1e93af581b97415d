//! ID011: does another person use the same document or national number?

use vetwork_model::facts::{IdentityCheck, IdentityOutcome, OrderedBy};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, KeyKind, Lawful, Meta, Need, NextStep,
    Outcome, Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("ID011"),
    name: "document-number-also-anothers",
    title: "a document number is also another person's",
    question: "Does another person use the same document or national number?",
    says: "The number is also on the dossier of {other}.",
    clear: "No other person uses the same number.",
    catalogue: &["APP-43"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::IdentityDocument, Section::NationalNumber, Section::JudgedFile]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError, Cause::IdentityTheft],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator, Hypothesis::PossibleVictim],
    sources: &["US22", "DOJ-DID"],
    innocent: "A number copied into the wrong dossier. The person whose number it truly is applies as themselves.",
    clears: "Both originals are looked at, or an authority says whose number it is.",
    never_alone: false,
    compares: true,
    blind_spots: "Employers that do not compare with each other. Another number of the same lender.",
    next_step: NextStep {
        text: "Look at both originals. One of the two may be the person whose identity the other uses: protect both.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We look at the original of every document. Please show it at the next step.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at whether the number of your document also stands on another person's file.",
        special_category: None,
    },
    page: include_str!("document_number_also_anothers.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Document, &[Part::Own]).next().is_none() {
        return cx.not_checked("the number of a document");
    }
    let Some(found) = shared(cx, KeyKind::Document, &[Part::Own], &[Part::Own]) else { return Outcome::Clear };
    let mut finding = answers::with_victim_report(cx, found.finding);
    // The number says that one of the two is not its owner; only this subject's own answers say which.
    let own = cx
        .each::<IdentityCheck>()
        .find(|answer| answer.outcome == IdentityOutcome::Mismatch && answer.ordered_by == OrderedBy::Employer);
    if let Some(own) = own {
        finding = finding.rests_on(cx.seen(own, "does not agree"));
    }
    finding
        .strength(Strength::Decisive)
        .excludes_if(Cause::RecordError, found.observed_on_both_sides)
        .excludes_if(Cause::IdentityTheft, own.is_some())
        .build()
}
