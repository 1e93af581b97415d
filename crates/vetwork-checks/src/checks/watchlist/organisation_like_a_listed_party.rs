//! WL010: could the organisation be a party on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_name;

pub(crate) static META: Meta = Meta {
    code: Code("WL010"),
    name: "organisation-like-a-listed-party",
    title: "the organisation is like a listed party",
    question: "Could the organisation be a party on a sanctions list?",
    says: "{name} is like {listed} ({list}, entry {entry}) in {agrees}: {standing}.",
    clear: "No listed organisation has this name, number or address.",
    catalogue: &["SRC-04"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Namesake, Cause::RecordError],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "SEED3", "US22"],
    innocent: "Another firm of a like name: firms are named after the same places, trades and families everywhere. A number that was copied wrongly.",
    clears: "The register says that its number is another than the listed one's.",
    never_alone: false,
    compares: true,
    blind_spots: "Firms founded after the list was made. Firms owned by listed parties, which are asked for by checks of their own.",
    next_step: NextStep {
        text: "Look up the firm in its register, and compare number, seat and founding with the entry.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask every partner for its number in the register and for its seat. Please send us both.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the names and register numbers of partners against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("organisation_like_a_listed_party.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_name(cx, &[Asked::Subject], "a name")
}
