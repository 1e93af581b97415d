//! PA001: does the bank name another holder than the person to be paid?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{PayeeAnswer, PayeeCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::payee;

pub(crate) static META: Meta = Meta {
    code: Code("PA001"),
    name: "account-held-by-another-than-the-payee",
    title: "the account is held by somebody else",
    question: "Does the bank name another holder than the person to be paid?",
    says: "The bank names {holder} as holder of the account.",
    clear: "The bank names the person, or the firm of the contract, as holder of the account.",
    catalogue: &["PAY-02"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PayeeCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::NameChange, Cause::Household, Cause::EmployerOfRecord],
    hypotheses: &[Hypothesis::DivertedPay, Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["US22", "PSA23", "OWASPH"],
    innocent: "A joint account; a former name; a relative's account; the person's own company or an employer in between.",
    clears: "A bank letter that names the person, or a contract that names the firm.",
    never_alone: false,
    compares: true,
    blind_spots: "An account opened in the borrowed name. Banks that do not answer.",
    next_step: NextStep {
        text: "Hold the change of account back and ask for a bank letter in the person's own name.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your name with the holder that the bank names for the account you give.",
        special_category: None,
    },
    page: include_str!("account_held_by_other.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let answered = cx
        .each::<PayeeCheck>()
        .filter(|item| item.fact.answer != PayeeAnswer::Unavailable || item.fact.holder.is_some());
    let judged = answered.map(|item| (judge(cx, item), item)).max_by_key(|(judgement, _)| *judgement);
    let Some((judgement, item)) = judged else { return cx.not_checked("the bank's answer") };
    let Some(strength) = judgement else { return Outcome::Clear };
    let holder = item.fact.holder.as_ref();
    let who = holder.map(|name| payee::payee(cx, name));
    let mut finding = match holder {
        Some(name) => cx.finding(cx.seen(item, name)).param("holder", name),
        None => cx.finding(cx.seen(item, "no match")).param("holder", "somebody else"),
    };
    if item.fact.joint {
        finding = finding.explained(Cause::Household, item);
    }
    if let Some(between) = payee::between(cx) {
        finding = finding.explained(Cause::EmployerOfRecord, between);
    }
    let stranger = matches!(who, Some(payee::Payee::Stranger));
    finding
        .strength(strength)
        .excludes_if(Cause::NameChange, stranger)
        .excludes_if(Cause::Household, stranger && !item.fact.joint)
        .excludes_if(Cause::EmployerOfRecord, stranger || payee::contract_is_direct(cx))
        .build()
}

/// How much one answer tells; nothing when it names the person or the firm of the contract.
fn judge(cx: &Context<'_>, item: Item<'_, PayeeCheck>) -> Option<Strength> {
    let by_answer = || match item.fact.answer {
        PayeeAnswer::NoMatch => Some(Strength::Moderate),
        PayeeAnswer::CloseMatch => Some(Strength::Weak),
        PayeeAnswer::Match | PayeeAnswer::Unavailable => None,
    };
    let Some(holder) = item.fact.holder.as_ref() else { return by_answer() };
    match payee::payee(cx, holder) {
        payee::Payee::Subject | payee::Payee::Firm => None,
        payee::Payee::CannotTell => by_answer(),
        payee::Payee::AnotherFirm(_) | payee::Payee::Close => Some(Strength::Moderate),
        payee::Payee::Stranger if item.fact.answer == PayeeAnswer::Match => Some(Strength::Moderate),
        payee::Payee::Stranger if payee::contract_is_direct(cx) => Some(Strength::Decisive),
        payee::Payee::Stranger => Some(Strength::Strong),
    }
}
