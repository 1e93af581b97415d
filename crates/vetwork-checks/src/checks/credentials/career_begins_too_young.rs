//! CR007: is the career possible at the subject's age?

use vetwork_model::facts::{BirthDate, Education, Employment, IdentityCheck, IdentityDocument};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR007"),
    name: "career-begins-too-young",
    title: "the career begins in childhood",
    question: "Is the career possible at the subject's age?",
    says: "By the birth date on file the subject was under {age} when {what} {when}.",
    clear: "The career fits the birth date.",
    catalogue: &["APP-13"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[
        Need::Any(&[Section::BirthDate, Section::IdentityDocument, Section::IdentityCheck]),
        Need::Any(&[Section::Employment, Section::Education]),
    ],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["DTEX24", "FINDEM"],
    innocent: "A slip in a year, a family business, a course for gifted children.",
    clears: "A corrected date, in the birth record or in the resume.",
    never_alone: true,
    compares: true,
    blind_spots: "A history that was fitted to the birth date.",
    next_step: NextStep {
        text: "Ask for the date again, and look at the document.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We go through the dates in your file. Please look at your birth date and the dates of your first job and degree.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the birth date in your documents with the dates of your first job and degree.",
        special_category: None,
    },
    page: include_str!("career_begins_too_young.md"),
};

const WORKING_AGE: i16 = 14;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let given = cx.each::<BirthDate>().filter_map(|item| Some((item.fact.date?, cx.seen(item, item.fact.date?))));
    let printed = cx
        .each::<IdentityDocument>()
        .filter_map(|item| Some((item.fact.birth_date?, cx.seen(item, item.fact.birth_date?))));
    let on_record = cx
        .each::<IdentityCheck>()
        .filter_map(|item| Some((item.fact.birth_date?, cx.seen(item, item.fact.birth_date?))));
    let births: Vec<_> = given.chain(printed).chain(on_record).collect();
    let jobs = cx
        .each::<Employment>()
        .filter_map(|job| Some((job.fact.from?, cx.seen(job, job.fact.from?), "a job begins in")));
    let degrees = cx
        .each::<Education>()
        .filter_map(|course| Some((course.fact.to?, cx.seen(course, course.fact.to?), "a course ends in")));
    let steps: Vec<_> = jobs.chain(degrees).collect();
    let Some((first, seen, what)) = steps.iter().min_by_key(|(when, ..)| when.last_day()) else {
        return cx.not_checked("dates of jobs or courses");
    };
    if births.is_empty() {
        return cx.not_checked("a birth date");
    }
    let too_young: Vec<_> = births
        .iter()
        .filter(|(birth, _)| {
            let birthday = birth.first_day();
            let of_age = jiff::civil::Date::new(birthday.year().saturating_add(WORKING_AGE), birthday.month(), 1);
            of_age.is_ok_and(|of_age| first.last_day() < of_age)
        })
        .collect();
    // One birth date that fits is enough: the other is then a question of identity, not of the career.
    if too_young.len() < births.len() {
        return Outcome::Clear;
    }
    let mut finding = cx
        .finding(seen.clone())
        .param("age", i64::from(WORKING_AGE))
        .param("what", *what)
        .param("when", *first)
        .strength(Strength::Strong);
    for (_, birth) in &too_young {
        finding = finding.rests_on(birth.clone());
    }
    // Two birth dates and two steps of the career that agree are no slip of one pen.
    let early = steps
        .iter()
        .filter(|(when, ..)| {
            births.iter().all(|(birth, _)| when.last_day().year() < birth.first_day().year() + WORKING_AGE)
        })
        .count();
    finding.excludes_if(Cause::RecordError, births.len() > 1 && early > 1).build()
}
