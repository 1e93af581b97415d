//! BE005: did interviewers see another person than in the rounds before?

use vetwork_model::facts::{Interview, SamePerson, SessionKind, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Param, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::{interviewers, was_noted};
use crate::shapes::display_names::in_another_name;
use crate::shapes::reported::reported;

pub(crate) static META: Meta = Meta {
    code: Code("BE005"),
    name: "another-person-in-the-call",
    title: "interviewers saw another person than before",
    question: "Did interviewers see another person than in the rounds before?",
    says: "{count} of the {of} interviewers' notes that compare the person with earlier rounds say no or cannot tell.",
    clear: "Interviewers saw the same person in every round that was compared.",
    catalogue: &["INT-04"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["PSA250723", "PSA23", "COINDESK"],
    innocent: "Other light, a haircut, glasses, a beard, weight lost, an interviewer who met many people that week.",
    clears: "Two people who met the subject in different rounds meet them together and agree.",
    never_alone: false,
    compares: true,
    blind_spots: "A stand-in from the first round on. Interviewers who never compare.",
    next_step: NextStep {
        text: "Have two people who met the subject in different rounds join one call, and let each note what they see alone.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We introduce everybody to the team in one more call. Please tell us which day suits you.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare what interviewers of different rounds noted on whether they met the same person.",
        special_category: None,
    },
    page: include_str!("another_person_in_the_call.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let compared = |call: &Interview| call.same_person != SamePerson::NotCompared;
    let said_no = |call: &Interview| call.same_person == SamePerson::No;
    let doubted = |call: &Interview| said_no(call) || call.same_person == SamePerson::Unsure;
    let in_words = |call: &Interview| Param::from(if said_no(call) { "not the same person" } else { "cannot tell" });
    let Some(found) = reported(cx, compared, doubted, in_words) else {
        return if was_noted(cx, compared) {
            Outcome::Clear
        } else {
            cx.not_checked("a comparison with earlier rounds")
        };
    };
    let noes = interviewers(cx, said_no);
    let yes = was_noted(cx, |call| call.same_person == SamePerson::Yes);
    let failed_step = |call: &Interview| [call.live_picture, call.document_shown].contains(&StepResult::Failed);
    let supported = was_noted(cx, |call| !call.alternative_offered && failed_step(call))
        || !in_another_name(cx, &[SessionKind::Meeting]).is_empty();
    let strength = match noes {
        0 => Strength::Weak,
        1 if supported => Strength::Strong,
        1 => Strength::Moderate,
        _ => Strength::Decisive,
    };
    // Notes that contradict each other are for people to settle; notes that agree are no slip of one eye.
    let agreed = !yes && (noes >= 2 || (noes == 1 && supported));
    found.finding.strength(strength).excludes_if(Cause::RecordError, agreed).build()
}
