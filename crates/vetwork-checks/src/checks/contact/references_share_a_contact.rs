//! CO003: do two references of one subject share a contact?

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Confirmation, ReachedVia, Reference, ReferenceCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Name, NameRelation, Need, NextStep,
    Outcome, Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO003"),
    name: "references-share-a-contact",
    title: "two references share one contact",
    question: "Do two references share a phone number or an e-mail address?",
    says: "Two references with different names can be reached at one contact, {value}.",
    clear: "No two references share a contact.",
    catalogue: &["APP-18"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Reference])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["SEED0", "GTIG25"],
    innocent: "A number pasted twice; a small team with one line; two colleagues who now run one business.",
    clears: "Each of them is reached, apart, at the firm that the resume names.",
    never_alone: true,
    compares: true,
    blind_spots: "A different rented number for every reference. References who never pick up.",
    next_step: NextStep {
        text: "Ring each reference through a number of the firm that you found yourself.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the contact details of the references you name with each other.",
        special_category: None,
    },
    page: include_str!("references_share_a_contact.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let references: Vec<_> = cx.each::<Reference>().collect();
    for kind in [KeyKind::Phone, KeyKind::Email] {
        let contacts: Vec<_> = cx.keys(kind, &[Part::Reference]).collect();
        for (i, first) in contacts.iter().enumerate() {
            for second in contacts.get(i + 1..).unwrap_or_default().iter().filter(|second| second.key == first.key) {
                let name = |id| references.iter().find(|item| item.evidence.id == id).map(|item| &item.fact.name);
                let (Some(a), Some(b)) = (name(first.evidence), name(second.evidence)) else { continue };
                if a.relation(b) != NameRelation::Different {
                    continue;
                }
                if [a, b].iter().all(|name| answered_at_firm(cx, name, Confirmation::Confirmed).is_some()) {
                    continue;
                }
                let named_elsewhere = cx.elsewhere(&first.key);
                let mut finding = cx
                    .finding(cx.seen_key(first, a))
                    .rests_on(cx.seen_key(second, b))
                    .param("value", first.key.value.as_str())
                    .strength(Strength::Strong);
                for sighting in &named_elsewhere.shown {
                    finding = finding.rests_on(cx.seen_elsewhere(sighting));
                }
                let denied = [a, b].iter().find_map(|name| answered_at_firm(cx, name, Confirmation::Denied));
                if let Some(check) = denied {
                    finding = finding.rests_on(cx.seen(check, &check.fact.name));
                }
                return finding
                    // The same contact in somebody else's dossier is no slip of one pen.
                    .excludes_if(Cause::RecordError, named_elsewhere.subjects > 0 || denied.is_some())
                    // The firm itself does not know of one of the two.
                    .excludes_if(Cause::CompanyHistory, denied.is_some())
                    .build();
            }
        }
    }
    Outcome::Clear
}

/// What a reference answered when reached through a contact that the employer found.
fn answered_at_firm<'a>(cx: &Context<'a>, name: &Name, outcome: Confirmation) -> Option<Item<'a, ReferenceCheck>> {
    cx.each::<ReferenceCheck>().find(|check| {
        let reached = check.outcome == outcome && check.via == ReachedVia::ContactFound;
        reached && check.fact.name.relation(name) == NameRelation::Same
    })
}
