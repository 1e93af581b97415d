//! CO016: did references confirm through a contact that you found yourself?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Confirmation, ReachedVia, ReferenceCheck};
use vetwork_model::{
    Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO016"),
    name: "references-confirmed-at-firm",
    title: "references confirmed through their firm",
    question: "Did references confirm through a contact that you found yourself?",
    says: "{count} reference(s) confirmed through a contact that you found.",
    clear: "No reference has confirmed through a contact that you found.",
    catalogue: &["APP-17", "CTX-02"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::ReferenceCheck])],
    direction: Direction::Lowers,
    ceiling: Strength::Strong,
    causes: &[],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["KB4", "SEED0", "SEED1", "SEED2"],
    innocent: "It speaks for the subject and needs no other explanation.",
    clears: "The firm says later that it knows of no such reference.",
    never_alone: true,
    compares: true,
    blind_spots: "The reference confirms the person whose identity it is, who need not be the person you speak to.",
    next_step: NextStep {
        text: "Ask the reference about something that only a colleague knows, and compare it with an interview.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether your references confirm through a contact of their firm that we found.",
        special_category: None,
    },
    page: include_str!("references_confirmed_at_firm.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let asked: Vec<_> = cx.each::<ReferenceCheck>().filter(|item| item.outcome != Confirmation::Unanswered).collect();
    if asked.is_empty() {
        return cx.not_checked("answers of references");
    }
    let mut confirmed: Vec<Item<'_, ReferenceCheck>> = Vec::new();
    for item in &asked {
        let known = confirmed.iter().any(|other| other.fact.name.relation(&item.fact.name) != NameRelation::Different);
        if item.outcome == Confirmation::Confirmed && item.via == ReachedVia::ContactFound && !known {
            confirmed.push(*item);
        }
    }
    let Some((first, rest)) = confirmed.split_first() else { return Outcome::Clear };
    let denied = asked.iter().any(|item| item.outcome == Confirmation::Denied);
    let mut finding = cx.finding(cx.seen(*first, &first.fact.name)).param("count", confirmed.len());
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, &item.fact.name));
    }
    finding
        .strength(match (denied, rest.is_empty()) {
            (true, _) => Strength::Weak,
            (false, true) => Strength::Moderate,
            (false, false) => Strength::Strong,
        })
        .build()
}
