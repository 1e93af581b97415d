//! CR005: could each tool be in use for as long as stated?

use vetwork_model::facts::Skill;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::career::whole_years;

pub(crate) static META: Meta = Meta {
    code: Code("CR005"),
    name: "tool-before-its-release",
    title: "a tool is in use before it existed",
    question: "Could each tool be in use for as long as stated?",
    says: "{tool} is stated as in use for longer than since {released}, its first public release, with a year to spare.",
    clear: "Every tool with a known first release could be in use for as long as stated.",
    catalogue: &["APP-13"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Skill])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["DTEX24", "FINDEM"],
    innocent: "A slip of the pen, a whole field counted under its newest tool, or early access as an insider.",
    clears: "The subject tells how they came to use it then, or corrects the number.",
    never_alone: true,
    compares: true,
    blind_spots: "Tools without a known first release. Stories that get the years right.",
    next_step: NextStep {
        text: "Ask in the interview how and where they first used it.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We talk about the tools you use. Please tell us when and for what you first used each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the years of use you state with the public release of each tool.",
        special_category: None,
    },
    page: include_str!("tool_before_its_release.md"),
};

const TOLERANCE: i64 = 1;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let today = cx.now().first_day();
    let mut compared = 0_usize;
    let mut impossible = Vec::new();
    for skill in cx.each::<Skill>().filter(|skill| skill.fact.years.is_some() || skill.fact.since.is_some()) {
        let Some(release) = cx.reference().tool_release(&skill.fact.name) else { continue };
        compared += 1;
        let possible = whole_years(release.released, today) + 1;
        let by_years = skill.fact.years.map_or(0, |years| i64::from(years) - possible);
        let by_since = skill.fact.since.map_or(0, |since| whole_years(since.last_day(), release.released));
        let excess = by_years.max(by_since);
        if by_years >= TOLERANCE || by_since >= TOLERANCE {
            impossible.push((skill, release, excess));
        }
    }
    let Some((skill, release, excess)) = impossible.iter().max_by_key(|(.., excess)| *excess) else {
        return if compared > 0 {
            Outcome::Clear
        } else {
            cx.not_checked("years of use of a tool whose first release is known")
        };
    };
    let mut finding = cx
        .finding(cx.seen(*skill, release.tool.as_str()))
        .param("tool", release.tool.as_str())
        .param("released", When::Day(release.released));
    for (other, release, _) in impossible.iter().filter(|(other, ..)| other.evidence.id != skill.evidence.id) {
        finding = finding.rests_on(cx.seen(*other, release.tool.as_str()));
    }
    let clear_cut = *excess >= 3 || impossible.len() > 1;
    finding.strength(if clear_cut { Strength::Moderate } else { Strength::Weak }).build()
}
