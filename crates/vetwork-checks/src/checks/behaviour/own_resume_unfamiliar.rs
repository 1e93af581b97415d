//! BE010: are questions about the own resume answered out of line with it?

use vetwork_model::facts::Interview;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::answers;

pub(crate) static META: Meta = Meta {
    code: Code("BE010"),
    name: "own-resume-unfamiliar",
    title: "answers on the own resume rarely fit",
    question: "Are questions about the own resume answered out of line with it?",
    says: "{fitting} of {asked} answers about the own resume were in line with it.",
    clear: "At least half of the answers about the own resume were in line with it.",
    catalogue: &["APP-47"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Adjustment, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["US22", "DOJ-VONG", "SEED4"],
    innocent: "Nerves, a resume that an agency rewrote, dates long past, questions in a second language.",
    clears: "Answers in line with the resume in another call, or employers who confirm the work.",
    never_alone: true,
    compares: true,
    blind_spots: "A persona that was learnt well. Questions that repeat the resume's words.",
    next_step: NextStep {
        text: "Hold a calm second call on one past project, with the questions sent beforehand.",
        disposition: Disposition::Safe,
        minutes: 30,
        message: "We hold one call about past work with everybody. Please choose a project that you would like to tell us about.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare answers about your own resume with what it says.",
        special_category: None,
    },
    page: include_str!("own_resume_unfamiliar.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let count = |call: &Interview| (call.resume_questions, call.resume_answers);
    let answers = answers(cx, count);
    if !answers.enough() {
        return cx.not_checked("at least three questions about the own resume");
    }
    let Some(finding) = answers.finding(cx, count).filter(|_| answers.fewer_than_one_in(2)) else {
        return Outcome::Clear;
    };
    finding.strength(if answers.fewer_than_one_in(3) { Strength::Moderate } else { Strength::Weak }).build()
}
