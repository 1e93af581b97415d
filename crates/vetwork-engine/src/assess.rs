//! One dossier to one assessment: a pure function of evidence, records, reference data, policy,
//! program version and the given time.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use vetwork_checks::{Case, IndicatorIndex, Keyed, Memo, Watchlists, by_code, keys_of, ties};
use vetwork_model::{Assessment, Code, Dossier, Finding, Inputs, Key, Outcome, Records, Tie, When};
use vetwork_reference::Reference;

use crate::jurisdiction::jurisdiction;
use crate::policy::Policy;
use crate::{confidence, coverage, documents, scoring, timeline};

/// Everything that is the same for all subjects of a run.
pub struct Engine {
    /// Weights, thresholds, required questions.
    pub policy: Policy,
    /// Reference lists.
    pub reference: Reference,
    /// The customer's own indicators.
    pub indicators: IndicatorIndex,
    /// Sanctions lists; the curated set at least.
    pub lists: Arc<Watchlists>,
    /// Version of the program, as it stands in the inputs.
    pub program: String,
}

impl Engine {
    /// Assesses one subject. `unread` names input that could not be read, in words.
    pub fn assess(&self, dossier: &Dossier, records: &dyn Records, now: Timestamp, unread: &[String]) -> Assessment {
        self.assess_keyed(dossier, &keys_of(dossier), records, now, unread)
    }

    /// The same, with the keys of the dossier ([`keys_of`]) at hand.
    pub fn assess_keyed(
        &self,
        dossier: &Dossier,
        keys: &[Keyed],
        records: &dyn Records,
        now: Timestamp,
        unread: &[String],
    ) -> Assessment {
        let mut asked: Vec<Key> = keys.iter().map(|keyed| keyed.key.clone()).collect();
        asked.dedup();
        records.expect(&asked);
        let memo = Memo::default();
        let case = self.case(dossier, keys, records, now, &memo);
        let outcomes = outcomes(&case);
        let mut findings: Vec<&Finding> = outcomes.iter().filter_map(|(_, outcome)| outcome.finding()).collect();
        findings.sort_by_key(|finding| finding.code);
        let coverage = coverage::coverage(dossier, &outcomes, &self.policy);
        let weighed = scoring::weigh(&findings, &coverage, &self.policy);
        let steps = coverage::steps(dossier, &findings, &weighed.groups, &outcomes, &self.policy);
        Assessment {
            subject: dossier.id.clone(),
            kind: dossier.kind,
            name: dossier.name.clone(),
            pronouns: dossier.pronouns.clone(),
            role: dossier.role.clone(),
            phase: dossier.phase,
            band: weighed.band,
            because: weighed.because,
            hypotheses: weighed.hypotheses,
            weights: weighed.groups,
            decibits: weighed.decibits,
            timeline: timeline::timeline(dossier, &findings),
            coverage,
            confidence: confidence::confidence(dossier, &outcomes, &findings, When::Instant(now)),
            documents: documents::documents(dossier),
            steps,
            ties: self.ties(&case),
            inputs: self.inputs(dossier, keys, records, &findings, now),
            outcomes,
            unread: unread.to_vec(),
        }
    }

    /// Asks every check about one subject, by code.
    pub fn outcomes(
        &self,
        dossier: &Dossier,
        keys: &[Keyed],
        records: &dyn Records,
        now: Timestamp,
    ) -> Vec<(Code, Outcome)> {
        outcomes(&self.case(dossier, keys, records, now, &Memo::default()))
    }

    /// Everybody with whom one subject has something in common, without asking any check.
    pub fn ties_of(&self, dossier: &Dossier, keys: &[Keyed], records: &dyn Records, now: Timestamp) -> Vec<Tie> {
        self.ties(&self.case(dossier, keys, records, now, &Memo::default()))
    }

    fn ties(&self, case: &Case<'_>) -> Vec<Tie> {
        ties(case, &|kind, parts, subjects| self.policy.links.decibits(kind, parts, subjects))
    }

    fn case<'a>(
        &'a self,
        dossier: &'a Dossier,
        keys: &'a [Keyed],
        records: &'a dyn Records,
        now: Timestamp,
        memo: &'a Memo,
    ) -> Case<'a> {
        Case {
            dossier,
            keys,
            records,
            reference: &self.reference,
            indicators: &self.indicators,
            lists: &self.lists,
            now,
            jurisdiction: jurisdiction(dossier.role.jurisdiction),
            memo,
        }
    }

    /// Every list that an answer can rest on, by name, day and hash; sorted.
    pub fn snapshot_ids(&self) -> Vec<String> {
        let mut ids = [self.reference.snapshot_ids(), self.lists.snapshot_ids()].concat();
        ids.sort_unstable();
        ids
    }

    fn inputs(
        &self,
        dossier: &Dossier,
        keys: &[Keyed],
        records: &dyn Records,
        findings: &[&Finding],
        now: Timestamp,
    ) -> Inputs {
        Inputs {
            program: self.program.clone(),
            policy: self.policy.id(),
            snapshots: self.snapshot_ids(),
            indicators: self.indicators.digest().to_owned(),
            evidence: digest(|hasher| {
                feed(hasher, &(dossier.kind, &dossier.name, &dossier.role, dossier.phase));
                for evidence in dossier.evidence() {
                    feed(hasher, &(evidence.channel, &evidence.fact));
                }
            }),
            compared: digest(|hasher| {
                for keyed in keys {
                    for sighting in records.sightings(&keyed.key, &dossier.id).shown {
                        feed(hasher, &(&keyed.key, &sighting));
                    }
                }
                // Asked for only where a list has somebody like it.
                if findings.iter().any(|finding| !finding.listed.is_empty()) {
                    records.clearances(&dossier.id).iter().for_each(|said| feed(hasher, said));
                }
            }),
            time: Some(When::Instant(now)),
        }
    }
}

fn outcomes(case: &Case<'_>) -> Vec<(Code, Outcome)> {
    by_code().iter().map(|check| (check.meta.code, check.ask(case))).collect()
}

fn digest(of: impl FnOnce(&mut blake3::Hasher)) -> String {
    let mut hasher = blake3::Hasher::new();
    of(&mut hasher);
    hasher.finalize().to_hex().chars().take(32).collect()
}

/// Feeds a value in JSON, which names every field that is not at its default and escapes text, so that no
/// two values meet in one form.
fn feed(hasher: &mut blake3::Hasher, value: &impl Serialize) {
    // Writing into memory does not fail. A hasher takes one long text faster than many short ones.
    let mut form = serde_json::to_vec(value).unwrap_or_default();
    form.push(b'\n');
    hasher.update(&form);
}
