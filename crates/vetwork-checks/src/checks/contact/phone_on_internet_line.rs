//! CO010: is the phone number tied to a line, by a carrier look-up?

use vetwork_canon::phone::Phone;
use vetwork_model::facts::{LineType, PhoneLookup};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::keys::default_region;

pub(crate) static META: Meta = Meta {
    code: Code("CO010"),
    name: "phone-on-internet-line",
    title: "the phone number is on an internet line",
    question: "Is the phone number tied to a line, by a carrier look-up?",
    says: "By a carrier look-up {value} is a number handed out over the internet.",
    clear: "A number that was given is tied to a line.",
    catalogue: &["APP-06"],
    family: Family::Contact,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding],
    needs: &[Need::Any(&[Section::PhoneLookup]), Need::Any(&[Section::Phone])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::PrivacyTool, Cause::Travel],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["GTIG24", "MS25", "AIG25"],
    innocent: "Many people keep such a number for job hunting, for privacy, or because they live abroad.",
    clears: "Another number on a mobile line or a landline.",
    never_alone: true,
    compares: true,
    blind_spots: "A rented SIM. Numbers that were ported.",
    next_step: NextStep {
        text: "Ask for a second number, and ring it.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We like to have two ways of reaching you. Please give us a second number.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We ask a carrier what kind of line your phone number is on.",
        special_category: None,
    },
    page: include_str!("phone_on_internet_line.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let region = default_region(cx.dossier());
    let line_of = |value: &str| {
        cx.each::<PhoneLookup>().find(|lookup| {
            lookup.line != LineType::Unknown
                && Phone::parse(&lookup.number, region).is_ok_and(|number| number.e164() == value)
        })
    };
    let answered = |part| -> Vec<_> {
        cx.keys(KeyKind::Phone, part).filter_map(|keyed| Some((keyed, line_of(&keyed.key.value)?))).collect()
    };
    let own = answered(&[Part::Own]);
    let Some((keyed, lookup)) = own.first() else {
        return cx.not_checked("a carrier's answer on a number that was given");
    };
    if own.iter().any(|(_, lookup)| lookup.line != LineType::Voip) {
        return Outcome::Clear;
    }
    let mut finding = cx
        .finding(cx.seen_key(keyed, keyed.key.value.as_str()))
        .rests_on(cx.seen(*lookup, lookup.carrier.clone().unwrap_or_else(|| "internet line".to_owned())))
        .param("value", keyed.key.value.as_str());
    let references = answered(&[Part::Reference]);
    let reference = references.iter().find(|(_, lookup)| lookup.line == LineType::Voip);
    if let Some((keyed, _)) = reference {
        finding = finding.rests_on(cx.seen_key(keyed, keyed.key.value.as_str()));
    }
    finding.strength(if reference.is_some() { Strength::Moderate } else { Strength::Weak }).build()
}
