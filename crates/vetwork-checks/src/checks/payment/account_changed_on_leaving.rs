//! PA013: did the account change together with leaving?

use vetwork_model::facts::{PayeeAnswer, PayeeCheck, PaymentInstruction};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::payee;

pub(crate) static META: Meta = Meta {
    code: Code("PA013"),
    name: "account-changed-together-with-leaving",
    title: "the account changed together with leaving",
    question: "Did the account change together with leaving?",
    says: "The account changed on {changed}; the last day is {ends}.",
    clear: "The account did not change together with leaving.",
    catalogue: &["OFF-06"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::PaymentInstruction])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::NameChange, Cause::EmployerOfRecord],
    hypotheses: &[Hypothesis::DivertedPay],
    sources: &["SWX24"],
    innocent: "An account closed before a move; a partner's account; a new name.",
    clears: "The bank confirms the new account in the person's own name.",
    never_alone: true,
    compares: true,
    blind_spots: "A change long before the end.",
    next_step: NextStep {
        text: "Confirm the new account with the bank before the last pay.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Before the first payment we confirm the account with the bank. Please send a bank letter or the first page of a statement.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at changes of pay details near the last working day.",
        special_category: None,
    },
    page: include_str!("account_changed_on_leaving.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(ends) = cx.dossier().role.ends else { return cx.not_checked("the last working day") };
    let given = || cx.each::<PaymentInstruction>().filter_map(|item| Some((item, item.fact.at?)));
    let Some((last, changed)) = given().max_by_key(|(_, at)| *at) else {
        return cx.not_checked("when pay details were given");
    };
    let before = given().any(|(item, at)| {
        at.certainly_before(changed)
            && (&item.fact.iban, &item.fact.account, &item.fact.wallet, &item.fact.service)
                != (&last.fact.iban, &last.fact.account, &last.fact.wallet, &last.fact.service)
    });
    if !before || changed.days_until(ends).abs() > NEAR_DAYS {
        return Outcome::Clear;
    }
    let answers: Vec<_> =
        cx.each::<PayeeCheck>().filter(|item| item.fact.at.is_none_or(|at| !at.certainly_before(changed))).collect();
    if answers.iter().any(|item| item.fact.answer == PayeeAnswer::Match) {
        return Outcome::Clear;
    }
    let stranger = answers.iter().find_map(|item| {
        let name = item.fact.holder.as_ref()?;
        matches!(payee::payee(cx, name), payee::Payee::Stranger).then(|| cx.seen(*item, name))
    });
    let proven = stranger.is_some();
    let mut finding = cx
        .finding(cx.seen(last, changed))
        .param("changed", changed)
        .param("ends", ends)
        .strength(if proven { Strength::Strong } else { Strength::Moderate });
    if let Some(seen) = stranger {
        finding = finding.rests_on(seen);
    }
    finding
        .excludes_if(Cause::Household, proven)
        .excludes_if(Cause::NameChange, proven)
        .excludes_if(Cause::EmployerOfRecord, proven && payee::between(cx).is_none())
        .build()
}

/// So near to the last day a change belongs to leaving, days.
const NEAR_DAYS: i64 = 30;
