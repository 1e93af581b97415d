//! BE008: were many voices heard, as in a call centre?

use vetwork_model::facts::Interview;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::in_interviews;

pub(crate) static META: Meta = Meta {
    code: Code("BE008"),
    name: "many-voices-in-calls",
    title: "many voices, as in a call centre",
    question: "Were many voices heard, as in a call centre?",
    says: "Many other voices were heard in {count} of {of} calls.",
    clear: "No call had many voices behind it.",
    catalogue: &["INT-10"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::SharedNetwork, Cause::Household],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["U42"],
    innocent: "A co-working room, a café, a family at home, a campus.",
    clears: "A call from a quiet place.",
    never_alone: true,
    compares: false,
    blind_spots: "Teams who use headsets that cancel the room.",
    next_step: NextStep {
        text: "Suggest a quiet place for the next call.",
        disposition: Disposition::Safe,
        minutes: 2,
        message: "We suggest a quiet place for the call. Please tell us if another time helps.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether interviewers heard many other voices.",
        special_category: None,
    },
    page: include_str!("many_voices.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let heard = |call: &Interview| call.many_voices;
    match in_interviews(cx, |_| true, heard, |_| Param::from("many voices")) {
        Some(found) => found.finding.strength(Strength::Weak).build(),
        None => Outcome::Clear,
    }
}
