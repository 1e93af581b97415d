//! DE010: does a tool keep the machine looking used?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::ToolKind;

use crate::Context;
use crate::shapes::tools;

pub(crate) static META: Meta = Meta {
    code: Code("DE010"),
    name: "keep-awake-tool",
    title: "a tool keeps the machine looking used",
    question: "Does a tool keep the machine looking used?",
    says: "{tool} is on the machine.",
    clear: "No tool that keeps the machine looking used is on it.",
    catalogue: &["JOB-09"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Software])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::RemoteControlledDevice],
    sources: &["GTIG24"],
    innocent: "Many people use one so that the screen does not lock while they read.",
    clears: "The screen lock is set to a time that suits the work.",
    never_alone: true,
    compares: true,
    blind_spots: "Hardware that moves a mouse.",
    next_step: NextStep {
        text: "Ask whether the screen lock gets in the way, and change it.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Tell us if the screen lock gets in the way of your work. It can be changed.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the programs on our machines with a list of tools.",
        special_category: None,
    },
    page: include_str!("keeps_awake.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = tools::unapproved(cx, &[ToolKind::Jiggler]);
    let Some(found) = found.first() else { return Outcome::Clear };
    cx.finding(cx.seen(found.item, found.tool.name.as_str()))
        .param("tool", found.tool.name.as_str())
        .strength(Strength::Weak)
        .build()
}
