//! DE005: do two or more remote-access tools run that nobody agreed to?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::ToolKind;

use crate::Context;
use crate::shapes::tools;

pub(crate) static META: Meta = Meta {
    code: Code("DE005"),
    name: "several-remote-access-tools",
    title: "two or more remote-access tools run, none agreed",
    question: "Do two or more remote-access tools run that nobody agreed to?",
    says: "{count} remote-access tools are on the machine, and nobody agreed to them: {tools}.",
    clear: "No two remote-access tools run that nobody agreed to.",
    catalogue: &["JOB-06"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Software])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Adjustment, Cause::TradePractice],
    hypotheses: &[Hypothesis::RemoteControlledDevice, Hypothesis::SharedOperator],
    sources: &["SOPHOS25", "GTIG24", "BALLENA", "RF26"],
    innocent: "An administrator of many firms; a help desk that changed its tool.",
    clears: "The employer adds the tools to the agreed ones.",
    never_alone: false,
    compares: true,
    blind_spots: "One tool alone; hardware that needs no software.",
    next_step: NextStep {
        text: "Ask the help desk which of the tools are theirs, then look at who signs in through the others.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We keep a list of agreed tools. Please tell us which of the programs on the machine you need, and for what.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the programs on our machines with the tools we agreed to.",
        special_category: None,
    },
    page: include_str!("several_remote_tools.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = tools::unapproved(cx, &[ToolKind::RemoteDesktop, ToolKind::RemoteManagement]);
    let [first, second, rest @ ..] = found.as_slice() else { return Outcome::Clear };
    let names: Vec<&str> = found.iter().map(|found| found.tool.name.as_str()).collect();
    let early = found.iter().filter(|found| tools::early(cx, found.item)).count() > 1;
    let not_agreed = tools::approvals_on_file(cx) || early;
    let mut finding = cx.finding(cx.seen(first.item, first.tool.name.as_str()));
    for more in std::iter::once(second).chain(rest) {
        finding = finding.rests_on(cx.seen(more.item, more.tool.name.as_str()));
    }
    finding
        .param("count", found.len())
        .param("tools", names.join(", "))
        .strength(Strength::Decisive)
        .excludes_if(Cause::Adjustment, not_agreed)
        .excludes_if(Cause::TradePractice, not_agreed)
        .build()
}
