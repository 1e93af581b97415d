//! WL008: does the career name a firm designated for the IT-worker scheme?

use vetwork_model::{Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section, Strength, SubjectKind};

use vetwork_watchlist::screen::Standing;

use crate::Context;
use crate::context::FindingBuilder;
use crate::screening::Asked;
use crate::shapes::listed::{finding, hits};

pub(crate) static META: Meta = Meta {
    code: Code("WL008"),
    name: "employer-tied-to-the-scheme",
    title: "the career names a firm tied to the IT-worker scheme",
    question: "Does the career name a firm designated for the IT-worker scheme?",
    says: "The {who} {name} is like {listed} ({list}, entry {entry}) in {agrees}, which is published as tied to the IT-worker scheme.",
    clear: "No firm in the career is like one that was designated for the IT-worker scheme.",
    catalogue: &["APP-44"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Watchlists, Need::Any(&[Section::Employment, Section::Reference])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Namesake, Cause::CompanyHistory],
    hypotheses: &[Hypothesis::SanctionedParty],
    sources: &["US22", "SEED3", "OFAC"],
    innocent: "Another firm of a like name. Work there before the firm was designated, or without knowing of it. A customer of the firm's, not the firm.",
    clears: "The firm is another: its register number, place or web domain is another than the listed one's.",
    never_alone: false,
    compares: true,
    blind_spots: "Firms that front for the scheme and were never designated. Careers that leave the firm out, as nobody would write it.",
    next_step: NextStep {
        text: "Ask in which place and register the firm is, and what the work there was, as of every employer in a career.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "For every employer in your career, please tell us the place, and what your work there was.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We hold the firms in your career against those that governments published as tied to one scheme of hiring under false names.",
        special_category: None,
    },
    page: include_str!("employer_tied_to_the_scheme.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut hits = hits(cx, &[Asked::Employer, Asked::ReferenceFirm]);
    hits.retain(|(_, hit)| hit.standing >= Standing::Open);
    finding(cx, &hits).map_or(Outcome::Clear, FindingBuilder::build)
}
