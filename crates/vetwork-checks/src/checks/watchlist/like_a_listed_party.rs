//! WL004: could the person be a party on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_name;

pub(crate) static META: Meta = Meta {
    code: Code("WL004"),
    name: "like-a-listed-party",
    title: "the person is like a listed party in name or number",
    question: "Could the person be a party on a sanctions list?",
    says: "{name} is like {listed} ({list}, entry {entry}) in {agrees}: {standing}.",
    clear: "No listed party has this name, or a proven date of birth says that it is somebody else.",
    catalogue: &["APP-44"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Namesake, Cause::RecordError],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "US22", "SEED3", "OFAC"],
    innocent: "Somebody else of the same name: lists are full of names that many people bear, and some names are borne by millions. A number that was copied wrongly. An entry that carries the papers of a person who was harmed.",
    clears: "A date of birth that a document proves and that is another; or the authority says that it is somebody else.",
    never_alone: false,
    compares: true,
    blind_spots: "Parties on lists that were not taken in. People who work under a name of their own that no list has, which is what the scheme mostly does. Former names given in confidence, which are not asked for.",
    next_step: NextStep {
        text: "Ask for the date of birth and a document that shows it, as of everyone in this role, and compare both with the entry.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everyone in this role for their date of birth and a document that shows it. Please tell us when you can show yours.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold your name, date of birth and document numbers against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("like_a_listed_party.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_name(cx, &[Asked::Subject], "a name")
}
