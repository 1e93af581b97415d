//! PA002: does another worker's pay go to the same account?

use vetwork_canon::iban::masked;
use vetwork_model::facts::PayeeCheck;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Name, Need, NextStep, Outcome,
    Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::payee;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("PA002"),
    name: "bank-account-shared-with-another-worker",
    title: "the pay goes to the same account as another worker's",
    question: "Does another worker's pay go to the same account?",
    says: "The account {account} is also where the pay of {other} goes.",
    clear: "No other worker's pay goes to the same account.",
    catalogue: &["PAY-03"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PaymentInstruction, Section::PayeeCheck, Section::Invoice]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household, Cause::EmployerOfRecord],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::DivertedPay],
    sources: &["U42", "OFSI24"],
    innocent: "A couple with one account; a firm in between that is paid for several people.",
    clears: "A joint account in both names, or a contract with the firm that holds it.",
    never_alone: false,
    compares: true,
    blind_spots: "One account for each worker, emptied into one.",
    next_step: NextStep {
        text: "Ask the bank who holds the account, then ask both people, apart.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the accounts that pay goes to across our workers.",
        special_category: None,
    },
    page: include_str!("account_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(keyed) = cx.keys(KeyKind::Account, &[Part::Pay]).next() else {
        return cx.not_checked("an account number in full");
    };
    let Some(found) = shared(cx, KeyKind::Account, &[Part::Pay], &[Part::Pay]) else { return Outcome::Clear };
    let joint = cx.each::<PayeeCheck>().find(|item| item.fact.joint);
    let between = payee::between(cx);
    let firm_holds = cx.each::<PayeeCheck>().any(|item| item.fact.holder.as_ref().is_some_and(Name::is_organisation));
    let unrelated = found.observed_on_both_sides && !found.may_be_kin && !found.household_declared && joint.is_none();
    let no_firm = payee::contract_is_direct(cx)
        || (between.is_none() && !firm_holds && cx.each::<PayeeCheck>().any(|item| item.fact.holder.is_some()));
    let mut finding = found
        .finding
        .param("account", masked(&keyed.key.value))
        .strength(if found.subjects > 1 && unrelated { Strength::Decisive } else { Strength::Strong });
    if let Some(joint) = joint {
        finding = finding.explained(Cause::Household, joint);
    }
    if let Some(between) = between {
        finding = finding.explained(Cause::EmployerOfRecord, between);
    }
    finding.excludes_if(Cause::Household, unrelated).excludes_if(Cause::EmployerOfRecord, no_firm).build()
}
