//! CO015: does an unrelated subject give the same contact?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CO015"),
    name: "emergency-contact-shared",
    title: "the emergency contact also stands with a stranger",
    question: "Does an unrelated subject give the same contact?",
    says: "The emergency contact {value} also stands with {other}.",
    clear: "No unrelated subject gives the same contact.",
    catalogue: &["ONB-21"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::EmergencyContact]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::Household, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator],
    sources: &["EDITORS"],
    innocent: "Relatives, partners and flatmates who work at one employer.",
    clears: "The two say how they belong together.",
    never_alone: true,
    compares: true,
    blind_spots: "No emergency contact at all, which is a private choice.",
    next_step: NextStep {
        text: "Nothing by itself. Look at what else the two dossiers share.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether your emergency contact also stands on an unrelated person's file.",
        special_category: None,
    },
    page: include_str!("emergency_contact_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let kinds = [KeyKind::Phone, KeyKind::Email];
    if kinds.iter().all(|kind| cx.keys(*kind, &[Part::EmergencyContact]).next().is_none()) {
        return cx.not_checked("phone or e-mail of the emergency contact");
    }
    for kind in kinds {
        let found = shared(cx, kind, &[Part::EmergencyContact], &[Part::Own, Part::EmergencyContact]);
        if let Some(found) = found.filter(|found| !found.may_be_kin && !found.household_declared) {
            return found.finding.strength(Strength::Weak).build();
        }
    }
    Outcome::Clear
}
