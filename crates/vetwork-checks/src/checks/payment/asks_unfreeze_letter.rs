//! PA014: does the person ask for a letter to release a frozen account?

use vetwork_model::facts::RequestKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("PA014"),
    name: "asks-for-a-letter-to-release-an-account",
    title: "asks for a letter to release a frozen account",
    question: "Does the person ask for a letter to release a frozen account?",
    says: "The person asks for a letter to release a frozen account.",
    clear: "The person does not ask for a letter to release a frozen account.",
    catalogue: &["PAY-16"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::DivertedPay],
    sources: &["SEAL"],
    innocent: "Banks and exchanges do freeze accounts of honest people and do ask for such letters.",
    clears: "The account is in the person's own name.",
    never_alone: true,
    compares: false,
    blind_spots: "Letters that are written without asking.",
    next_step: NextStep {
        text: "Give the usual confirmation of employment, addressed to the bank, with the facts on file.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We send confirmations of employment to the institution itself. Please tell us its address.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at requests for letters about your pay.",
        special_category: None,
    },
    page: include_str!("asks_unfreeze_letter.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(asked) = requested(cx, RequestKind::UnfreezeAccount) else { return Outcome::Clear };
    asked.finding.strength(Strength::Weak).build()
}
