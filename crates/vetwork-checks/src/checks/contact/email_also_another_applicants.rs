//! CO002: does another applicant give the same e-mail address?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CO002"),
    name: "email-also-another-applicants",
    title: "e-mail address is also another applicant's",
    question: "Does another applicant give the same e-mail address?",
    says: "The e-mail address {value} is also given by {other}.",
    clear: "Nobody else gives the same e-mail address.",
    catalogue: &["APP-02"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Email]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["GTIG24", "AIG25"],
    innocent: "Two people of one household, a recruiter who typed their own e-mail address, a slip, a family mailbox.",
    clears: "Both are reached, apart, and say why they share it.",
    never_alone: true,
    compares: true,
    blind_spots: "A fresh mailbox for every persona, which costs nothing.",
    next_step: NextStep {
        text: "Reach both through another channel, and ask each for a e-mail address of their own.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We need one e-mail address that only you use. Please confirm yours.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether another applicant gives the same e-mail address.",
        special_category: None,
    },
    page: include_str!("email_also_another_applicants.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Email, &[Part::Own]).next().is_none() {
        return cx.not_checked("a readable e-mail address");
    }
    let recruiters: Vec<_> = cx.keys(KeyKind::Email, &[Part::Recruiter]).map(|keyed| &keyed.key).collect();
    if cx.keys(KeyKind::Email, &[Part::Own]).all(|keyed| recruiters.contains(&&keyed.key)) {
        return Outcome::Clear;
    }
    let Some(found) = shared(cx, KeyKind::Email, &[Part::Own], &[Part::Own]) else { return Outcome::Clear };
    let strangers = !found.may_be_kin && !found.household_declared;
    found
        .finding
        .strength(if strangers || found.subjects > 1 { Strength::Strong } else { Strength::Weak })
        .excludes_if(Cause::Household, strangers && found.observed_on_both_sides)
        .excludes_if(Cause::RecordError, found.observed_on_both_sides)
        .build()
}
