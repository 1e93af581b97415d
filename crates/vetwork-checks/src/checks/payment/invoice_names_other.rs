//! PA011: does an invoice name another payee than the person?

use vetwork_model::facts::Invoice;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Name, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::payee;

pub(crate) static META: Meta = Meta {
    code: Code("PA011"),
    name: "invoice-names-another-payee",
    title: "an invoice names another payee",
    question: "Does an invoice name another payee than the person?",
    says: "An invoice is to be paid to {payee}.",
    clear: "Invoices name the person, or the firm of the contract.",
    catalogue: &["PAY-12"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Invoice])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::EmployerOfRecord, Cause::NameChange, Cause::Household],
    hypotheses: &[Hypothesis::DivertedPay, Hypothesis::SharedOperator],
    sources: &["US22"],
    innocent: "An umbrella company; an employer of record; the person's own company; a former name.",
    clears: "A contract that names the payee.",
    never_alone: true,
    compares: true,
    blind_spots: "Invoices in the borrowed name.",
    next_step: NextStep {
        text: "Ask for the contract that names the payee, or for an invoice in the person's own name.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We pay invoices of the party named in the contract. Please send one, or the contract with the payee.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the payee on an invoice with you and with the firm in your contract.",
        special_category: None,
    },
    page: include_str!("invoice_names_other.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut named =
        cx.each::<Invoice>().filter_map(|item| item.fact.payee.as_ref().map(|name| (item, name))).peekable();
    if named.peek().is_none() {
        return cx.not_checked("the payee of an invoice");
    }
    let direct = payee::contract_is_direct(cx);
    let rank = |name: &Name| match payee::payee(cx, name) {
        payee::Payee::Subject | payee::Payee::Firm | payee::Payee::CannotTell => None,
        payee::Payee::Close => Some(Strength::Weak),
        payee::Payee::AnotherFirm(_) => Some(Strength::Moderate),
        payee::Payee::Stranger => Some(Strength::Strong),
    };
    let Some((Some(strength), item, name)) =
        named.map(|(item, name)| (rank(name), item, name)).max_by_key(|(rank, ..)| *rank)
    else {
        return Outcome::Clear;
    };
    let stranger = strength == Strength::Strong;
    let mut finding = cx.finding(cx.seen(item, name)).param("payee", name).strength(strength);
    if let Some(between) = payee::between(cx) {
        finding = finding.explained(Cause::EmployerOfRecord, between);
    }
    finding
        .excludes_if(Cause::EmployerOfRecord, direct)
        .excludes_if(Cause::NameChange, stranger)
        .excludes_if(Cause::Household, stranger)
        .build()
}
