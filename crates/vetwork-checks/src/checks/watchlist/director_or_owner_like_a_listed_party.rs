//! WL011: could a director, owner or subcontractor be on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_name;

pub(crate) static META: Meta = Meta {
    code: Code("WL011"),
    name: "director-or-owner-like-a-listed-party",
    title: "a director, owner or subcontractor is like a listed one",
    question: "Could a director, owner or subcontractor be on a sanctions list?",
    says: "The {who} {name} is like {listed} ({list}, entry {entry}) in {agrees}: {standing}.",
    clear: "No director, owner or subcontractor is like a listed party.",
    catalogue: &["SRC-04"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::Director, Section::Owner, Section::RegisterEntry, Section::Subcontractor])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Namesake, Cause::RecordError],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "SEED3", "US22"],
    innocent: "Somebody else of the same name. A number or date that was copied wrongly. A director who has left.",
    clears: "The register's date of birth of the director or owner is another than the listed one's.",
    never_alone: false,
    compares: true,
    blind_spots: "Owners who are not stated and whom no register has. Those who act for an owner.",
    next_step: NextStep {
        text: "Ask for the dates of birth of directors and owners, as of every partner, and compare them with the entry.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask every partner for the full names and dates of birth of its directors and owners. Please send us yours.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the names of directors, owners and subcontractors of partners against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("director_or_owner_like_a_listed_party.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_name(cx, &[Asked::Director, Asked::Owner, Asked::Subcontractor], "name of a director or owner")
}
