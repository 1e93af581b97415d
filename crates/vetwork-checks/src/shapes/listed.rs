//! The shape "somebody whom the dossier names could be a listed party".

use vetwork_model::{Cause, Outcome, Provenance, Strength};
use vetwork_watchlist::curated::Tie;
use vetwork_watchlist::screen::Standing;

use crate::context::{Context, FindingBuilder};
use crate::screening::{Asked, Match, Screened};

/// Entries that one finding tells of.
const TOLD_AT_MOST: usize = 10;

/// What is said where no full list was asked, and the curated set has nothing.
pub const LISTS: &str = "sanctions lists";

/// Nobody was found. That is an answer only where a full list was asked: the curated set has a handful of parties.
pub fn nobody(cx: &Context<'_>) -> Outcome {
    if cx.lists().only_curated() { cx.not_checked(LISTS) } else { Outcome::Clear }
}

/// What a hit tells, before the finding's own limits: a name alone never more than a question.
pub fn strength(standing: Standing) -> Strength {
    match standing {
        Standing::Cleared | Standing::Common => Strength::Info,
        Standing::Open => Strength::Moderate,
        Standing::Corroborated => Strength::Strong,
        Standing::Identified => Strength::Decisive,
    }
}

/// Hits of those who stand in the dossier as one of these, the most telling first; what a person cleared stands last.
pub fn hits<'a>(cx: &Context<'a>, asked: &'static [Asked]) -> Vec<(&'a Screened, &'a Match)> {
    let mut all: Vec<(&Screened, &Match)> =
        cx.screened(asked).flat_map(|screened| screened.hits.iter().map(move |hit| (screened, hit))).collect();
    all.sort_by(|(_, a), (_, b)| {
        let rank = |hit: &Match| (!hit.is_cleared(), hit.standing, hit.no_namesake && hit.proven, hit.listed.decibits);
        rank(b).cmp(&rank(a)).then_with(|| a.listed.cmp(&b.listed))
    });
    all
}

/// A finding that rests on the first of these hits and tells of all; nothing where there is none. If a person cleared the first,
/// they cleared all: then it is told, and counts nothing.
pub fn finding(cx: &Context<'_>, hits: &[(&Screened, &Match)]) -> Option<FindingBuilder> {
    let (screened, first) = hits.first()?;
    let mut seen = first.seen.iter();
    let mut finding = cx.finding(seen.next().unwrap_or(&screened.seen).clone());
    for more in seen {
        finding = finding.rests_on(more.clone());
    }
    for (_, hit) in hits.iter().take(TOLD_AT_MOST) {
        finding = finding.tells_of(&hit.listed);
    }
    let listed = &first.listed;
    let list = listed.dated.map_or_else(|| listed.list.clone(), |day| format!("{} of {day}", listed.list));
    // What somebody keeps themselves is no authority's word.
    let most = if first.official { Strength::Decisive } else { Strength::Strong };
    Some(
        finding
            .param("who", screened.asked.words())
            .param("name", &listed.asked)
            .param("listed", &listed.name)
            .param("entry", listed.entry.as_str())
            .param("list", list)
            .param("agrees", first.agrees.as_str())
            .param("standing", listed.standing)
            .strength(if first.is_cleared() { Strength::Info } else { strength(first.standing).min(most) }),
    )
}

/// The finding about parties who could be listed by their names, of which an identifier or a proven date of birth may exclude
/// that it is somebody else of that name.
pub fn by_name(cx: &Context<'_>, asked: &'static [Asked], nobody_asked: &'static str) -> Outcome {
    if cx.screened(asked).next().is_none() {
        return cx.not_checked(nobody_asked);
    }
    let hits = hits(cx, asked);
    let Some((_, first)) = hits.first() else { return nobody(cx) };
    let excludes = |finding: FindingBuilder| {
        finding.excludes_if(Cause::Namesake, first.no_namesake).excludes_if(Cause::RecordError, first.proven)
    };
    finding(cx, &hits).map_or_else(|| nobody(cx), |finding| excludes(finding).build())
}

/// The finding about wallets. What an authority listed is no slip of somebody's labelling; and a wallet of a listed person, or
/// of a body that is tied to the scheme and moves no money for others, is no exchange's common purse.
pub fn by_wallet(cx: &Context<'_>, asked: &'static [Asked], none: &'static str) -> Outcome {
    if cx.screened(asked).next().is_none() {
        return Outcome::NotApplicable { why: none };
    }
    let mut hits = hits(cx, asked);
    let own = |hit: &Match| hit.is_person || matches!(hit.tie, Some(Tie::Scheme | Tie::Unit));
    let observed = |hit: &Match| hit.seen.iter().any(|seen| seen.provenance != Provenance::Claimed);
    // One wallet stands in an instruction and an invoice: the finding rests on what somebody else saw.
    hits.sort_by_key(|(_, hit)| std::cmp::Reverse((!hit.is_cleared(), hit.standing, observed(hit))));
    let Some((_, first)) = hits.first() else {
        // Nobody has a wallet that does not exist: whom the right one belongs to, nobody asked.
        let mistyped = cx.screened(asked).any(|screened| screened.mistyped);
        return if mistyped { cx.not_checked("a wallet's address without a mistake in it") } else { nobody(cx) };
    };
    let (official, own) = (first.official, own(first));
    finding(cx, &hits).map_or_else(
        || nobody(cx),
        |finding| finding.excludes_if(Cause::RecordError, official).excludes_if(Cause::Custodian, own).build(),
    )
}
