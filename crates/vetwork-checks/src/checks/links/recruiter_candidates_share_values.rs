//! LI002: do candidates of the same recruiter share contacts, references or accounts?

use std::collections::BTreeSet;

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectId, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{ANY_PART, PERSONAL, connections};

pub(crate) static META: Meta = Meta {
    code: Code("LI002"),
    name: "recruiter-candidates-share-values",
    title: "candidates of one recruiter share contacts or accounts",
    question: "Do candidates of the same recruiter share contacts, references or accounts?",
    says: "The subject shares {values} with {people}, who came through the same recruiter.",
    clear: "No other candidate of the same recruiter shares a value with the subject.",
    catalogue: &["SRC-06"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[
        Phase::Sourcing,
        Phase::Application,
        Phase::Interview,
        Phase::Onboarding,
        Phase::Payroll,
        Phase::OnTheJob,
    ],
    needs: &[Need::Any(&[Section::Recruiter]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Agency, Cause::Household, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["SEED0", "SEED1", "SEAL", "GTIG25"],
    innocent: "A recruiter who serves one market brings people who worked together and name the same reference. An agency that writes its own number into every form.",
    clears: "The recruiter names the source of each candidate, and each reference is reached through a firm.",
    never_alone: true,
    compares: true,
    blind_spots: "Candidates who came through different recruiters. A fresh reference for each.",
    next_step: NextStep {
        text: "Ask the recruiter for each candidate's own contacts, and ring the references through their firms.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We reach everyone directly, too. Please give us a number and an address of your own.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your contact details with those of other candidates of the same recruiter.",
        special_category: None,
    },
    page: include_str!("recruiter_candidates_share_values.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let recruiters: Vec<_> = cx.keys(KeyKind::Recruiter, ANY_PART).collect();
    if recruiters.is_empty() {
        return cx.not_checked("e-mail address of the recruiter");
    }
    let brought: BTreeSet<SubjectId> =
        recruiters.iter().flat_map(|keyed| cx.elsewhere(&keyed.key).shown).map(|sighting| sighting.subject).collect();
    let sharing: Vec<_> =
        connections(cx, PERSONAL).into_iter().filter(|other| brought.contains(&other.subject)).collect();
    let Some(first) = sharing.iter().min_by_key(|other| (other.may_share_a_home(cx), other.only_references())) else {
        return Outcome::Clear;
    };
    let Some(mut finding) = first.finding(cx) else { return Outcome::Clear };
    for keyed in &recruiters {
        finding = finding.rests_on(cx.seen_key(keyed, "came through"));
    }
    // Former colleagues name the same former manager.
    let custom = first.may_share_a_home(cx) || (first.only_references() && sharing.len() == 1);
    let people: Vec<&str> = sharing.iter().map(|other| other.subject.as_str()).collect();
    finding
        .param("people", people.join(", "))
        .strength(if custom { Strength::Weak } else { Strength::Moderate })
        .build()
}
