//! PA004: is the account at an e-money institution or a prepaid programme?

use vetwork_canon::iban::Iban;
use vetwork_model::facts::{PaymentInstruction, PaymentMethod};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::{AccountKind, CountryCode};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("PA004"),
    name: "account-at-e-money-institution",
    title: "the account is at an e-money or prepaid institution",
    question: "Is the account at an e-money institution or a prepaid programme?",
    says: "The account is at {institution}.",
    clear: "The account is not at an e-money institution that we know of.",
    catalogue: &["PAY-04"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PaymentInstruction])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::DivertedPay],
    sources: &["PSA23", "GTIG25", "OFSI24"],
    innocent: "Millions of people are paid to such accounts, above all those who work across borders.",
    clears: "The institution confirms the holder's name.",
    never_alone: true,
    compares: true,
    blind_spots: "Institutions that are not on the list; the country of a service is never asked.",
    next_step: NextStep {
        text: "Nothing for this alone. Ask the institution to confirm the holder, as for any account.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the kind of institution that holds the account you give.",
        special_category: None,
    },
    page: include_str!("account_at_e_money.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut told = false;
    for item in cx.each::<PaymentInstruction>() {
        if item.fact.method == PaymentMethod::PaymentService {
            let service = item.fact.service.as_deref().unwrap_or("a payment service");
            return cx.finding(cx.seen(item, service)).param("institution", service).strength(Strength::Info).build();
        }
        let Some(iban) = item.fact.iban.as_deref().and_then(|iban| Iban::parse(iban).ok()) else { continue };
        told = true;
        let known = CountryCode::new(iban.country()).and_then(|country| {
            cx.reference().account_institution(country, iban.bank_code(), item.fact.routing.as_deref())
        });
        let strength = match known.map(|known| known.kind) {
            Some(AccountKind::Prepaid) => Strength::Weak,
            Some(AccountKind::EMoney | AccountKind::PaymentProcessor) => Strength::Info,
            _ => continue,
        };
        let name = known.map_or("", |known| known.name.as_str());
        return cx.finding(cx.seen(item, name)).param("institution", name).strength(strength).build();
    }
    if told { Outcome::Clear } else { cx.not_checked("an IBAN") }
}
