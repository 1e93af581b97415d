//! BE019: did the subject leave or block contact when asked to show who they are?

use vetwork_model::facts::{IdentityCheck, IdentityOutcome, Incident, IncidentKind, Interview, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::incidents::{incidents, resting_on};

pub(crate) static META: Meta = Meta {
    code: Code("BE019"),
    name: "left-when-asked",
    title: "left when asked to show who they are",
    question: "Did the subject leave or block contact when asked to show who they are?",
    says: "The subject left or blocked contact {days} day(s) after being asked to show who they are.",
    clear: "Nobody noted that the subject left or blocked contact when asked.",
    catalogue: &["OFF-02"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob, Phase::Offboarding],
    needs: &[Need::Any(&[Section::Incident])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["SEAL", "KRK25", "KB4"],
    innocent: "An employee who took offence, an illness, a resignation that was written before.",
    clears: "The subject comes back and shows who they are, or the resignation was earlier than the question.",
    never_alone: false,
    compares: true,
    blind_spots: "Questions that nobody noted. A departure that nobody connected with them.",
    next_step: NextStep {
        text: "Keep the machine and the accounts closed until a person has spoken with the subject, and have a second person decide.",
        disposition: Disposition::Adverse,
        minutes: 30,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the day on which somebody was asked to show who they are with the day on which contact ended.",
        special_category: None,
    },
    page: include_str!("left_when_asked.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let left = incidents(cx, &[IncidentKind::LeftWhenAsked]);
    let note = |event: &Incident| Param::from(event.note.as_deref().unwrap_or("left or blocked contact"));
    let Some(finding) = resting_on(cx, &left, note) else { return Outcome::Clear };
    // Steps that left open who the subject is: when each was held, and whether it came out badly.
    let calls = cx.each::<Interview>().filter(|call| !call.fact.alternative_offered).flat_map(|call| {
        let answered = |step: &StepResult| matches!(step, StepResult::NotDone | StepResult::Passed);
        let steps = [call.fact.live_picture, call.fact.document_shown].into_iter().filter(move |step| !answered(step));
        steps.map(move |step| (call.fact.at, matches!(step, StepResult::Failed | StepResult::Declined)))
    });
    let checks =
        cx.each::<IdentityCheck>().filter(|check| check.fact.outcome != IdentityOutcome::Match);
    let checks = checks.map(|check| (check.fact.at, check.fact.outcome == IdentityOutcome::Mismatch));
    let gap = |asked: Option<When>| {
        let days = left.iter().filter_map(|event| Some(asked?.days_until(event.fact.at?)));
        days.filter(|days| (0..=7).contains(days)).min()
    };
    let steps = calls.chain(checks).filter_map(|(at, badly)| Some((gap(at)?, badly)));
    let (days, badly) = steps.fold((None, false), |(least, any), (days, badly)| {
        (Some(least.map_or(days, |least: i64| least.min(days))), any || badly)
    });
    let strength = match (days, badly) {
        (Some(_), true) => Strength::Decisive,
        (Some(_), false) => Strength::Strong,
        (None, _) => Strength::Moderate,
    };
    finding
        .param("days", days.map_or_else(|| Param::from("an unknown number of"), Param::from))
        .strength(strength)
        // A question on file shortly before is no slip of the pen.
        .excludes_if(Cause::RecordError, days.is_some())
        .build()
}
