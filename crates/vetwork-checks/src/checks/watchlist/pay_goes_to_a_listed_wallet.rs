//! WL006: does pay go to a wallet that is on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_wallet;

pub(crate) static META: Meta = Meta {
    code: Code("WL006"),
    name: "pay-goes-to-a-listed-wallet",
    title: "a wallet that is to be paid is on a sanctions list",
    question: "Does pay go to a wallet that is on a sanctions list?",
    says: "The wallet {name}, which is to be paid, is listed as one of {listed} ({list}, entry {entry}).",
    clear: "No wallet that is to be paid is on a list.",
    catalogue: &["PAY-10"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person, SubjectKind::Organisation],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::PaymentInstruction, Section::Invoice, Section::PayeeCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError, Cause::Custodian],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "OFAC"],
    innocent: "An address of an exchange through which many are paid, listed as the exchange's. A wallet in a list that somebody keeps themselves and labelled wrongly.",
    clears: "The authority that listed the wallet says that it no longer is.",
    never_alone: false,
    compares: true,
    blind_spots: "Wallets made for the purpose. Money that reaches a listed wallet by another, one or two steps on. Payment services that change money into a wallet on their own.",
    next_step: NextStep {
        text: "Pay nothing into this wallet until somebody who knows sanctions law has looked, and ask for an account in the payee's own name.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We pay everyone into an account or wallet in their own name. Please tell us which one you would like to use.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the wallets that you are paid into against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("pay_goes_to_a_listed_wallet.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_wallet(cx, &[Asked::PaidWallet], "no wallet is to be paid")
}
