//! PA003: does another worker's pay go to the same wallet?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("PA003"),
    name: "wallet-shared-with-another-worker",
    title: "the pay goes to the same wallet as another worker's",
    question: "Does another worker's pay go to the same wallet?",
    says: "The wallet {value} is also given by {other}.",
    clear: "No other worker gives the same wallet.",
    catalogue: &["PAY-11"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PaymentInstruction]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Household, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::DivertedPay],
    sources: &["SEAL", "TRM"],
    innocent: "A couple; a deposit address of an exchange that many use.",
    clears: "Each signs a message with the key of a wallet of their own.",
    never_alone: true,
    compares: true,
    blind_spots: "One wallet for each worker, emptied into one.",
    next_step: NextStep {
        text: "Ask each of them to sign a short message with the key of the wallet.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Before the first payment we ask for a short message signed with the key of the wallet.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the wallets that pay goes to across our workers.",
        special_category: None,
    },
    page: include_str!("wallet_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Wallet, &[Part::Pay]).next().is_none() {
        return cx.not_checked("a wallet address");
    }
    let Some(found) = shared(cx, KeyKind::Wallet, &[Part::Pay], &[Part::Pay]) else { return Outcome::Clear };
    let low = found.may_be_kin || found.household_declared;
    found.finding.strength(if low { Strength::Weak } else { Strength::Moderate }).build()
}
