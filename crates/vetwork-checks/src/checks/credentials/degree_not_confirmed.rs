//! CR008: did the institution confirm the stated degree?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Confirmation, EducationCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::career::name_is_known;

pub(crate) static META: Meta = Meta {
    code: Code("CR008"),
    name: "degree-not-confirmed",
    title: "a stated degree is not confirmed",
    question: "Did the institution confirm the stated degree?",
    says: "{institution} does not confirm the stated degree: {what}.",
    clear: "Every institution that was asked confirmed the degree, or was asked only lately.",
    catalogue: &["APP-16"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::EducationCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::NameChange, Cause::RecordError, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED2", "SEED1", "US22", "HADRIAN"],
    innocent: "A school that closed or merged, a registrar who may not answer, a degree under a former name, a programme that was renamed.",
    clears: "A certificate that the registrar or the successor institution confirms.",
    never_alone: true,
    compares: true,
    blind_spots: "A degree that belongs to the real owner of a borrowed identity.",
    next_step: NextStep {
        text: "Ask the registrar again with the name used then, the student number and the year.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We confirm degrees with the institution. Please send the name used then, the student number and the year of the degree.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the degrees you state with what the institution tells us.",
        special_category: None,
    },
    page: include_str!("degree_not_confirmed.md"),
};

const LONG_AGO: i64 = 60;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut worst: Option<(Strength, bool, &str, Item<'_, EducationCheck>)> = None;
    let mut answered = false;
    for check in cx.each::<EducationCheck>() {
        let asked = check.fact.asked.or(check.fact.at).map_or(0, |asked| asked.days_until(cx.now()));
        let (strength, what) = match (check.fact.outcome, check.fact.no_such_programme) {
            (Confirmation::Denied, true) => (Strength::Strong, "no such student, and no such programme"),
            (Confirmation::Denied, false) => (Strength::Strong, "no such student"),
            (Confirmation::NotFound, _) => (Strength::Moderate, "it could not be found"),
            (_, true) => (Strength::Moderate, "no such programme"),
            (Confirmation::Partly, false) => (Strength::Weak, "confirmed in part"),
            (Confirmation::Unanswered, false) if asked > LONG_AGO => (Strength::Weak, "no answer in two months"),
            (Confirmation::Unanswered, false) => continue,
            (Confirmation::Confirmed, false) => {
                answered = true;
                continue;
            }
        };
        if worst
            .as_ref()
            .is_none_or(|(most, programme, ..)| (strength, check.fact.no_such_programme) > (*most, *programme))
        {
            worst = Some((strength, check.fact.no_such_programme, what, check));
        }
    }
    let Some((strength, no_such_programme, what, check)) = worst else {
        return if answered { Outcome::Clear } else { cx.not_checked("an answer of the institution") };
    };
    let denied = check.fact.outcome == Confirmation::Denied;
    cx.finding(cx.seen(check, what))
        .param("institution", check.fact.institution.as_str())
        .param("what", what)
        .strength(strength)
        // Who teaches no such subject has no record of it under any name.
        .excludes_if(Cause::NameChange, no_such_programme || name_is_known(cx))
        .excludes_if(Cause::RecordError, denied && no_such_programme)
        .excludes_if(Cause::CompanyHistory, denied)
        .build()
}
