//! CR022: do the years of experience per skill fit into the stated career?

use vetwork_model::facts::{Education, Employment, Skill};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::career::whole_years;

pub(crate) static META: Meta = Meta {
    code: Code("CR022"),
    name: "skill-years-exceed-the-career",
    title: "years of a skill exceed the career",
    question: "Do the years of experience per skill fit into the stated career?",
    says: "{skill} is stated with {years} years; study and work together span {career}.",
    clear: "The years of every skill fit into study and work as stated.",
    catalogue: &["APP-13"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Skill]), Need::Any(&[Section::Employment]), Need::Any(&[Section::Education])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::RecordError, Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["DTEX24", "FINDEM"],
    innocent: "A hobby that began at school, work that is not on the resume, a slip of the pen.",
    clears: "The subject tells what they did in the years before.",
    never_alone: true,
    compares: true,
    blind_spots: "Careers that are stated long enough.",
    next_step: NextStep {
        text: "Ask how and where they began with it.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We talk about your skills. Please tell us when and for what you first used each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the years of experience you state with your stated career.",
        special_category: None,
    },
    page: include_str!("skill_years_exceed_the_career.md"),
};

const TOLERANCE: i64 = 2;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let jobs = cx.each::<Employment>().filter_map(|job| Some((job.fact.from?, cx.seen(job, job.fact.from?))));
    let courses =
        cx.each::<Education>().filter_map(|course| Some((course.fact.from?, cx.seen(course, course.fact.from?))));
    let (Some(job), Some(course)) = (jobs.min_by_key(|(from, _)| *from), courses.min_by_key(|(from, _)| *from)) else {
        return cx.not_checked("when study and work began");
    };
    let (began, start) = if course.0 < job.0 { course } else { job };
    let career = whole_years(began.first_day(), cx.now().first_day()) + 1;
    let counted = cx.each::<Skill>().filter_map(|skill| Some((i64::from(skill.fact.years?), skill)));
    let Some((years, skill)) = counted.max_by_key(|(years, _)| *years) else {
        return cx.not_checked("years of experience per skill");
    };
    let excess = years - career - TOLERANCE;
    if excess <= 0 {
        return Outcome::Clear;
    }
    cx.finding(cx.seen(skill, skill.fact.name.as_str()))
        .rests_on(start)
        .param("skill", skill.fact.name.as_str())
        .param("years", years)
        .param("career", career)
        .strength(if excess > 3 { Strength::Moderate } else { Strength::Weak })
        .build()
}
