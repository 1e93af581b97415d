//! PA008: does the person ask to be paid before work is done?

use vetwork_model::facts::RequestKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("PA008"),
    name: "asks-to-be-paid-before-work",
    title: "asks to be paid before work is done",
    question: "Does the person ask to be paid before work is done?",
    says: "The person asks to be paid before work is done, {count} time(s) on record.",
    clear: "The person does not ask to be paid before work is done.",
    catalogue: &["PAY-08"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::DivertedPay, Hypothesis::FabricatedPersona],
    sources: &["PSA23", "US22"],
    innocent: "Short of money; a deposit is usual in some trades.",
    clears: "An agreed deposit, or pay at the usual date.",
    never_alone: true,
    compares: false,
    blind_spots: "People who wait for the first pay.",
    next_step: NextStep {
        text: "Answer with the usual pay dates, and agree a deposit in writing if there is to be one.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We pay at the dates in the contract. Please tell us if a deposit was agreed.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at requests to be paid before work is done.",
        special_category: None,
    },
    page: include_str!("asks_pay_in_advance.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(asked) = requested(cx, RequestKind::PayInAdvance) else { return Outcome::Clear };
    let strength = if asked.count > 1 { Strength::Moderate } else { Strength::Weak };
    asked.finding.strength(strength).build()
}
