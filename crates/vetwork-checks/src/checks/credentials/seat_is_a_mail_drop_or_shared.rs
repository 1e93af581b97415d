//! CR033: is the seat an office of the organisation's own?

use vetwork_canon::address::mail_drop_pattern;
use vetwork_model::facts::{Address, AddressKind, RegisterEntry};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CR033"),
    name: "seat-is-a-mail-drop-or-shared",
    title: "the seat is a mail drop or shared",
    question: "Is the seat an office of the organisation's own?",
    says: "The seat is {what}.",
    clear: "The seat is no known mail drop and stands in no other dossier.",
    catalogue: &["SRC-05"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing],
    needs: &[Need::Any(&[Section::Address, Section::RegisterEntry])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Agency, Cause::SharedNetwork],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["SP25", "S1", "SEED3"],
    innocent: "Registered agents and accountants lend their address to thousands of firms; young firms sit in shared offices.",
    clears: "A lease, or a visit to where the people work.",
    never_alone: true,
    compares: true,
    blind_spots: "A flat of a helper. Brands and phrases that are not on the list.",
    next_step: NextStep {
        text: "Ask where the people work, and see that place in a call.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask every partner where its people work. Please send the address of the office and of its registered seat.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare a partner's seat with known mail drops and with the seats of other partners.",
        special_category: None,
    },
    page: include_str!("seat_is_a_mail_drop_or_shared.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let stated = cx.each::<Address>().filter(|item| item.fact.kind == AddressKind::Seat);
    let stated = stated.map(|item| (item.fact.line(), cx.seen(item, item.fact.line())));
    let registered = cx.each::<RegisterEntry>().filter_map(|item| {
        let line = item.fact.address.as_ref()?.line();
        Some((line.clone(), cx.seen(item, line)))
    });
    let seats: Vec<_> = stated.chain(registered).filter(|(line, _)| !line.is_empty()).collect();
    if seats.is_empty() {
        return cx.not_checked("the seat");
    }
    if let Some(found) = shared(cx, KeyKind::Address, &[Part::Own], &[Part::Own]) {
        return found.finding.param("what", "also the address of another subject").strength(Strength::Moderate).build();
    }
    for (line, seen) in seats {
        let brand = cx.reference().mail_drop(&line).map(|brand| brand.brand.clone());
        let Some(what) = brand.or_else(|| mail_drop_pattern(&line).map(|_| "a rented box".to_owned())) else {
            continue;
        };
        return cx.finding(seen).param("what", what).strength(Strength::Weak).build();
    }
    Outcome::Clear
}
