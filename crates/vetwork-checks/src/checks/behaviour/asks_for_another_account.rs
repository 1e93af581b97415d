//! BE015: does the subject ask to use somebody else's account or identity?

use vetwork_model::facts::{Recruiter, Request, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::reported;

pub(crate) static META: Meta = Meta {
    code: Code("BE015"),
    name: "asks-for-another-account",
    title: "asks to use somebody else's account",
    question: "Does the subject ask to use somebody else's account or identity?",
    says: "The subject asked {count} time(s) to use somebody else's account or identity.",
    clear: "No request to use somebody else's account or identity is on file.",
    catalogue: &["SRC-21"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Sourcing, Phase::Application, Phase::Interview, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Agency, Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["US22", "DOJ-DID"],
    innocent: "An agency that works under one account by contract, a note that recorded something else.",
    clears: "The message itself shows that something else was asked, or a contract allows it.",
    never_alone: false,
    compares: true,
    blind_spots: "Requests made elsewhere, to people who never tell you.",
    next_step: NextStep {
        text: "Keep the message as it is, and have a second person read it today.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at requests to use another person's account or identity.",
        special_category: None,
    },
    page: include_str!("asks_for_another_account.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let asked = |request: &Request| request.kind == RequestKind::UseOtherAccount && !request.alternative_offered;
    let in_words = |request: &Request| Param::from(request.words.as_deref().unwrap_or("asked"));
    let Some(found) = reported(cx, |_: &Request| true, asked, in_words) else { return Outcome::Clear };
    let quoted = cx.each::<Request>().any(|request| {
        asked(request.fact) && request.fact.words.as_deref().is_some_and(|words| !words.trim().is_empty())
    });
    // A firm that works under one account by contract comes through an agency that you know of.
    let agency = cx.each::<Recruiter>().any(|recruiter| recruiter.fact.agency.is_some());
    found
        .finding
        .strength(Strength::Decisive)
        .excludes_if(Cause::RecordError, quoted || found.count >= 2)
        .excludes_if(Cause::Agency, !agency)
        .build()
}
