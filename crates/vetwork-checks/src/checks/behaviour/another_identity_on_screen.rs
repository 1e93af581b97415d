//! BE012: did accounts in another name stand on the shared screen?

use vetwork_model::facts::{Household, Interview, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::interviewers;
use crate::shapes::display_names::in_another_name;
use crate::shapes::reported::reported;

pub(crate) static META: Meta = Meta {
    code: Code("BE012"),
    name: "another-identity-on-screen",
    title: "accounts in another name on the shared screen",
    question: "Did accounts in another name stand on the shared screen?",
    says: "Accounts in another name were open on the shared screen in {count} of {of} calls.",
    clear: "No accounts in another name were seen on a shared screen.",
    catalogue: &["INT-17"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Household],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::BorrowedIdentity],
    sources: &["SEAL"],
    innocent: "A computer that a family or a lab shares. A test account, a client's account, a stage name.",
    clears: "The owner of the account is known and explains why it was open.",
    never_alone: false,
    compares: true,
    blind_spots: "A second machine. A screen that is never shared.",
    next_step: NextStep {
        text: "Ask whose accounts they are, in the next call, and note the answer.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We ask everybody to share a clean desktop in tests. Please close accounts that you do not need.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether interviewers saw accounts in another name on a shared screen.",
        special_category: None,
    },
    page: include_str!("another_identity_on_screen.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let seen = |call: &Interview| call.other_identity_on_screen;
    let Some(found) = reported(cx, |_: &Interview| true, seen, |_| Param::from("accounts in another name")) else {
        return Outcome::Clear;
    };
    let by_two = interviewers(cx, seen) >= 2;
    let elsewhere = in_another_name(cx, &[SessionKind::Meeting, SessionKind::SignIn, SessionKind::Assessment]);
    let household = cx.each::<Household>().next().is_some();
    let mut finding = found.finding;
    for session in &elsewhere {
        if let Some(name) = &session.fact.display_name {
            finding = finding.rests_on(cx.seen(*session, name));
        }
    }
    // A shared computer explains a screen. It does not explain that the subject joins under that name too.
    let strength = match (by_two, !elsewhere.is_empty()) {
        (_, true) => Strength::Decisive,
        (true, false) => Strength::Strong,
        (false, false) => Strength::Moderate,
    };
    finding.strength(strength).excludes_if(Cause::Household, !household && (by_two || !elsewhere.is_empty())).build()
}
