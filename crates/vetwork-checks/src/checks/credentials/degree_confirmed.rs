//! CR019: has an institution confirmed the stated degree?

use vetwork_model::facts::{Confirmation, Education, EducationCheck};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength,
    SubjectKind,
};

use crate::Context;
use crate::shapes::career::same_firm;

pub(crate) static META: Meta = Meta {
    code: Code("CR019"),
    name: "degree-confirmed",
    title: "the institution confirms the degree",
    question: "Has an institution confirmed the stated degree?",
    says: "{institution} confirms the stated degree.",
    clear: "No institution has confirmed a stated degree.",
    catalogue: &["APP-16", "CTX-02"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Education]), Need::Any(&[Section::EducationCheck])],
    direction: Direction::Lowers,
    ceiling: Strength::Moderate,
    causes: &[],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED2", "SEED1", "US22", "HADRIAN"],
    innocent: "Nothing to explain: this speaks for the subject.",
    clears: "Nothing needs to be cleared.",
    never_alone: false,
    compares: true,
    blind_spots: "Somebody who uses the name and the degree of a real graduate.",
    next_step: NextStep {
        text: "Go on to the employers.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We confirm degrees with the institution. Please send the student number and the year of the degree.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the degrees you state with what the institution tells us.",
        special_category: None,
    },
    page: include_str!("degree_confirmed.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let answered: Vec<_> =
        cx.each::<EducationCheck>().filter(|check| check.fact.outcome != Confirmation::Unanswered).collect();
    if answered.is_empty() {
        return cx.not_checked("an answer of the institution");
    }
    for check in answered.iter().filter(|check| check.fact.outcome == Confirmation::Confirmed) {
        let stated = cx.each::<Education>().find(|course| same_firm(&course.fact.institution, &check.fact.institution));
        let Some(course) = stated.filter(|_| !check.fact.no_such_programme) else { continue };
        return cx
            .finding(cx.seen(*check, "confirmed"))
            .rests_on(cx.seen(course, course.fact.institution.as_str()))
            .param("institution", course.fact.institution.as_str())
            .strength(Strength::Moderate)
            .build();
    }
    Outcome::Clear
}
