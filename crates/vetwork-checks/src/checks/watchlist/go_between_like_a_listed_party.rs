//! WL009: could the recruiter or agency be a party on a sanctions list?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use crate::Context;
use crate::screening::Asked;
use crate::shapes::listed::by_name;

pub(crate) static META: Meta = Meta {
    code: Code("WL009"),
    name: "go-between-like-a-listed-party",
    title: "the recruiter or agency is like a listed party",
    question: "Could the recruiter or agency be a party on a sanctions list?",
    says: "The {who} {name} is like {listed} ({list}, entry {entry}) in {agrees}: {standing}.",
    clear: "Neither recruiter nor agency is like a listed party.",
    catalogue: &["SRC-04"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Sourcing, Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::Recruiter])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Namesake, Cause::RecordError],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["SEED2", "SEED3", "US22"],
    innocent: "Somebody else of the same name. Another agency of a like name; names of agencies are much alike.",
    clears: "The agency's register number is another than the listed one's, or the recruiter's date of birth is.",
    never_alone: false,
    compares: true,
    blind_spots: "Those who act for the recruiter and are not named. The subject, who may know nothing of it.",
    next_step: NextStep {
        text: "Ask the agency for its register number and the recruiter's full name, as of every agency.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the names of those who brought you to us against the sanctions lists of governments, as the law asks of us.",
        special_category: None,
    },
    page: include_str!("go_between_like_a_listed_party.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    by_name(cx, &[Asked::Recruiter, Asked::Agency], "name of a recruiter or agency")
}
