//! WL007: could whoever is to be paid be a party on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_name;

pub(crate) static META: Meta = Meta {
    code: Code("WL007"),
    name: "payee-like-a-listed-party",
    title: "a payee is like a listed party in name or number",
    question: "Could whoever is to be paid be a party on a sanctions list?",
    says: "The {who} {name} is like {listed} ({list}, entry {entry}) in {agrees}: {standing}.",
    clear: "No holder of an account that is to be paid is on a list.",
    catalogue: &["APP-45", "SRC-04"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person, SubjectKind::Organisation],
    phases: &[Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::PaymentInstruction, Section::Invoice, Section::PayeeCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::Namesake, Cause::RecordError],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "SEED4", "OFAC"],
    innocent: "A partner, parent or firm of one's own whose name others bear too. A number that was copied wrongly.",
    clears: "The bank says who holds the account, and a date of birth or register number of the holder is another than the listed one's.",
    never_alone: false,
    compares: true,
    blind_spots: "Holders whom nobody names. Accounts that change hands. Lists that give account numbers rarely.",
    next_step: NextStep {
        text: "Ask who holds the account and what ties them to the payee, and have the bank confirm the holder.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We pay everyone into an account in their own name. Please tell us which one you would like to use.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the names of those to whom we pay against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("payee_like_a_listed_party.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_name(cx, &[Asked::AccountHolder], "holder of an account")
}
