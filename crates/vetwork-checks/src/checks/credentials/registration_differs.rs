//! CR032: does the company register say what the organisation states?

use vetwork_model::facts::{RegisterEntry, Registration};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::register::same_number;

pub(crate) static META: Meta = Meta {
    code: Code("CR032"),
    name: "registration-differs",
    title: "the register tells another story",
    question: "Does the company register say what the organisation states?",
    says: "The register differs from what is stated in {count} points, first: {what}.",
    clear: "The register says what the organisation states.",
    catalogue: &["SRC-03"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing],
    needs: &[Need::Any(&[Section::Registration]), Need::Any(&[Section::RegisterEntry])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["S1", "SEED3", "US22"],
    innocent: "A mistyped number, the wrong register, a trading name beside the legal one, a firm that was dissolved and founded again.",
    clears: "An extract of the register that names the organisation.",
    never_alone: true,
    compares: true,
    blind_spots: "A firm that was registered properly to be a front. Registers that cannot be searched.",
    next_step: NextStep {
        text: "Ask for a register extract of this month and look it up yourself.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We look up every partner in its register. Please send a current extract, with the register's name and your number.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the registration you state with the public company register.",
        special_category: None,
    },
    page: include_str!("registration_differs.md"),
};

const A_MONTH: i64 = 31;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let stated: Vec<_> = cx.each::<Registration>().collect();
    let entries: Vec<_> = cx.each::<RegisterEntry>().filter(|entry| entry.fact.found.is_some()).collect();
    let mut best: Option<Vec<_>> = None;
    for registration in &stated {
        for entry in &entries {
            let points = differences(registration.fact, entry.fact);
            // The entry that agrees most is the one that was meant.
            if best.as_ref().is_none_or(|best: &Vec<(&str, _, _)>| points.len() < best.len()) {
                best = Some(points.into_iter().map(|what| (what, *registration, *entry)).collect());
            }
        }
    }
    let Some(points) = best else { return cx.not_checked("whether the register has an entry") };
    let Some((what, registration, entry)) = points.first() else { return Outcome::Clear };
    let said = registration.fact.number.as_deref().unwrap_or("registered");
    let mut finding = cx.finding(cx.seen(*registration, said));
    for (what, _, entry) in &points {
        finding = finding.rests_on(cx.seen(*entry, *what));
    }
    let missing = entry.fact.found == Some(false);
    let looked_twice = entries.iter().filter(|entry| entry.fact.found == Some(false)).count() > 1;
    finding
        .param("count", points.len())
        .param("what", *what)
        .strength(if missing || points.len() > 1 { Strength::Strong } else { Strength::Moderate })
        .excludes_if(Cause::RecordError, looked_twice || points.len() > 1)
        .excludes_if(
            Cause::CompanyHistory,
            missing || points.iter().all(|(what, ..)| matches!(*what, OTHER_NUMBER | OTHER_DATE)),
        )
        .build()
}

const OTHER_NUMBER: &str = "another number";
const OTHER_DATE: &str = "another date";

fn differences(stated: &Registration, entry: &RegisterEntry) -> Vec<&'static str> {
    if entry.found == Some(false) {
        return vec!["no entry found"];
    }
    let number = stated.number.as_deref().zip(entry.number.as_deref()).is_some_and(|(a, b)| !same_number(a, b));
    let date = stated.registered.zip(entry.registered).is_some_and(|(a, b)| a.days_until(b).abs() > A_MONTH);
    let name = stated.name.relation(&entry.name) == NameRelation::Different;
    let dissolved = entry.dissolved.is_some() && stated.dissolved.is_none();
    let points = [(dissolved, "dissolved"), (number, OTHER_NUMBER), (date, OTHER_DATE), (name, "another name")];
    points.into_iter().filter_map(|(differs, what)| differs.then_some(what)).collect()
}
