//! The shape "the employer recorded an event, and had not agreed to it".

use vetwork_model::dossier::Item;
use vetwork_model::facts::{Incident, IncidentKind};
use vetwork_model::{FactKind, Param};

use crate::context::{Context, FindingBuilder};

/// Events of these kinds, save those that the employer knows of and has agreed to.
pub fn incidents<'a>(cx: &Context<'a>, kinds: &[IncidentKind]) -> Vec<Item<'a, Incident>> {
    cx.each::<Incident>()
        .filter(|item| kinds.contains(&item.fact.kind))
        .filter(|item| !item.fact.agreed && item.fact.count != Some(0))
        .collect()
}

/// How often they happened in all; an event without a count happened once.
pub fn times(events: &[Item<'_, Incident>]) -> u32 {
    events.iter().fold(0, |sum, event| sum.saturating_add(event.fact.count.unwrap_or(1)))
}

/// A finding that rests on all of these facts; nothing when there are none.
pub fn resting_on<T: FactKind>(
    cx: &Context<'_>,
    items: &[Item<'_, T>],
    value: impl Fn(&T) -> Param,
) -> Option<FindingBuilder> {
    let (first, rest) = items.split_first()?;
    let mut finding = cx.finding(cx.seen(*first, value(first.fact)));
    for item in rest {
        finding = finding.rests_on(cx.seen(*item, value(item.fact)));
    }
    Some(finding)
}
