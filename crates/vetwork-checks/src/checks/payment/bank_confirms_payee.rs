//! PA015: does the bank confirm the person as holder of the account?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{PayeeAnswer, PayeeCheck};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength,
    SubjectKind,
};

use crate::Context;
use crate::shapes::payee;

pub(crate) static META: Meta = Meta {
    code: Code("PA015"),
    name: "bank-confirms-the-payee",
    title: "the bank confirms the person as holder",
    question: "Does the bank confirm the person as holder of the account?",
    says: "The bank confirms {holder} as holder of the account.",
    clear: "No bank confirms the person as holder of the account.",
    catalogue: &["PAY-02"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PayeeCheck])],
    direction: Direction::Lowers,
    ceiling: Strength::Moderate,
    causes: &[],
    hypotheses: &[Hypothesis::DivertedPay, Hypothesis::BorrowedIdentity],
    sources: &["US22", "PSA23"],
    innocent: "It speaks for the person.",
    clears: "Nothing is to be cleared.",
    never_alone: false,
    compares: true,
    blind_spots: "An account opened in a borrowed name.",
    next_step: NextStep {
        text: "Nothing. Keep the bank's answer.",
        disposition: Disposition::Safe,
        minutes: 1,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your name with the holder that the bank names for the account you give.",
        special_category: None,
    },
    page: include_str!("bank_confirms_payee.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let answered = || {
        cx.each::<PayeeCheck>()
            .filter(|item| item.fact.answer != PayeeAnswer::Unavailable || item.fact.holder.is_some())
    };
    if answered().next().is_none() {
        return cx.not_checked("the bank's answer");
    }
    let own = |item: &Item<'_, PayeeCheck>| match item.fact.holder.as_ref() {
        Some(name) => matches!(payee::payee(cx, name), payee::Payee::Subject),
        None => item.fact.answer == PayeeAnswer::Match,
    };
    if !answered().all(|item| own(&item)) {
        return Outcome::Clear;
    }
    let Some(item) = answered().next() else { return Outcome::Clear };
    let holder = item.fact.holder.as_ref().unwrap_or(&cx.dossier().name);
    cx.finding(cx.seen(item, holder)).param("holder", holder).strength(Strength::Moderate).build()
}
