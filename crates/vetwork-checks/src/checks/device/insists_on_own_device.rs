//! DE003: does the person insist on an own machine or a hosted desktop?

use vetwork_model::facts::RequestKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("DE003"),
    name: "insists-on-own-device",
    title: "insists on an own machine or a hosted desktop",
    question: "Does the person insist on an own machine or a hosted desktop?",
    says: "The person asks to work on an own machine or a hosted desktop, {count} time(s) on record.",
    clear: "The person does not ask for an own machine or a hosted desktop.",
    catalogue: &["ONB-10"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice, Cause::Adjustment],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::RemoteControlledDevice],
    sources: &["SOPHOS25", "GTIG25", "SWX24"],
    innocent: "Better hardware of one's own; tools set up over years; special input devices.",
    clears: "The person accepts the employer's machine, or another way is agreed.",
    never_alone: true,
    compares: false,
    blind_spots: "People who take the machine and leave it with somebody.",
    next_step: NextStep {
        text: "Explain that the role needs the employer's machine, and offer what the person misses on it.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "The role needs a machine of ours. Please tell us what you need on it.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at requests to work on another machine than ours.",
        special_category: None,
    },
    page: include_str!("insists_on_own_device.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(asked) = requested(cx, RequestKind::OwnDevice) else { return Outcome::Clear };
    let strength = if asked.count > 1 { Strength::Moderate } else { Strength::Weak };
    asked.finding.strength(strength).build()
}
