//! CR021: does the subject apply to many unrelated roles in a short time?

use std::collections::BTreeSet;

use vetwork_canon::text::fold;
use vetwork_model::facts::Application;
use vetwork_model::when::days_between;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR021"),
    name: "many-unrelated-applications",
    title: "many applications in unrelated fields",
    question: "Does the subject apply to many unrelated roles in a short time?",
    says: "{count} applications in {fields} fields of work within {days} days.",
    clear: "The applications keep to related fields, or are spread over time.",
    catalogue: &["APP-36"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Application])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["RF26", "GTIG24", "FINDEM"],
    innocent: "A hard market, a tool that applies to everything, somebody early in working life.",
    clears: "Nothing needs to be cleared.",
    never_alone: true,
    compares: true,
    blind_spots: "Applications to other employers, or under other names.",
    next_step: NextStep {
        text: "Ask which of the roles they want most.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We see several applications from you. Please tell us which role you would like us to look at first.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the applications you have sent us and their dates.",
        special_category: None,
    },
    page: include_str!("many_unrelated_applications.md"),
};

const A_MONTH: i64 = 30;
const MANY: usize = 5;
const UNRELATED: usize = 3;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut dated: Vec<_> = cx
        .each::<Application>()
        .filter_map(|item| Some((item.fact.at?, fold(item.fact.field.as_deref()?), item)))
        .collect();
    if dated.is_empty() {
        return cx.not_checked("dates and fields of the applications");
    }
    dated.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    for (i, (first, ..)) in dated.iter().enumerate() {
        let within: Vec<_> =
            dated.iter().skip(i).filter(|(at, ..)| days_between(first.first_day(), at.last_day()) <= A_MONTH).collect();
        let fields: BTreeSet<&str> = within.iter().map(|(_, field, _)| field.as_str()).collect();
        if within.len() < MANY || fields.len() < UNRELATED {
            continue;
        }
        let mut seen = within.iter().map(|(_, _, item)| cx.seen(*item, item.fact.role.as_str()));
        let Some(opening) = seen.next() else { continue };
        return seen
            .fold(cx.finding(opening), |finding, seen| finding.rests_on(seen))
            .param("count", within.len())
            .param("fields", fields.len())
            .param("days", A_MONTH)
            .strength(Strength::Weak)
            .build();
    }
    Outcome::Clear
}
