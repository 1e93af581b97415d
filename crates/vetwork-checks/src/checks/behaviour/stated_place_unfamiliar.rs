//! BE009: are neutral questions about the stated place answered poorly?

use vetwork_model::facts::{Address, AddressKind, Interview};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::calls::answers;

pub(crate) static META: Meta = Meta {
    code: Code("BE009"),
    name: "stated-place-unfamiliar",
    title: "answers on the stated place rarely fit",
    question: "Are neutral questions about the stated place answered poorly?",
    says: "{fitting} of {asked} answers about the stated place fitted.",
    clear: "At least half of the answers about the stated place fitted.",
    catalogue: &["INT-11"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::Interview])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Relocation, Cause::Travel],
    hypotheses: &[Hypothesis::MisrepresentedLocation, Hypothesis::FabricatedPersona],
    sources: &["KRK25", "PSA250123", "SEAL"],
    innocent: "Moved there lately, lives outside the town, does not go out much, lives between two homes.",
    clears: "Evidence of residence, such as a lease or a bill, or a delivery received there.",
    never_alone: true,
    compares: true,
    blind_spots: "Answers looked up in time. Questions that any visitor could answer.",
    next_step: NextStep {
        text: "Ask for ordinary evidence of residence instead of more questions.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everybody who works remotely for one proof of residence before equipment is sent. Please upload a lease or a bill.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare how many neutral questions about your stated place were answered fittingly with how long you say you have lived there.",
        special_category: None,
    },
    page: include_str!("stated_place_unfamiliar.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let count = |call: &Interview| (call.place_questions, call.place_answers);
    let answers = answers(cx, count);
    if !answers.enough() {
        return cx.not_checked("at least three questions about the stated place");
    }
    let Some(mut finding) = answers.finding(cx, count).filter(|_| answers.fewer_than_one_in(2)) else {
        return Outcome::Clear;
    };
    let mut settled = false;
    for home in cx.each::<Address>().filter(|home| home.fact.kind == AddressKind::Home) {
        let Some(from) = home.fact.from else { continue };
        finding = finding.rests_on(cx.seen(home, from));
        // Somebody who came within the year may well not know the place.
        if from.days_until(cx.now()) > 365 {
            settled = true;
        } else {
            finding = finding.explained(Cause::Relocation, home);
        }
    }
    finding.strength(if settled { Strength::Moderate } else { Strength::Weak }).build()
}
