//! CO011: do other applicants use an address built on the same distinctive word?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CO011"),
    name: "email-pattern-shared",
    title: "the e-mail address is built like those of others",
    question: "Do other applicants use an address built on the same distinctive word?",
    says: "The word {value} in the address also stands in the addresses of {other}.",
    clear: "Nobody else uses an address built on the same distinctive word.",
    catalogue: &["APP-03"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Email]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Household, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["AIG25"],
    innocent: "Two fans of one thing, a couple or a band with one word, a custom of a course or a trade.",
    clears: "Each of them is reached apart, and nothing else connects them.",
    never_alone: true,
    compares: true,
    blind_spots: "Addresses made of names and digits only.",
    next_step: NextStep {
        text: "Look at what else the two dossiers share before you ask anything.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether e-mail addresses of several applicants are built on one distinctive word.",
        special_category: None,
    },
    page: include_str!("email_pattern_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Email, &[Part::Own]).next().is_none() {
        return cx.not_checked("a readable e-mail address");
    }
    let Some(found) = shared(cx, KeyKind::EmailFamily, &[Part::Own], &[Part::Own]) else { return Outcome::Clear };
    let strangers = !found.may_be_kin && !found.household_declared;
    let several = found.subjects > 1 && strangers;
    found.finding.strength(if several { Strength::Moderate } else { Strength::Weak }).build()
}
