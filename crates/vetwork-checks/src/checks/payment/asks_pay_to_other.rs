//! PA010: does the person ask to be paid to somebody else's account?

use vetwork_model::facts::{PayeeAnswer, PayeeCheck, PaymentInstruction, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Name, Need, NextStep, Outcome, Phase,
    Section, Seen, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::payee;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("PA010"),
    name: "asks-to-be-paid-to-somebody-else",
    title: "asks to be paid to somebody else's account",
    question: "Does the person ask to be paid to somebody else's account?",
    says: "The person asks to be paid to the account of {holder}.",
    clear: "The person does not ask to be paid to somebody else's account.",
    catalogue: &["PAY-17"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household, Cause::NameChange, Cause::EmployerOfRecord],
    hypotheses: &[Hypothesis::DivertedPay, Hypothesis::BorrowedIdentity],
    sources: &["US22", "PSA23"],
    innocent: "A partner's account while the own one is closed; a former name; a firm in between.",
    clears: "The bank confirms an account in the person's own name.",
    never_alone: false,
    compares: true,
    blind_spots: "An account in the borrowed name.",
    next_step: NextStep {
        text: "Pay only to an account that the bank confirms in the person's own name.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the holder of the account you give with your name.",
        special_category: None,
    },
    page: include_str!("asks_pay_to_other.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let confirmed = cx.each::<PayeeCheck>().any(|item| item.fact.answer == PayeeAnswer::Match);
    let Some(asked) = requested(cx, RequestKind::PayToOther).filter(|_| !confirmed) else { return Outcome::Clear };
    let given = cx
        .each::<PaymentInstruction>()
        .filter_map(|item| item.fact.holder.as_ref().map(|name| (payee::payee(cx, name), name, cx.seen(item, name))));
    let answered = cx
        .each::<PayeeCheck>()
        .filter_map(|item| item.fact.holder.as_ref().map(|name| (payee::payee(cx, name), name, cx.seen(item, name))));
    let rank = |(who, ..): &(payee::Payee<'_>, &Name, Seen)| match who {
        payee::Payee::Stranger => 2,
        payee::Payee::AnotherFirm(_) | payee::Payee::Close | payee::Payee::CannotTell => 1,
        payee::Payee::Subject | payee::Payee::Firm => 0,
    };
    let Some((who, name, seen)) = given.chain(answered).max_by_key(rank) else {
        return asked.finding.param("holder", "somebody else").strength(Strength::Moderate).build();
    };
    let stranger = matches!(who, payee::Payee::Stranger);
    let strength = match who {
        payee::Payee::Stranger => Strength::Decisive,
        payee::Payee::Subject | payee::Payee::Firm => Strength::Weak,
        _ => Strength::Moderate,
    };
    let mut finding = asked.finding.rests_on(seen).param("holder", name).strength(strength);
    if let Some(between) = payee::between(cx) {
        finding = finding.explained(Cause::EmployerOfRecord, between);
    }
    finding
        .excludes_if(Cause::Household, stranger)
        .excludes_if(Cause::NameChange, stranger)
        .excludes_if(Cause::EmployerOfRecord, stranger && payee::between(cx).is_none())
        .build()
}
