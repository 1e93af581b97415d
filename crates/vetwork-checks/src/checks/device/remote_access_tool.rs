//! DE004: does a remote-access tool run that nobody agreed to?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::ToolKind;

use crate::Context;
use crate::shapes::tools;

pub(crate) static META: Meta = Meta {
    code: Code("DE004"),
    name: "remote-access-tool-not-agreed",
    title: "a remote-access tool runs that nobody agreed to",
    question: "Does a remote-access tool run that nobody agreed to?",
    says: "{tool} is on the machine, and nobody agreed to it.",
    clear: "No remote-access tool runs that nobody agreed to.",
    catalogue: &["JOB-05", "ONB-20"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Software])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Adjustment, Cause::TradePractice],
    hypotheses: &[Hypothesis::RemoteControlledDevice],
    sources: &["BALLENA", "DOJ-KN", "GTIG24", "US22", "SWX24", "PSA250123", "RF26"],
    innocent: "The help desk; a tool for an own server; a leftover of another job.",
    clears: "The employer adds the tool to the agreed ones, or the person removes it.",
    never_alone: true,
    compares: true,
    blind_spots: "Tools under another name; hardware that needs no software.",
    next_step: NextStep {
        text: "Ask the help desk whether the tool is theirs, then ask the person what it is for.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We keep a list of agreed tools. Please tell us which of the programs on the machine you need, and for what.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the programs on our machines with the tools we agreed to.",
        special_category: None,
    },
    page: include_str!("remote_access_tool.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = tools::unapproved(cx, &[ToolKind::RemoteDesktop, ToolKind::RemoteManagement]);
    let rank = |found: &&tools::Found<'_>| tools::early(cx, found.item);
    let Some(found) = found.iter().max_by_key(rank) else { return Outcome::Clear };
    let not_agreed = tools::approvals_on_file(cx);
    let early = tools::early(cx, found.item);
    cx.finding(cx.seen(found.item, found.tool.name.as_str()))
        .param("tool", found.tool.name.as_str())
        .strength(Strength::Strong)
        .excludes_if(Cause::Adjustment, not_agreed)
        .excludes_if(Cause::TradePractice, not_agreed || early)
        .build()
}
