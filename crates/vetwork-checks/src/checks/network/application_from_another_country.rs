//! NE002: did the application come from the country that the subject states?

use vetwork_model::facts::SessionKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::abroad::{abroad, rests_on};

pub(crate) static META: Meta = Meta {
    code: Code("NE002"),
    name: "application-from-another-country",
    title: "the application came from another country than stated",
    question: "Did the application come from the country that the subject states?",
    says: "Of {of} application sessions, {count} came from {countries}, where the subject does not say to be.",
    clear: "The application came from a stated country.",
    catalogue: &["APP-33"],
    family: Family::Network,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application],
    needs: &[Need::Any(&[Section::Session]), Need::Any(&[Section::Address])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Travel, Cause::Relocation, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::MisrepresentedLocation],
    sources: &["DTEX24", "ASHBY", "SEED1"],
    innocent: "A trip. A move that the form does not show yet. Roaming, which comes out in the country of the card. A range that changed hands.",
    clears: "The subject names the trip or the new address, and later sessions come from there.",
    never_alone: true,
    compares: true,
    blind_spots: "An exit in the stated country. A machine there that is driven from elsewhere.",
    next_step: NextStep {
        text: "Ask where the person is at present and where they will work from.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everyone where they live and where they will work from. Please tell us both.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the country that an application comes from with the address you state.",
        special_category: None,
    },
    page: include_str!("application_from_another_country.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let found = match abroad(cx, &[SessionKind::Application]) {
        Ok(found) => found,
        Err(missing) => return missing,
    };
    let Some(finding) = rests_on(cx, &found.sessions, found.of) else { return Outcome::Clear };
    let all_from_there = found.sessions.len() == found.of;
    match found.notice {
        Some(notice) => finding.strength(Strength::Weak).explained(Cause::Travel, notice).build(),
        None => finding.strength(if all_from_there { Strength::Moderate } else { Strength::Weak }).build(),
    }
}
