//! DE011: does the person decline a hardware key or a second factor?

use vetwork_model::facts::RequestKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("DE011"),
    name: "declines-a-hardware-key",
    title: "declines a hardware key or second factor",
    question: "Does the person decline a hardware key or a second factor?",
    says: "The person declines a hardware key or a second factor.",
    clear: "The person does not decline a hardware key or a second factor.",
    catalogue: &["ONB-18"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::Adjustment, Cause::TradePractice],
    hypotheses: &[Hypothesis::RemoteControlledDevice, Hypothesis::SharedOperator],
    sources: &["GTIG24", "GEOW"],
    innocent: "No free port; a private telephone that should stay private; a key that was lost before.",
    clears: "The person uses the key, or another second factor that was agreed.",
    never_alone: true,
    compares: false,
    blind_spots: "People who take the key and plug it in at the house where the machine stands.",
    next_step: NextStep {
        text: "Offer another kind of key, handed over in person or by registered mail.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "Sign-in needs a hardware key. We can offer another kind; please tell us which suits you.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a second factor is declined.",
        special_category: None,
    },
    page: include_str!("declines_hardware_key.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(asked) = requested(cx, RequestKind::NoHardwareKey) else { return Outcome::Clear };
    asked.finding.strength(Strength::Weak).build()
}
