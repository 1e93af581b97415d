//! The shape "this value is also another subject's".

use vetwork_model::facts::Household;
use vetwork_model::records::Sighting;
use vetwork_model::{Cause, Explanation, Key, KeyKind, NameRelation, Part, Provenance, SubjectId};

use crate::context::{Context, FindingBuilder};
use crate::keys::Keyed;

/// A value that this subject shares with others, the one with the most of them.
pub struct Shared {
    /// The shared value in canonical form.
    pub value: String,
    /// The finding so far: the value on both sides, `{value}`, `{other}`, `{count}`, and a declared
    /// household where there is one.
    pub finding: FindingBuilder,
    /// How many other subjects have it.
    pub subjects: usize,
    /// Is it observed or verified on both sides?
    pub observed_on_both_sides: bool,
    /// Could any of those shown be a relative, by name?
    pub may_be_kin: bool,
    /// Is a household with any of those shown declared, even by one side?
    pub household_declared: bool,
}

/// Looks for a value of `kind` that plays one of `ours` here and one of `theirs` in the dossier of
/// somebody else. The same person under the same name (a second application) is not somebody else.
pub fn shared(cx: &Context<'_>, kind: KeyKind, ours: &'static [Part], theirs: &[Part]) -> Option<Shared> {
    let mut best: Option<(usize, &Keyed, Vec<Sighting>)> = None;
    for keyed in cx.keys(kind, ours) {
        let mut others = cx.elsewhere(&keyed.key).shown;
        others.retain(|sighting| theirs.contains(&sighting.part) && !same_person(cx, sighting));
        let mut subjects: Vec<&SubjectId> = others.iter().map(|sighting| &sighting.subject).collect();
        subjects.dedup();
        let count = subjects.len();
        let better = |(most, best, _): &(usize, &Keyed, _)| (count, keyed.provenance) > (*most, best.provenance);
        if count > 0 && best.as_ref().is_none_or(better) {
            best = Some((count, keyed, others));
        }
    }
    let (subjects, keyed, others) = best?;
    Some(describe(cx, subjects, keyed, others))
}

fn describe(cx: &Context<'_>, subjects: usize, keyed: &Keyed, others: Vec<Sighting>) -> Shared {
    let mut finding = cx.finding(cx.seen_key(keyed, keyed.key.in_words()));
    finding = finding.param("value", keyed.key.in_words()).param("count", subjects);
    let mut named: Vec<&SubjectId> = Vec::new();
    for sighting in &others {
        if !named.contains(&&sighting.subject) {
            named.push(&sighting.subject);
        }
        finding = finding.rests_on(cx.seen_elsewhere(sighting));
    }
    let names: Vec<&str> = named.iter().take(4).map(|id| id.as_str()).collect();
    let more = named.len().saturating_sub(4);
    let others_in_words = if more > 0 { format!("{} and {more} more", names.join(", ")) } else { names.join(", ") };
    finding = finding.param("other", others_in_words);

    let mut household_declared = false;
    let mut all_declared = true;
    for id in &named {
        match household(cx, id) {
            Some(explanation) => {
                household_declared = true;
                // One undeclared stranger among declared flatmates leaves the finding as it is.
                finding = if named.len() == 1 { finding.explained_by(explanation) } else { finding };
            }
            None => all_declared = false,
        }
    }
    if named.len() > 1
        && all_declared
        && let Some(explanation) = named.first().and_then(|id| household(cx, id))
    {
        finding = finding.explained_by(explanation);
    }
    let theirs_observed = others.iter().any(|sighting| sighting.provenance > Provenance::Claimed);
    if !theirs_observed {
        finding = finding.on_others_claims();
    }
    let may_be_kin = others.iter().any(|sighting| cx.compared_with(&sighting.name).may_be_kin);
    Shared {
        value: keyed.key.value.clone(),
        finding,
        subjects,
        observed_on_both_sides: theirs_observed && keyed.provenance > Provenance::Claimed,
        may_be_kin,
        household_declared,
    }
}

/// The same name, and nothing that tells the two apart, reads as a second application.
fn same_person(cx: &Context<'_>, sighting: &Sighting) -> bool {
    matches!(sighting.part, Part::Own | Part::Delivery | Part::Pay | Part::Reference | Part::EmergencyContact)
        && cx.compared_with(&sighting.name).relation == NameRelation::Same
}

/// The household declared with another subject: observed when both declare it, claimed when one does.
pub fn household(cx: &Context<'_>, other: &SubjectId) -> Option<Explanation> {
    let ours = cx.each::<Household>().find(|item| item.fact.is_with(other))?;
    let back = cx.elsewhere(&Key { kind: KeyKind::Household, value: cx.dossier().id.as_str().to_owned() });
    let mutual = back.shown.iter().any(|sighting| &sighting.subject == other);
    let provenance = if mutual { Provenance::Observed } else { Provenance::Claimed };
    Some(Explanation { cause: Cause::Household, evidence: ours.evidence.id, provenance })
}
