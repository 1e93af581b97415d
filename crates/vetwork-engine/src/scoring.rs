//! From findings to weights and a band (design, section 5): within a family, and within an innocent
//! cause, only the strongest counts in full; weak signals never convict.

use std::cmp::Reverse;

use vetwork_checks::find;
use vetwork_model::{
    Band, Cause, Code, Coverage, Direction, Family, Finding, GroupWeight, Hypothesis, HypothesisWeight, Meta, Strength,
};

use crate::policy::Policy;

/// Causes that do not connect two findings: independent slips and customs of a trade.
const NEVER_SHARED: [Cause; 2] = [Cause::RecordError, Cause::TradePractice];

/// The result of weighing.
pub struct Weighed {
    /// The band.
    pub band: Band,
    /// The findings that make it so, strongest first.
    pub because: Vec<Code>,
    /// By family, heaviest first.
    pub groups: Vec<GroupWeight>,
    /// By hypothesis, heaviest first.
    pub hypotheses: Vec<HypothesisWeight>,
    /// Sum of the groups, tenths of a bit.
    pub decibits: i32,
}

/// Weighs the findings of one subject.
pub fn weigh(findings: &[&Finding], coverage: &Coverage, policy: &Policy) -> Weighed {
    let groups = groups(findings, policy);
    let decibits = groups.iter().map(|group| group.decibits).sum();
    let (band, because) = band(findings, &groups, coverage, policy);
    Weighed { band, because, hypotheses: hypotheses(findings, &groups), groups, decibits }
}

fn share(decibits: i32, share: f64) -> i32 {
    (f64::from(decibits) * share).round() as i32
}

fn groups(findings: &[&Finding], policy: &Policy) -> Vec<GroupWeight> {
    let mut raising: Vec<(GroupWeight, Vec<Cause>)> = Vec::new();
    let mut lowering: Vec<GroupWeight> = Vec::new();
    for family in Family::ALL {
        for direction in [Direction::Raises, Direction::Lowers] {
            let sign = if direction == Direction::Raises { 1 } else { -1 };
            let mut parts: Vec<(&Finding, i32)> = findings
                .iter()
                .filter(|finding| finding.family == family && finding.direction == direction)
                .map(|finding| (*finding, policy.decibits(finding.code, finding.strength)))
                .collect();
            parts.sort_by_key(|(finding, decibits)| (Reverse(*decibits), finding.code));
            for (_, decibits) in parts.iter_mut().skip(1) {
                *decibits = share(*decibits, policy.scoring.further_in_family);
            }
            let Some((leading, _)) = parts.first() else { continue };
            let group = GroupWeight {
                family,
                decibits: sign * parts.iter().map(|(_, decibits)| decibits).sum::<i32>(),
                parts: parts.iter().map(|(finding, decibits)| (finding.code, sign * decibits)).collect(),
                shares_cause: None,
            };
            match direction {
                Direction::Raises => raising.push((group, causes(leading))),
                Direction::Lowers => lowering.push(group),
            }
        }
    }
    raising.sort_by_key(|(group, _)| (Reverse(group.decibits), group.family));
    let mut counted: Vec<Cause> = Vec::new();
    for (group, causes) in &mut raising {
        if let Some(cause) = causes.iter().find(|cause| counted.contains(cause)) {
            group.shares_cause = Some(*cause);
            for (_, decibits) in &mut group.parts {
                *decibits = share(*decibits, policy.scoring.shared_cause);
            }
            group.decibits = group.parts.iter().map(|(_, decibits)| decibits).sum();
        }
        counted.extend(causes.iter().copied());
    }
    let mut all: Vec<GroupWeight> = raising.into_iter().map(|(group, _)| group).collect();
    all.sort_by_key(|group| (Reverse(group.decibits), group.family));
    all.extend(lowering);
    all
}

/// The innocent causes through which a finding can be one with another: those on file, else those open.
fn causes(finding: &Finding) -> Vec<Cause> {
    let on_file: Vec<Cause> = finding.explained.iter().map(|explanation| explanation.cause).collect();
    let all = if on_file.is_empty() { finding.causes.clone() } else { on_file };
    all.into_iter().filter(|cause| !NEVER_SHARED.contains(cause)).collect()
}

fn band(findings: &[&Finding], groups: &[GroupWeight], coverage: &Coverage, policy: &Policy) -> (Band, Vec<Code>) {
    let mut raising: Vec<&Finding> = findings.iter().copied().filter(|f| f.direction == Direction::Raises).collect();
    raising.sort_by_key(|f| (Reverse(f.strength), Reverse(policy.decibits(f.code, f.strength)), f.code));
    let codes = |at_least: Strength| -> Vec<Code> {
        raising.iter().filter(|finding| finding.strength >= at_least).map(|finding| finding.code).collect()
    };
    if escalates(&raising, policy) {
        return (Band::Escalate, codes(Strength::Strong));
    }
    if raising.iter().any(|finding| finding.strength >= Strength::Moderate) {
        return (Band::Verify, codes(Strength::Moderate));
    }
    let weak_families = groups.iter().filter(|group| group.decibits > 0).count();
    let sum: i32 = groups.iter().map(|group| group.decibits).sum();
    if weak_families >= 2 && f64::from(sum) >= policy.scoring.verify_from_bits * 10.0 {
        return (Band::Verify, codes(Strength::Weak));
    }
    if !coverage.waiting.is_empty() {
        return (Band::Incomplete, codes(Strength::Weak));
    }
    (Band::Routine, codes(Strength::Weak))
}

/// One decisive finding, or a strong one in each of two families that no innocent cause connects. A
/// check that never stands alone needs an open question of another family beside it.
fn escalates(raising: &[&Finding], policy: &Policy) -> bool {
    let beside = |finding: &Finding| {
        raising.iter().any(|other| other.family != finding.family && other.strength >= Strength::Moderate)
    };
    let never_alone = |finding: &Finding| find(finding.code.0).is_some_and(|check| check.meta.never_alone);
    if raising.iter().any(|f| f.strength == Strength::Decisive && (!never_alone(f) || beside(f))) {
        return true;
    }
    let mut families: Vec<Family> = Vec::new();
    let mut counted: Vec<Cause> = Vec::new();
    for finding in raising.iter().filter(|finding| finding.strength >= Strength::Strong) {
        let causes = causes(finding);
        if !families.contains(&finding.family) && !causes.iter().any(|cause| counted.contains(cause)) {
            families.push(finding.family);
            counted.extend(causes);
        }
    }
    families.len() >= policy.scoring.families_to_escalate
}

fn hypotheses(findings: &[&Finding], groups: &[GroupWeight]) -> Vec<HypothesisWeight> {
    let counted =
        |code: Code| groups.iter().flat_map(|group| &group.parts).find(|(c, _)| *c == code).map_or(0, |p| p.1);
    let known = findings.iter().filter_map(|finding| Some((*finding, find(finding.code.0)?.meta)));
    let known: Vec<(&Finding, &Meta)> = known.collect();
    let mut all: Vec<HypothesisWeight> = Hypothesis::ALL
        .into_iter()
        .filter_map(|hypothesis| {
            let bearing =
                || known.iter().filter(|(_, meta)| meta.hypotheses.contains(&hypothesis)).map(|(finding, _)| *finding);
            let mut parts: Vec<(Code, i32)> = bearing().map(|finding| (finding.code, counted(finding.code))).collect();
            parts.sort_by_key(|(code, decibits)| (Reverse(*decibits), *code));
            let raised = bearing().any(|finding| finding.direction == Direction::Raises);
            let decibits = parts.iter().map(|(_, decibits)| decibits).sum();
            let codes = parts.into_iter().map(|(code, _)| code).collect();
            (raised && decibits >= 0).then_some(HypothesisWeight { hypothesis, decibits, codes })
        })
        .collect();
    all.sort_by_key(|weight| (Reverse(weight.decibits), weight.hypothesis));
    all
}
