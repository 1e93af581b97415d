//! PA005: is the account in another country than the stated residence?

use vetwork_canon::iban::Iban;
use vetwork_model::facts::{PaymentInstruction, TaxForm};
use vetwork_model::{
    Cause, Code, Country, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};
use vetwork_reference::{AccountKind, CountryCode};

use crate::Context;
use crate::shapes::{payee, place};

pub(crate) static META: Meta = Meta {
    code: Code("PA005"),
    name: "account-in-another-country",
    title: "the account is in another country than the residence",
    question: "Is the account in another country than the stated residence?",
    says: "The account is in {account}; residence is stated in {home}.",
    clear: "The account is in a country of stated residence.",
    catalogue: &["PAY-05"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PaymentInstruction]), Need::Any(&[Section::Address, Section::TaxForm])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::EmployerOfRecord, Cause::Relocation, Cause::Travel],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::DivertedPay],
    sources: &["US22"],
    innocent: "Work across a border; an account kept after a move; a firm in between.",
    clears: "The bank confirms the holder's name.",
    never_alone: true,
    compares: true,
    blind_spots: "Accounts without an IBAN. E-money accounts, whose country says nothing.",
    next_step: NextStep {
        text: "Nothing for this alone. Ask the bank to confirm the holder.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country of the account you give with the residence you state.",
        special_category: None,
    },
    page: include_str!("account_in_other_country.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut homes: Vec<Country> = place::homes(cx).filter_map(|item| item.fact.country).collect();
    let taxed: Vec<Country> = cx
        .each::<TaxForm>()
        .filter_map(|item| item.fact.country.or(item.fact.address.as_ref().and_then(|address| address.country)))
        .collect();
    if homes.is_empty() {
        homes.clone_from(&taxed);
    }
    let Some(home) = homes.first() else { return cx.not_checked("a country of residence") };
    let mut told = false;
    for item in cx.each::<PaymentInstruction>() {
        let Some(iban) = item.fact.iban.as_deref().and_then(|iban| Iban::parse(iban).ok()) else { continue };
        let (Some(code), Some(country)) = (CountryCode::new(iban.country()), Country::new(iban.country())) else {
            continue;
        };
        let known = cx.reference().account_institution(code, iban.bank_code(), item.fact.routing.as_deref());
        if known.is_some_and(|known| {
            matches!(known.kind, AccountKind::EMoney | AccountKind::Prepaid | AccountKind::PaymentProcessor)
        }) {
            continue;
        }
        told = true;
        if homes.contains(&country) {
            continue;
        }
        let mut finding = cx
            .finding(cx.seen(item, country))
            .param("account", country)
            .param("home", *home)
            .strength(if taxed.contains(&country) { Strength::Info } else { Strength::Weak });
        if let Some(between) = payee::between(cx) {
            finding = finding.explained(Cause::EmployerOfRecord, between);
        }
        if let Some(notice) = place::travel_notice(cx, item.fact.at, Some(country)) {
            finding = finding.explained(Cause::Travel, notice);
        }
        return finding.build();
    }
    if told { Outcome::Clear } else { cx.not_checked("an IBAN of a bank") }
}
