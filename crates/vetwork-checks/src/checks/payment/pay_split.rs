//! PA007: is the pay split over several accounts?

use vetwork_model::dossier::Item;
use vetwork_model::facts::PaymentInstruction;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("PA007"),
    name: "pay-split-over-several-accounts",
    title: "the pay is split over several accounts",
    question: "Is the pay split over several accounts?",
    says: "The pay is split over {count} accounts.",
    clear: "The pay goes to one account.",
    catalogue: &["PAY-07"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PaymentInstruction])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice, Cause::Household],
    hypotheses: &[Hypothesis::DivertedPay],
    sources: &["SEED2"],
    innocent: "Savings; a household that shares costs; a pension.",
    clears: "The bank confirms the holder of each.",
    never_alone: true,
    compares: false,
    blind_spots: "Pay that is split after it has arrived.",
    next_step: NextStep {
        text: "Ask the bank to confirm the holder of each account.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at how many accounts your pay is to go to.",
        special_category: None,
    },
    page: include_str!("pay_split.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let shares: Vec<_> =
        cx.each::<PaymentInstruction>().filter(|item| item.fact.percent.is_some_and(|p| p < 100)).collect();
    let goes_to = |instruction: &PaymentInstruction| {
        let bank = instruction.iban.clone().or_else(|| instruction.account.clone());
        bank.or_else(|| instruction.wallet.clone()).or_else(|| instruction.service.clone())
    };
    let mut places: Vec<String> = shares.iter().filter_map(|item| goes_to(item.fact)).collect();
    places.sort();
    places.dedup();
    let (Some((first, rest)), true) = (shares.split_first(), places.len() > 1) else { return Outcome::Clear };
    let share = |item: &Item<'_, PaymentInstruction>| i64::from(item.fact.percent.unwrap_or_default());
    let mut finding = cx.finding(cx.seen(*first, share(first)));
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, share(item)));
    }
    finding.param("count", places.len()).strength(Strength::Weak).build()
}
