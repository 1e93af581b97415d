//! WL001: does a value of the subject stand among your own indicators?

use std::collections::BTreeSet;

use vetwork_model::facts::VictimReport;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NextStep, Outcome, Phase, Strength,
    SubjectKind, When,
};
use vetwork_reference::indicators::{IndicatorConfidence, RelatesTo};

use crate::Context;
use crate::shapes::indicated::{conduct, hits, leads_to_holder};

pub(crate) static META: Meta = Meta {
    code: Code("WL001"),
    name: "matches-own-indicator",
    title: "a value stands among your own indicators",
    question: "Does a value of the subject stand among your own indicators?",
    says: "The {kind} {value} stands among your indicators: {conduct}; source {source}, evidence {reference}, {confidence} confidence, until {until}.",
    clear: "No value of the subject stands among your indicators.",
    catalogue: &["APP-09"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person, SubjectKind::Organisation],
    phases: &[
        Phase::Sourcing,
        Phase::Application,
        Phase::Interview,
        Phase::Onboarding,
        Phase::Payroll,
        Phase::OnTheJob,
    ],
    needs: &[],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::IdentityTheft, Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["KRK25", "SEAL", "MS26", "SEED1"],
    innocent: "A number that changed hands. A row entered by mistake or in bad faith. A person whose identity somebody else used: such rows are marked and answered on their own.",
    clears: "The evidence behind the row is read, and does not concern this person.",
    never_alone: true,
    compares: true,
    blind_spots: "Values that are fresh for every application. Rows that have run out.",
    next_step: NextStep {
        text: "Read the evidence behind the row, and ask its source whether it still holds.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare contact details, accounts and files with values that we recorded in cases of our own.",
        special_category: None,
    },
    page: include_str!("matches_own_indicator.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    if cx.indicators().is_empty() {
        return cx.not_checked("indicators of your own");
    }
    let found = hits(cx, |relates_to| relates_to != RelatesTo::Victim);
    let Some(first) = found.first() else { return Outcome::Clear };
    let row = first.indicator;
    let mut finding = cx.finding(cx.seen_key(&first.keyed, first.keyed.key.in_words()));
    for hit in found.iter().skip(1) {
        finding = finding.rests_on(cx.seen_key(&hit.keyed, hit.keyed.key.in_words()));
    }
    let cases: BTreeSet<&str> = found.iter().map(|hit| hit.indicator.evidence.as_str()).collect();
    let low = found.iter().all(|hit| hit.indicator.confidence == IndicatorConfidence::Low);
    let report = cx.each::<VictimReport>().max_by_key(|item| item.evidence.provenance());
    if let Some(report) = report {
        finding = finding.explained(Cause::IdentityTheft, report);
    }
    let operator = row.relates_to == RelatesTo::Operator && leads_to_holder(&first.keyed);
    finding
        .param("kind", first.keyed.key.kind.words())
        .param("value", first.keyed.key.in_words())
        .param("conduct", conduct(row))
        .param("source", row.source.as_str())
        .param("reference", row.evidence.as_str())
        .param("confidence", confidence(row.confidence))
        .param("until", When::Day(row.expires))
        .strength(if low { Strength::Moderate } else { Strength::Strong })
        .excludes_if(Cause::IdentityTheft, operator && report.is_none())
        // A closed case, or two cases that do not know of each other, is no slip of one pen.
        .excludes_if(Cause::RecordError, row.confidence == IndicatorConfidence::High || cases.len() >= 2)
        .build()
}

fn confidence(confidence: IndicatorConfidence) -> &'static str {
    match confidence {
        IndicatorConfidence::Low => "low",
        IndicatorConfidence::Medium => "medium",
        IndicatorConfidence::High => "high",
    }
}
