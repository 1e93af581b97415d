//! CO001: does another applicant give the same phone number?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CO001"),
    name: "phone-also-another-applicants",
    title: "phone number is also another applicant's",
    question: "Does another applicant give the same phone number?",
    says: "The phone number {value} is also given by {other}.",
    clear: "Nobody else gives the same phone number.",
    catalogue: &["APP-01"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Phone]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["OWASPH", "GTIG24"],
    innocent: "Two people of one household, a recruiter who typed their own phone number, a slip, a number that the carrier gave out again.",
    clears: "Both are reached, apart, and say why they share it.",
    never_alone: true,
    compares: true,
    blind_spots: "A rented number for every persona. Applicants of other employers.",
    next_step: NextStep {
        text: "Reach both through another channel, and ask each for a phone number of their own.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We need one phone number that only you use. Please confirm yours.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether another applicant gives the same phone number.",
        special_category: None,
    },
    page: include_str!("phone_also_another_applicants.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Phone, &[Part::Own]).next().is_none() {
        return cx.not_checked("a readable phone number");
    }
    let recruiters: Vec<_> = cx.keys(KeyKind::Phone, &[Part::Recruiter]).map(|keyed| &keyed.key).collect();
    if cx.keys(KeyKind::Phone, &[Part::Own]).all(|keyed| recruiters.contains(&&keyed.key)) {
        return Outcome::Clear;
    }
    let Some(found) = shared(cx, KeyKind::Phone, &[Part::Own], &[Part::Own]) else { return Outcome::Clear };
    let strangers = !found.may_be_kin && !found.household_declared;
    found
        .finding
        .strength(if strangers || found.subjects > 1 { Strength::Strong } else { Strength::Weak })
        .excludes_if(Cause::Household, strangers && found.observed_on_both_sides)
        .excludes_if(Cause::RecordError, found.observed_on_both_sides)
        .build()
}
