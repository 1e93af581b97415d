//! CR035: does the company register confirm what the organisation states?

use vetwork_model::facts::{Director, RegisterEntry, Registration};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::register::same_number;

pub(crate) static META: Meta = Meta {
    code: Code("CR035"),
    name: "register-confirms-the-organisation",
    title: "the register confirms the organisation",
    question: "Does the company register confirm what the organisation states?",
    says: "The register confirms {what}.",
    clear: "The register does not confirm a stated number.",
    catalogue: &["SRC-03", "CTX-02"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing],
    needs: &[Need::Any(&[Section::Registration]), Need::Any(&[Section::RegisterEntry])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["S1", "SEED3", "US22"],
    innocent: "Nothing to explain: this speaks for the organisation.",
    clears: "Nothing needs to be cleared.",
    never_alone: false,
    compares: true,
    blind_spots: "A firm that was registered properly to be a front, or that states a real firm's number.",
    next_step: NextStep {
        text: "Ring the organisation through a number that you found yourself.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We look up every partner in its register. Please send the register's name and your number.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the registration you state with the public company register.",
        special_category: None,
    },
    page: include_str!("register_confirms_the_organisation.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let answered: Vec<_> = cx.each::<RegisterEntry>().filter(|entry| entry.fact.found.is_some()).collect();
    if answered.is_empty() {
        return cx.not_checked("whether the register has an entry");
    }
    for entry in answered.iter().filter(|entry| entry.fact.found == Some(true) && entry.fact.dissolved.is_none()) {
        let number = entry.fact.number.as_deref().unwrap_or_default();
        let stated =
            cx.each::<Registration>().find(|r| r.fact.number.as_deref().is_some_and(|n| same_number(n, number)));
        let Some(registration) = stated else { continue };
        let dates = registration.fact.registered.zip(entry.fact.registered);
        if dates.is_some_and(|(stated, registered)| stated.days_until(registered) != 0) {
            continue;
        }
        let known = |name: &vetwork_model::Name| {
            let relations = entry.fact.officers.iter().map(|officer| name.relation(officer));
            relations.into_iter().any(|relation| matches!(relation, NameRelation::Same | NameRelation::Variant))
        };
        let director = cx.each::<Director>().find(|director| known(&director.fact.name));
        let whole = dates.is_some() && director.is_some();
        let mut finding = cx.finding(cx.seen(*entry, number)).rests_on(cx.seen(registration, number));
        if let Some(director) = director {
            finding = finding.rests_on(cx.seen(director, &director.fact.name));
        }
        return finding
            .param("what", if whole { "number, date and a director" } else { "the stated number" })
            .strength(if whole { Strength::Strong } else { Strength::Moderate })
            .build();
    }
    Outcome::Clear
}
