//! WL005: does the subject offer a wallet that is on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_wallet;

pub(crate) static META: Meta = Meta {
    code: Code("WL005"),
    name: "offers-a-listed-wallet",
    title: "a wallet that the subject offers is on a sanctions list",
    question: "Does the subject offer a wallet that is on a sanctions list?",
    says: "The wallet {name} is listed as one of {listed} ({list}, entry {entry}).",
    clear: "No wallet that the subject offers or writes of is on a list.",
    catalogue: &["APP-45"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person, SubjectKind::Organisation],
    phases: &[Phase::Sourcing, Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::Request, Section::File])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError, Cause::Custodian],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "SEED4", "OFAC"],
    innocent: "An address of an exchange through which many are paid, listed as the exchange's. A wallet in a list that somebody keeps themselves and labelled wrongly. A resume that tells of work on tracing such wallets.",
    clears: "Whose the wallet is, shown by a signature with its key or by the exchange.",
    never_alone: false,
    compares: true,
    blind_spots: "Wallets made for the purpose, which is what the scheme mostly does. Wallets in pictures. Money that reaches a listed wallet by another.",
    next_step: NextStep {
        text: "Ask in which account or wallet of their own name they want to be paid, and have somebody who knows sanctions law look before anything is paid.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We pay everyone into an account or wallet in their own name. Please tell us which one you would like to use.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the wallets that you give us against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("offers_a_listed_wallet.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_wallet(cx, &[Asked::OfferedWallet], "no wallet is offered")
}
