//! CO004: do several applicants name one contact as a reference?

use vetwork_canon::text;
use vetwork_model::facts::{Confirmation, Employment, ReachedVia, Reference, ReferenceCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, NameRelation, Need, NextStep,
    Outcome, Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CO004"),
    name: "reference-named-by-several",
    title: "a reference is named by several applicants",
    question: "Do several applicants name one contact as a reference?",
    says: "The reference contact {value} is also named by {other}.",
    clear: "No other applicant names the same reference contact.",
    catalogue: &["APP-19"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Reference]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["SEED0"],
    innocent: "A former manager of several applicants, who all left one firm.",
    clears: "The reference is reached through the firm and knows each of them.",
    never_alone: true,
    compares: true,
    blind_spots: "Personas who vouch for each other in rings with a number for each.",
    next_step: NextStep {
        text: "Ring the reference through the firm's switchboard and ask about each applicant apart.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether other applicants name the same reference.",
        special_category: None,
    },
    page: include_str!("reference_named_by_several.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if [KeyKind::Phone, KeyKind::Email].iter().all(|kind| cx.keys(*kind, &[Part::Reference]).next().is_none()) {
        return cx.not_checked("phone or e-mail of a reference");
    }
    let references: Vec<_> = cx.each::<Reference>().collect();
    let shared_keys = [KeyKind::Phone, KeyKind::Email]
        .into_iter()
        .filter_map(|kind| shared(cx, kind, &[Part::Reference], &[Part::Reference]));
    let Some(found) = shared_keys.max_by_key(|found| found.subjects) else { return Outcome::Clear };
    let value = found.value.as_str();
    let named = references.iter().find(|reference| {
        cx.keys(KeyKind::Phone, &[Part::Reference])
            .chain(cx.keys(KeyKind::Email, &[Part::Reference]))
            .any(|keyed| keyed.evidence == reference.evidence.id && keyed.key.value == value)
    });
    let confirmed = cx.each::<ReferenceCheck>().any(|check| {
        check.outcome == Confirmation::Confirmed
            && check.via == ReachedVia::ContactFound
            && named.is_some_and(|reference| check.fact.name.relation(&reference.fact.name) == NameRelation::Same)
    });
    if confirmed {
        return Outcome::Clear;
    }
    let colleague = named.and_then(|reference| reference.fact.company.as_deref()).is_some_and(|company| {
        cx.each::<Employment>().any(|job| text::fold(job.employer.trim()) == text::fold(company.trim()))
    });
    found
        .finding
        .strength(match (found.subjects, colleague) {
            (1, true) => Strength::Weak,
            (1, false) | (_, true) => Strength::Moderate,
            (_, false) => Strength::Strong,
        })
        .excludes_if(Cause::RecordError, found.subjects > 1)
        .build()
}
