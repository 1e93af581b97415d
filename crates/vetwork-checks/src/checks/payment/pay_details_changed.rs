//! PA006: did the pay details change often, or in the first weeks?

use vetwork_canon::iban::masked;
use vetwork_model::dossier::Item;
use vetwork_model::facts::PaymentInstruction;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind, When,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("PA006"),
    name: "pay-details-changed-often-or-early",
    title: "pay details changed often or in the first weeks",
    question: "Did the pay details change often, or in the first weeks?",
    says: "Pay details changed {changes} times, the last time on {last}.",
    clear: "Pay details did not change often or early.",
    catalogue: &["PAY-06"],
    family: Family::Payment,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::PaymentInstruction])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::IdentityTheft],
    hypotheses: &[Hypothesis::DivertedPay],
    sources: &["SWX24", "OWASPH", "U42"],
    innocent: "An account closed; a typing slip; somebody else who asks for the change in the person's name.",
    clears: "The person confirms the change by a call to a number known before.",
    never_alone: true,
    compares: true,
    blind_spots: "A first account that was already somebody else's.",
    next_step: NextStep {
        text: "Ring the person on a number known before the change, and confirm it.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm every change of pay details by a call. Please tell us a good time.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at how often and when pay details change.",
        special_category: None,
    },
    page: include_str!("pay_details_changed.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let dated = |item: &Item<'_, PaymentInstruction>| item.fact.at.is_some() && item.fact.percent.is_none();
    let mut given: Vec<_> = cx.each::<PaymentInstruction>().filter(dated).collect();
    given.sort_by_key(|item| item.fact.at);
    given.dedup_by(|later, earlier| destination(later.fact) == destination(earlier.fact));
    let Some((first, changes)) = given.split_first() else { return cx.not_checked("when pay details were given") };
    let Some(last) = changes.last() else { return Outcome::Clear };
    let days = |from: Option<When>, to: Option<When>| from.zip(to).map(|(from, to)| from.days_until(to));
    let often = given.windows(3).any(|three| match three {
        [a, _, c] => days(a.fact.at, c.fact.at).is_some_and(|days| days <= OFTEN_DAYS),
        _ => false,
    });
    let early = changes
        .iter()
        .any(|item| days(cx.dossier().role.starts, item.fact.at).is_some_and(|days| (0..=EARLY_DAYS).contains(&days)));
    let strength = match (often, early) {
        (true, _) => Strength::Moderate,
        (false, true) => Strength::Weak,
        (false, false) => return Outcome::Clear,
    };
    let mut finding = cx.finding(cx.seen(*first, destination(first.fact)));
    for item in changes {
        finding = finding.rests_on(cx.seen(*item, destination(item.fact)));
    }
    let at = last.fact.at.map_or(Param::from("an unknown day"), Param::from);
    finding.param("changes", changes.len()).param("last", at).strength(strength).build()
}

/// Three accounts within so many days is often.
const OFTEN_DAYS: i64 = 90;
/// A change within so many days of the first working day is early.
const EARLY_DAYS: i64 = 30;

/// Where an instruction sends the pay, shortened for display.
fn destination(instruction: &PaymentInstruction) -> String {
    let account = instruction.iban.as_deref().or(instruction.account.as_deref()).or(instruction.wallet.as_deref());
    account.map(masked).or_else(|| instruction.service.clone()).unwrap_or_default()
}
