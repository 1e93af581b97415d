//! What each family adds to the sum, one after the other, and which of them decide.

use vetwork_model::{Assessment, Band, Direction, Family, Finding, GroupWeight, Strength};

use crate::MetaOf;
use crate::prose::{count_in_words, listed};

/// One family's share.
pub(crate) struct Fall {
    pub(crate) family: Family,
    /// Where it begins, tenths of a bit.
    pub(crate) from: i32,
    /// Where it ends.
    pub(crate) to: i32,
    pub(crate) decibits: i32,
    /// Titles of its checks, the heaviest first.
    pub(crate) titles: Vec<String>,
    /// Its strongest finding.
    pub(crate) strength: Option<Strength>,
    /// A reason why it counts less than it would alone.
    pub(crate) shares_cause: Option<&'static str>,
    /// Is it one of the families that make it escalate?
    pub(crate) decides: bool,
}

/// The shares in the order of the assessment.
pub(crate) fn falls(assessment: &Assessment, meta_of: MetaOf) -> Vec<Fall> {
    let deciding = deciding(assessment);
    let mut at = 0;
    let fall = |group: &GroupWeight| {
        let from = at;
        at += group.decibits;
        let found = || group.parts.iter().filter_map(|(code, _)| assessment.finding(*code));
        let raises = group.decibits >= 0;
        Fall {
            family: group.family,
            from,
            to: at,
            decibits: group.decibits,
            titles: group
                .parts
                .iter()
                .map(|(code, _)| meta_of(*code).map_or(code.0, |meta| meta.title).to_owned())
                .collect(),
            strength: found()
                .filter(|finding| (finding.direction == Direction::Raises) == raises)
                .map(|f| f.strength)
                .max(),
            shares_cause: group.shares_cause.map(|cause| cause.words()),
            decides: raises && deciding.contains(&group.family),
        }
    };
    assessment.weights.iter().map(fall).collect()
}

/// The families of the findings that make it escalate: those with a decisive finding, else those
/// with a strong one, without the ones that share a cause with a heavier family.
fn deciding(assessment: &Assessment) -> Vec<Family> {
    if assessment.band != Band::Escalate {
        return Vec::new();
    }
    let because: Vec<&Finding> = assessment.because.iter().filter_map(|code| assessment.finding(*code)).collect();
    let mut families: Vec<Family> =
        because.iter().filter(|f| f.strength == Strength::Decisive).map(|finding| finding.family).collect();
    if families.is_empty() {
        let strong = |group: &&GroupWeight| {
            because.iter().any(|finding| finding.family == group.family && finding.strength == Strength::Strong)
        };
        let all: Vec<&GroupWeight> =
            assessment.weights.iter().filter(|group| group.decibits > 0).filter(strong).collect();
        let apart = || all.iter().filter(|group| group.shares_cause.is_none()).map(|group| group.family);
        families = if apart().count() >= 2 { apart().collect() } else { all.iter().map(|g| g.family).collect() };
    }
    families.sort();
    families.dedup();
    families
}

/// Why the band is what it is, in terms of families.
pub(crate) fn rule(assessment: &Assessment) -> String {
    const RULE: &str = "Escalate takes one decisive finding, or strong ones from two families without a common cause.";
    let decisive = assessment.because.iter().filter_map(|code| assessment.finding(*code));
    let decisive = decisive.filter(|finding| finding.strength == Strength::Decisive).count();
    let families: Vec<String> = deciding(assessment).into_iter().map(|family| family.words().to_owned()).collect();
    match (assessment.band, decisive) {
        (Band::Escalate, 0) => {
            format!("{RULE} Here {} have one: {}.", count_in_words(families.len()), listed(&families))
        }
        (Band::Escalate, 1) => format!("{RULE} Here there is a decisive one, of {}.", listed(&families)),
        (Band::Escalate, n) => format!("{RULE} Here {} are decisive, of {}.", count_in_words(n), listed(&families)),
        (Band::Verify | Band::Incomplete | Band::Routine, _) => RULE.to_owned(),
    }
}
