//! BE016: is the start of a remote job delayed again and again?

use vetwork_model::facts::{Request, RequestKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::reported::requested;

pub(crate) static META: Meta = Meta {
    code: Code("BE016"),
    name: "start-delayed-again",
    title: "the start is delayed again and again",
    question: "Is the start of a remote job delayed again and again?",
    says: "The start was delayed {count} times, beside {beside} request(s) not to meet or not to take delivery.",
    clear: "The start was not delayed more than once without agreement.",
    catalogue: &["ONB-22"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Request])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Relocation, Cause::Adjustment],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::MisrepresentedLocation],
    sources: &["PSA250123", "SEAL"],
    innocent: "Illness, notice at the old job, a visa, a move.",
    clears: "A start that takes place, with the first day on camera or in person.",
    never_alone: true,
    compares: true,
    blind_spots: "Operators who start on the first day.",
    next_step: NextStep {
        text: "Agree on one date and on how the first day is held.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We hold the first day together with everybody. Please tell us a date that will surely suit you.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at how often the start was put off, beside requests not to meet or not to take delivery.",
        special_category: None,
    },
    page: include_str!("start_delayed_again.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if !cx.dossier().role.remote {
        return Outcome::NotApplicable { why: "asked of remote roles" };
    }
    let Some(found) = requested(cx, RequestKind::LaterStart).filter(|found| found.count >= 2) else {
        return Outcome::Clear;
    };
    let avoids = [RequestKind::NotInPerson, RequestKind::NoDeliveryAtHome, RequestKind::OwnDevice];
    let beside: Vec<_> = cx
        .each::<Request>()
        .filter(|request| avoids.contains(&request.fact.kind) && !request.fact.alternative_offered)
        .collect();
    let mut finding = found.finding.param("beside", beside.len());
    for request in &beside {
        finding = finding.rests_on(cx.seen(*request, request.fact.words.as_deref().unwrap_or("asked")));
    }
    let strength = if beside.is_empty() { Strength::Weak } else { Strength::Moderate };
    finding.strength(strength).build()
}
