//! CR030: are the people of sub-contractors vetted, and may you audit it?

use vetwork_model::facts::{Subcontractor, VettingEvidence};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR030"),
    name: "chain-not-vetted",
    title: "people further down the chain are not vetted",
    question: "Are the people of sub-contractors vetted, and may you audit it?",
    says: "{count} of {of} sub-contractors have no evidence of vetting in the last 24 months; the longest chain is {depth} steps.",
    clear: "Every sub-contractor was vetted within 24 months, or the chain is one step and may be audited.",
    catalogue: &["SRC-02"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Organisation],
    phases: &[Phase::Sourcing],
    needs: &[Need::Any(&[Section::Subcontractor]), Need::Any(&[Section::VettingEvidence])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Agency, Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["PSA23", "PSA250123", "PSA250723", "SEED3", "RF26", "SEED0"],
    innocent: "A small agency that knows its people and keeps little paper. Evidence that was shown and not filed.",
    clears: "Dated evidence for each sub-contractor, or a right to audit in the contract.",
    never_alone: true,
    compares: true,
    blind_spots: "Sub-contractors that nobody named. Vetting on paper only.",
    next_step: NextStep {
        text: "Ask for dated evidence from each sub-contractor and for a right to audit.",
        disposition: Disposition::Safe,
        minutes: 20,
        message: "We ask every partner how the people who do the work are vetted. Please send dated evidence for each sub-contractor.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the evidence that partners give of how their people are vetted.",
        special_category: None,
    },
    page: include_str!("chain_not_vetted.md"),
};

const TWO_YEARS: i64 = 731;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let chain: Vec<_> = cx.each::<Subcontractor>().collect();
    let audit = cx.each::<VettingEvidence>().any(|evidence| evidence.fact.right_to_audit);
    let open: Vec<_> = chain
        .iter()
        .filter(|sub| sub.fact.vetted.is_none_or(|vetted| vetted.days_until(cx.now()) > TWO_YEARS))
        .collect();
    let Some(first) = open.first() else { return Outcome::Clear };
    let depth = open.iter().filter_map(|sub| sub.fact.depth).max().unwrap_or(1);
    let strength = match (depth >= 2, audit) {
        (true, false) => Strength::Moderate,
        (true, true) | (false, false) => Strength::Weak,
        (false, true) => return Outcome::Clear,
    };
    let mut finding = cx.finding(cx.seen(**first, &first.fact.name));
    for sub in open.iter().skip(1) {
        finding = finding.rests_on(cx.seen(**sub, &sub.fact.name));
    }
    for evidence in cx.each::<VettingEvidence>() {
        finding = finding.rests_on(cx.seen(evidence, evidence.fact.what.as_str()));
    }
    finding
        .param("count", open.len())
        .param("of", chain.len())
        .param("depth", i64::from(depth))
        .strength(strength)
        .build()
}
