//! DE012: is there a browser that shows each site a different device?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::ToolKind;

use crate::Context;
use crate::shapes::tools;

pub(crate) static META: Meta = Meta {
    code: Code("DE012"),
    name: "antidetect-browser",
    title: "a browser shows each site a different device",
    question: "Is there a browser that shows each site a different device?",
    says: "{tool} is on the machine, and nobody agreed to it.",
    clear: "No browser that shows each site a different device is on the machine.",
    catalogue: &["JOB-32"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Software])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["RF26"],
    innocent: "Testers of web sites; people who run advertising accounts.",
    clears: "The employer agrees to it for the work.",
    never_alone: true,
    compares: true,
    blind_spots: "The same with several ordinary browsers, or on another machine.",
    next_step: NextStep {
        text: "Ask what it is for.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We keep a list of agreed tools. Please tell us which of the programs on the machine you need, and for what.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the programs on our machines with the tools we agreed to.",
        special_category: None,
    },
    page: include_str!("antidetect_browser.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = tools::unapproved(cx, &[ToolKind::AntidetectBrowser]);
    let Some(found) = found.first() else { return Outcome::Clear };
    cx.finding(cx.seen(found.item, found.tool.name.as_str()))
        .param("tool", found.tool.name.as_str())
        .strength(Strength::Strong)
        .excludes_if(Cause::TradePractice, tools::approvals_on_file(cx))
        .build()
}
