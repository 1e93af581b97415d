//! CO014: is a reference reached at the subject's own phone or e-mail?

use vetwork_model::facts::{Confirmation, Household, ReachedVia, Reference, ReferenceCheck};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, NameRelation, Need, NextStep,
    Outcome, Part, Phase, Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CO014"),
    name: "reference-at-own-contact",
    title: "a reference is reached at the subject's own contact",
    question: "Is a reference reached at the subject's own phone or e-mail?",
    says: "The reference is reached at {value}, which is the subject's own contact.",
    clear: "No reference is reached at the subject's own contact.",
    catalogue: &["APP-18"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Reference]), Need::Any(&[Section::Phone, Section::Email])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError, Cause::Household],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["SEED0", "GTIG25", "DHIRE"],
    innocent: "The own number pasted into the wrong field; a relative or flatmate on the same line.",
    clears: "The reference is reached at their firm.",
    never_alone: true,
    compares: true,
    blind_spots: "A second number for every reference.",
    next_step: NextStep {
        text: "Ask for a contact of the reference at their firm, and ring the firm through a number that you found.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We call references through their firm's switchboard. Please tell us the firm and department of each.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the contacts of the references you name with your own.",
        special_category: None,
    },
    page: include_str!("reference_at_own_contact.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if [KeyKind::Phone, KeyKind::Email].iter().all(|kind| cx.keys(*kind, &[Part::Reference]).next().is_none()) {
        return cx.not_checked("phone or e-mail of a reference");
    }
    for kind in [KeyKind::Phone, KeyKind::Email] {
        for keyed in cx.keys(kind, &[Part::Reference]) {
            let own = cx.keys(kind, &[Part::Own]).find(|own| own.key == keyed.key);
            let reference = cx.each::<Reference>().find(|item| item.evidence.id == keyed.evidence);
            let (Some(own), Some(reference)) = (own, reference) else { continue };
            let name = &reference.fact.name;
            let answered = cx.each::<ReferenceCheck>().find(|check| {
                check.via == ReachedVia::ContactGiven
                    && matches!(check.outcome, Confirmation::Confirmed | Confirmation::Partly)
                    && check.fact.name.relation(name) == NameRelation::Same
            });
            let stranger = cx.name_relation(name) == NameRelation::Different
                && !cx.compared_with(name).may_be_kin
                && cx.each::<Household>().next().is_none();
            let mut finding = cx
                .finding(cx.seen_key(keyed, keyed.key.value.as_str()))
                .rests_on(cx.seen_key(own, own.key.value.as_str()))
                .param("value", keyed.key.value.as_str());
            if let Some(check) = answered {
                finding = finding.rests_on(cx.seen(check, "answered as the reference"));
            }
            return finding
                .strength(if stranger { Strength::Strong } else { Strength::Weak })
                .excludes_if(Cause::RecordError, answered.is_some())
                .excludes_if(Cause::Household, stranger)
                .build();
        }
    }
    Outcome::Clear
}
