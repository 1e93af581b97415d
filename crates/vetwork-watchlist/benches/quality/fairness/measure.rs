//! What a search says of strangers and of changed names, and how sure a share is.

use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::party::PartyKind;
use vetwork_watchlist::screen::{Hit, Memory, Query, Screener, Standing};

use super::listed::Probe;
use super::people::Stranger;

/// What a stranger is shown as.
pub(crate) struct Outcome {
    /// The highest standing by name alone.
    pub(crate) alone: Option<Standing>,
    /// With the full date of birth, beside entries that have one as well: the highest standing and the most bits.
    pub(crate) dated: Option<Standing>,
    pub(crate) dated_bits: f32,
    /// With the full date of birth, whatever the entries say of theirs.
    pub(crate) any: Option<Standing>,
}

/// How a changed name finds its own entry.
pub(crate) struct Found {
    pub(crate) alone: Option<Standing>,
    pub(crate) name_bits: f32,
    pub(crate) dated: Option<Standing>,
    pub(crate) dated_bits: f32,
}

/// A date of birth, to the day, stands in the entry.
fn is_dated(hit: &Hit<'_>) -> bool {
    hit.party.birth_dates.iter().any(|date| matches!(date, BirthDate::Known(date) if date.full().is_some()))
}

fn bits(hits: &[&Hit<'_>]) -> f32 {
    hits.iter().map(|hit| hit.bits).fold(f32::MIN, f32::max)
}

fn standing(hits: &[&Hit<'_>]) -> Option<Standing> {
    hits.iter().map(|hit| hit.standing).max()
}

/// What each stranger is shown as, by name and with a date of birth.
pub(crate) fn outcomes<'a>(
    screener: &Screener,
    strangers: impl Iterator<Item = &'a Stranger>,
) -> Vec<(&'a Stranger, Outcome)> {
    let mut memory = Memory::default();
    let judge = |stranger: &'a Stranger| {
        let query = Query { name: stranger.name.clone(), kind: PartyKind::Person, ..Query::default() };
        let hits = screener.screen(&query, &mut memory);
        let alone = standing(&hits.iter().collect::<Vec<_>>());
        let hits = screener.screen(&Query { birth: Some(stranger.birth), ..query }, &mut memory);
        let all: Vec<_> = hits.iter().collect();
        let both: Vec<_> = hits.iter().filter(|hit| is_dated(hit)).collect();
        let outcome = Outcome { alone, dated: standing(&both), dated_bits: bits(&both), any: standing(&all) };
        (stranger, outcome)
    };
    strangers.map(judge).collect()
}

/// How each changed name finds its own entry, by name and with the date of birth.
pub(crate) fn found<'a>(screener: &Screener, probes: impl Iterator<Item = &'a Probe>) -> Vec<(&'a Probe, Found)> {
    let mut memory = Memory::default();
    let judge = |probe: &'a Probe| {
        let query = Query { name: probe.name.clone(), kind: PartyKind::Person, ..Query::default() };
        let own = |hit: &&Hit<'_>| hit.list.source == probe.list && hit.party.id == probe.id;
        let hits = screener.screen(&query, &mut memory);
        let by_name: Vec<_> = hits.iter().filter(own).collect();
        let (alone, name_bits) = (standing(&by_name), bits(&by_name));
        let hits = screener.screen(&Query { birth: Some(probe.birth), ..query }, &mut memory);
        let both: Vec<_> = hits.iter().filter(own).collect();
        (probe, Found { alone, name_bits, dated: standing(&both), dated_bits: bits(&both) })
    };
    probes.map(judge).collect()
}
