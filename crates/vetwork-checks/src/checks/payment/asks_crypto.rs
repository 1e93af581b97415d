//! PA009: does the person ask to be paid in crypto currency?

use vetwork_model::facts::{PaymentInstruction, PaymentMethod, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("PA009"),
    name: "pay-in-crypto-requested",
    title: "asks to be paid in crypto currency",
    question: "Does the person ask to be paid in crypto currency?",
    says: "The person asks to be paid in crypto currency.",
    clear: "The person does not ask to be paid in crypto currency.",
    catalogue: &["PAY-01"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request, Section::PaymentInstruction])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::DivertedPay, Hypothesis::SanctionedParty],
    sources: &["SEED2", "SEED4", "US22", "SEAL", "BFV24", "OFSI24"],
    innocent: "Usual in some trades; no bank account where the person lives.",
    clears: "Pay to an account in the person's own name.",
    never_alone: true,
    compares: false,
    blind_spots: "Pay that is changed into crypto currency after it has arrived.",
    next_step: NextStep {
        text: "Offer pay to an account in the person's own name, and screen the wallet.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We pay to an account in your own name. Please tell us if that is not possible where you live.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at requests to be paid in crypto currency.",
        special_category: None,
    },
    page: include_str!("asks_crypto.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let asked = requested(cx, RequestKind::CryptoPay);
    let instructed = cx.each::<PaymentInstruction>().find(|item| item.fact.method == PaymentMethod::Crypto);
    match (asked, instructed) {
        (Some(asked), Some(item)) => {
            asked.finding.rests_on(cx.seen(item, "wallet")).strength(Strength::Moderate).build()
        }
        (Some(asked), None) => asked.finding.strength(Strength::Weak).build(),
        (None, Some(item)) => cx.finding(cx.seen(item, "wallet")).strength(Strength::Weak).build(),
        (None, None) => Outcome::Clear,
    }
}
