//! LG009: do unrelated people state the same home?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("LG009"),
    name: "stated-home-shared-with-unrelated-subjects",
    title: "unrelated people state the same home",
    question: "Do unrelated people state the same home?",
    says: "The same home is stated by {count} other subject(s): {other}.",
    clear: "Nobody else states the same home.",
    catalogue: &["APP-41"],
    family: Family::Logistics,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::Address]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Household],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["U42"],
    innocent: "Flatmates; a hall of residence; a family under two names.",
    clears: "The people declare that they share the home.",
    never_alone: true,
    compares: true,
    blind_spots: "The same house under made-up units. A different address for every name.",
    next_step: NextStep {
        text: "Ask, at the contract, for any usual proof of residence.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "For the contract we need a usual proof of your home address.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the home address you give with those of other applicants and workers.",
        special_category: None,
    },
    page: include_str!("home_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.keys(KeyKind::Address, &[Part::Own]).next().is_none() {
        return cx.not_checked("a home address complete enough to compare");
    }
    let Some(found) = shared(cx, KeyKind::Address, &[Part::Own], &[Part::Own]) else { return Outcome::Clear };
    let low = found.may_be_kin || found.household_declared || found.subjects == 1;
    found.finding.strength(if low { Strength::Weak } else { Strength::Moderate }).build()
}
