//! What a check sees, and the only way in which it can make a finding.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use jiff::Timestamp;
use vetwork_model::dossier::Item;
use vetwork_model::record::Recorded;
use vetwork_model::records::{Sighting, Sightings};
use vetwork_model::{
    Basis, Cause, Comparison, Direction, Dossier, Explanation, FactKind, Finding, Jurisdiction, Key, KeyKind, Listed,
    Meta, Name, NameRelation, Need, Outcome, Param, Part, Phase, Provenance, ReadName, Records, Seen, Strength, When,
};
use vetwork_reference::{ListId, Reference};

use crate::indicators::IndicatorIndex;
use crate::keys::Keyed;
use crate::registry::Check;
use crate::screening::{Asked, Said, Screened, Watchlists, screen};

/// Everything that the checks of one subject look at. The same case gives the same outcomes.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The subject's dossier.
    pub dossier: &'a Dossier,
    /// Its keys ([`crate::keys_of`]).
    pub keys: &'a [Keyed],
    /// Who else is known.
    pub records: &'a dyn Records,
    /// Reference lists.
    pub reference: &'a Reference,
    /// The customer's own indicators.
    pub indicators: &'a IndicatorIndex,
    /// Sanctions lists.
    pub lists: &'a Watchlists,
    /// The time of the assessment.
    pub now: Timestamp,
    /// The rules that govern the hiring.
    pub jurisdiction: Jurisdiction,
    /// What several checks work out, empty at first.
    pub memo: &'a Memo,
}

/// Comparisons of the subject's name with those of others, and what the lists answered: each costs more than most
/// checks, and several checks meet the same people.
#[derive(Default)]
pub struct Memo {
    own_name: OnceCell<ReadName>,
    compared: RefCell<BTreeMap<Name, Comparison>>,
    screened: OnceCell<Vec<Screened>>,
}

impl Check {
    /// Is it for this kind of subject, in this phase, under this law?
    pub fn is_due(&self, dossier: &Dossier, jurisdiction: Jurisdiction) -> bool {
        self.meta.subjects.contains(&dossier.kind) && self.meta.first_phase(jurisdiction) <= dossier.phase
    }

    /// Asks the check. Phase, law and needs are settled here, so that a check only judges.
    pub fn ask(&self, case: &Case<'_>) -> Outcome {
        if !self.meta.subjects.contains(&case.dossier.kind) {
            return Outcome::NotApplicable { why: "asked of another kind of subject" };
        }
        if !self.is_due(case.dossier, case.jurisdiction) {
            return Outcome::NotApplicable { why: "asked in a later phase" };
        }
        let missing: Vec<Cow<'static, str>> = self.meta.needs.iter().filter_map(|need| unmet(need, case)).collect();
        if missing.is_empty() { (self.run)(&Context::of(*case, self.meta)) } else { Outcome::NotChecked { missing } }
    }
}

fn unmet(need: &Need, case: &Case<'_>) -> Option<Cow<'static, str>> {
    match need {
        Need::Any(sections) if sections.iter().any(|section| !case.dossier.section(*section).is_empty()) => None,
        Need::Any([section]) => Some(section.words().into()),
        Need::Any(sections) => {
            let words: Vec<&str> = sections.iter().map(|section| section.words()).collect();
            Some(words.join(" or ").into())
        }
        Need::List(id) => {
            let loaded = ListId::parse(id).is_some_and(|id| case.reference.list(id).is_some());
            (!loaded).then(|| format!("list {id}").into())
        }
        Need::Watchlists => None,
        Need::Others => (case.records.others() == 0).then_some("other subjects to compare with".into()),
    }
}

/// A value in a dossier that a finding rests on.
pub(crate) fn seen<T: Recorded>(item: Item<'_, T>, value: impl Into<Param>) -> Seen {
    Seen {
        evidence: Some(item.evidence.id),
        subject: None,
        value: value.into(),
        provenance: item.evidence.provenance(),
        channel: item.evidence.channel,
        at: item.fact.at(),
        source: item.fact.source().map(str::to_owned),
    }
}

/// What a check sees while it judges.
pub struct Context<'a> {
    case: Case<'a>,
    meta: &'static Meta,
}

impl<'a> Context<'a> {
    /// What a check sees of a case.
    pub(crate) fn of(case: Case<'a>, meta: &'static Meta) -> Context<'a> {
        Context { case, meta }
    }

    /// The subject's dossier.
    pub fn dossier(&self) -> &'a Dossier {
        self.case.dossier
    }

    /// The facts of one kind.
    pub fn each<T: FactKind>(&self) -> impl Iterator<Item = Item<'a, T>> + Clone + use<'a, T> {
        self.case.dossier.each::<T>()
    }

    /// Reference lists.
    pub fn reference(&self) -> &'a Reference {
        self.case.reference
    }

    /// The time of the assessment.
    pub fn now(&self) -> When {
        When::Instant(self.case.now)
    }

    /// The subject's keys of one kind that play one of these parts.
    pub fn keys(&self, kind: KeyKind, parts: &'static [Part]) -> impl Iterator<Item = &'a Keyed> + use<'a> {
        self.case.keys.iter().filter(move |keyed| keyed.key.kind == kind && parts.contains(&keyed.part))
    }

    /// Where else a key stands.
    pub fn elsewhere(&self, key: &Key) -> Sightings {
        self.case.records.sightings(key, &self.case.dossier.id)
    }

    /// How many other subjects there are.
    pub fn others(&self) -> usize {
        self.case.records.others()
    }

    /// How many pairs of subjects there are to be compared.
    pub fn pairs(&self) -> usize {
        let others = self.case.records.others();
        others.saturating_mul(others.saturating_add(1)) / 2
    }

    /// These keys are about to be looked up: all at once is one question to the records.
    pub fn expect(&self, keys: &[Key]) {
        self.case.records.expect(keys);
    }

    /// How the subject's name in use compares with that of another subject.
    pub fn compared_with(&self, other: &Name) -> Comparison {
        let memo = self.case.memo;
        if let Some(known) = memo.compared.borrow().get(other) {
            return *known;
        }
        let comparison = memo.own_name.get_or_init(|| self.case.dossier.name.read()).compare(&other.read());
        memo.compared.borrow_mut().insert(other.clone(), comparison);
        comparison
    }

    /// How a name relates to the subject: to the name in use, and in silence to former names that were
    /// given in confidence.
    pub fn name_relation(&self, other: &Name) -> NameRelation {
        self.case.dossier.name_relation(other, self.compared_with(other).relation)
    }

    /// The customer's own indicators.
    pub fn indicators(&self) -> &'a IndicatorIndex {
        self.case.indicators
    }

    /// Something is missing that only the check itself can tell.
    pub fn not_checked(&self, missing: &'static str) -> Outcome {
        Outcome::NotChecked { missing: vec![missing.into()] }
    }

    /// A value in this dossier that a finding rests on.
    pub fn seen<T: Recorded>(&self, item: Item<'_, T>, value: impl Into<Param>) -> Seen {
        seen(item, value)
    }

    /// The lists that were asked.
    pub fn lists(&self) -> &'a Watchlists {
        self.case.lists
    }

    /// Everyone whom the dossier names as one of these, held against the lists.
    pub fn screened(&self, asked: &'static [Asked]) -> impl Iterator<Item = &'a Screened> + Clone + use<'a> {
        let Case { dossier, jurisdiction, lists, records, now, memo, .. } = self.case;
        let said = Said::new(records, &dossier.id, now);
        let all = memo.screened.get_or_init(|| screen(dossier, jurisdiction, lists, &said));
        all.iter().filter(move |screened| asked.contains(&screened.asked))
    }

    /// A key of this dossier that a finding rests on.
    pub fn seen_key(&self, keyed: &Keyed, value: impl Into<Param>) -> Seen {
        let fact = self.case.dossier.get(keyed.evidence).map(|evidence| evidence.fact.recorded());
        Seen {
            evidence: Some(keyed.evidence),
            subject: None,
            value: value.into(),
            provenance: keyed.provenance,
            channel: keyed.channel,
            at: keyed.at,
            source: fact.and_then(Recorded::source).map(str::to_owned),
        }
    }

    /// A value in another subject's dossier that a finding rests on.
    pub fn seen_elsewhere(&self, sighting: &Sighting) -> Seen {
        Seen {
            evidence: None,
            subject: Some(sighting.subject.clone()),
            value: Param::Name(sighting.name.clone()),
            provenance: sighting.provenance,
            channel: sighting.channel,
            at: sighting.at,
            source: None,
        }
    }

    /// Begins a finding. There is none without a first piece of evidence.
    pub fn finding(&self, first: Seen) -> FindingBuilder {
        let builder = FindingBuilder {
            meta: self.meta,
            phase: self.case.dossier.phase,
            asked: Strength::Info,
            excluded: Vec::new(),
            finding: Finding {
                code: self.meta.code,
                family: self.meta.family,
                direction: self.meta.direction,
                strength: Strength::Info,
                params: Vec::new(),
                claimed: Vec::new(),
                observed: Vec::new(),
                explained: Vec::new(),
                basis: Basis::Own,
                causes: Vec::new(),
                listed: Vec::new(),
            },
        };
        builder.rests_on(first)
    }
}

/// A finding in the making. `build` sets the strength: never above the check's ceiling; strong or
/// decisive only when something observed or verified is among the evidence and every innocent cause
/// that the check lists is excluded; lower when a cause is on file.
#[must_use]
pub struct FindingBuilder {
    meta: &'static Meta,
    phase: Phase,
    asked: Strength,
    excluded: Vec<Cause>,
    finding: Finding,
}

impl FindingBuilder {
    /// Adds a value that the finding rests on; it stands under *claimed* or *observed* by its provenance.
    pub fn rests_on(mut self, seen: Seen) -> Self {
        match seen.provenance {
            Provenance::Claimed => self.finding.claimed.push(seen),
            Provenance::Observed | Provenance::Verified => self.finding.observed.push(seen),
        }
        self
    }

    /// A value for the sentence.
    pub fn param(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.finding.params.push((name, value.into()));
        self
    }

    /// How much it tells, were nothing to limit it.
    pub fn strength(mut self, strength: Strength) -> Self {
        self.asked = strength;
        self
    }

    /// It tells of this entry of a sanctions list.
    pub fn tells_of(mut self, listed: &Listed) -> Self {
        if !self.finding.listed.contains(listed) {
            self.finding.listed.push(listed.clone());
        }
        self
    }

    /// Evidence excludes this innocent cause.
    pub fn excludes(mut self, cause: Cause) -> Self {
        self.excluded.push(cause);
        self
    }

    /// Evidence excludes this innocent cause when `holds`.
    pub fn excludes_if(self, cause: Cause, holds: bool) -> Self {
        if holds { self.excludes(cause) } else { self }
    }

    /// This innocent cause is on file.
    pub fn explained<T>(self, cause: Cause, item: Item<'_, T>) -> Self {
        let (evidence, provenance) = (item.evidence.id, item.evidence.provenance());
        self.explained_by(Explanation { cause, evidence, provenance })
    }

    /// This innocent cause is on file, with the provenance that the check worked out (two people who
    /// declare the same household independently count as observed).
    pub fn explained_by(mut self, explanation: Explanation) -> Self {
        self.finding.explained.push(explanation);
        self
    }

    /// It rests only on what another subject claims.
    pub fn on_others_claims(mut self) -> Self {
        self.finding.basis = Basis::OthersClaims;
        self
    }

    /// Ends the finding.
    pub fn build(mut self) -> Outcome {
        let open: Vec<Cause> =
            self.meta.causes.iter().copied().filter(|cause| !self.excluded.contains(cause)).collect();
        let mut strength = self.asked.min(self.meta.ceiling);
        if self.finding.direction == Direction::Raises {
            let proven = !self.finding.observed.is_empty() && open.is_empty();
            if !proven || self.finding.basis == Basis::OthersClaims {
                strength = strength.min(Strength::Moderate);
            }
            for explanation in &self.finding.explained {
                strength = strength.min(match explanation.provenance {
                    Provenance::Claimed => Strength::Moderate,
                    Provenance::Observed | Provenance::Verified => Strength::Weak,
                });
            }
        } else if self.finding.observed.is_empty() {
            strength = strength.min(Strength::Weak);
        }
        debug_assert!(self.meta.phases.first().is_none_or(|first| *first <= self.phase));
        self.finding.strength = strength;
        self.finding.causes = open;
        self.finding.claimed.sort();
        self.finding.observed.sort();
        Outcome::Finding(Box::new(self.finding))
    }
}
